import type { Plan } from '../plan.ts';
import { doubtful, twins, wrong, type PlanProblem } from './problem.ts';

/** Who scores answers: readers write them, adjudicators settle what others scored. */
export function scorersOf({ raters }: Pick<Plan, 'raters'>): Plan['raters'] {
  return raters.filter(({ role }) => role !== 'reader' && role !== 'adjudicator');
}

export function raterProblems(plan: Plan): PlanProblem[] {
  const { raters, verdict, adjudication, blinding } = plan;
  const scorers = scorersOf(plan);
  const problems = twins(
    'raters',
    raters.map(({ id }) => id),
  );
  if (scorers.length === 0) {
    // Without packs whoever opens the folder can rate.
    const say = blinding.kind === 'blinded' ? wrong : doubtful;
    problems.push(say(['raters'], 'Nobody rates the answers. Add a rater: {0}', '{ "id": "r1", "role": "clinician" }'));
  }
  if (scorers.length === 1) {
    problems.push(doubtful(['raters'], 'With one rater nothing can be said about agreement.'));
  }
  const adjudicators = raters.filter(({ role }) => role === 'adjudicator').length;
  if (verdict.rule === 'adjudicated' && adjudication === 'never') {
    problems.push(
      wrong(['adjudication'], 'The verdict is to be adjudicated, but no case ever goes to an adjudicator.'),
    );
  } else if (verdict.rule === 'adjudicated' && adjudicators === 0) {
    problems.push(
      wrong(['verdict', 'rule'], 'The verdict is to be adjudicated, but no rater has the role “adjudicator”.'),
    );
  } else if (adjudication !== 'never' && adjudicators === 0 && scorers.length > 1) {
    problems.push(
      doubtful(['adjudication'], 'Cases are to go to an adjudicator, but no rater has the role “adjudicator”.'),
    );
  }
  if (verdict.rule === 'majority' && adjudication === 'never' && scorers.length > 0 && scorers.length % 2 === 0) {
    problems.push(
      doubtful(
        ['verdict', 'rule'],
        '{0} raters may be evenly divided, and then there is no majority. Add a rater or an adjudicator, or name whose rating counts.',
        String(scorers.length),
      ),
    );
  }
  if (verdict.rule === 'designated' && !scorers.some(({ id }) => id === verdict.rater)) {
    const known = raters.some(({ id }) => id === verdict.rater);
    problems.push(
      known
        ? wrong(['verdict', 'rater'], 'The rater “{0}” does not score answers: the role is another.', verdict.rater)
        : wrong(['verdict', 'rater'], 'There is no rater “{0}”.', verdict.rater),
    );
  }
  return problems;
}
