import { rangeBehindName, type Range } from './laboratory.ts';
import type { Measure } from './measures.ts';
import type { NumberPlaces } from './numberPlaces.ts';
import type { Span } from '../words/sentences.ts';
import { rawAt, type Tokens } from '../words/tokens.ts';
import { evened } from './units.ts';
import type { ValueReader } from './values.ts';
import { type Reading } from './values.ts';

const numbers: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  eight: 8,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
};

const timesLimit = new RegExp(
  `^[^.;\\d]{0,24}?(?:x\\s?(\\d+(?:\\.\\d+)?)(?:\\s?-\\s?\\d+)?|(\\d+(?:\\.\\d+)?|${Object.keys(numbers).join('|')})(?:\\s?x|[\\s-]?(?:times|fold)))\\s?(?:the\\s)?(?:above\\s)?(?:the\\s)?(?:upper (?:limit|end|reference)(?: of (?:the )?(?:normal|reference)(?: range)?)?|uln|normal|raised|elevated|higher|increased?|elevation)`,
);

/** Reads numbers and units around the names of measures. */
export class MeasureReader {
  readonly #places: NumberPlaces;
  readonly #values: ValueReader;

  constructor(places: NumberPlaces, values: ValueReader) {
    this.#places = places;
    this.#values = values;
  }

  /** The number that stands behind a measure's name, before `limit`. */
  readingAfter(tokens: Tokens, measure: Measure, name: Span, limit: number): Reading | null {
    const label = this.#labelled(tokens, measure, name);
    const at = this.#places.numberAfter(tokens, measure, { from: name.from, to: label?.to ?? name.to }, limit);
    if (at === null) return null;
    const target = this.#places.target(tokens, at, limit);
    const comma = rawAt(tokens, label?.to ?? name.to) === ',';
    const leveled =
      measure.dosed &&
      !/level|conc|serum|plasma|blood|fasting/i.test(
        tokens.text.slice(tokens.starts[name.from], tokens.starts[target]),
      );
    return this.#values.readingAt(tokens, measure, target, {
      unitNeeded: comma || leveled,
      range: label?.range ?? null,
      unit: label?.unit ?? null,
      negative:
        measure.signed && /[-−–]$/.test(tokens.text.slice((tokens.starts[target] ?? 0) - 1, tokens.starts[target])),
    });
  }

  /** "GCS E3V4M5": the parts of a score are added up. */
  partsAfter(tokens: Tokens, measure: Measure, name: Span): Reading | null {
    const end = tokens.ends[name.to - 1] ?? 0;
    const found = /^[\s:=(,of]{0,5}(?:(\d{1,2})(?:\/15)?[\s(,]+)?E(\d)[\s,]?V(\d)T?[\s,]?M(\d)\)?/.exec(
      tokens.text.slice(end, end + 32),
    );
    if (found === null) return null;
    const [written, , eyes, voice, limbs] = found;
    const value = Number(eyes) + Number(voice) + Number(limbs);
    const stop = end + written.length;
    return { measure, value, unit: '/15', canonical: value, start: end, stop, end: stop, second: null, flag: null };
  }

  /** "Sodium (135-145): 128", "Troponin (ng/L) 850": what stands in brackets between name and number. */
  #labelled(
    tokens: Tokens,
    measure: Measure,
    name: Span,
  ): { readonly to: number; readonly range: Range | null; readonly unit: string | null } | null {
    const end = tokens.ends[name.to - 1] ?? 0;
    const mark = rawAt(tokens, name.to);
    if (mark !== '(' && mark !== '[') return null;
    const text = evened(tokens.text.slice(end, end + 60));
    const close = text.search(/[)\]]/);
    if (close < 0) return null;
    const range = rangeBehindName(text);
    const unit = range === null ? this.#values.wholeUnit(measure, text.slice(text.search(/[([]/) + 1, close)) : null;
    if (range === null && unit === null) return null;
    let to = name.to;
    while (to < tokens.starts.length && (tokens.starts[to] ?? 0) <= end + close) to++;
    return { to, range, unit };
  }

  /** The number at a token, or the one it goes on to. */
  readingFrom(tokens: Tokens, measure: Measure, at: number, limit: number): Reading | null {
    return this.#values.readingAt(tokens, measure, this.#places.target(tokens, at, limit), {
      unitNeeded: measure.dosed,
    });
  }

  /** "92% neutrophils", "1200 white cells": the number in front of the name. */
  readingBefore(tokens: Tokens, measure: Measure, name: Span, from: number, taken: number): Reading | null {
    for (let at = name.from - 1; at >= Math.max(from, name.from - 4); at--) {
      if (tokens.kinds[at] !== 'number') {
        const mark = rawAt(tokens, at).toLowerCase();
        if (!/^(%|of|the|were|are|cells?|\/|µl|ul|mm3|mm³|per|microliter|were)$/.test(mark)) return null;
        continue;
      }
      if ((tokens.starts[at] ?? 0) < taken) return null;
      const reading = this.#values.readingAt(tokens, measure, at, { unitNeeded: at < name.from - 1 });
      const nameEnd = tokens.ends[name.to - 1] ?? 0;
      return reading === null
        ? null
        : { ...reading, stop: Math.max(reading.stop, nameEnd), end: Math.max(reading.end, nameEnd) };
    }
    return null;
  }

  /** "x3 upper limit", "ten times normal": that many times the limit. */
  timesLimit(
    tokens: Tokens,
    name: Span,
    limit: number,
  ): { readonly times: number; readonly text: string; readonly end: number } | null {
    const end = tokens.ends[name.to - 1] ?? 0;
    const stop = Math.min(tokens.starts[limit] ?? tokens.text.length, end + 80);
    const found = timesLimit.exec(evened(tokens.text.slice(end, stop)));
    const figure = found?.[1] ?? found?.[2];
    if (found === null || figure === undefined) return null;
    const times = numbers[figure] ?? Number.parseFloat(figure);
    return { times, text: 'x upper limit', end: end + found[0].length };
  }
}
