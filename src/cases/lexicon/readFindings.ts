import type { Context, Mention } from './context.ts';
import { ContextReader } from './contextReader.ts';
import { diagnosisMark, patientOf, type Finding, type Patient } from './finding.ts';
import { Grounds } from './ground.ts';
import { wholeLexicon, type Lexicon } from './lexicon.ts';
import { MeasureReader } from './measuring.ts';
import { boundFor, type Measure } from './measures.ts';
import { bareReadings } from './bareReadings.ts';
import { PatientReader } from './patient.ts';
import { sentencesOf } from './sentences.ts';
import { finish, tokenising, type Tokens } from './tokens.ts';

/** After so many tokens a long reading pauses. */
const pauseEvery = 5_000;

/** Everything a case says that the lexicon knows, in the order of the text. */
export function readFindings(text: string): Finding[] {
  return finish(readingFindings(text));
}

/** The same in small steps, so that a long text does not block. */
export function* readingFindings(text: string, lexicon: Lexicon = wholeLexicon()): Generator<void, Finding[]> {
  const { contexts, measuring, patients } = readersOf(lexicon);
  const tokens = yield* tokenising(text, lexicon.vocabulary);
  const found = yield* patients.reading(tokens);
  const write = new Writer(lexicon, tokens, patientOf(found), found);
  const grounds = new Grounds(tokens);
  let pause = pauseEvery;
  for (const sentence of sentencesOf(tokens)) {
    const mentions = contexts.mentions(tokens, sentence, grounds.of(sentence));
    mentions.forEach((mention, index) => {
      const limit = mentions[index + 1]?.from ?? sentence.to;
      write.mention(mention, measuring, mentions[index - 1]?.to ?? sentence.from, limit);
    });
    write.bare(sentence.from, sentence.to);
    if (sentence.to > pause) {
      pause = sentence.to + pauseEvery;
      yield;
    }
  }
  return write.inOrder();
}

interface Readers {
  readonly contexts: ContextReader;
  readonly measuring: MeasureReader;
  readonly patients: PatientReader;
}

const readers = new WeakMap<Lexicon, Readers>();

/** They teach the vocabulary their words, so they are made once. */
function readersOf(lexicon: Lexicon): Readers {
  let made = readers.get(lexicon);
  if (made === undefined) {
    const { vocabulary } = lexicon;
    made = {
      contexts: new ContextReader(lexicon),
      measuring: new MeasureReader(vocabulary),
      patients: new PatientReader(vocabulary),
    };
    readers.set(lexicon, made);
  }
  return made;
}

const asSaid: Context = { present: true, whose: 'patient', when: 'now', certain: true, byTest: false };

/** Makes findings of what was read. */
class Writer {
  readonly #lexicon: Lexicon;
  readonly #tokens: Tokens;
  readonly #patient: Patient;
  readonly #found: Finding[];
  /** How far numbers have been taken by a name. */
  #numbersTaken = 0;
  #lastDirection: { readonly direction: 'low' | 'high' | 'normal'; readonly to: number } | null = null;

  constructor(lexicon: Lexicon, tokens: Tokens, patient: Patient, found: readonly Finding[]) {
    this.#lexicon = lexicon;
    this.#tokens = tokens;
    this.#patient = patient;
    this.#found = [...found];
  }

  inOrder(): Finding[] {
    return this.#found.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  mention(mention: Mention, measuring: MeasureReader, from: number, limit: number): void {
    const { finding, absent, diagnosis, measure } = mention.meaning;
    if (measure !== null && this.#measure(mention, measure, measuring, from, limit)) return;
    const { starts, ends } = this.#tokens;
    const start = starts[mention.from] ?? 0;
    const end = ends[mention.to - 1] ?? 0;
    if (finding !== null) {
      // How long, how sudden: the text's own words say it best.
      const label = finding.course ? this.#tokens.text.slice(start, end).toLowerCase() : finding.label;
      this.#put(finding.id, label, start, end, mention);
    } else if (absent !== null) {
      this.#put(absent.id, absent.label, start, end, { ...mention, present: !mention.present });
    } else if (diagnosis !== null) {
      this.#put(diagnosisMark + diagnosis.id, diagnosis.name, start, end, mention);
    }
  }

  /** Whether something was said of the measure: a number, or a word such as "raised". */
  #measure(mention: Mention, measure: Measure, measuring: MeasureReader, from: number, limit: number): boolean {
    const tokens = this.#tokens;
    const start = tokens.starts[mention.from] ?? 0;
    const reading = measuring.readingAfter(tokens, measure, mention, limit);
    if (reading !== null) {
      this.#numbersTaken = reading.end;
      this.#number(measure, reading.canonical, reading.value, reading.unit, start, reading.end, mention);
      return true;
    }
    if (measure.short) return true;
    const said = measuring.directionAround(tokens, mention, from, limit);
    const last = this.#lastDirection;
    const shared = said === null && last !== null && measuring.connects(tokens, last.to, mention.from) ? last : null;
    const direction =
      said?.direction ?? shared?.direction ?? (mention.present || measure.low.length > 0 ? null : 'normal');
    if (direction === null) return false;
    const to = said?.to ?? mention.to;
    this.#lastDirection = { direction, to };
    const first = tokens.starts[said?.from ?? mention.from] ?? start;
    this.#direction(measure, direction, first, tokens.ends[to - 1] ?? 0, mention);
    return measure.low.length + measure.high.length > 0;
  }

  #direction(
    measure: Measure,
    direction: 'low' | 'high' | 'normal',
    start: number,
    end: number,
    context: Context,
  ): void {
    const low = measure.low[0]?.finding;
    const high = measure.high[0]?.finding;
    const put = (id: string | undefined, present: boolean) => {
      if (id !== undefined) this.#put(id, this.#label(id), start, end, { ...context, present });
    };
    if (direction === 'normal') {
      put(low, false);
      put(high, false);
    } else put(direction === 'low' ? low : high, context.present);
  }

  /** Numbers that tell by their unit alone what was measured: "38.9 °C", "120/80 mmHg". */
  bare(from: number, to: number): void {
    for (const { measure, value, unit, canonical, start, end } of bareReadings(
      this.#tokens,
      from,
      to,
      this.#numbersTaken,
    )) {
      this.#number(measure, canonical, value, unit, start, end, asSaid);
    }
  }

  #number(
    measure: Measure,
    canonical: number,
    value: number,
    unit: string | null,
    start: number,
    end: number,
    context: Context,
  ): void {
    const { age, sex } = this.#patient;
    const below = measure.low.filter((bound) => canonical < boundFor(bound, age, sex));
    const above = measure.high.filter((bound) => canonical > boundFor(bound, age, sex));
    const said = { ...context, present: true };
    for (const { finding } of [...below, ...above]) {
      this.#put(finding, this.#label(finding), start, end, said, value, unit);
    }
    if (below.length + above.length > 0) return;
    for (const bound of [measure.low[0], measure.high[0]]) {
      if (bound === undefined) continue;
      this.#put(bound.finding, this.#label(bound.finding), start, end, { ...said, present: false }, value, unit);
    }
  }

  #label(id: string): string {
    return this.#lexicon.findings.get(id)?.label ?? id.replaceAll('-', ' ');
  }

  #put(
    id: string,
    label: string,
    start: number,
    end: number,
    { present, whose, when, certain, byTest }: Context,
    value: number | null = null,
    unit: string | null = null,
  ): void {
    const text = this.#tokens.text.slice(start, end);
    const lasting = this.#lexicon.findings.get(id)?.lasting ?? false;
    this.#found.push({
      finding: id,
      label,
      text,
      start,
      end,
      present,
      whose,
      when,
      certain,
      value,
      unit,
      byTest,
      lasting,
    });
  }
}
