import { isUtf8 } from 'node:buffer';
import { ordinaryWords } from './ordinaryWords.ts';
import { withoutSecrets } from './secrets.ts';

/** What must not come back in a sentence. */
export interface Hidden {
  readonly secrets: readonly string[];
  /** The case. */
  readonly sent: string;
}

/** What an error sentence may hold of a server's own words at most. */
const mostWords = 240;
const mostRead = 4000;

/** What a terminal or a page would obey and not show, and what hides in a word. */
const unseen = /\p{Cc}|\p{Cf}/gu;

/** A word, a number, or several that marks hold together: a date, a decimal, an identifier. */
const words = /[\p{L}\p{M}\p{N}]+(?:[.,:/'’_@+-]+[\p{L}\p{M}\p{N}]+)*/gu;
const partsOfWords = /[\p{L}\p{M}]+|\p{N}+/gu;
/** Scripts that put no spaces between words. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]{2,}/gu;

/**
 * A server's words, fit to be shown: short, without secrets, and without the words and numbers of the case, because
 * some servers echo it in their errors. '' where little else is left.
 */
export function showable(said: string, { secrets, sent }: Hidden): string {
  const plain = flat(withoutFragment(decoded(beginningOf(said, mostRead))));
  const own = withoutCase(withoutOpaque(withoutSecrets(plain, secrets)), flat(sent))
    .replace(/…(?:[\s"'“”‘’()[\]{}<>|.,:;/-]*…)+/g, '…')
    .trim();
  const told = own.length > mostWords ? `${own.slice(0, mostWords).trimEnd()}…` : own;
  const holes = own.match(/…/g)?.length ?? 0;
  if (holes > 0 && (told.match(/\p{L}{2,}/gu)?.length ?? 0) < Math.max(2, holes)) return '';
  return echoes(letters(told), letters(flat(sent))) ? '' : told;
}

const flat = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').replace(unseen, '').trim();

const folded = (word: string): string => word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');

/** The beginning of a text, without the word that the end would cut in two. */
export function beginningOf(text: string, most: number): string {
  return text.length > most ? text.slice(0, most).replace(/[\p{L}\p{M}\p{N}]+$/u, '') : text;
}

const character = (code: number): string => (code <= 0x10_ffff ? String.fromCodePoint(code) : '');

const bytes = (hex: string): string => {
  const read = Buffer.from(hex, 'hex');
  return read.toString(isUtf8(read) ? 'utf8' : 'latin1');
};

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Text that was written out as code, as it was before; a gateway may do that to what was written out already. */
function decoded(text: string): string {
  let before = '';
  let now = text;
  for (let round = 0; round < 3 && now !== before; round += 1) {
    before = now;
    now = now
      .replace(/&#(\d{1,7});/g, (_, code: string) => character(Number(code)))
      .replace(/&#x([\da-f]{1,6});/gi, (_, code: string) => character(Number.parseInt(code, 16)))
      .replace(/&(amp|lt|gt|quot|apos|nbsp);/gi, (_, name: string) => named[name.toLowerCase()] ?? ' ')
      .replace(/(?:%[\da-f]{2})+/gi, (run) => bytes(run.replaceAll('%', '')))
      .replace(/(?:\\x[\da-f]{2})+/gi, (run) => bytes(run.replaceAll(/\\x/gi, '')))
      .replace(/\\u(?:([\da-f]{4})|\{([\da-f]{1,6})\})/gi, (_, four?: string, any?: string) =>
        character(Number.parseInt(four ?? any ?? '', 16)),
      )
      .replace(/\\[nrt]/g, ' ')
      .replace(/\\(["'/\\])/g, '$1');
  }
  return now;
}

/** Without JSON, whole or broken: it may be anything, a piece of an answer as well. */
function withoutFragment(text: string): string {
  return text.replace(/(?:^\s*\[|\{)\s*["'{[][^]*$/, '…');
}

const mixed = [/\d/, /[a-z]/, /[A-Z]/];

/** Without what is no word of any language, but may hold one: base64, hexadecimal, random signs. */
function withoutOpaque(text: string): string {
  return text.replace(/[\w+/-]{24,}={0,2}/g, (run) => {
    if (/^[\da-f-]+$/i.test(run)) return '…';
    if (run.split(/[/_-]/).some((part) => part.length > 15 && mixed.every((some) => some.test(part)))) return '…';
    return isUtf8(Buffer.from(run, 'base64')) ? '…' : run;
  });
}

function withoutCase(text: string, sent: string): string {
  const held = new Set<string>();
  for (const [word] of sent.matchAll(words)) {
    held.add(folded(word));
    for (const [part] of word.matchAll(partsOfWords)) held.add(folded(part));
  }
  return text
    .replace(cutShort, (word) => (ordinaryWords.has(folded(word)) ? word : '…'))
    .replace(words, (word) => (tells(word, held) ? '…' : word))
    .replace(unspaced, (signs) => withoutRuns(signs, sent));
}

/** The rest of a word that the server itself cut. */
const cutShort = /[\p{L}\p{M}\p{N}]+(?=\.{3})|(?<=\.{3})[\p{L}\p{M}\p{N}]+/gu;

/** Whether a word of a server is one of the case, or holds one. */
function tells(word: string, held: ReadonlySet<string>): boolean {
  const stands = (part: string): boolean => !ordinaryWords.has(part) && held.has(part);
  const whole = folded(word);
  if (whole.length > 1 && stands(whole)) return true;
  const parts = whole.match(partsOfWords) ?? [];
  // Two digits inside of one number are a coincidence.
  const shortest = /^[\p{N}.,]+$/u.test(whole) ? 3 : 2;
  return parts.some((part) => part.length >= shortest && stands(part));
}

/** Without the runs of two signs and more that stand in the case as well. */
function withoutRuns(signs: string, sent: string): string {
  let own = '';
  for (let at = 0; at < signs.length;) {
    let length = 0;
    while (at + length < signs.length && sent.includes(signs.slice(at, at + length + 1))) length += 1;
    own += length > 1 ? '…' : signs.charAt(at);
    at += length > 1 ? length : 1;
  }
  return own;
}

const letters = (text: string): string => folded(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** So many letters in a row that are also in the case are taken for an echo of it; all of them where it has fewer. */
const echo = 10;
const shortestEcho = 5;

function echoes(own: string, sent: string): boolean {
  const length = Math.min(echo, sent.length);
  if (length < shortestEcho) return false;
  for (let at = 0; at + length <= own.length; at += 1) {
    if (sent.includes(own.slice(at, at + length))) return true;
  }
  return false;
}

/** So many letters of a run of words are no coincidence. */
const longestCoincidence = 12;

/** A server's words without what they repeat of the case, so that only its own are understood. */
export function withoutEcho(said: string, caseText: string): string {
  const sent = letters(caseText);
  if (sent === '') return said;
  const parts = decoded(said).split(/\s+/);
  const own: string[] = [];
  for (let at = 0; at < parts.length;) {
    let end = at;
    for (let run = ''; end < parts.length; end += 1) {
      run += letters(parts[end] ?? '');
      if (!sent.includes(run)) break;
    }
    const repeated = letters(parts.slice(at, end).join('')).length >= longestCoincidence;
    if (!repeated) own.push(parts[at] ?? '');
    at = repeated ? end : at + 1;
  }
  return own.join(' ');
}
