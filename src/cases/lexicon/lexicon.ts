import { cueForms, type CueKind } from './cues.ts';
import { measures as allMeasures, type Measure } from './measures.ts';
import { diagnosisNames, findingNames, type DiagnosisName, type FindingName } from './names.ts';
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

export interface Names {
  readonly findings: readonly FindingName[];
  readonly diagnoses: readonly DiagnosisName[];
  readonly measures: readonly Measure[];
}

const none: Meaning = { finding: null, absent: null, diagnosis: null, measure: null };

/** All words that are looked for. */
export class Lexicon {
  readonly vocabulary = new Vocabulary();
  readonly names = new PhraseBook<Meaning>(this.vocabulary, merged);
  readonly cues = new PhraseBook<CueKind>(this.vocabulary, ([kind]) => kind as CueKind);
  readonly findings: ReadonlyMap<string, FindingName>;

  constructor({ findings, diagnoses, measures }: Names) {
    this.findings = new Map(findings.map((one) => [one.id, one]));
    for (const word of lookalikes) this.vocabulary.learn(word);
    for (const one of findings) {
      this.names.add(one.forms, { ...none, finding: one });
      if (one.absentForms !== '') this.names.add(one.absentForms, { ...none, absent: one });
    }
    for (const one of diagnoses) this.names.add(one.forms, { ...none, diagnosis: one });
    for (const one of measures) this.names.add(one.forms, { ...none, measure: one });
    for (const [kind, forms] of cueForms) this.cues.add(forms, kind);
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
  made ??= new Lexicon({ findings: findingNames, diagnoses: diagnosisNames, measures: allMeasures });
  return made;
}
