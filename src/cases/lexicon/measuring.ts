import type { Measure } from './measures.ts';
import type { Span } from './sentences.ts';
import { numberValue, type Tokens, type Vocabulary } from './tokens.ts';

/** A number that was read behind the name of a measure. */
export interface Reading {
  readonly value: number;
  readonly unit: string | null;
  /** The value in the measure's first unit. */
  readonly canonical: number;
  /** Offset in the text where the number and its unit end. */
  readonly end: number;
}

export type Direction = 'low' | 'high' | 'normal';

const fillers = `of was is at were are level levels count measured found to be about approximately around read reads reading recorded
  came back as on in arrival admission fell rose dropped fallen risen down up only just markedly mildly severely raised elevated high low normal
  initial a the peak result value has been increased decreased reduced and from : = ( | ~ > < ≥ ≤ * [ ↑ ↓ rate concentration today
  grossly slightly very moderately`;
const words = {
  high: 'raised high elevated increased ↑ elevation rising risen positive up',
  low: 'low decreased reduced ↓ falling fallen subnormal depressed down',
  normal: 'normal unremarkable negative undetectable ok',
};
const mayPrecede =
  'mildly markedly slightly very severely grossly moderately significantly the a an his her serum plasma blood total arterial of in'.split(
    ' ',
  );
const mayFollow =
  'is was are were of at markedly mildly slightly very severely grossly moderately significantly level levels count came back has been within remains remained also all both test'.split(
    ' ',
  );

/** How far behind its name a number may stand, and how many words that tell nothing may lie between. */
const reach = 9;
const unknownWords = 2;

/** Reads numbers, units and "raised", "low", "normal" around the names of measures. */
export class MeasureReader {
  readonly #fillers: ReadonlySet<number>;
  readonly #directions: ReadonlyMap<number, Direction>;
  readonly #before: ReadonlySet<number>;
  readonly #after: ReadonlySet<number>;
  readonly #not: number;
  readonly #joints: ReadonlySet<number>;
  readonly #times: ReadonlySet<number>;
  readonly #units = new Map<Measure, UnitFinder>();

  constructor(vocabulary: Vocabulary) {
    const ids = (list: readonly string[]) => new Set(list.map((word) => vocabulary.learn(word)));
    this.#fillers = ids(fillers.trim().split(/\s+/));
    this.#before = ids(mayPrecede);
    this.#after = ids(mayFollow);
    this.#not = vocabulary.learn('not');
    this.#joints = ids(['and', ',', '/', 'or', 'the', '&']);
    this.#times = ids('day week month year hour minute night'.split(' '));
    this.#directions = new Map(
      (Object.entries(words) as [Direction, string][]).flatMap(([direction, list]) =>
        list.split(' ').map((word): [number, Direction] => [vocabulary.learn(word), direction]),
      ),
    );
  }

  /** The number that stands behind a measure's name, before `limit`. */
  readingAfter(tokens: Tokens, measure: Measure, name: Span, limit: number): Reading | null {
    let unknown = 0;
    const last = Math.min(limit, name.to + (measure.short ? 2 : reach));
    for (let at = name.to; at < last; at++) {
      if (tokens.kinds[at] === 'number') {
        const target = this.#target(tokens, at, limit);
        return this.#read(tokens, measure, target);
      }
      if (this.#fillers.has(tokens.words[at] ?? 0)) continue;
      if (tokens.kinds[at] === 'mark' || ++unknown > unknownWords) return null;
    }
    return null;
  }

  /** "from 12 to 8" ends at 8. */
  #target(tokens: Tokens, at: number, limit: number): number {
    const raw = (i: number) => tokens.text.slice(tokens.starts[i], tokens.ends[i]).toLowerCase();
    if (raw(at - 1) !== 'from') return at;
    for (let i = at + 1; i < Math.min(limit, at + 5); i++) {
      if (raw(i) === 'to' && tokens.kinds[i + 1] === 'number') return i + 1;
    }
    return at;
  }

  #read(tokens: Tokens, measure: Measure, at: number): Reading | null {
    if (this.#times.has(tokens.words[at + 1] ?? 0)) return null;
    const start = tokens.starts[at] ?? 0;
    let end = tokens.ends[at] ?? 0;
    const value = numberValue(tokens.text.slice(start, end));
    const second = /^\s?(?:\/|over)\s?\d{2,3}(?![\d/])/.exec(tokens.text.slice(end, end + 12))?.[0];
    if (measure.id === 'blood-pressure' && second !== undefined) end += second.length;
    const finder = this.#finderOf(measure);
    const written = finder.at(tokens.text, end);
    if (written === null) {
      // A sign behind the number that is no unit of this measure: the number means something else.
      if (/^\s?[%/]/.test(tokens.text.slice(end, end + 2)) && second === undefined) return null;
      return guessed(measure, value, end);
    }
    const canonical = converted(measure, value, written.unit);
    return plausible(measure, canonical) ? { value, unit: written.unit, canonical, end: written.end } : null;
  }

  #finderOf(measure: Measure): UnitFinder {
    let finder = this.#units.get(measure);
    if (finder === undefined) {
      finder = new UnitFinder(Object.keys(measure.units));
      this.#units.set(measure, finder);
    }
    return finder;
  }

  /** "raised CRP and white count": nothing but a joint stands between. */
  connects(tokens: Tokens, from: number, to: number): boolean {
    if (from >= to || to - from > 3) return false;
    for (let at = from; at < to; at++) if (!this.#joints.has(tokens.words[at] ?? 0)) return false;
    return true;
  }

  /** "raised troponin", "platelets were low": what words say of a measure, and where those words begin and end. */
  directionAround(tokens: Tokens, name: Span, from: number, limit: number): ({ direction: Direction } & Span) | null {
    for (let at = name.from - 1; at >= Math.max(from, name.from - 3); at--) {
      const direction = this.#directions.get(tokens.words[at] ?? 0);
      if (direction !== undefined) return { direction, from: at, to: name.to };
      if (!this.#before.has(tokens.words[at] ?? 0)) break;
    }
    let denied = false;
    for (let at = name.to; at < Math.min(limit, name.to + 5); at++) {
      const word = tokens.words[at] ?? 0;
      const direction = this.#directions.get(word);
      if (direction !== undefined) return { direction: denied ? 'normal' : direction, from: name.from, to: at + 1 };
      if (word === this.#not) denied = true;
      else if (!this.#after.has(tokens.words[at] ?? 0)) break;
    }
    return null;
  }
}

/** Finds a unit at the beginning of a text, in whatever way it is typed. */
class UnitFinder {
  readonly #pattern: RegExp;
  readonly #units: readonly string[];

  constructor(units: readonly string[]) {
    const distinct = new Map(units.toReversed().map((unit) => [evened(unit).replaceAll(' ', ''), unit]));
    this.#units = [...distinct.values()].filter((unit) => unit !== '').sort((a, b) => b.length - a.length);
    this.#pattern = new RegExp(`^\\s{0,2}(?:${this.#units.map((unit) => `(${patternOf(unit)})`).join('|')})(?![a-z])`);
  }

  at(text: string, from: number): { unit: string; end: number } | null {
    if (this.#units.length === 0) return null;
    const found = this.#pattern.exec(evened(text.slice(from, from + 32)));
    if (found === null) return null;
    const index = found.findIndex((group, i) => i > 0 && group !== undefined);
    return { unit: this.#units[index - 1] ?? '', end: from + found[0].length };
  }
}

const superscripts: Readonly<Record<string, string>> = {
  '⁹': '9',
  '⁶': '6',
  '³': '3',
  '²': '2',
  '×': 'x',
  μ: 'µ',
  '⁻': '-',
};

/** Letter for letter, so that offsets stay. */
function evened(text: string): string {
  return text
    .replace(/[⁹⁶³²×μ⁻]/g, (char) => superscripts[char] ?? char)
    .replace(/[A-Z]/g, (char) => char.toLowerCase());
}

function patternOf(unit: string): string {
  return evened(unit)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\\\^/g, '[\\^*e]?')
    .replace(/ /g, '\\s*')
    .replace(/\//g, '\\s?\\/\\s?')
    .replace(/^x/, 'x?\\s?')
    .replace(/^°/, '(?:°|º|degrees?|deg)?\\s?')
    .replace(/[µu]g/g, '(?:[µu]g|mcg)');
}

function converted(measure: Measure, value: number, unit: string): number {
  const factor = measure.units[unit] ?? 1;
  // Only degrees Fahrenheit need more than a factor.
  return factor === 0 ? ((value - 32) * 5) / 9 : value * factor;
}

function plausible({ plausible: [least, most] }: Measure, canonical: number): boolean {
  return canonical >= least && canonical <= most;
}

/** Without a unit: the first of the measure's units in which a living person can have the value. */
function guessed(measure: Measure, value: number, end: number): Reading | null {
  for (const unit of Object.keys(measure.units)) {
    const canonical = converted(measure, value, unit);
    if (plausible(measure, canonical)) return { value, unit: unit === '' ? null : unit, canonical, end };
  }
  return null;
}
