import { nodeFiles, type Files } from '../../ledger/files.ts';
import type { Study } from '../study.ts';
import { studyCases } from '../studyCases.ts';
import { armProblems } from './checks/arms.ts';
import { caseProblems } from './checks/cases.ts';
import { designProblems } from './checks/design.ts';
import { endpointProblems } from './checks/endpoint.ts';
import type { PlanProblem } from './checks/problem.ts';
import { raterProblems } from './checks/raters.ts';
import { rubricProblems } from './checks/rubric.ts';
import { secretProblems } from './checks/secrets.ts';
import type { Plan } from './plan.ts';

export type { PlanProblem } from './checks/problem.ts';

/** What is wrong with a plan beyond its form: names of nothing, rules that cannot be kept, and what a reviewer would ask. */
export async function planProblems(plan: Plan, study: Study, files: Files = nodeFiles): Promise<PlanProblem[]> {
  const { cases } = await studyCases(study, files);
  return [
    ...secretProblems(plan),
    ...caseProblems(plan, cases),
    ...armProblems(plan),
    ...rubricProblems(plan.rubric, Object.keys(plan.mustNotMiss).length > 0),
    ...raterProblems(plan),
    ...designProblems(plan, cases.length),
    ...endpointProblems(plan),
  ];
}
