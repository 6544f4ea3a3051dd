import { measures, type Measure } from './measures.ts';
import { numberValue, type Tokens } from './tokens.ts';

export interface BareReading {
  readonly measure: Measure;
  readonly value: number;
  readonly unit: string;
  readonly canonical: number;
  readonly start: number;
  readonly end: number;
}

interface Sign {
  readonly measure: string;
  readonly unit: string;
  readonly behind: RegExp;
  readonly canonical: (value: number) => number;
}

const same = (value: number): number => value;
const signs: readonly Sign[] = [
  { measure: 'temperature', unit: '°C', behind: /^\s?(?:°|º|degrees?\s)\s?(?:C|celsius)\b/i, canonical: same },
  {
    measure: 'temperature',
    unit: '°F',
    behind: /^\s?(?:°|º|degrees?\s)\s?(?:F|fahrenheit)\b/i,
    canonical: (f) => ((f - 32) * 5) / 9,
  },
  { measure: 'temperature', unit: '°C', behind: /^\s?C\b/, canonical: same },
  { measure: 'temperature', unit: '°F', behind: /^\s?F\b/, canonical: (f) => ((f - 32) * 5) / 9 },
  { measure: 'blood-pressure', unit: 'mmHg', behind: /^\s?\/\s?\d{2,3}\s?mm\s?Hg\b/i, canonical: same },
  { measure: 'heart-rate', unit: 'bpm', behind: /^\s?(?:bpm\b|beats\s?(?:per|\/|a)\s?min)/i, canonical: same },
  { measure: 'respiratory-rate', unit: '/min', behind: /^\s?breaths\s?(?:per|\/|a)\s?min/i, canonical: same },
  { measure: 'oxygen-saturation', unit: '%', behind: /^\s?%\s(?:on|in)\s(?:room\s)?(?:air|RA)\b/i, canonical: same },
];

const known = new Map(measures.map((one) => [one.id, one]));

/** Numbers in a range of tokens, behind an offset, that tell by their unit what was measured. */
export function* bareReadings(tokens: Tokens, from: number, to: number, behind: number): Generator<BareReading> {
  for (let at = from; at < to; at++) {
    const start = tokens.starts[at] ?? 0;
    if (tokens.kinds[at] !== 'number' || start < behind) continue;
    const end = tokens.ends[at] ?? 0;
    const rest = tokens.text.slice(end, end + 24);
    const value = numberValue(tokens.text.slice(start, end));
    for (const { measure: id, unit, behind: pattern, canonical } of signs) {
      const found = pattern.exec(rest);
      const measure = known.get(id);
      if (found === null || measure === undefined) continue;
      const inFirstUnit = canonical(value);
      const [least, most] = measure.plausible;
      // Below 34 °C a number before a letter is seldom a temperature.
      if (inFirstUnit < Math.max(least, id === 'temperature' ? 34 : 0) || inFirstUnit > most) continue;
      yield { measure, value, unit, canonical: inFirstUnit, start, end: end + found[0].length };
      break;
    }
  }
}
