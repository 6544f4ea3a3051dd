import type { Plan } from '../plan.ts';
import { doubtful, twins, wrong, type PlanProblem } from './problem.ts';

export function armProblems({ arms, answersPerCase, blinding, design }: Plan): PlanProblem[] {
  const problems = twins(
    'arms',
    arms.map(({ id }) => id),
  );
  if (arms.length === 0) problems.push(wrong(['arms'], 'The plan has no arm: nothing answers.'));
  const twoStage = design.reading.kind === 'two-stage';
  const embedded: number[] = [];
  arms.forEach((arm, index) => {
    if (arm.kind === 'embedded') embedded.push(index);
    if (arm.kind === 'readers' && !twoStage) {
      problems.push(
        wrong(
          ['arms', index],
          'Readers write in two stages: set design.reading.kind to "two-stage", or take the arm out.',
        ),
      );
    }
    if (answersPerCase > 1 && (arm.kind === 'embedded' || (arm.kind === 'endpoint' && arm.temperature === 0))) {
      problems.push(
        doubtful(
          ['answersPerCase'],
          'The arm {0} answers the same each time: {1} answers are one.',
          arm.id,
          `${answersPerCase}`,
        ),
      );
    }
    if (arm.kind === 'embedded' && blinding.kind === 'blinded') {
      problems.push(
        doubtful(
          ['arms', index],
          'Raters can run the embedded baseline themselves: they cannot be fully blinded to this arm. Say so in the report.',
        ),
      );
    }
  });
  for (const index of embedded.slice(1)) {
    problems.push(wrong(['arms', index], 'The embedded baseline is an arm already: it would be compared with itself.'));
  }
  return problems;
}
