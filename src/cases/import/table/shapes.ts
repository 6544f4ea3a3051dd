import type { ColumnRole } from '../draft.ts';
import type { Reason } from '../reasons.ts';
import { plainName } from './names.ts';

/** A table that many people have: which of its columns are what, by their plain names. All others are left out. */
export interface Shape {
  readonly is: 'prompts' | 'steps' | 'patients' | 'evidences' | 'questions';
  readonly needs: readonly string[];
  readonly roles: Readonly<Record<string, readonly [ColumnRole, Reason]>>;
}

const text: readonly [ColumnRole, Reason] = ['text', 'caseSection'];
const reference: readonly [ColumnRole, Reason] = ['reference', 'reference'];
const id: readonly [ColumnRole, Reason] = ['id', 'identity'];
const patient: readonly [ColumnRole, Reason] = ['patient', 'identity'];

export const shapes: readonly Shape[] = [
  {
    is: 'prompts',
    needs: ['case prompt', 'final diagnosis'],
    roles: { 'case prompt': text, 'final diagnosis': reference },
  },
  {
    is: 'steps',
    needs: ['case information', 'physical examination', 'diagnostic tests', 'final diagnosis'],
    roles: {
      'case information': text,
      'physical examination': ['text', 'examination'],
      'diagnostic tests': ['text', 'results'],
      'final diagnosis': reference,
    },
  },
  // The patients of one article share its PubMed number.
  { is: 'patients', needs: ['patient', 'patient uid'], roles: { patient: text, 'patient uid': id, pmid: patient } },
  {
    is: 'evidences',
    needs: ['age', 'sex', 'pathology', 'evidences', 'initial evidence'],
    roles: {
      age: ['text', 'history'],
      sex: ['text', 'history'],
      'initial evidence': ['text', 'history'],
      evidences: ['text', 'history'],
      pathology: reference,
    },
  },
  { is: 'questions', needs: ['question', 'options', 'answer'], roles: { question: text, answer: reference } },
];

/** The shape that a table has by the names of its columns. */
export function shapeOf(columns: readonly string[]): Shape | null {
  const names = new Set(columns.map(plainName));
  return shapes.find(({ needs }) => needs.every((name) => names.has(name))) ?? null;
}
