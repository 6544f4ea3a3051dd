import { measureById } from './measures.ts';
import type { Span } from '../words/sentences.ts';
import { numberValue, rawAt, type Tokens } from '../words/tokens.ts';
import type { Reading, ValueReader } from './values.ts';

/** A blood gas in one breath: "7.18/88/55/32", in the order that is usual, or that a legend beside it gives. */
const usual = ['ph', 'carbon-dioxide', 'arterial-oxygen', 'bicarbonate', 'base-excess'];
const legend = /\bpH\s?\/([^);.]{3,40})/i;
const named: readonly (readonly [RegExp, string])[] = [
  [/^(?:hco3|bic)/, 'bicarbonate'],
  [/^p?(?:a|v)?co2/, 'carbon-dioxide'],
  [/^p(?:a|v)?o2/, 'arterial-oxygen'],
  [/^be\b|^base/, 'base-excess'],
  [/^lac/, 'lactate'],
  [/^s(?:a|p)?o?2|^sat/, 'oxygen-saturation'],
];
/** What a pH can be, and how it is written. */
const acidity = /^(?:6\.[6-9]\d?|7\.[0-8]\d?)$/;
/** Beside the pH at least so many numbers. */
const least = 2;

export function* gasReadings(
  values: ValueReader,
  tokens: Tokens,
  { from, to }: Span,
  figures: readonly number[],
): Generator<Reading> {
  for (const at of figures) {
    if (tokens.text.charAt(tokens.starts[at + 1] ?? 0) !== '/') continue;
    if (!acidity.test(rawAt(tokens, at))) continue;
    const numbers = [at];
    for (let next = at + 2; rawAt(tokens, next - 1) === '/' && tokens.kinds[next] === 'number'; next += 2)
      numbers.push(next);
    if (numbers.length <= least) continue;
    const ids = orderIn(tokens.text.slice(tokens.starts[from], tokens.ends[to - 1]));
    for (const [index, number] of numbers.entries()) {
      const measure = measureById.get(ids[index] ?? '');
      if (measure === undefined) return;
      const reading =
        index === 0 ? acidityAt(tokens, number) : values.readingAt(tokens, measure, number, { inSeries: true });
      if (reading !== null) yield reading;
    }
  }
}

function acidityAt(tokens: Tokens, at: number): Reading | null {
  const measure = measureById.get('ph');
  const [start = 0, stop = 0] = [tokens.starts[at], tokens.ends[at]];
  const value = numberValue(rawAt(tokens, at));
  return measure === undefined
    ? null
    : { measure, value, unit: null, canonical: value, start, stop, end: stop, second: null, flag: null };
}

function orderIn(sentence: string): readonly string[] {
  const written = legend.exec(sentence)?.[1];
  if (written === undefined) return usual;
  const parts = written.toLowerCase().split(/[/,]/);
  return ['ph', ...parts.map((part) => named.find(([name]) => name.test(part.trim()))?.[1] ?? '')];
}
