import { converted, isPlausible, measureById } from './measures.ts';
import type { Reading } from './measuring.ts';
import { numberValue, type Tokens } from './tokens.ts';

interface Sign {
  readonly measure: string;
  readonly unit: string;
  readonly behind: RegExp;
  readonly second?: RegExp;
}

const signs: readonly Sign[] = [
  { measure: 'temperature', unit: '°C', behind: /^\s?(?:°|º|degrees?\s)\s?(?:C|celsius)\b/i },
  { measure: 'temperature', unit: '°F', behind: /^\s?(?:°|º|degrees?\s)\s?(?:F|fahrenheit)\b/i },
  { measure: 'temperature', unit: '°C', behind: /^\s?C\b/ },
  { measure: 'temperature', unit: '°F', behind: /^\s?F\b/ },
  { measure: 'blood-pressure', unit: 'mmHg', behind: /^\s?mm\s?Hg\b/i, second: /^\s?\/\s?\d{2,3}/ },
  { measure: 'heart-rate', unit: 'bpm', behind: /^\s?(?:bpm\b|beats\s?(?:per|\/|a)\s?min(?:ute)?\b)/i },
  { measure: 'respiratory-rate', unit: '/min', behind: /^\s?breaths\s?(?:per|\/|a)\s?min(?:ute)?\b/i },
  { measure: 'oxygen-saturation', unit: '%', behind: /^\s?%(?=\s(?:on|in)\s(?:room\s)?(?:air|RA)\b)/i },
];

/** Below 34 °C a number before a letter is seldom a temperature. */
const coldest = 34;

/** Numbers in a range of tokens, behind an offset, that tell by their unit what was measured. */
export function* bareReadings(tokens: Tokens, from: number, to: number, behind: number): Generator<Reading> {
  for (let at = from; at < to; at++) {
    const start = tokens.starts[at] ?? 0;
    if (tokens.kinds[at] !== 'number' || start < behind) continue;
    const end = tokens.ends[at] ?? 0;
    const rest = tokens.text.slice(end, end + 24);
    const value = numberValue(tokens.text.slice(start, end));
    for (const sign of signs) {
      const reading = readingBy(sign, rest, value, start, end);
      if (reading === null) continue;
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
  const pair = second === undefined ? '' : second.exec(rest)?.[0];
  const measure = measureById.get(id);
  const found = pair === undefined ? null : behind.exec(rest.slice(pair.length));
  if (pair === undefined || found === null || measure === undefined) return null;
  const canonical = converted(measure, value, unit);
  if (!isPlausible(measure, canonical) || (id === 'temperature' && canonical < coldest)) return null;
  return {
    measure,
    value,
    unit: found[0].trim(),
    canonical,
    start,
    end: end + pair.length + found[0].length,
    flag: null,
  };
}
