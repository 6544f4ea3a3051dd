import { numberValue } from '../words/tokens.ts';
import { evened } from './units.ts';

export type Direction = 'low' | 'high' | 'normal';

/** "H", "LOW", "↑" behind a value. */
export const laboratoryFlag =
  /^\s?(?:\[|\()?\s?(?:(HH?|HIGH|↑{1,3})|(LL?|LOW|↓{1,3})|(WNL|NORMAL))\s?(?:\]|\))?\*?(?![A-Za-z\d])/;
const bracketFlag =
  /^\s?[([](?:[a-z]+ly |very |)(?:(high|raised|elevated|increased)|(low|reduced|decreased)|(normal|wnl|within normal (?:limits|range)))[)\]]/;
const rangeWords =
  '(?:the |lab(?:oratory)? |local |adult |normal |reference |ref\\.? |nr |rr |range |interval |values? |limits? |n |is |of |for age )*(?:normal|reference|ref\\.?|nr|rr|n|range|interval|values?|limits?|is)?\\s?[:=,]?\\s?';
const rangeFigures =
  '(?:(\\d[\\d.,]*)\\s?(?:-|–|—|to|‑)\\s?(\\d[\\d.,]*)|(<|≤|>|≥|up to|less than|below|under|over|above|more than)\\s?=?\\s?(\\d[\\d.,]*))';
const bracketRange = new RegExp(
  `^\\s?[|,;]?\\s?[([|]\\s?${rangeWords}${rangeFigures}(?![\\d/])[^\\d()|\\]]{0,24}(?:1\\.73\\s?m2)?\\s?[)\\]|]`,
);
const wordedRange = new RegExp(
  `^\\s?[,;]?\\s?(?=(?:normal|reference|ref|nr|rr|normal range|n\\s?[:=]))${rangeWords}${rangeFigures}(?![\\d/])`,
);
const nameRange = new RegExp(`^\\s?[([]\\s?${rangeWords}${rangeFigures}(?![\\d/])[^\\d()\\]]{0,24}[)\\]]`);

/** The limits that a laboratory prints. */
export interface Range {
  readonly low: number | null;
  readonly high: number | null;
}

/** "Sodium (135-145): 128": the range between a name and its number; the text must be evened. */
export function rangeBehindName(text: string): Range | null {
  return rangeIn(nameRange.exec(text));
}

function rangeIn(found: RegExpExecArray | null): Range | null {
  if (found === null) return null;
  const [, from, to, sign, one] = found;
  if (from !== undefined && to !== undefined) {
    const [low, high] = [numberValue(from), numberValue(to)];
    return low < high ? { low, high } : null;
  }
  if (one === undefined || sign === undefined) return null;
  const limit = numberValue(one);
  return /^(>|≥|over|above|more)/.test(sign) ? { low: limit, high: null } : { low: null, high: limit };
}

/** What is printed behind a value: "(135-145)", "H", "(low)", and where it ends. */
export function flagAt(
  text: string,
  end: number,
  value: number,
  known: Range | null,
): { readonly direction: Direction | null; readonly end: number } | null {
  const written = text.slice(end, end + 90);
  const flag = laboratoryFlag.exec(written);
  const after = flag?.[0].length ?? 0;
  const rest = evened(written.slice(after));
  const found = bracketRange.exec(rest) ?? wordedRange.exec(rest);
  const range = rangeIn(found) ?? known;
  const stop = end + after + (found?.[0].replace(/\s?\|$/, '').length ?? 0);
  if (range !== null) return { direction: placed(value, range), end: stop };
  if (flag !== null) return { direction: directionOf(flag), end: stop };
  const said = bracketFlag.exec(rest);
  return said === null ? null : { direction: directionOf(said), end: end + said[0].length };
}

function placed(value: number, { low, high }: Range): Direction {
  if (low !== null && value < low) return 'low';
  return high !== null && value > high ? 'high' : 'normal';
}

function directionOf([, high, low]: RegExpExecArray): Direction {
  if (high !== undefined) return 'high';
  return low === undefined ? 'normal' : 'low';
}
