import { bareReadings } from './bareReadings.ts';
import type { Context, Mention } from '../context/context.ts';
import { DirectionReader } from './directions.ts';
import type { Patient } from '../finding.ts';
import type { Direction } from './laboratory.ts';
import { gasReadings } from './gases.ts';
import { Limits } from './limits.ts';
import { measureById, measures, type Measure } from './measures.ts';
import { MeasureReader } from './measuring.ts';
import { NumberPlaces } from './numberPlaces.ts';
import type { Span } from '../words/sentences.ts';
import { Specimens, SpecimenWords } from './specimens.ts';
import { ScoreReader } from './scores.ts';
import { rawAt, type Tokens, type Vocabulary } from '../words/tokens.ts';
import { Telling, type Extent, type Put } from './telling.ts';
import { ValueReader, type Reading } from './values.ts';

/** What numbers tell about a finding: the measures of which it is a bound. */
const measuresOf = new Map<string, Measure[]>();
for (const measure of measures) {
  for (const { finding } of [...measure.low, ...measure.high]) {
    const list = measuresOf.get(finding);
    if (list === undefined) measuresOf.set(finding, [measure]);
    else if (!list.includes(measure)) list.push(measure);
  }
}

/** Ids of measures that are of a fluid whatever is said around them. */
const ofFluid = /^(csf|ascit|pleural|synovial|sweat|opening|albumin-gradient|fluid)/;

const asSaid: Context = { present: true, whose: 'patient', when: 'now', certain: true, byTest: false };
/** Names of one list that wait for their numbers. */
const mostWaiting = 6;
const scale = 'glasgow-coma-scale';
const leadIn =
  /^(of|to|at|above|over|,|\(|\[|:|=|from|level|levels|count|was|is|around|about|approximately|>|<|~|up|down|≥|≤|-|–)$/i;

/** What reads numbers; made once for a vocabulary. */
export class NumberReaders {
  readonly places: NumberPlaces;
  readonly values: ValueReader;
  readonly measuring: MeasureReader;
  readonly directions: DirectionReader;
  readonly specimens: SpecimenWords;
  readonly scores: ScoreReader;

  constructor(vocabulary: Vocabulary) {
    this.places = new NumberPlaces(vocabulary);
    this.values = new ValueReader(vocabulary);
    this.measuring = new MeasureReader(this.places, this.values);
    this.directions = new DirectionReader(vocabulary);
    this.specimens = new SpecimenWords(vocabulary);
    this.scores = new ScoreReader(vocabulary);
  }
}

/** Reads the numbers of a text, sentence by sentence, and tells what they mean. */
export class Numbers {
  readonly #places: NumberPlaces;
  readonly #values: ValueReader;
  readonly #measuring: MeasureReader;
  readonly #directions: DirectionReader;
  readonly #specimens: Specimens;
  readonly #scores: ScoreReader;
  readonly #tokens: Tokens;
  readonly #limits: Limits;
  readonly #telling: Telling;
  /** How far numbers have been taken by a name. */
  #taken = 0;
  /** What was read in the sentence at hand. */
  #read: Extent[] = [];
  #last: { readonly direction: Direction; readonly to: number } | null = null;
  #sentence: Span | null = null;

  constructor(readers: NumberReaders, tokens: Tokens, patient: Patient, put: Put) {
    this.#places = readers.places;
    this.#values = readers.values;
    this.#measuring = readers.measuring;
    this.#directions = readers.directions;
    this.#specimens = new Specimens(readers.specimens, tokens);
    this.#scores = readers.scores;
    this.#tokens = tokens;
    this.#limits = new Limits(patient);
    this.#telling = new Telling(this.#limits, put);
  }

  /** Reads a sentence; the mentions that numbers, or words such as "raised", have told. */
  read(sentence: Span, all: readonly Mention[]): ReadonlySet<Mention> {
    const scores = this.#scores.in(this.#tokens, sentence);
    const isScore = ({ from }: Span) => scores.some((one) => from >= one.from && from < one.to);
    const mentions = scores.length === 0 ? all : all.filter((one) => !isScore(one));
    const told = new Set<Mention>(all.length === mentions.length ? [] : all.filter(isScore));
    this.#specimens.enter(sentence, this.#sentence);
    this.#sentence = sentence;
    this.#last = null;
    this.#read = [];
    let waiting: Mention[] = [];
    mentions.forEach((mention, index) => {
      const next = mentions[index + 1];
      const limit = next?.from ?? sentence.to;
      const from = mentions[index - 1]?.to ?? sentence.from;
      if (this.#isTaken(mention)) {
        told.add(mention);
        return;
      }
      if (mention.meaning.measure === null) {
        waiting = [];
        if (this.#confirmed(mention, limit)) told.add(mention);
        return;
      }
      const measure = this.#measureOf(mention);
      const before = waiting.at(-1);
      if (before !== undefined && !this.#places.connects(this.#tokens, before.to, mention.from)) waiting = [];
      const done = this.#series([...waiting, mention], limit) ?? this.#one(mention, measure, waiting, from, limit);
      for (const one of done) told.add(one);
      waiting = done.includes(mention) ? [] : [...waiting.slice(-mostWaiting), mention];
    });
    const figures = this.#figuresIn(sentence);
    if (figures.length > 0) this.#bare(sentence, figures);
    return told;
  }

  /** Whether a name stands inside what was read as a number: the "k" of "18 K/µL". */
  #isTaken({ from }: Mention): boolean {
    return (this.#tokens.starts[from] ?? 0) < this.#taken;
  }

  /** The measure that a name stands for in the fluid at hand. */
  #measureOf({ from, to, meaning }: Mention): Measure {
    const named = meaning.measure as Measure;
    const before = this.#specimens.until(to) ?? this.#specimens.until(from);
    const fluid = before ?? (Object.keys(named.units).length === 0 ? this.#specimens.ahead(to, this.#sentence) : null);
    const other = fluid === null ? undefined : named.elsewhere[fluid];
    if (other !== undefined) {
      this.#specimens.use();
      return measureById.get(other) ?? named;
    }
    if (fluid === null) this.#specimens.beside(named.elsewhere);
    else if (!ofFluid.test(named.id)) this.#specimens.leave();
    else this.#specimens.use();
    return named;
  }

  /** "Na/K 128/5.9", "ALT and AST were 2300 and 1900": as many numbers as names. */
  #series(names: readonly Mention[], limit: number): readonly Mention[] | null {
    const last = names.at(-1);
    if (last === undefined || names.length < 2) return null;
    const first = this.#places.numberAfter(this.#tokens, this.#measureOf(last), last, limit);
    const numbers = first === null ? null : this.#places.series(this.#tokens, first, names.length, limit);
    if (numbers === null) return null;
    const readings = names.map((name, index) =>
      this.#values.readingAt(this.#tokens, this.#measureOf(name), numbers[index] ?? 0, { inSeries: true }),
    );
    if (readings.includes(null)) return null;
    names.forEach((name, index) => {
      const reading = readings[index];
      if (reading !== null && reading !== undefined)
        this.#told(reading, Math.min(reading.start, this.#startOf(name)), name, null);
    });
    return names;
  }

  /** What a number or a word says of one name; the names that it was said of. */
  #one(
    mention: Mention,
    measure: Measure,
    waiting: readonly Mention[],
    from: number,
    limit: number,
  ): readonly Mention[] {
    const named = mention.meaning.measure as Measure;
    const start = this.#startOf(mention);
    for (const one of measure === named ? [named] : [measure, named]) {
      const reading = this.#reading(mention, one, from, limit);
      if (reading === null) continue;
      if (/^(target|aim|goal)$/i.test(rawAt(this.#tokens, mention.from - 1))) return [mention];
      const before = this.#directions.before(this.#tokens, mention, from);
      const stated =
        before?.state === true ? before.direction : this.#directions.between(this.#tokens, mention.to, reading.start);
      this.#told(reading, Math.min(start, reading.start), mention, stated);
      return [mention];
    }
    if (measure.short) return [mention];
    const times = this.#measuring.timesLimit(this.#tokens, mention, limit);
    if (times !== null && measure.high.length > 0) {
      this.#taken = times.end;
      this.#telling.times(measure, times, { start, end: times.end }, mention);
      return [mention];
    }
    return this.#inWords(mention, measure, waiting, from, limit);
  }

  #reading(mention: Mention, measure: Measure, from: number, limit: number): Reading | null {
    const before = () =>
      measure.counted ? this.#measuring.readingBefore(this.#tokens, measure, mention, from, this.#taken) : null;
    const after = () => this.#measuring.readingAfter(this.#tokens, measure, mention, limit);
    if (measure.vital)
      return (measure.id === scale ? this.#measuring.partsAfter(this.#tokens, measure, mention) : null) ?? after();
    const mark = rawAt(this.#tokens, mention.from - 1);
    const found = after();
    // "12,000 red cells and 4 white cells": each number belongs to the name behind it.
    const listed =
      this.#tokens.kinds[mention.from - 1] === 'number' &&
      found !== null &&
      /,|\b(?:and|with)\b/.test(this.#tokens.text.slice(this.#tokens.ends[mention.to - 1], found.start));
    return listed || /^(%|of|the)$/i.test(mark) ? (before() ?? found) : (found ?? before());
  }

  #inWords(
    mention: Mention,
    measure: Measure,
    waiting: readonly Mention[],
    from: number,
    limit: number,
  ): readonly Mention[] {
    const said =
      measure.dosed && !this.#isLevel(mention, limit)
        ? null
        : this.#directions.around(this.#tokens, measure, mention, from, limit);
    const last = this.#last;
    const shared =
      said === null && last !== null && this.#places.connects(this.#tokens, last.to, mention.from) ? last : null;
    const direction =
      said?.direction ?? shared?.direction ?? (mention.present || measure.low.length > 0 ? null : 'normal');
    if (direction === null) return [];
    const to = Math.max(said?.to ?? mention.to, mention.to);
    this.#last = { direction, to };
    const context = said?.undetectable === true ? { ...mention, present: true } : mention;
    this.#direction(measure, direction, said?.from ?? mention.from, to, context);
    const behind = said !== null && said.to > mention.to;
    if (behind) for (const one of waiting) this.#direction(this.#measureOf(one), direction, one.from, to, one);
    if (measure.low.length + measure.high.length + measure.panel.length === 0) return [];
    return behind ? [...waiting, mention] : [mention];
  }

  /** A drug's name is a test's only where a level, or blood, is spoken of; "low" dose is none. */
  #isLevel({ from, to }: Span, limit: number): boolean {
    const { text, starts, ends } = this.#tokens;
    const words = text.slice(starts[from - 1] ?? 0, ends[Math.min(limit, to + 1) - 1]);
    return /level|conc|serum|plasma|blood|deficien|vitamin|folate|b12|low |magnes|testost|estradiol|hyp/i.test(words);
  }

  #direction(measure: Measure, direction: Direction, from: number, to: number, context: Context): void {
    const span = { start: this.#tokens.starts[from] ?? 0, end: this.#tokens.ends[to - 1] ?? 0 };
    this.#telling.word(measure, direction, span, context);
  }

  /** "Hyponatremia of 121", "leukocytosis (18,000)": the number behind the name of a finding that it confirms. */
  #confirmed(mention: Mention, limit: number): boolean {
    const { finding } = mention.meaning;
    const candidates = finding === null || !mention.present ? undefined : measuresOf.get(finding.id);
    if (finding === null || candidates === undefined) return false;
    let at = mention.to;
    while (at < Math.min(limit, mention.to + 4) && leadIn.test(rawAt(this.#tokens, at))) at++;
    if (at >= limit || this.#tokens.kinds[at] !== 'number') return false;
    for (const measure of candidates) {
      const reading = this.#measuring.readingFrom(this.#tokens, measure, at, limit);
      if (
        reading === null ||
        !this.#limits.beyond(reading.measure, reading.canonical).some(({ finding: id }) => id === finding.id)
      )
        continue;
      this.#told(reading, this.#startOf(mention), mention, null);
      return true;
    }
    return false;
  }

  /** Numbers that tell by their unit alone what was measured: "38.9 °C", "120/80 mmHg". */
  #bare(sentence: Span, figures: readonly number[]): void {
    const isTaken = (at: number) => this.#read.some(({ start, end }) => at >= start && at < end);
    for (const reading of gasReadings(this.#values, this.#tokens, sentence, figures))
      this.#told(reading, reading.start, asSaid, null);
    for (const reading of bareReadings(this.#tokens, figures, isTaken))
      this.#told(reading, reading.start, asSaid, null);
  }

  #figuresIn({ from, to }: Span): number[] {
    const found: number[] = [];
    for (let at = from; at < to; at++) if (this.#tokens.kinds[at] === 'number') found.push(at);
    return found;
  }

  #startOf({ from }: Span): number {
    return this.#tokens.starts[from] ?? 0;
  }

  #told(reading: Reading, start: number, context: Context, stated: Direction | null): void {
    this.#taken = Math.max(this.#taken, reading.end);
    this.#read.push({ start, end: reading.end });
    this.#telling.value(reading, start, context, stated);
  }
}
