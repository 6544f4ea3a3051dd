import type { Context, Mention } from './context/context.ts';
import { ContextReader } from './context/contextReader.ts';
import { diagnosisMark, patientOf, type Finding } from './finding.ts';
import { GestationReader } from './numbers/gestation.ts';
import { Grounds } from './context/ground.ts';
import { wholeLexicon, type Lexicon } from './lexicon.ts';
import { labelByMark } from './numbers/measures.ts';
import { NumberReaders, Numbers } from './numbers/numbers.ts';
import { PatientReader } from './patient/patient.ts';
import { patternsIn } from './numbers/patterns.ts';
import { sentencesOf, type Span } from './words/sentences.ts';
import type { Put } from './numbers/telling.ts';
import { finish, tokenising, type Tokens } from './words/tokens.ts';

/** After so many tokens a long reading pauses. */
const pauseEvery = 5_000;

/** Everything a case says that the lexicon knows, in the order of the text. */
export function readFindings(text: string): Finding[] {
  return finish(readingFindings(text));
}

/** The same in small steps, so that a long text does not block. */
export function* readingFindings(text: string, lexicon: Lexicon = wholeLexicon()): Generator<void, Finding[]> {
  const { contexts, numberReaders, gestations, patients } = readersOf(lexicon);
  const tokens = yield* tokenising(text, lexicon.vocabulary);
  const found = yield* patients.reading(tokens);
  const write = new Writer(lexicon, tokens, found);
  const numbers = new Numbers(numberReaders, tokens, patientOf(found), (...said) => write.number(...said));
  const grounds = new Grounds(tokens);
  let pause = pauseEvery;
  for (const sentence of sentencesOf(tokens)) {
    const mentions = contexts.mentions(tokens, sentence, grounds.of(sentence));
    const told = numbers.read(sentence, mentions);
    const weeks = write.gestations(gestations, sentence, mentions);
    for (const mention of mentions) if (!told.has(mention) && !weeks.has(mention)) write.mention(mention);
    if (sentence.to > pause) {
      pause = sentence.to + pauseEvery;
      yield;
    }
  }
  write.patterns();
  return write.inOrder();
}

interface Readers {
  readonly contexts: ContextReader;
  readonly numberReaders: NumberReaders;
  readonly gestations: GestationReader;
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
      numberReaders: new NumberReaders(vocabulary),
      gestations: new GestationReader(vocabulary),
      patients: new PatientReader(vocabulary),
    };
    readers.set(lexicon, made);
  }
  return made;
}

const asSaid: Context = { present: true, whose: 'patient', when: 'now', certain: true, byTest: false };

/** "Mother had breast cancer"; but "BRCA1" is the patient's own. */
const relative =
  /\b(famil(y|ial)|mother|mum|mom|father|dad|parents?|brothers?|sisters?|siblings?|aunt|uncle|cousins?|grand\w+|relatives?)\b/i;

/** Makes findings of what was read. */
class Writer {
  readonly #lexicon: Lexicon;
  readonly #tokens: Tokens;
  readonly #found: Finding[];

  constructor(lexicon: Lexicon, tokens: Tokens, found: readonly Finding[]) {
    this.#lexicon = lexicon;
    this.#tokens = tokens;
    this.#found = [...found];
  }

  inOrder(): Finding[] {
    return this.#found.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  mention(mention: Mention): void {
    const { finding, absent, diagnosis } = mention.meaning;
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

  /** Names that stand for a length of pregnancy, which its number tells better. */
  gestations(reader: GestationReader, sentence: Span, mentions: readonly Mention[]): ReadonlySet<Mention> {
    const told = new Set<Mention>();
    const { starts, ends } = this.#tokens;
    for (const { finding, value, unit, from, to, names } of reader.in(this.#tokens, sentence, mentions)) {
      const start = starts[from] ?? 0;
      this.#put(finding, this.#label(finding), start, ends[to - 1] ?? start, names[0] ?? asSaid, value, unit);
      for (const name of names) told.add(name);
    }
    return told;
  }

  number(...[id, { start, end }, context, value, unit]: Parameters<Put>): void {
    this.#put(id, this.#label(id), start, end, context, value, unit);
  }

  /** What several findings mean together, over the words that they came from. */
  patterns(): void {
    this.inOrder();
    for (const { finding, present, from } of [...patternsIn(this.#found)]) {
      const [first] = from;
      if (first === undefined) continue;
      const start = Math.min(...from.map((one) => one.start));
      const end = Math.max(...from.map((one) => one.end));
      const { value, unit } = from.length === 1 ? first : { value: null, unit: null };
      this.#put(finding, this.#label(finding), start, end, { ...first, present }, value, unit);
    }
  }

  #label(id: string): string {
    return this.#lexicon.findings.get(id)?.label ?? labelByMark.get(id) ?? id.replaceAll('-', ' ');
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
    const { lasting = false, familial = false, course = false } = this.#lexicon.findings.get(id) ?? {};
    const ofRelative = familial && relative.test(text);
    this.#found.push({
      finding: id,
      label,
      text,
      start,
      end,
      present,
      whose: ofRelative ? 'family' : whose,
      when: ofRelative && when === 'past' ? 'now' : when,
      certain,
      value,
      unit,
      byTest,
      lasting,
      familial,
      course,
    });
  }
}
