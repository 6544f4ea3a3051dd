import { firstForm } from './forms.ts';
import cardiovascular from './findings/cardiovascular.json' with { type: 'json' };
import respiratory from './findings/respiratory.json' with { type: 'json' };
import digestive from './findings/digestive.json' with { type: 'json' };
import nervous from './findings/nervous.json' with { type: 'json' };
import general from './findings/general.json' with { type: 'json' };
import renal from './findings/renal.json' with { type: 'json' };
import skinAndJoints from './findings/skin-and-joints.json' with { type: 'json' };
import eyesAndEars from './findings/eyes-and-ears.json' with { type: 'json' };
import mind from './findings/mind.json' with { type: 'json' };
import background from './findings/background.json' with { type: 'json' };
import tests from './findings/tests.json' with { type: 'json' };
import course from './findings/course.json' with { type: 'json' };
import diagnosisFile from './diagnoses/names.json' with { type: 'json' };

/** Something that can be found in a case: a symptom, a sign, an exposure, a test's result. */
export interface FindingName {
  readonly id: string;
  readonly label: string;
  /** As the file writes them: see `forms.ts`. */
  readonly forms: string;
  /** Words that say outright that it is not there: "afebrile". */
  readonly absentForms: string;
  /** A more general finding that this one always is, too. */
  readonly broader: string | null;
  /** Holds for the patient even when it lies in the past: an exposure, a habit, an operation. */
  readonly lasting: boolean;
  /** Tells how it goes on ("for three weeks", "sudden"), not what it is. */
  readonly course: boolean;
}

export interface DiagnosisName {
  readonly id: string;
  readonly name: string;
  /** Name and synonyms as the file writes them. */
  readonly forms: string;
  readonly icd10: string;
}

interface FindingLine {
  /** How it is shown, where its first form would read badly. */
  readonly label?: string;
  readonly forms: string;
  readonly absent?: string;
  readonly broader?: string;
}

interface DiagnosisLine {
  readonly forms: string;
  readonly icd10: string;
}

const findingFiles = {
  cardiovascular,
  respiratory,
  digestive,
  nervous,
  general,
  renal,
  skinAndJoints,
  eyesAndEars,
  mind,
  background,
  tests,
  course,
} as unknown as Readonly<Record<string, Readonly<Record<string, FindingLine>>>>;

/** Every finding's names, in the order of the files. */
export const findingNames: readonly FindingName[] = Object.entries(findingFiles).flatMap(([file, lines]) =>
  Object.entries(lines).map(([id, { forms, label = firstForm(forms), absent = '', broader = null }]) => ({
    id,
    label,
    forms,
    absentForms: absent,
    broader,
    lasting: file === 'background',
    course: file === 'course',
  })),
);

/** Every diagnosis's names. Some of them only occur as history and are never given as an answer. */
export const diagnosisNames: readonly DiagnosisName[] = Object.entries(
  diagnosisFile as Readonly<Record<string, DiagnosisLine>>,
).map(([id, { forms, icd10 }]) => ({ id, name: firstForm(forms), forms, icd10 }));
