import { bitsOf } from './words.ts';

/** How a token is written. */
export const shape = { small: 0, capital: 1, upper: 2, initial: 3, number: 4, mixed: 5 } as const;

/** What stands between a token and the one before it. */
export const gap = {
  start: 0,
  space: 1,
  spaces: 2,
  line: 3,
  paragraph: 4,
  hyphen: 5,
  dot: 6,
  period: 7,
  comma: 8,
  colon: 9,
  slash: 10,
  open: 11,
  close: 12,
  semicolon: 13,
  quote: 14,
  dash: 15,
  hash: 16,
  other: 17,
  plus: 18,
  none: 19,
} as const;

/** The words and numbers of a text, side by side in arrays; what is neither is the gap before the next. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly shape: Uint8Array;
  readonly gap: Uint8Array;
  readonly bits: Int32Array;
  /** 1 where "'s" follows. */
  readonly possessive: Uint8Array;
  /** The words read last, in small letters, and which tokens they are: rules beside each other ask for the same. */
  readonly smallOf: Int32Array;
  readonly smalls: string[];
}

const letterKind = { none: 0, digit: 1, small: 2, capital: 3 } as const;
let kinds: Uint8Array | undefined;

function charKinds(): Uint8Array {
  if (kinds !== undefined) return kinds;
  kinds = new Uint8Array(0x2000);
  for (let code = 0x30; code < 0x2000; code++) {
    const char = String.fromCharCode(code);
    if (code <= 0x39) kinds[code] = letterKind.digit;
    else if (char.toLowerCase() !== char) kinds[code] = letterKind.capital;
    else if (char.toUpperCase() !== char || code >= 0x300) kinds[code] = letterKind.small;
  }
  return kinds;
}

const longestKnown = 24;
const pauseEvery = 1 << 16;
/** A power of two. */
const kept = 64;

/** Cuts a text into its words and numbers, once. */
export function* tokenising(text: string): Generator<undefined, Tokens> {
  const kind = charKinds();
  const room = (text.length >> 1) + 2;
  const t = {
    text,
    count: 0,
    start: new Int32Array(room),
    end: new Int32Array(room),
    shape: new Uint8Array(room),
    gap: new Uint8Array(room),
    bits: new Int32Array(room),
    possessive: new Uint8Array(room),
    smallOf: new Int32Array(kept).fill(-1),
    smalls: new Array<string>(kept).fill(''),
  };
  const kindAt = (at: number): number => kind[text.charCodeAt(at)] ?? letterKind.none;
  let at = 0;
  let gapStart = 0;
  let pause = pauseEvery;
  while (at < text.length) {
    if (at > pause) {
      pause = at + pauseEvery;
      yield;
    }
    const first = kindAt(at);
    if (first === letterKind.none) {
      at++;
      continue;
    }
    const start = at;
    let digits = 0;
    let capitals = 0;
    let smalls = 0;
    for (; at < text.length; at++) {
      const k = kindAt(at);
      if (k === letterKind.small) smalls++;
      else if (k === letterKind.capital) capitals++;
      else if (k === letterKind.digit) digits++;
      else {
        const code = text.charCodeAt(at);
        if ((code !== 0x27 && code !== 0x2019) || kindAt(at + 1) < letterKind.small || digits > 0) break;
        const next = text.charCodeAt(at + 1) | 0x20;
        if (next === 0x73 && kindAt(at + 2) === letterKind.none) {
          t.possessive[t.count] = 1;
          break;
        }
      }
    }
    const n = t.count++;
    t.start[n] = start;
    t.end[n] = at;
    t.gap[n] = n === 0 ? gap.start : gapOf(text, gapStart, start);
    if (t.possessive[n] === 1) at += 2;
    gapStart = at;
    const length = (t.end[n] ?? 0) - start;
    t.shape[n] =
      digits > 0
        ? smalls + capitals > 0
          ? shape.mixed
          : shape.number
        : first === letterKind.small
          ? shape.small
          : length === 1
            ? shape.initial
            : smalls === 0 || (capitals > 2 && capitals > smalls)
              ? shape.upper
              : shape.capital;
    if (digits < length && length <= longestKnown) t.bits[n] = bitsOf(text.slice(start, t.end[n]));
  }
  return t;
}

const byChar: Readonly<Record<string, number>> = {
  ',': gap.comma,
  ':': gap.colon,
  '/': gap.slash,
  '(': gap.open,
  '[': gap.open,
  ')': gap.close,
  ']': gap.close,
  ';': gap.semicolon,
  '"': gap.quote,
  '“': gap.quote,
  '”': gap.quote,
  "'": gap.quote,
  '’': gap.quote,
  '‘': gap.quote,
  '#': gap.hash,
  '+': gap.plus,
  '!': gap.period,
  '?': gap.period,
  '•': gap.period,
};

function gapOf(text: string, start: number, end: number): number {
  if (start === end) return gap.none;
  const code = text.charCodeAt(start);
  if (end - start === 1) {
    if (code === 0x20 || code === 0xa0) return gap.space;
    if (code === 0x2d || code === 0x2010 || code === 0x2011) return gap.hyphen;
    if (code === 0x2e) return gap.dot;
  }
  let lines = 0;
  let marks = 0;
  let mark = '';
  let last = '';
  const until = Math.min(end, start + 64);
  for (let at = start; at < until; at++) {
    const c = text.charCodeAt(at);
    if (c === 0x0a) lines++;
    else if (c > 0x20 && c !== 0xa0) {
      marks++;
      last = text[at] ?? '';
      if (mark === '') mark = last;
    }
  }
  if (lines > 1) return gap.paragraph;
  if (lines === 1) return gap.line;
  if (marks === 0) return text.charCodeAt(start) === 0x09 || end - start > 1 ? gap.spaces : gap.space;
  if (last === '(' || last === '[') return gap.open;
  if (last === '+' && marks > 0) return gap.plus;
  if (marks === 1 && (mark === '-' || mark === '–' || mark === '—')) return end - start === 1 ? gap.hyphen : gap.dash;
  if (mark === '.') return marks > 1 && last === ',' ? gap.comma : gap.period;
  return byChar[marks > 1 && (mark === ')' || mark === '"' || mark === '”') ? last : mark] ?? gap.other;
}

/** The words of a token. */
export function wordAt(t: Tokens, i: number): string {
  return t.text.slice(t.start[i], t.end[i]);
}

/** The words of a token, in small letters; nothing outside the text. */
export function smallAt(t: Tokens, i: number): string {
  if (i < 0 || i >= t.count) return '';
  const place = i & (kept - 1);
  if (t.smallOf[place] === i) return t.smalls[place] ?? '';
  const start = t.start[i] ?? 0;
  const small = t.text.slice(start, Math.min(t.end[i] ?? 0, start + 40)).toLowerCase();
  t.smallOf[place] = i;
  t.smalls[place] = small;
  return small;
}

/** Bits of a token; none outside the text. */
export function bitsAt(t: Tokens, i: number): number {
  return t.bits[i] ?? 0;
}

/** Whether a token begins a sentence or a line. */
export function beginsSentence(t: Tokens, i: number): boolean {
  const g = t.gap[i] ?? gap.start;
  if (g === gap.period) return t.shape[i - 1] !== shape.initial;
  return (
    g === gap.start || g === gap.line || g === gap.paragraph || g === gap.colon || g === gap.quote || g === gap.other
  );
}

/** Whether a token begins a line. */
export function beginsLine(t: Tokens, i: number): boolean {
  const g = i >= t.count ? gap.start : (t.gap[i] ?? gap.start);
  return g === gap.start || g === gap.line || g === gap.paragraph;
}

export const isCapital = (s: number | undefined): boolean => s === shape.capital || s === shape.upper;
export const hasDigit = (s: number | undefined): boolean => s === shape.number || s === shape.mixed;
