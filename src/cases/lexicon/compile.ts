import type { Measure } from './measures.ts';
import type { DiagnosisName, FindingName, WrittenDiagnosis, WrittenFinding } from './names.ts';
import { indexForms, type PhraseIndex } from './phraseIndex.ts';

/** What a line of forms stands for: the place of a finding, of a finding that is said not to be there, and so on. */
export type LineOf = readonly ['finding' | 'absent' | 'diagnosis' | 'measure', number];

/** All names, ready to be looked up: nothing but JSON, so that it can be worked out when the product is built. */
export interface CompiledNames {
  readonly findings: readonly FindingName[];
  readonly diagnoses: readonly DiagnosisName[];
  readonly lines: readonly LineOf[];
  readonly index: PhraseIndex;
}

export function compileNames(
  findings: readonly WrittenFinding[],
  diagnoses: readonly WrittenDiagnosis[],
  measures: readonly Measure[],
): CompiledNames {
  const lines: [LineOf, string][] = [
    ...findings.map(({ forms }, at): [LineOf, string] => [['finding', at], forms]),
    ...findings.map(({ absentForms }, at): [LineOf, string] => [['absent', at], absentForms]),
    ...diagnoses.map(({ forms }, at): [LineOf, string] => [['diagnosis', at], forms]),
    ...measures.map(({ forms }, at): [LineOf, string] => [['measure', at], forms]),
  ];
  const written = lines.filter(([, forms]) => forms !== '');
  return {
    findings: findings.map(({ id, label, broader, lasting, course }) => ({ id, label, broader, lasting, course })),
    diagnoses: diagnoses.map(({ id, name, icd10 }) => ({ id, name, icd10 })),
    lines: written.map(([line]) => line),
    index: indexForms(written.map(([, forms]) => forms)),
  };
}
