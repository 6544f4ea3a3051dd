import { flagAt, laboratoryFlag, type Direction, type Range } from './laboratory.ts';
import { converted, isPlausible, measureById, type Measure } from './measures.ts';
import { numberValue, rawAt, type Tokens, type Vocabulary } from '../words/tokens.ts';
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
  /** Where the number begins, where it ends with its unit, and where all ends that is said of it. */
  readonly start: number;
  readonly stop: number;
  readonly end: number;
  /** The lower of two blood pressures. */
  readonly second: number | null;
  /** What the laboratory says behind it: "(135-145)", "H", "(low)". */
  readonly flag: Direction | null;
}

/** Signs behind a number that make it something else: a dose, a time, a length, a count of events. */
const foreign =
  /^\s?-?(?:mg|mcg|µg|ug|g|kg|(?:micro|milli|kilo|)grams?|microg|ml|l|cm|mm|m|units?|iu|u|tab(?:let)?s?|puffs?|pints?|drops?|sachets?|mmol|mol|times|x|ms|msec|s|secs?|seconds|mins?|minutes?|hours?|hrs?|h|days?|d|weeks?|wks?|months?|years?|yrs?|y|episodes?|doses?|points?|cigarettes|packs?|th|st|nd|rd|litres?|liters?|°|degrees?|fold|percent|mmhg|kpa)(?![a-z])/;

/** The next name of a list without commas: "Ca 2.1 Mg 0.5". */
const salt = /^\s?(?:Mg|Na|K|Cl|Ca|P)(?![A-Za-z/])/;

/** Where oxygen was measured belongs to the number. */
const onAir = /^\s?\(?(?:(?:on|in)\s)?(?:RA|room air|air)\b\)?/;

/** Antibodies are thinned until they show no more: "1:640". */
const titerOf = 'titer';
const titer = /^1\s?[:/]\s?(\d[\d,]*)(?!\.?\d)/;

/** Reads a number, its unit and what the laboratory says of it as a value of a measure. */
export class ValueReader {
  readonly #times: ReadonlySet<number>;
  readonly #units = new Map<Measure, UnitFinder>();

  constructor(vocabulary: Vocabulary) {
    this.#times = new Set('day week month year hour minute night'.split(' ').map((word) => vocabulary.learn(word)));
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
    const titer = titerOf in named.units ? titerAt(named, text, start) : null;
    if (titer !== null) return titer;
    const number = this.#numberAt(tokens, named, at);
    const value = options.negative === true ? -number.value : number.value;
    let { end } = number;
    const second =
      named.id === 'blood-pressure' ? /^\s?(?:\/|over)\s?(\d{2,3})(?![\d/])/.exec(text.slice(end, end + 12)) : null;
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
    const lower = second?.[1] === undefined ? null : Number(second[1]);
    return {
      ...meant,
      canonical,
      value,
      unit: written,
      start,
      stop,
      end: flag?.end ?? stop,
      second: lower,
      flag: flag?.direction ?? null,
    };
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

  /** Whether a text is nothing but a unit of the measure. */
  wholeUnit(measure: Measure, text: string): string | null {
    return this.#finderOf(measure).whole(text);
  }

  #finderOf(measure: Measure): UnitFinder {
    let finder = this.#units.get(measure);
    if (finder === undefined) {
      finder = new UnitFinder(Object.keys(measure.units));
      this.#units.set(measure, finder);
    }
    return finder;
  }
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

function titerAt(measure: Measure, text: string, start: number): Reading | null {
  const found = titer.exec(text.slice(start, start + 16));
  if (found?.[1] === undefined) return null;
  const value = numberValue(found[1]);
  const stop = start + found[0].length;
  const canonical = converted(measure, value, titerOf);
  return { measure, value, unit: titerOf, canonical, start, stop, end: stop, second: null, flag: null };
}

/** Whether what follows a number makes it something else than a value of the measure. */
function isOther(text: string, end: number): boolean {
  const rest = text.slice(end, end + 16);
  if (/^(?:\s?%|\/(?![A-Za-z]\w{1,7}\s?\d)|\s\/\s?\d|\+)/.test(rest)) return true;
  return !laboratoryFlag.test(text.slice(end, end + 24)) && !salt.test(rest) && foreign.test(evened(rest));
}
