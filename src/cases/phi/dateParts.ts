import { gap, shape, wordAt, type Tokens } from './tokens.ts';

/** The value of a token of one to four digits, else NaN. */
export function numberAt(t: Tokens, i: number): number {
  if (i < 0 || i >= t.count || t.shape[i] !== shape.number) return NaN;
  const length = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  return length <= 4 ? Number(wordAt(t, i)) : NaN;
}

export const digitsAt = (t: Tokens, i: number): number =>
  i >= 0 && i < t.count && t.shape[i] === shape.number ? (t.end[i] ?? 0) - (t.start[i] ?? 0) : 0;

export const isYear = (n: number): boolean => n >= 1880 && n <= 2099;
export const isDay = (n: number): boolean => n >= 1 && n <= 31;
export const isMonth = (n: number): boolean => n >= 1 && n <= 12;
export const dayAndMonth = (a: number, b: number): boolean => (isDay(a) && isMonth(b)) || (isMonth(a) && isDay(b));

/** "3rd", "21st": the day, else NaN. */
export function ordinalAt(t: Tokens, i: number): number {
  if (i < 0 || i >= t.count || t.shape[i] !== shape.mixed) return NaN;
  const match = /^(\d{1,2})(?:st|nd|rd|th)$/i.exec(
    t.text.slice(t.start[i], Math.min(t.end[i] ?? 0, (t.start[i] ?? 0) + 6)),
  );
  return match !== null && isDay(Number(match[1])) ? Number(match[1]) : NaN;
}

export function dayAt(t: Tokens, i: number): number {
  const n = digitsAt(t, i) <= 2 ? numberAt(t, i) : NaN;
  return isDay(n) ? n : ordinalAt(t, i);
}

export const beginsEnd = (g: number): boolean =>
  g === gap.period || g === gap.comma || g === gap.semicolon || g === gap.close || g === gap.paragraph;
