import type { Measure } from './numbers/measures.ts';
import type { DiagnosisName, FindingName, WrittenDiagnosis, WrittenFinding } from './names.ts';
import { indexForms, type PhraseIndex } from './words/phraseIndex.ts';

/** All names, ready to be looked up: nothing but JSON, so that it can be worked out when the product is built. */
export interface CompiledNames {
  readonly findings: FindingColumns;
  readonly diagnoses: readonly DiagnosisName[];
  /** Lines of forms: of all findings, of all findings that are said not to be there, of diagnoses, of measures. */
  readonly index: PhraseIndex;
}

/** Some thousands of findings take half the room without the names of their fields. */
interface FindingColumns {
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  /** By place; -1 for none. */
  readonly broader: readonly number[];
  readonly marks: readonly number[];
}

const marks = { lasting: 1, familial: 2, course: 4 } as const;

export function compileNames(
  findings: readonly WrittenFinding[],
  diagnoses: readonly WrittenDiagnosis[],
  measures: readonly Measure[],
): CompiledNames {
  const places = new Map(findings.map(({ id }, place) => [id, place]));
  return {
    findings: {
      ids: findings.map(({ id }) => id),
      labels: findings.map(({ label }) => label),
      broader: findings.map(({ broader }) => places.get(broader ?? '') ?? -1),
      marks: findings.map(
        ({ lasting, familial, course }) =>
          (lasting ? marks.lasting : 0) + (familial ? marks.familial : 0) + (course ? marks.course : 0),
      ),
    },
    diagnoses: diagnoses.map(({ id, name, icd10 }) => ({ id, name, icd10 })),
    index: indexForms([
      ...findings.map(({ forms }) => forms),
      ...findings.map(({ absentForms }) => absentForms),
      ...[...diagnoses, ...measures].map(({ forms }) => forms),
    ]),
  };
}

export function findingsIn({ ids, labels, broader, marks: marked }: FindingColumns): FindingName[] {
  return ids.map((id, place) => {
    const mark = marked[place] ?? 0;
    return {
      id,
      label: labels[place] ?? id,
      broader: ids[broader[place] ?? -1] ?? null,
      lasting: (mark & marks.lasting) !== 0,
      familial: (mark & marks.familial) !== 0,
      course: (mark & marks.course) !== 0,
    };
  });
}
