import { addText, cleanName, isName, mostFound, readProbability, type Found } from './found.ts';

type Field = 'name' | 'reason' | 'for' | 'against' | 'probability';

const labels: readonly (readonly [Field, RegExp])[] = [
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
  ['reason', label('why|reason(?:s|ing)?|rationale|explanation|justification|comments?|description|discussion')],
  ['probability', label('probability|likelihood|confidence')],
  ['name', label('name|diagnosis|condition')],
];

function label(words: string): RegExp {
  return new RegExp(`^(?:${words})\\s{0,3}\\*{0,2}\\s{0,3}[:：]\\*{0,2}\\s*`, 'i');
}

const quoteMark = /^(?:>\s?)+/;
const bullet = /^(?:[-*•·▪◦‣+]\s+)/;
const emphasis = /^(?:\*\*|__|\*|#{1,6}\s+)+/;
const plainNumber =
  /^[([]?#?(\d{1,3})(?:[.)\]:、．]{1,2}(?:\*\*|__)?(?:\s+|(?=[^\d\s.)])|$)|\s+[-–—:]\s+|\uFE0F?\u20E3\s*)/;
const wordNumber =
  /^(?:(?:most likely |possible |potential |differential )?diagnosis|dx|ddx|rank|#|no\.?)\s{0,3}#?(\d{1,3})(?!\d)\s{0,3}[.):–—-]{0,3}\s*/i;
const firstOfInline = /\s\(?2[.)]\s+\S/;

const namesList = /diagnos|differential|ddx|most likely|ranked|ranking|conclusion|answer/i;
const lastWord = /final|conclusion|in summary/i;
const actions =
  /next steps?|recommend|work-?up|investigat|manage|treat|therap|\bplan\b|\btests?\b|questions|references|sources/i;
const thoughts =
  /step[- ]by[- ]step|reasoning|my thoughts|analysis|key (?:findings|features|points)|history|symptoms|findings/i;

interface Item extends Found {
  /** Whether the model gave reasons or quotations under labels, as the instruction asks. */
  labelled: boolean;
}

interface List {
  readonly items: Item[];
  readonly indent: number;
  readonly lead: string;
  last: number;
  onlyOnes: boolean;
  falling: boolean;
}

/**
 * Reads numbered lists from lines as they come. Where there are several, the one that is a differential counts:
 * lists of steps, tests or thoughts do not. Only the best list so far and the one being read are kept.
 */
export class ListReader {
  #best: List | null = null;
  #list: List | null = null;
  #item: Item | null = null;
  #field: Field = 'reason';
  #lead = '';
  #afterBlank = false;

  get found(): readonly Found[] {
    const list = better(this.#best, this.#list);
    if (list === null || score(list) < 0) return [];
    return list.falling && list.last === 1 && list.items.length > 1 ? list.items.toReversed() : list.items;
  }

  /** One whole line. `cut`: the text ended inside it, so a name that begins here may be half a name. */
  line(raw: string, cut = false): void {
    const indent = raw.length - raw.trimStart().length;
    const text = fromTable(bare(raw));
    if (text === '') {
      this.#afterBlank = true;
      return;
    }
    if (text.startsWith('```')) return;
    const numbered = this.#list !== null && indent >= this.#list.indent + 2 ? null : numberOf(text);
    if (numbered !== null) {
      if (!cut) this.#start(numbered.number, numbered.rest, indent);
    } else this.#continue(text, bulleted(raw), indent, cut);
    this.#afterBlank = false;
  }

  #start(number: number, rest: string, indent: number): void {
    const list = this.#list;
    const goesOn =
      list !== null &&
      (number > list.last ||
        (list.falling && number < list.last) ||
        (number === 1 && list.onlyOnes && this.#lead === ''));
    if (!goesOn && !(number === 1 || (number <= 10 && list === null))) {
      this.#item = null;
      return;
    }
    if (!goesOn) this.#open(indent, number);
    const open = this.#list;
    if (open === null) return;
    open.falling = open.falling && (number < open.last || open.items.length === 0);
    open.last = number;
    open.onlyOnes &&= number === 1;
    this.#lead = '';
    const [first, ...others] = number === 1 ? inlineItems(rest) : [rest];
    this.#add(open, number, first ?? '');
    others.forEach((text, i) => this.#add(open, i + 2, text));
    if (others.length > 0) open.last = others.length + 1;
  }

  #open(indent: number, number: number): void {
    this.#best = better(this.#best, this.#list);
    this.#list = { items: [], indent, lead: this.#lead, last: number, onlyOnes: number === 1, falling: number > 1 };
  }

  #add(list: List, number: number, rest: string): void {
    const item: Item = { ...blank(), number, labelled: false };
    this.#item = item;
    this.#field = 'reason';
    const named = label('name|diagnosis|condition').exec(rest);
    const { name, more } = splitName(named === null ? rest : rest.slice(named[0].length));
    if (name === '') this.#field = 'name';
    else this.#name(list, item, name, more);
  }

  #name(list: List, item: Item, text: string, more: string): void {
    const { name, probability } = withoutPercent(text);
    if (!isName(name)) {
      this.#item = null;
      return;
    }
    item.name = name;
    item.probability = probability ?? readProbability(more);
    if (readProbability(more) === null) this.#into(item, more, true);
    if (list.items.length < mostFound) list.items.push(item);
    this.#field = 'reason';
  }

  #continue(text: string, isBullet: boolean, indent: number, cut: boolean): void {
    const { value, field } = labelled(text);
    const list = this.#list;
    const item = this.#item;
    if (item === null || list === null || this.#leaves(text, isBullet, indent, field)) {
      this.#item = null;
      this.#lead = text;
      return;
    }
    if (item.name === '') {
      const { name, more } = splitName(field === 'name' ? value : text);
      if (!cut) this.#name(list, item, name, more);
      return;
    }
    this.#into(item, text, false);
  }

  /** Text after an empty line that is neither indented, nor a bullet, nor a labelled field ends the list. */
  #leaves(text: string, isBullet: boolean, indent: number, field: Field | null): boolean {
    if (this.#item?.name === '') return false;
    if (field !== null || isBullet) return false;
    return indent === 0 && (this.#afterBlank || (text.endsWith(':') && namesList.test(text)));
  }

  #into(item: Item, text: string, inline: boolean): void {
    const { field, value } = labelled(text);
    if (field !== null && field !== 'name') {
      this.#field = field;
      item.labelled = true;
    }
    const rest = field === null || field === 'name' ? text : value;
    if (this.#field === 'probability') item.probability ??= readProbability(rest);
    else if (this.#field !== 'name') item[this.#field] = addText(item[this.#field], plain(rest));
    if (inline && field === null) this.#field = 'reason';
  }
}

function blank(): Found {
  return { name: '', number: null, probability: null, reason: '', for: '', against: '' };
}

/** A line without quotation marks of mail, heading marks, bullets and emphasis at its front. */
function bare(line: string): string {
  return line.trim().replace(quoteMark, '').replace(bullet, '').replace(emphasis, '').trimStart();
}

/** A row of a table that begins with a number and a name is an item, its other cells the reason. */
function fromTable(text: string): string {
  if (!text.startsWith('|')) return text;
  const [number = '', name = '', ...more] = text
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.replace(/\*\*|__/g, '').trim());
  return /^#?\d{1,2}\.?$/.test(number) && name !== ''
    ? `${number.replace(/\D/g, '')}. **${name}**: ${more.join('; ')}`
    : text;
}

function bulleted(line: string): boolean {
  return bullet.test(line.trimStart());
}

function numberOf(text: string): { number: number; rest: string } | null {
  const match = plainNumber.exec(text) ?? wordNumber.exec(text);
  return match === null ? null : { number: Number(match[1]), rest: text.slice(match[0].length) };
}

function labelled(text: string): { field: Field | null; value: string } {
  const line = text.replace(emphasis, '');
  for (const [field, words] of labels) {
    const match = words.exec(line);
    if (match !== null) return { field, value: line.slice(match[0].length) };
  }
  return { field: null, value: text };
}

function plain(text: string): string {
  return text.replace(/\*\*|__/g, '').trim();
}

/** "1. A 2. B 3. C" on one line is three items. */
function inlineItems(rest: string): string[] {
  if (!firstOfInline.test(rest) || !/\s\(?3[.)]\s+\S/.test(rest)) return [rest];
  const items: string[] = [];
  let left = rest;
  for (let next = 2; next <= mostFound; next++) {
    const match = new RegExp(`\\s\\(?${next}[.)]\\s+`).exec(left);
    if (match === null) break;
    items.push(left.slice(0, match.index));
    left = left.slice(match.index + match[0].length);
  }
  return [...items, left];
}

/** The name at the front of an item, and what follows on the same line. */
function splitName(text: string): { name: string; more: string } {
  const bold = /^(?:\*\*|__)([^*_\n]{1,200}?)([:.]?)(?:\*\*|__)\s*(.*)$/s.exec(text);
  const [, name = '', mark = '', after = ''] = bold ?? [];
  if (bold !== null && after.startsWith('(')) return splitPlain(`${name} ${after}`);
  if (bold !== null && (mark === ':' || /^(?:$|[:–—-])/.test(after))) {
    return { name: cleanName(name), more: after.replace(/^[\s:–—-]+/, '') };
  }
  return splitPlain(text);
}

const separator = /:\s|:$|\s[-–]\s|\s?—\s?|\s–|\.\s+(?=\p{Lu})/gu;

function splitPlain(text: string): { name: string; more: string } {
  for (const match of text.matchAll(separator)) {
    const before = text.slice(0, match.index);
    // "E. coli", "St. Louis": a full stop after a short word is an abbreviation.
    if (match[0].startsWith('.') && /(?:^|[\s(])\p{L}{1,3}$/u.test(before)) continue;
    return { name: cleanName(before), more: text.slice(match.index + match[0].length) };
  }
  return { name: cleanName(text), more: '' };
}

function withoutPercent(name: string): { name: string; probability: number | null } {
  const match =
    /^(.{2,160}?)\s*[([,–-]?\s*(?:probability|likelihood|confidence)?\s*:?\s*((?:~|≈)?\d{1,3}(?:\.\d{1,4})?\s*%)\s*(?:probability|likelihood|likely|confidence)?[)\]]?$/i.exec(
      name,
    );
  const probability = match === null ? null : readProbability(match[2] ?? '');
  return match === null || probability === null
    ? { name, probability: null }
    : { name: cleanName(match[1] ?? ''), probability };
}

function score(list: List): number {
  if (list.items.length === 0) return -2;
  const named = namesList.test(list.lead);
  if (actions.test(list.lead) && !/differential|diagnoses\b/i.test(list.lead)) return -1;
  if (thoughts.test(list.lead) && !named) return -1;
  const ours = list.items.some((item) => item.labelled) ? 4 : 0;
  return ours + (named ? 3 : 0) + (lastWord.test(list.lead) ? 1 : 0) + (list.items.length > 1 ? 1 : 0);
}

/** The list that is more of a differential; the earlier one when both are alike, since models that run on repeat themselves. */
function better(a: List | null, b: List | null): List | null {
  if (a === null || b === null) return a ?? b;
  return score(b) > score(a) ? b : a;
}
