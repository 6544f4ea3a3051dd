import type { CompiledNames } from './compile.ts';
import { cueForms, type CueKind } from './cues.ts';
import { allNames, cueIndex } from './lexicon.built.ts';
import { measures as allMeasures, type Measure } from './measures.ts';
import type { DiagnosisName, FindingName } from './names.ts';
import { PhraseBook } from './phrases.ts';
import { Vocabulary } from './tokens.ts';
import { lookalikes } from './typos.ts';

/** What the same words can stand for. */
export interface Meaning {
  readonly finding: FindingName | null;
  /** A finding that these words say is not there. */
  readonly absent: FindingName | null;
  readonly diagnosis: DiagnosisName | null;
  readonly measure: Measure | null;
}

const none: Meaning = { finding: null, absent: null, diagnosis: null, measure: null };

/** All words that are looked for. */
export class Lexicon {
  readonly vocabulary = new Vocabulary();
  readonly names: PhraseBook<Meaning>;
  readonly cues: PhraseBook<CueKind>;
  readonly findings: ReadonlyMap<string, FindingName>;

  constructor({ findings, diagnoses, index }: CompiledNames, measures: readonly Measure[]) {
    this.findings = new Map(findings.map((one) => [one.id, one]));
    const meanings: readonly Meaning[] = [
      ...findings.map((finding) => ({ ...none, finding })),
      ...findings.map((absent) => ({ ...none, absent })),
      ...diagnoses.map((diagnosis) => ({ ...none, diagnosis })),
      ...measures.map((measure) => ({ ...none, measure })),
    ];
    for (const word of lookalikes) this.vocabulary.learn(word);
    this.names = new PhraseBook(this.vocabulary, index, meanings, merged);
    const kinds = cueForms.map(([kind]) => kind);
    this.cues = new PhraseBook(this.vocabulary, cueIndex, kinds, ([kind]) => kind as CueKind);
  }
}

/** The first of each; that no two findings share a form is the data's duty. */
function merged(meanings: readonly Meaning[]): Meaning {
  const [only] = meanings;
  if (meanings.length === 1 && only !== undefined) return only;
  const first = <K extends keyof Meaning>(key: K): Meaning[K] | null =>
    meanings.find((one) => one[key] !== null)?.[key] ?? null;
  return {
    finding: first('finding'),
    absent: first('absent'),
    diagnosis: first('diagnosis'),
    measure: first('measure'),
  };
}

let made: Lexicon | null = null;

/** The lexicon of all data files, made on first use. */
export function wholeLexicon(): Lexicon {
  made ??= new Lexicon(allNames, allMeasures);
  return made;
}
