import { invisible } from './found.ts';

export type Label = 'name' | 'reason' | 'for' | 'against' | 'probability';

const labels: readonly (readonly [Label, RegExp])[] = [
  [
    'against',
    label(
      'against|cons?|contra(?:dicting|ry)?|refut(?:ing|es)|opposing|not supporting|points against|arguments? against|(?:evidence|findings?|features?) against',
    ),
  ],
  [
    'for',
    label(
      'for|pros?|support(?:ing|s|ive|ed by)?(?: (?:evidence|findings?|features?|data|factors?))?|points for|arguments? for|(?:key |clinical )?(?:evidence|findings?|features?)(?: for| in favou?r)?',
    ),
  ],
  [
    'reason',
    label(
      'why|because|reason(?:s|ing)?|rationale|explanation|justification|comments?|description|discussion|por qué|pourquoi|begründung|理由',
    ),
  ],
  ['probability', label('probability|likelihood|confidence')],
  ['name', label('name|diagnosis|condition')],
];

function label(words: string): RegExp {
  return new RegExp(`^(?:${words})\\s{0,3}\\*{0,2}\\s{0,3}[:：]\\*{0,2}\\s*`, 'i');
}

const tags = /<\/?[a-z][\w:-]*(?:\s[^<>]{0,80})?\/?>/gi;
const quoteMark = /^(?:>\s?)+/;
const bullet = /^(?:[-*•·▪◦‣–+➤►▶➢]\s+|<li(?:\s[^<>]{0,80})?>\s*|\\item\b\s*)/i;
const emphasis = /^(?:\*\*|__|\*|#{1,6}\s+)+/;

export interface Line {
  readonly indent: number;
  readonly bulleted: boolean;
  /** Without quotation marks of mail, heading marks, bullets and emphasis at its front. */
  readonly text: string;
}

/** One line as it counts. */
export function lineOf(raw: string): Line {
  const indent = raw.length - raw.trimStart().length;
  let text = raw.trim().replace(/^([([]?\d{1,3})\\(?=[.)\]])/, '$1');
  if (/[^\x20-\x7e]/.test(text)) {
    text = text.replace(invisible, '').trimStart();
    const western = westernNumber(text);
    if (numberOf(western) !== null) text = western;
  }
  text = text.replace(quoteMark, '');
  const bulleted = bullet.test(text);
  text = text.replace(bullet, '');
  if (text.includes('<')) {
    const cell = /^<t[rdh]\b/i.test(text) ? '|' : '';
    text = text.replace(tags, (tag) => (/^<(?:ol|ul)/i.test(tag) ? tag : /^<t[dh]\b/i.test(tag) ? cell : '')).trim();
  }
  return { indent, bulleted, text: text.replace(emphasis, '').trimStart() };
}

const zeros = [0xff_10, 0x6_60, 0x6_f0, 0x9_66, 0xe_50];
const circled = [0x24_60, 0x27_76, 0x27_80, 0x27_8a];

/** The number at the front of a line in the digits of this one, whatever its own. */
function westernNumber(text: string): string {
  const [digits = '', open = ''] = /^([([#（【]?)\p{N}{1,3}/u.exec(text) ?? [];
  if (digits === '' || /^\D?\d+$/.test(digits)) return text.replace(/^（(\d)/, '($1');
  let number = '';
  for (const char of digits.slice(open.length)) {
    const code = char.codePointAt(0) ?? 0;
    const zero = zeros.find((one) => code >= one && code < one + 10);
    const one = circled.find((first) => code >= first && code < first + 10);
    if (zero !== undefined) number += String(code - zero);
    else if (one !== undefined) number += `${code - one + 1}. `;
    else if (/\d/.test(char)) number += char;
    else return text;
  }
  return `${open === '（' ? '(' : open}${number}${text.slice(digits.length)}`;
}

const plainNumber =
  /^[([]?#?(\d{1,3})(?:st|nd|rd|th)?(?:[.)\]:][.)\]:]?(?:\*\*|__)?(?:\s+|(?=[^\d\s.)])|$)|\/\s+|[、．）：]\s*|\s+[-–—:]\s+|\uFE0F?\u20E3\s*)/;
const hashNumber = /^#(\d{1,2})\s+/;
const cardinals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const spacedNumber = /^(\d{1,2})(?:\s+(?=\p{L})|-(?=\p{Lu}))/u;
const spelledNumber = new RegExp(
  `^(?:(?:the )?(${ordinals.join('|')})(?: most (?:likely|probable))?(?: diagnosis)?|(${cardinals.join('|')}))(?::|\\.|\\s[–—-])\\s+`,
  'i',
);
const wordNumber = new RegExp(
  `^(?:(?:most likely |possible |potential |differential )?diagnosis|dx|ddx|rank|#|no\\.?)\\s{0,3}[:#]?\\s{0,2}(\\d{1,3}(?!\\d)|(?:${cardinals.join('|')})\\b)\\s{0,3}[.):–—-]{0,3}(?:\\*\\*)?\\s*`,
  'i',
);

export interface Numbered {
  readonly number: number;
  readonly rest: string;
}

/** What stands behind a number at the front of a line. */
export function numberOf(text: string): Numbered | null {
  const match = plainNumber.exec(text) ?? hashNumber.exec(text) ?? wordNumber.exec(text);
  return match === null ? null : { number: valueOf(match[1]), rest: text.slice(match[0].length) };
}

function valueOf(number = ''): number {
  const word = number.toLowerCase();
  return Number(word) || Math.max(cardinals.indexOf(word), ordinals.indexOf(word)) + 1;
}

/** A number with nothing behind it, or in words, where it is due: many lines begin with one. */
export function spacedNumberOf(text: string, due: number, onlySpelled: boolean): Numbered | null {
  const match = (onlySpelled ? null : spacedNumber.exec(text)) ?? spelledNumber.exec(text);
  const number = valueOf(match?.[1] ?? match?.[2]);
  return match !== null && number === due ? { number, rest: text.slice(match[0].length) } : null;
}

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** The same for Roman numerals and letters: only for the one that is due, since they are words and initials too. */
export function markOf(text: string, due: number, kind: 'roman' | 'letter'): Numbered | null {
  const [whole = '', mark = ''] = /^[([]?([a-z]{1,4})[.)\]](?:\*\*)?\s+/i.exec(text) ?? [];
  const wanted = kind === 'roman' ? romans[due - 1] : 'abcdefghij'.charAt(due - 1);
  return mark !== '' && mark.toLowerCase() === wanted ? { number: due, rest: text.slice(whole.length) } : null;
}

/** The label at the front of a line, and what stands behind it. */
export function labelled(text: string): { field: Label | null; value: string } {
  const line = text.replace(emphasis, '');
  for (const [field, words] of labels) {
    const match = words.exec(line);
    if (match !== null) return { field, value: line.slice(match[0].length) };
  }
  return { field: null, value: text };
}

const asked = /^(?:why|for|against)\s{0,3}\*{0,2}\s{0,3}:/i;

/** Whether a line bears one of the labels that the instruction asks for. */
export function isAsked(text: string): boolean {
  return asked.test(text.replace(emphasis, ''));
}

/** Whether bars part the cells of a line. */
export function isBarred(text: string): boolean {
  return /^(?:\||#?\d{1,2}\s*\|)/.test(text);
}

/** The cells of a row; `null` if the line is none. */
export function cellsOf(text: string): readonly string[] | null {
  const cells = isBarred(text) ? text.replace(/^\||\|$/g, '').split('|', 12) : text.split('\t', 12);
  if (!text.startsWith('|') && cells.length < 2) return null;
  return cells.map((cell) => cell.replace(/\*\*|__/g, '').trim());
}

const seconds = Array.from({ length: 40 }, (_, i) => new RegExp(`[,;]?\\s(?:and |[&|] )?\\(?${i + 2}[.):]\\s+(?=\\S)`));

/** "1. A 2. B 3. C" on one line is three items; of two only if a comma or the like stands between them. */
export function inlineItems(rest: string): string[] {
  const [second, third] = seconds;
  const first = second?.exec(rest) ?? null;
  if (first === null || (!/^[,;]|and |[&|] /.test(first[0]) && third?.test(rest) !== true)) return [rest];
  const items: string[] = [];
  let left = rest;
  for (const number of seconds) {
    const match = number.exec(left);
    if (match === null) break;
    items.push(left.slice(0, match.index));
    left = left.slice(match.index + match[0].length);
  }
  return [...items, left];
}

const inlineLabel = /(?<=\S)\s+(?=(?:Why|Reason|For|Against|Evidence|Because)(?: (?:for|against))?\s?:)/;

const afterQuotation = /(?<=["”»][.;,]?)\s+(?=Against\s?:)/;

/** "Why: x For: y" on the line of an entry, one by one; on a line of its own a reason may hold such words itself. */
export function inlineLabels(text: string, ownLine: boolean): readonly string[] {
  if (!ownLine) return text.split(inlineLabel, 8);
  return labelled(text).field === 'for' ? text.split(afterQuotation, 2) : [text];
}
