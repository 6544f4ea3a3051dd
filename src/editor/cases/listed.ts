import type { CaseNode } from './caseNode.ts';
import type { CaseState, Looked } from './caseStates.ts';

/** A case as the filter and the search see it. */
export interface Listed {
  readonly node: CaseNode;
  readonly looked: Looked | null;
  readonly states: readonly CaseState[];
  readonly answers: number;
}
