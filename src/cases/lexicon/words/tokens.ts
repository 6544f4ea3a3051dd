import { NearWords } from './typos.ts';
import { wordKey } from './words.ts';

export type TokenKind = 'word' | 'number' | 'mark';

/** Words that the lexicon and the cues know, each with a number; a word nobody asks for has number 0. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #near = new NearWords();
  /** Raw spelling to number, so that a word is normalised once. Only short words get in, and only so many. */
  readonly #seen = new Map<string, number>();

  /** The number of a word of a surface form; written in capitals (`PE`, `ALL`) it stands for the capitals alone. */
  learn(word: string): number {
    return this.learnKey(keyOf(word));
  }

  learnKey(key: string): number {
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#ids.size + 1;
      this.#ids.set(key, id);
      this.#near.add(key);
      this.#seen.clear();
    }
    return id;
  }

  find(raw: string): number {
    const seen = this.#seen.get(raw);
    if (seen !== undefined) return seen;
    if (raw.length > 40) return 0;
    const key = wordKey(raw);
    const id = this.#ids.get(key) ?? this.#ids.get(this.#near.find(key) ?? '') ?? 0;
    if (this.#seen.size < 50_000) this.#seen.set(raw, id);
    return id;
  }

  findCapitals(raw: string): number {
    return raw.length <= 6 && isCapitals(raw) ? (this.#ids.get(`^${raw}`) ?? 0) : 0;
  }
}

/** What a word of a form is looked up by. */
function keyOf(word: string): string {
  return isCapitals(word) ? `^${word}` : wordKey(word);
}

/** The same for what a form writes as one word and a text has as several: `x-ray`, `w/o`. */
export function keysOf(word: string): string[] {
  if (/^[A-Za-z]+$/.test(word)) return [keyOf(word)];
  const tokens = tokenise(word, new Vocabulary());
  return tokens.starts.map((_, at) => keyOf(rawAt(tokens, at)));
}

function isCapitals(word: string): boolean {
  return /^[A-Z]{2,6}$/.test(word);
}

/** How a token is parted from the one before: on the same line, by a line's end, by an empty line. */
export type Gap = 0 | 1 | 2;

export interface Tokens {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly kinds: readonly TokenKind[];
  readonly words: readonly number[];
  readonly capitals: readonly number[];
  readonly gaps: readonly Gap[];
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Latin and Greek letters, and every script beyond them except signs: a run of those is one unknown word. */
function isLetter(code: number): boolean {
  if (code < 128) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  if (code < 0xc0) return code === 0xb5;
  if (code === 0xd7 || code === 0xf7) return false;
  return !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x303f) && code < 0xff00;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13 || code === 0xa0 || code === 0 || code === 0x2029;
}

const newline = 10;
const carriageReturn = 13;

/** Reads words, numbers and marks in one pass; yields now and then so that a long text does not block. */
export function* tokenising(text: string, vocabulary: Vocabulary): Generator<void, Tokens> {
  const starts: number[] = [];
  const ends: number[] = [];
  const kinds: TokenKind[] = [];
  const words: number[] = [];
  const capitals: number[] = [];
  const gaps: Gap[] = [];
  const length = text.length;
  let gap: Gap = 2;
  let at = 0;
  let rest = 50_000;

  while (at < length) {
    if (at > rest) {
      rest = at + 50_000;
      yield;
    }
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      if (code === newline || (code === carriageReturn && text.charCodeAt(at + 1) !== newline)) gap = gap === 0 ? 1 : 2;
      at++;
      continue;
    }
    const start = at;
    let kind: TokenKind;
    if (isDigit(code)) {
      kind = 'number';
      at = numberEnd(text, at);
    } else if (isLetter(code)) {
      kind = 'word';
      at = wordEnd(text, at);
    } else {
      // A hyphen that joins two words parts them like a space; between two figures it is a range.
      if (isHyphen(code) && joinsWords(text.charCodeAt(at - 1), text.charCodeAt(at + 1))) {
        at++;
        continue;
      }
      kind = 'mark';
      at += code >= 0xd800 && code <= 0xdbff && at + 1 < length ? 2 : 1;
    }
    const raw = text.slice(start, at);
    starts.push(start);
    ends.push(at);
    kinds.push(kind);
    words.push(vocabulary.find(raw));
    capitals.push(kind === 'word' ? vocabulary.findCapitals(raw) : 0);
    gaps.push(gap);
    gap = 0;
  }
  return { text, starts, ends, kinds, words, capitals, gaps };
}

export function rawAt({ text, starts, ends }: Tokens, at: number): string {
  return text.slice(starts[at] ?? text.length, ends[at]);
}

export function tokenise(text: string, vocabulary: Vocabulary): Tokens {
  return finish(tokenising(text, vocabulary));
}

/** Runs a job of many small steps to its end without pausing. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function isHyphen(code: number): boolean {
  return code === 45 || code === 0x2010 || code === 0x2011 || code === 0x2013;
}

function joinsWords(before: number, after: number): boolean {
  return isLetter(after) ? isLetter(before) || isDigit(before) : isLetter(before) && isDigit(after);
}

/** Digits with points or commas between them: 12.5, 1,200, 38,5. */
function numberEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) at++;
    else if ((code === 46 || code === 44) && isDigit(text.charCodeAt(at + 1))) at++;
    else break;
  }
  return at;
}

/** Names that a number is written against: "HR128", "BP86/44", "Na128". */
const writtenAgainst = /^(?:HR|RR|SBP|GCS|Hb|Na|CRP|WCC|WBC|ESR|INR|MCV|Plts?|ALT|AST|ALP|[Ss]ats|[Tt]emp|pH)$/;
/** Others only where the number is one that they can have: "BP86/44", "T38.7", "K5.9". */
const plausiblyAgainst = /^(?:BP\d{2,3}\s?\/|T(?:3[3-9]|4[01])(?:\.\d)?|K[2-8]\.\d)/;

/** Whether the digits at a place are a number of their own. */
function isMeasured(text: string, from: number, at: number): boolean {
  if (at - from > 4 || isDigit(text.charCodeAt(at - 1))) return false;
  return writtenAgainst.test(text.slice(from, at)) || plausiblyAgainst.test(text.slice(from, from + 7));
}

/** Letters, digits after letters (SpO2, B12), an apostrophe between letters. */
function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isDigit(code) && isMeasured(text, from, at)) break;
    if (isLetter(code) || isDigit(code)) at++;
    else if ((code === 39 || code === 0x2019) && isLetter(text.charCodeAt(at + 1)) && isLetter(text.charCodeAt(at - 1)))
      at++;
    else break;
  }
  return at;
}

/** The value of a number token. A comma before exactly three digits parts thousands, any other is a decimal comma. */
export function numberValue(raw: string): number {
  const thousands = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(raw);
  return Number.parseFloat(thousands ? raw.replaceAll(',', '') : raw.replace(',', '.'));
}
