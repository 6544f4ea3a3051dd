import { flagAt, laboratoryFlag, rangeBehindName, type Direction, type Range } from './laboratory.ts';
import { converted, isPlausible, measureById, type Measure } from './measures.ts';
import type { Span } from './sentences.ts';
import { numberValue, rawAt, type Tokens, type Vocabulary } from './tokens.ts';
import { evened, UnitFinder } from './units.ts';

/** A number that was read beside the name of a measure. */
export interface Reading {
  /** The one that the unit tells, where a name stands for several. */
  readonly measure: Measure;
  readonly value: number;
  /** As written; without one the unit that must be meant. */
  readonly unit: string | null;
  /** The value in the measure's first unit. */
  readonly canonical: number;
  /** Where the number begins, and where it ends with its unit and all that is said of it. */
  readonly start: number;
  readonly end: number;
  /** What the laboratory says behind it: "(135-145)", "H", "(low)". */
  readonly flag: Direction | null;
}

/** Words about a measure, and where they begin and end. */
export interface Said extends Span {
  readonly direction: Direction;
  /** "Raised" tells how it is, "fell" only how it moves. */
  readonly state: boolean;
  /** "Undetectable" is no denial of the test's name. */
  readonly undetectable: boolean;
}

const fillers = `of was is at were are level levels count measured found to be about approximately around read reads reading recorded
  came back as on in arrival admission fell rose dropped fallen risen down up only just markedly mildly severely raised elevated high low normal
  initial a the peak result value has been increased decreased reduced and from : = ( | ~ > < ≥ ≤ * [ ↑ ↓ rate concentration today
  grossly slightly very moderately repeat repeated now then with per cent titer still borderline within limits`;
/** What is left of a symbol with a charge: "K+", "HCO3-". */
const charges = new Set(['+', 'x', '×', '-', '–', '−', '—', ')', ']']);
const states: Readonly<Record<Direction, string>> = {
  high: 'raised high elevated increased ↑ elevation positive',
  low: 'low decreased reduced ↓ subnormal depressed suppressed undetectable unrecordable deficiency deficient depleted',
  normal: 'normal unremarkable negative ok wnl reference',
};
const motions: Readonly<Partial<Record<Direction, string>>> = {
  high: 'rising risen up rose climbing climbed',
  low: 'falling fallen down fell dropped dropping',
};
const mayPrecede =
  'mildly markedly slightly very severely grossly moderately significantly massively hugely strongly persistently the a an his her serum plasma blood total arterial of in'.split(
    ' ',
  );
const mayFollow =
  'is was are were of at x × markedly mildly slightly very severely grossly moderately significantly massively persistently level levels count titer came back has been have had within remains remained also all both test entirely still comes the + ) ('.split(
    ' ',
  );
/** Behind these a number is no longer that of the measure. */
const breaks =
  'interval segment infusion transfusion transfused replacement supplement supplementation supplemented tablet tablets score given dose dosed treated treatment started commenced target channel blocker antagonist tolerance valproate bicarbonate therapy ratio gradient wave leads vertebra disc'.split(
    ' ',
  );

/** How far behind its name a number may stand, and how many words that tell nothing may lie between. */
const reach = 10;
const unknownWords = 2;

/** Signs behind a number that make it something else: a dose, a time, a length, a count of events. */
const foreign =
  /^\s?-?(?:mg|mcg|µg|ug|g|kg|(?:micro|milli|kilo|)grams?|microg|ml|l|cm|mm|m|units?|iu|u|tab(?:let)?s?|puffs?|pints?|drops?|sachets?|mmol|mol|times|x|ms|msec|s|secs?|seconds|mins?|minutes?|hours?|hrs?|h|days?|d|weeks?|wks?|months?|years?|yrs?|y|episodes?|doses?|points?|cigarettes|packs?|th|st|nd|rd|litres?|liters?|°|degrees?|fold|percent|mmhg)(?![a-z])/;
/** The next name of a list without commas: "Ca 2.1 Mg 0.5". */
const salt = /^\s?(?:Mg|Na|K|Cl|Ca|P)(?![A-Za-z/])/;
const months = /^(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*$/i;
/** Where oxygen was measured belongs to the number. */
const onAir = /^\s?\(?(?:(?:on|in)\s)?(?:RA|room air|air)\b\)?/;
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

/** Reads numbers, units and "raised", "low", "normal" around the names of measures. */
export class MeasureReader {
  readonly #fillers: ReadonlySet<number>;
  readonly #breaks: ReadonlySet<number>;
  readonly #directions: ReadonlyMap<number, { readonly direction: Direction; readonly state: boolean }>;
  readonly #before: ReadonlySet<number>;
  readonly #after: ReadonlySet<number>;
  readonly #not: ReadonlySet<number>;
  readonly #joints: ReadonlySet<number>;
  readonly #times: ReadonlySet<number>;
  readonly #undetectable: number;
  readonly #units = new Map<Measure, UnitFinder>();

  constructor(vocabulary: Vocabulary) {
    const ids = (list: readonly string[]) => new Set(list.map((word) => vocabulary.learn(word)));
    this.#fillers = ids(fillers.trim().split(/\s+/));
    this.#breaks = ids(breaks);
    this.#before = ids(mayPrecede);
    this.#after = ids(mayFollow);
    this.#not = ids(['not', 'never', "wasn't", "isn't"]);
    this.#joints = ids(['and', ',', '/', 'or', 'the', '&', 'both', 'with']);
    this.#times = ids('day week month year hour minute night'.split(' '));
    this.#undetectable = vocabulary.learn('undetectable');
    this.#directions = new Map(
      [
        ...Object.entries(states).map((entry) => [...entry, true] as const),
        ...Object.entries(motions).map((entry) => [...entry, false] as const),
      ].flatMap(([direction, list, state]) =>
        list.split(' ').map((word) => [vocabulary.learn(word), { direction: direction as Direction, state }] as const),
      ),
    );
  }

  /** The number that stands behind a measure's name, before `limit`. */
  readingAfter(tokens: Tokens, measure: Measure, name: Span, limit: number): Reading | null {
    const label = this.#labelled(tokens, measure, name);
    const at = this.numberAfter(tokens, measure, { from: name.from, to: label?.to ?? name.to }, limit);
    if (at === null) return null;
    const target = this.#target(tokens, at, limit);
    const comma = rawAt(tokens, label?.to ?? name.to) === ',';
    const leveled =
      measure.dosed &&
      !/level|conc|serum|plasma|blood|fasting/i.test(
        tokens.text.slice(tokens.starts[name.from], tokens.starts[target]),
      );
    return this.readingAt(tokens, measure, target, {
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
    return { measure, value, unit: '/15', canonical: value, start: end, end: end + written.length, flag: null };
  }

  /** The token of the number behind a measure's name. */
  numberAfter(tokens: Tokens, measure: Measure, name: Span, limit: number): number | null {
    let unknown = 0;
    const last = Math.min(limit, name.to + (measure.short ? 3 : reach));
    for (let at = name.to; at < last; at++) {
      const word = tokens.words[at] ?? 0;
      if (tokens.kinds[at] === 'number') {
        if (!this.#isWhen(tokens, at)) return at;
        at++;
        continue;
      }
      if (this.#fillers.has(word)) continue;
      const mark = rawAt(tokens, at);
      if (charges.has(mark) || (at === name.to && mark === ',')) continue;
      if (measure.short || this.#breaks.has(word)) return null;
      if (tokens.kinds[at] === 'mark' || ++unknown > unknownWords) return null;
    }
    return null;
  }

  /** "His potassium on 3 March", "at 12 hours", "on day 3", "x 2": a number that says when, or how often. */
  #isWhen(tokens: Tokens, at: number): boolean {
    if (this.#times.has(tokens.words[at + 1] ?? 0) || months.test(rawAt(tokens, at + 1))) return true;
    return /^(day|week|hour|x|×)$/i.test(rawAt(tokens, at - 1));
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
    const unit = range === null ? this.#finderOf(measure).whole(text.slice(text.search(/[([]/) + 1, close)) : null;
    if (range === null && unit === null) return null;
    let to = name.to;
    while (to < tokens.starts.length && (tokens.starts[to] ?? 0) <= end + close) to++;
    return { to, range, unit };
  }

  /** "From 12 to 8" and "12 -> 8" end at 8. */
  #target(tokens: Tokens, at: number, limit: number): number {
    const from = rawAt(tokens, at - 1).toLowerCase() === 'from';
    for (let i = at + 1; i < Math.min(limit, at + (from ? 10 : 6)); i++) {
      const mark = rawAt(tokens, i).toLowerCase();
      const arrow = mark === '→' || ((mark === '-' || mark === '–') && rawAt(tokens, i + 1) === '>');
      const next = mark === '→' || mark === 'to' ? i + 1 : i + 2;
      if ((arrow || (from && mark === 'to')) && tokens.kinds[next] === 'number')
        return this.#target(tokens, next, limit);
      if (!from && !arrow && !/^[a-zµ/^%]+$/.test(mark)) return at;
    }
    return at;
  }

  /** The number at a token, or the one it goes on to. */
  readingFrom(tokens: Tokens, measure: Measure, at: number, limit: number): Reading | null {
    return this.readingAt(tokens, measure, this.#target(tokens, at, limit), { unitNeeded: measure.dosed });
  }

  /** The number at a token, as a value of the measure. */
  readingAt(
    tokens: Tokens,
    named: Measure,
    at: number,
    options: {
      readonly unitNeeded?: boolean;
      readonly range?: Range | null;
      readonly unit?: string | null;
      readonly negative?: boolean;
      /** Numbers of other names follow: "128/5.9". */
      readonly inSeries?: boolean;
    } = {},
  ): Reading | null {
    if (this.#times.has(tokens.words[at + 1] ?? 0)) return null;
    const { text } = tokens;
    const start = tokens.starts[at] ?? 0;
    const number = this.#numberAt(tokens, named, at);
    const value = options.negative === true ? -number.value : number.value;
    let { end } = number;
    const second =
      named.id === 'blood-pressure' ? /^\s?(?:\/|over)\s?\d{2,3}(?![\d/])/.exec(text.slice(end, end + 12)) : null;
    if (second !== null) end += second[0].length;
    const typed = this.#typed(tokens, named, end);
    const unit = typed?.unit ?? options.unit ?? null;
    const other = options.inSeries !== true && isOther(text, end);
    if (unit === null && (options.unitNeeded === true || other)) return null;
    const measure = typed?.measure ?? named;
    const meant = unit === null ? guessed(named, value) : { measure, unit, canonical: converted(measure, value, unit) };
    if (meant === null || !isPlausible(meant.measure, meant.canonical)) return null;
    const canonical = meant.canonical * beyond(text, start);
    const written = typed?.text ?? (meant.unit === '' ? null : meant.unit);
    const unitEnd = typed?.end ?? end;
    const air = named.id === 'oxygen-saturation' ? onAir.exec(text.slice(unitEnd, unitEnd + 16)) : null;
    const stop = unitEnd + (air?.[0].length ?? 0);
    const flag = flagAt(text, stop, value, options.range ?? null);
    return { ...meant, canonical, value, unit: written, start, end: flag?.end ?? stop, flag: flag?.direction ?? null };
  }

  /** Thousands may be parted by a space: "18 500/mm3". */
  #numberAt(tokens: Tokens, measure: Measure, at: number): { readonly value: number; readonly end: number } {
    const end = tokens.ends[at] ?? 0;
    const raw = rawAt(tokens, at);
    const rest = /^[ \u00a0\u2009\u202f]\d{3}(?![\d.,])/.exec(tokens.text.slice(end, end + 5));
    if (rest !== null && /^\d{1,3}$/.test(raw) && ('/µL' in measure.units || rest[0].endsWith('000'))) {
      const stop = end + rest[0].length;
      const joined = Number.parseFloat(raw + rest[0].slice(1));
      const typed = this.#typed(tokens, measure, stop);
      if (typed !== null && isPlausible(typed.measure, converted(typed.measure, joined, typed.unit))) {
        return { value: joined, end: stop };
      }
      if (rest[0].endsWith('000')) return { value: joined, end: stop };
    }
    return { value: numberValue(raw), end };
  }

  /** The unit at an offset, of the measure or of one of its siblings. */
  #typed(
    tokens: Tokens,
    measure: Measure,
    end: number,
  ): { readonly measure: Measure; readonly unit: string; readonly text: string; readonly end: number } | null {
    for (const one of family(measure)) {
      const written = this.#finderOf(one).at(tokens.text, end);
      if (written !== null) return { measure: one, ...written };
    }
    return null;
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
      const reading = this.readingAt(tokens, measure, at, { unitNeeded: at < name.from - 1 });
      return reading === null ? null : { ...reading, end: Math.max(reading.end, tokens.ends[name.to - 1] ?? 0) };
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

  #finderOf(measure: Measure): UnitFinder {
    let finder = this.#units.get(measure);
    if (finder === undefined) {
      finder = new UnitFinder(Object.keys(measure.units));
      this.#units.set(measure, finder);
    }
    return finder;
  }

  /** "Raised CRP and white count": nothing but a joint stands between. */
  connects(tokens: Tokens, from: number, to: number): boolean {
    if (from >= to || to - from > 3) return false;
    for (let at = from; at < to; at++) if (!this.#joints.has(tokens.words[at] ?? 0)) return false;
    return true;
  }

  /** The tokens of as many numbers as there are names: "128/5.9", "2300 and 1900", "22, 240". */
  series(tokens: Tokens, first: number, count: number, limit: number): number[] | null {
    const found = [first];
    let apart = false;
    for (let at = first + 1; at < Math.min(limit, first + count * 8) && found.length < count; at++) {
      if (tokens.kinds[at] === 'number') {
        if (!apart) return null;
        found.push(at);
        apart = false;
      } else {
        const mark = rawAt(tokens, at);
        if (/^(,|\/|&|and)$/i.test(mark)) apart = true;
        else if (!/^[a-zµ%^]{1,6}$/i.test(mark)) return null;
      }
    }
    return found.length === count ? found : null;
  }

  /** "Raised troponin", "platelets were low". */
  directionAround(tokens: Tokens, measure: Measure, name: Span, from: number, limit: number): Said | null {
    const before = this.directionBefore(tokens, name, from);
    if (before !== null) return this.#forMeasure(tokens, measure, before);
    const after = this.#directionAfter(tokens, name, limit);
    return after === null ? null : this.#forMeasure(tokens, measure, after);
  }

  directionBefore(tokens: Tokens, name: Span, from: number): Said | null {
    for (let at = name.from - 1; at >= Math.max(from, name.from - 3); at--) {
      const found = this.#directions.get(tokens.words[at] ?? 0);
      if (found !== undefined && isOfBefore(tokens, at, name.from)) return null;
      if (found !== undefined) return { ...found, undetectable: false, from: at, to: name.to };
      if (!this.#before.has(tokens.words[at] ?? 0)) break;
    }
    return null;
  }

  /** Words between a name and its number: "was elevated at 14". */
  directionBetween(tokens: Tokens, from: number, end: number): Direction | null {
    let denied = false;
    for (let at = from; at < from + 6 && (tokens.starts[at] ?? Infinity) < end; at++) {
      const word = tokens.words[at] ?? 0;
      if (this.#not.has(word)) denied = true;
      const found = this.#directions.get(word);
      if (found?.state === true) return denied ? 'normal' : found.direction;
    }
    return null;
  }

  #directionAfter(tokens: Tokens, name: Span, limit: number): Said | null {
    const plus = /^\s?\+{2,4}/.exec(tokens.text.slice(tokens.ends[name.to - 1], (tokens.ends[name.to - 1] ?? 0) + 6));
    if (plus !== null) {
      const signs = plus[0].trim().length;
      return { direction: 'high', state: true, undetectable: false, from: name.from, to: name.to + signs };
    }
    let denied = false;
    for (let at = name.to; at < Math.min(limit, name.to + 6); at++) {
      const word = tokens.words[at] ?? 0;
      const found = this.#directions.get(word);
      if (found !== undefined) {
        // "Low normal" is normal.
        const normal = this.#directions.get(tokens.words[at + 1] ?? 0)?.direction === 'normal' && at + 1 < limit;
        const direction = denied || normal ? 'normal' : found.direction;
        return { direction, state: found.state, undetectable: false, from: name.from, to: at + (normal ? 2 : 1) };
      }
      const repeated = tokens.kinds[at] === 'number' && /^[x×]$/i.test(rawAt(tokens, at - 1));
      if (this.#not.has(word)) denied = true;
      else if (!repeated && !this.#after.has(word)) break;
    }
    return null;
  }

  /** What cannot be too low is normal when it is undetectable. */
  #forMeasure(tokens: Tokens, measure: Measure, said: Said): Said {
    const at = said.to - 1;
    const undetectable =
      (tokens.words[at] ?? 0) === this.#undetectable || (tokens.words[said.from] ?? 0) === this.#undetectable;
    return undetectable ? { ...said, undetectable, direction: measure.low.length === 0 ? 'normal' : 'low' } : said;
  }
}

/** "Na↓ K↑": an arrow right behind a word is that word's. */
function isOfBefore(tokens: Tokens, at: number, name: number): boolean {
  if (!/^[↑↓]$/.test(rawAt(tokens, at))) return false;
  return (
    tokens.starts[at] === tokens.ends[at - 1] &&
    tokens.starts[name] !== tokens.ends[at] &&
    /\p{L}$/u.test(rawAt(tokens, at - 1))
  );
}

/** "<70" is a little under 70, ">60" a little over. */
function beyond(text: string, start: number): number {
  const sign = text.slice(Math.max(0, start - 2), start).trim();
  return sign.endsWith('<') ? 0.999 : sign.endsWith('>') ? 1.001 : 1;
}

/** A measure and those of the same name. */
function family(measure: Measure): Measure[] {
  return [measure, ...measure.siblings.flatMap((id) => measureById.get(id) ?? [])];
}

/** Without a unit: the first of the measure's units in which a living person can have the value. */
function guessed(named: Measure, value: number): { measure: Measure; unit: string; canonical: number } | null {
  for (const measure of family(named)) {
    for (const unit of Object.keys(measure.units)) {
      const canonical = converted(measure, value, unit);
      const [least, most] = measure.bare;
      if (canonical >= least && canonical <= most) return { measure, unit, canonical };
    }
  }
  return null;
}

/** Whether what follows a number makes it something else than a value of the measure. */
function isOther(text: string, end: number): boolean {
  const rest = text.slice(end, end + 16);
  if (/^(?:\s?[%/]|\+)/.test(rest)) return true;
  return !laboratoryFlag.test(text.slice(end, end + 24)) && !salt.test(rest) && foreign.test(evened(rest));
}
