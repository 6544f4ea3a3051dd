import type { Plan } from '../plan.ts';
import { doubtful, wrong, type PlanProblem } from './problem.ts';

/** `ids`: of the cases that are there. */
export function caseProblems(plan: Plan, ids: ReadonlySet<string>): PlanProblem[] {
  const problems: PlanProblem[] = [];
  if (ids.size === 0) {
    problems.push(
      wrong(['cases'], 'There is no case yet. Import some, or write them into {0}.', plan.cases.join(', ')),
    );
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
