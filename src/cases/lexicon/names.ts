import { firstForm } from './words/forms.ts';
import cardiovascular from './findings/cardiovascular.json' with { type: 'json' };
import respiratory from './findings/respiratory.json' with { type: 'json' };
import digestive from './findings/digestive.json' with { type: 'json' };
import nervous from './findings/nervous.json' with { type: 'json' };
import general from './findings/general.json' with { type: 'json' };
import renal from './findings/renal.json' with { type: 'json' };
import skinAndJoints from './findings/skin-and-joints.json' with { type: 'json' };
import eyesAndEars from './findings/eyes-and-ears.json' with { type: 'json' };
import injuries from './findings/injuries.json' with { type: 'json' };
import womenAndChildren from './findings/women-and-children.json' with { type: 'json' };
import mind from './findings/mind.json' with { type: 'json' };
import background from './findings/background.json' with { type: 'json' };
import tests from './findings/tests.json' with { type: 'json' };
import course from './findings/course.json' with { type: 'json' };
import bloodAndCancerDiagnoses from './diagnoses/blood-and-cancer.json' with { type: 'json' };
import cardiovascularDiagnoses from './diagnoses/cardiovascular.json' with { type: 'json' };
import congenitalDiagnoses from './diagnoses/congenital.json' with { type: 'json' };
import digestiveDiagnoses from './diagnoses/digestive.json' with { type: 'json' };
import endocrineDiagnoses from './diagnoses/endocrine.json' with { type: 'json' };
import eyesAndEarsDiagnoses from './diagnoses/eyes-and-ears.json' with { type: 'json' };
import infectiousDiagnoses from './diagnoses/infectious.json' with { type: 'json' };
import injuriesDiagnoses from './diagnoses/injuries.json' with { type: 'json' };
import jointsAndSkinDiagnoses from './diagnoses/joints-and-skin.json' with { type: 'json' };
import mindDiagnoses from './diagnoses/mind.json' with { type: 'json' };
import nervousDiagnoses from './diagnoses/nervous.json' with { type: 'json' };
import poisoningDiagnoses from './diagnoses/poisoning.json' with { type: 'json' };
import renalDiagnoses from './diagnoses/renal.json' with { type: 'json' };
import respiratoryDiagnoses from './diagnoses/respiratory.json' with { type: 'json' };
import womenAndChildrenDiagnoses from './diagnoses/women-and-children.json' with { type: 'json' };

/** Something that can be found in a case: a symptom, a sign, an exposure, a test's result. */
export interface FindingName {
  readonly id: string;
  readonly label: string;
  /** A more general finding that this one always is, too. */
  readonly broader: string | null;
  /** Holds for the patient even when it lies in the past: an exposure, a habit, an operation. */
  readonly lasting: boolean;
  /** Is about the patient's relatives, and counts for the patient all the same. */
  readonly familial: boolean;
  /** Tells how it goes on ("for three weeks", "sudden"), not what it is. */
  readonly course: boolean;
}

export interface DiagnosisName {
  readonly id: string;
  readonly name: string;
  readonly icd10: string;
}

/** With its names as the file writes them: see `forms.ts`. */
export interface WrittenFinding extends FindingName {
  readonly forms: string;
  /** Words that say outright that it is not there: "afebrile". */
  readonly absentForms: string;
}

export interface WrittenDiagnosis extends DiagnosisName {
  /** Name and synonyms. */
  readonly forms: string;
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
  injuries,
  eyesAndEars,
  womenAndChildren,
  mind,
  background,
  tests,
  course,
} as unknown as Readonly<Record<string, Readonly<Record<string, FindingLine>>>>;

/** Every finding's names, in the order of the files. */
export const writtenFindings: readonly WrittenFinding[] = Object.entries(findingFiles).flatMap(([file, lines]) =>
  Object.entries(lines).map(([id, { forms, label = firstForm(forms), absent = '', broader = null }]) => ({
    id,
    label,
    forms,
    absentForms: absent,
    broader,
    lasting: file === 'background',
    familial: id.startsWith('family-'),
    course: file === 'course',
  })),
);

/** By organ system, as the files of the knowledge base are. */
export const diagnosisFiles = {
  'blood-and-cancer': bloodAndCancerDiagnoses,
  cardiovascular: cardiovascularDiagnoses,
  congenital: congenitalDiagnoses,
  digestive: digestiveDiagnoses,
  endocrine: endocrineDiagnoses,
  'eyes-and-ears': eyesAndEarsDiagnoses,
  infectious: infectiousDiagnoses,
  injuries: injuriesDiagnoses,
  'joints-and-skin': jointsAndSkinDiagnoses,
  mind: mindDiagnoses,
  nervous: nervousDiagnoses,
  poisoning: poisoningDiagnoses,
  renal: renalDiagnoses,
  respiratory: respiratoryDiagnoses,
  'women-and-children': womenAndChildrenDiagnoses,
} as unknown as Readonly<Record<string, Readonly<Record<string, DiagnosisLine>>>>;

/** Every diagnosis's names. */
export const writtenDiagnoses: readonly WrittenDiagnosis[] = Object.values(diagnosisFiles).flatMap((lines) =>
  Object.entries(lines).map(([id, { forms, icd10 }]) => ({ id, name: firstForm(forms), forms, icd10 })),
);
