import { converted, isPlausible, measureById } from './measures.ts';
import { numberValue, type Tokens } from '../words/tokens.ts';
import type { Reading } from './values.ts';

interface Sign {
  readonly measure: string;
  readonly unit: string;
  readonly behind: RegExp;
  /** The second of two numbers. */
  readonly second?: RegExp;
  /** Words in front that tell it, too. */
  readonly before?: RegExp;
}

const signs: readonly Sign[] = [
  { measure: 'temperature', unit: '°C', behind: /^\s?(?:°|º|degrees?\s)\s?(?:C|celsius)\b/i },
  { measure: 'temperature', unit: '°F', behind: /^\s?(?:°|º|degrees?\s)\s?(?:F|fahrenheit)\b/i },
  { measure: 'temperature', unit: '°C', behind: /^\s?C\b/ },
  { measure: 'temperature', unit: '°F', behind: /^\s?F\b/ },
  { measure: 'blood-pressure', unit: 'mmHg', behind: /^\s?mm\s?Hg\b/i, second: /^\s?\/\s?(\d{2,3})/ },
  {
    measure: 'blood-pressure',
    unit: 'mmHg',
    before: /\b(?:hyper|hypo|normo)tens(?:ive|ion)[^.;\d]{0,14}$/i,
    second: /^\s?\/\s?(\d{2,3})/,
    behind: /^(?![\d/])/,
  },
  {
    measure: 'respiratory-rate',
    unit: '/min',
    before: /\b(?:P|HR|T|pulse|BP)\b[^;]{0,16}\bR[ :=]{1,2}$/,
    behind: /^(?![\d/.%°+-]|\s?(?:mm|cm)\b)/,
  },
  { measure: 'heart-rate', unit: 'bpm', behind: /^\s?(?:bpm\b|beats\s?(?:per|\/|a)\s?min(?:ute)?\b)/i },
  { measure: 'respiratory-rate', unit: '/min', behind: /^\s?breaths\s?(?:per|\/|a)\s?min(?:ute)?\b/i },
  { measure: 'oxygen-saturation', unit: '%', behind: /^\s?%(?=\s(?:on|in)\s(?:room\s)?(?:air|RA)\b)/i },
];

/** Below 34 °C a number before a letter is seldom a temperature. */
const coldest = 34;
const wordsBefore = 32;
/** What stands behind such a number, or right in front of it. */
const maybe = /^\s?(?:[°º%/CFcf]|deg|mm|bpm|beats|breaths)/;
const mark = /R[ :=]{1,2}$/;

/** Of numbers, by their tokens, those that tell by their unit what was measured, but for those that a name has taken. */
export function* bareReadings(
  tokens: Tokens,
  figures: readonly number[],
  isTaken: (offset: number) => boolean,
): Generator<Reading> {
  for (const at of figures) {
    const start = tokens.starts[at] ?? 0;
    if (isTaken(start)) continue;
    const end = tokens.ends[at] ?? 0;
    const rest = tokens.text.slice(end, end + 24);
    if (!maybe.test(rest) && !mark.test(tokens.text.slice(Math.max(0, start - 3), start))) continue;
    const value = numberValue(tokens.text.slice(start, end));
    for (const sign of signs) {
      const reading = readingBy(sign, rest, value, start, end);
      if (reading === null) continue;
      if (sign.before?.test(tokens.text.slice(Math.max(0, start - wordsBefore), start)) === false) continue;
      yield reading;
      break;
    }
  }
}

function readingBy(
  { measure: id, unit, behind, second }: Sign,
  rest: string,
  value: number,
  start: number,
  end: number,
): Reading | null {
  const two = second?.exec(rest) ?? null;
  const pair = second === undefined ? '' : two?.[0];
  const measure = measureById.get(id);
  const found = pair === undefined ? null : behind.exec(rest.slice(pair.length));
  if (pair === undefined || found === null || measure === undefined) return null;
  const canonical = converted(measure, value, unit);
  if (!isPlausible(measure, canonical) || (id === 'temperature' && canonical < coldest)) return null;
  const stop = end + pair.length + found[0].length;
  const lower = two?.[1] === undefined ? null : Number(two[1]);
  const written = found[0].trim() || unit;
  return { measure, value, unit: written, canonical, start, stop, end: stop, second: lower, flag: null };
}
