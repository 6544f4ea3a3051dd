import type { Measure } from './measures.ts';
import type { DiagnosisName, FindingName, WrittenDiagnosis, WrittenFinding } from './names.ts';
import { indexForms, type PhraseIndex } from './phraseIndex.ts';

/** All names, ready to be looked up: nothing but JSON, so that it can be worked out when the product is built. */
export interface CompiledNames {
  readonly findings: readonly FindingName[];
  readonly diagnoses: readonly DiagnosisName[];
  /** Lines of forms: of all findings, of all findings that are said not to be there, of diagnoses, of measures. */
  readonly index: PhraseIndex;
}

export function compileNames(
  findings: readonly WrittenFinding[],
  diagnoses: readonly WrittenDiagnosis[],
  measures: readonly Measure[],
): CompiledNames {
  return {
    findings: findings.map(({ id, label, broader, lasting, familial, course }) => ({
      id,
      label,
      broader,
      lasting,
      familial,
      course,
    })),
    diagnoses: diagnoses.map(({ id, name, icd10 }) => ({ id, name, icd10 })),
    index: indexForms([
      ...findings.map(({ forms }) => forms),
      ...findings.map(({ absentForms }) => absentForms),
      ...[...diagnoses, ...measures].map(({ forms }) => forms),
    ]),
  };
}
