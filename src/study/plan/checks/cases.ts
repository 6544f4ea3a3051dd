import type { Case } from '../../../cases/case.ts';
import type { Plan } from '../plan.ts';
import { whyNotInPack } from './caseNames.ts';
import { doubtful, wrong, type PlanProblem } from './problem.ts';

/** `cases`: those that are there. */
export function caseProblems(plan: Plan, cases: readonly Pick<Case, 'id' | 'sha256'>[]): PlanProblem[] {
  const ids = new Set(cases.map(({ id }) => id));
  const problems: PlanProblem[] = sameText(cases);
  if (ids.size === 0) {
    problems.push(
      wrong(['cases'], 'There is no case yet. Import some, or write them into {0}.', plan.cases.join(', ')),
    );
  }
  if (plan.blinding.kind === 'blinded') {
    for (const id of ids) {
      const message = whyNotInPack(id);
      if (message !== null) problems.push({ path: ['cases'], message, severity: 'error' });
    }
  }
  for (const field of ['mustNotMiss', 'specialties'] as const) {
    for (const id of Object.keys(plan[field])) {
      if (!ids.has(id.normalize('NFC'))) problems.push(wrong([field, id], 'There is no case “{0}”.', id));
    }
  }
  for (const [id, list] of Object.entries(plan.mustNotMiss)) {
    if (list.length === 0) problems.push(doubtful(['mustNotMiss', id], 'The list is empty: leave the case out.'));
  }
  const known = new Set(plan.raters.map(({ specialty }) => specialty));
  for (const [id, specialty] of Object.entries(plan.specialties)) {
    if (!known.has(specialty)) {
      problems.push(doubtful(['specialties', id], 'No rater has the specialty “{0}”.', specialty));
    }
  }
  return problems;
}

function sameText(cases: readonly Pick<Case, 'id' | 'sha256'>[]): PlanProblem[] {
  const first = new Map<string, string>();
  return cases.flatMap(({ id, sha256 }) => {
    const twin = first.get(sha256);
    if (twin === undefined) first.set(sha256, id);
    return twin === undefined
      ? []
      : [doubtful(['cases'], 'The cases {0} and {1} have the same text: they count as two.', twin, id)];
  });
}
