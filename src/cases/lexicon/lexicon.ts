import { findingsIn, type CompiledNames } from './compile.ts';
import type { CueKind } from './context/cues.ts';
import { allNames, cueIndex, cueKinds } from './lexicon.built.ts';
import { measures as allMeasures, type Measure } from './numbers/measures.ts';
import type { DiagnosisName, FindingName } from './names.ts';
import { PhraseBook } from './words/phrases.ts';
import { Vocabulary } from './words/tokens.ts';
import { lookalikes } from './words/typos.ts';

/** What the same words can stand for. */
export interface Meaning {
  readonly finding: FindingName | null;
  /** A finding that these words say is not there. */
  readonly absent: FindingName | null;
  readonly diagnosis: DiagnosisName | null;
  readonly measure: Measure | null;
}

/** All words that are looked for. */
export class Lexicon {
  readonly vocabulary = new Vocabulary();
  readonly names: PhraseBook<Meaning>;
  readonly cues: PhraseBook<CueKind>;
  /** In the order of the files. */
  readonly findings: ReadonlyMap<string, FindingName>;
  readonly diagnoses: readonly DiagnosisName[];

  constructor(names: CompiledNames, measures: readonly Measure[]) {
    const findings = findingsIn(names.findings);
    this.findings = new Map(findings.map((one) => [one.id, one]));
    this.diagnoses = names.diagnoses;
    const places = [findings.length, findings.length, names.diagnoses.length];
    /** What a line of the index stands for: see `CompiledNames`. */
    const meaning = (line: number): Meaning => {
      let at = line;
      let kind = 0;
      for (const count of places) {
        if (at < count) break;
        at -= count;
        kind++;
      }
      return {
        finding: kind === 0 ? (findings[at] ?? null) : null,
        absent: kind === 1 ? (findings[at] ?? null) : null,
        diagnosis: kind === 2 ? (names.diagnoses[at] ?? null) : null,
        measure: kind === 3 ? (measures[at] ?? null) : null,
      };
    };
    for (const word of lookalikes) this.vocabulary.learn(word);
    this.names = new PhraseBook(this.vocabulary, names.index, meaning, merged);
    const cue = (line: number): CueKind => cueKinds[line] as CueKind;
    this.cues = new PhraseBook(this.vocabulary, cueIndex, cue, ([kind]) => kind as CueKind);
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
