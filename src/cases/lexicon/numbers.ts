import { bareReadings } from './bareReadings.ts';
import type { Context, Mention } from './context.ts';
import type { Patient } from './finding.ts';
import type { Direction } from './laboratory.ts';
import { boundFor, measureById, measures, type Bound, type Measure } from './measures.ts';
import { MeasureReader, type Reading } from './measuring.ts';
import type { Span } from './sentences.ts';
import { Specimens, SpecimenWords } from './specimens.ts';
import { rawAt, type Tokens, type Vocabulary } from './tokens.ts';

/** Takes a finding that a number or a word about a measure told. */
export type Put = (
  id: string,
  span: { readonly start: number; readonly end: number },
  context: Context,
  value?: number | null,
  unit?: string | null,
) => void;

/** What numbers tell about a finding: the measures of which it is a bound. */
const measuresOf = new Map<string, Measure[]>();
for (const measure of measures) {
  for (const { finding } of [...measure.low, ...measure.high]) {
    const list = measuresOf.get(finding);
    if (list === undefined) measuresOf.set(finding, [measure]);
    else if (!list.includes(measure)) list.push(measure);
  }
}

/** Values that are worked out of others, all read in one place. */
const derivations: readonly {
  readonly measure: string;
  readonly unit: string;
  readonly from: readonly string[];
  readonly value: (...values: readonly number[]) => number;
}[] = [
  {
    measure: 'anion-gap',
    unit: 'mmol/L',
    from: ['sodium', 'chloride', 'bicarbonate'],
    value: (sodium = 0, chloride = 0, bicarbonate = 0) => sodium - chloride - bicarbonate,
  },
  {
    measure: 'csf-glucose-ratio',
    unit: '',
    from: ['csf-glucose', 'glucose'],
    value: (inFluid = 0, inBlood = 1) => inFluid / inBlood,
  },
  {
    measure: 'albumin-gradient',
    unit: 'g/L',
    from: ['albumin', 'ascitic-albumin'],
    value: (inBlood = 0, inFluid = 0) => inBlood - inFluid,
  },
];
const derived = new Set(derivations.flatMap(({ measure, from }) => [measure, ...from]));
/** Numbers further apart are not of one sample. */
const oneSample = 500;

/** Ids of measures that are of a fluid whatever is said around them. */
const ofFluid = /^(csf|ascit|pleural|synovial|sweat|opening|albumin-gradient|fluid)/;

const asSaid: Context = { present: true, whose: 'patient', when: 'now', certain: true, byTest: false };
/** Names of one list that wait for their numbers. */
const mostWaiting = 6;
const scale = 'glasgow-coma-scale';
const leadIn =
  /^(of|to|at|\(|\[|:|=|from|level|levels|count|was|is|around|about|approximately|>|<|~|up|down|≥|≤|-|–)$/i;

/** What reads numbers; made once for a vocabulary. */
export class NumberReaders {
  readonly measuring: MeasureReader;
  readonly specimens: SpecimenWords;

  constructor(vocabulary: Vocabulary) {
    this.measuring = new MeasureReader(vocabulary);
    this.specimens = new SpecimenWords(vocabulary);
  }
}

/** Reads the numbers of a text, sentence by sentence, and tells what they mean. */
export class Numbers {
  readonly #measuring: MeasureReader;
  readonly #specimens: Specimens;
  readonly #tokens: Tokens;
  readonly #patient: Patient;
  readonly #put: Put;
  /** How far numbers have been taken by a name. */
  #taken = 0;
  #last: { readonly direction: Direction; readonly to: number } | null = null;
  #sentence: Span | null = null;
  readonly #samples = new Map<
    string,
    { readonly reading: Reading; readonly start: number; readonly context: Context }
  >();

  constructor(readers: NumberReaders, tokens: Tokens, patient: Patient, put: Put) {
    this.#measuring = readers.measuring;
    this.#specimens = new Specimens(readers.specimens, tokens);
    this.#tokens = tokens;
    this.#patient = patient;
    this.#put = put;
  }

  /** Reads a sentence; the mentions that numbers, or words such as "raised", have told. */
  read(sentence: Span, mentions: readonly Mention[]): ReadonlySet<Mention> {
    const told = new Set<Mention>();
    this.#specimens.enter(sentence, this.#sentence);
    this.#sentence = sentence;
    this.#last = null;
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
      if (before !== undefined && !this.#measuring.connects(this.#tokens, before.to, mention.from)) waiting = [];
      const done = this.#series([...waiting, mention], limit) ?? this.#one(mention, measure, waiting, from, limit);
      for (const one of done) told.add(one);
      waiting = done.includes(mention) ? [] : [...waiting.slice(-mostWaiting), mention];
    });
    this.#bare(sentence);
    return told;
  }

  /** Whether a name stands inside what was read as a number: the "k" of "18 K/µL". */
  #isTaken({ from }: Mention): boolean {
    return (this.#tokens.starts[from] ?? 0) < this.#taken;
  }

  /** The measure that a name stands for in the fluid at hand. */
  #measureOf({ from, to, meaning }: Mention): Measure {
    const named = meaning.measure as Measure;
    const fluid = this.#specimens.until(to) ?? this.#specimens.until(from);
    const other = fluid === null ? undefined : named.elsewhere[fluid];
    if (other !== undefined) {
      this.#specimens.use();
      return measureById.get(other) ?? named;
    }
    if (fluid !== null && !ofFluid.test(named.id)) this.#specimens.leave();
    else this.#specimens.use();
    return named;
  }

  /** "Na/K 128/5.9", "ALT and AST were 2300 and 1900": as many numbers as names. */
  #series(names: readonly Mention[], limit: number): readonly Mention[] | null {
    const last = names.at(-1);
    if (last === undefined || names.length < 2) return null;
    const first = this.#measuring.numberAfter(this.#tokens, this.#measureOf(last), last, limit);
    const numbers = first === null ? null : this.#measuring.series(this.#tokens, first, names.length, limit);
    if (numbers === null) return null;
    const readings = names.map((name, index) =>
      this.#measuring.readingAt(this.#tokens, this.#measureOf(name), numbers[index] ?? 0, { inSeries: true }),
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
      const before = this.#measuring.directionBefore(this.#tokens, mention, from);
      const stated =
        before?.state === true
          ? before.direction
          : this.#measuring.directionBetween(this.#tokens, mention.to, reading.start);
      this.#told(reading, Math.min(start, reading.start), mention, stated);
      return [mention];
    }
    if (measure.short) return [mention];
    const times = this.#measuring.timesLimit(this.#tokens, mention, limit);
    const [top] = measure.high;
    if (times !== null && top !== undefined) {
      const canonical = times.times * this.#limitOf(top);
      this.#taken = times.end;
      this.#meant(measure, canonical, null, { start, end: times.end }, mention, times.times, times.text);
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
        : this.#measuring.directionAround(this.#tokens, measure, mention, from, limit);
    const last = this.#last;
    const shared =
      said === null && last !== null && this.#measuring.connects(this.#tokens, last.to, mention.from) ? last : null;
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
    const [low] = measure.low;
    const [high] = measure.high;
    if (direction === 'normal') {
      for (const id of measure.panel) {
        const one = measureById.get(id);
        if (one !== undefined) this.#direction(one, direction, from, to, context);
      }
      for (const bound of new Set([low?.finding, high?.finding])) {
        if (bound !== undefined) this.#put(bound, span, { ...context, present: false });
      }
      return;
    }
    const bound = direction === 'low' ? low : high;
    const other = direction === 'low' ? high : low;
    if (bound !== undefined) this.#put(bound.finding, span, context);
    else if (other !== undefined && context.present) this.#put(other.finding, span, { ...context, present: false });
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
        !this.#findingsOf(reading.measure, reading.canonical).some(({ finding: id }) => id === finding.id)
      )
        continue;
      this.#told(reading, this.#startOf(mention), mention, null);
      return true;
    }
    return false;
  }

  /** Numbers that tell by their unit alone what was measured: "38.9 °C", "120/80 mmHg". */
  #bare(sentence: Span): void {
    for (const reading of bareReadings(this.#tokens, sentence.from, sentence.to, this.#taken)) {
      this.#told(reading, reading.start, asSaid, null);
    }
  }

  #startOf({ from }: Span): number {
    return this.#tokens.starts[from] ?? 0;
  }

  #limitOf(bound: Bound): number {
    return boundFor(bound, this.#patient.age, this.#patient.sex);
  }

  #findingsOf({ low, high }: Measure, canonical: number): Bound[] {
    return [
      ...low.filter((bound) => canonical < this.#limitOf(bound)),
      ...high.filter((bound) => canonical > this.#limitOf(bound)),
    ];
  }

  #told(reading: Reading, start: number, context: Context, stated: Direction | null): void {
    const { measure, canonical, value, unit, end, flag } = reading;
    this.#taken = Math.max(this.#taken, end);
    this.#meant(measure, canonical, flag ?? stated, { start, end }, context, value, unit, flag !== null);
    this.#sample(reading, start, context);
  }

  /**
   * The findings of a value. The laboratory's own limits stand above ours; the author's words only where ours see
   * nothing: "mildly raised at 11".
   */
  #meant(
    measure: Measure,
    canonical: number,
    said: Direction | null,
    span: { readonly start: number; readonly end: number },
    context: Context,
    value: number,
    unit: string | null,
    binding = false,
  ): void {
    const { low, high } = measure;
    const ours = this.#findingsOf(measure, canonical);
    const there = { ...context, present: true };
    let found = ours;
    if (said !== null && (binding || ours.length === 0 || said === 'normal')) {
      const side = said === 'low' ? low : said === 'high' ? high : [];
      const beyond = ours.filter((bound) => side.includes(bound));
      found = beyond.length > 0 ? beyond : side.slice(0, 1);
    }
    const ids = new Set(found.map(({ finding }) => finding));
    for (const id of ids) this.#put(id, span, there, value, unit);
    if (ids.size > 0) return;
    for (const id of new Set([low[0]?.finding, high[0]?.finding])) {
      if (id !== undefined) this.#put(id, span, { ...context, present: false }, value, unit);
    }
  }

  #sample(reading: Reading, start: number, context: Context): void {
    const { id } = reading.measure;
    if (!derived.has(id) || context.whose !== 'patient' || context.when !== 'now') return;
    this.#samples.set(id, { reading, start, context });
    for (const { measure: target, unit, from, value } of derivations) {
      if (!from.includes(id) || this.#samples.has(target)) continue;
      const parts = from.flatMap((one) => this.#samples.get(one) ?? []);
      const measure = measureById.get(target);
      const begin = Math.min(...parts.map((part) => part.start));
      const end = Math.max(...parts.map((part) => part.reading.end));
      if (measure === undefined || parts.length < from.length || end - begin > oneSample) continue;
      const result = Math.round(value(...parts.map((part) => part.reading.canonical)) * 100) / 100;
      this.#meant(measure, result, null, { start: begin, end }, context, result, unit === '' ? null : unit);
    }
  }
}
