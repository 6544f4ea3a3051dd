import type { Plan } from '../plan.ts';
import { doubtful, wrong, type PlanProblem } from './problem.ts';
import { scorersOf } from './raters.ts';

/** `cases`: how many there are. */
export function designProblems(plan: Plan, cases: number): PlanProblem[] {
  const { design, blinding, specialties, verdict } = plan;
  const { assignment } = design;
  const problems: PlanProblem[] = [];
  const scorers = scorersOf(plan).length;
  if (assignment.kind === 'k-of-n') {
    const { perCase, overlap } = assignment;
    if (scorers > 0 && perCase > scorers) {
      problems.push(
        wrong(
          ['design', 'assignment', 'perCase'],
          'Each case is to have {0} raters, but there are {1} who rate.',
          `${perCase}`,
          `${scorers}`,
        ),
      );
    }
    if (cases > 0 && overlap > cases) {
      problems.push(
        wrong(
          ['design', 'assignment', 'overlap'],
          '{0} cases are to go to all raters, but there are {1}.',
          `${overlap}`,
          `${cases}`,
        ),
      );
    }
    if (perCase === 1 && overlap === 0 && scorers > 1) {
      problems.push(
        doubtful(
          ['design', 'assignment'],
          'No case is rated by two: nothing can be said about agreement. Give an overlap.',
        ),
      );
    }
    if (verdict.rule === 'designated' && perCase < scorers) {
      problems.push(doubtful(['verdict', 'rule'], 'The rater whose rating counts will not meet every case.'));
    }
  }
  if (design.matchSpecialty && assignment.kind === 'crossed') {
    problems.push(
      doubtful(['design', 'matchSpecialty'], 'Every rater rates every case: the specialty decides nothing.'),
    );
  } else if (design.matchSpecialty && Object.keys(specialties).length === 0) {
    problems.push(doubtful(['design', 'matchSpecialty'], 'No case has a specialty: name them in specialties.'));
  }
  if (blinding.kind === 'blinded' && blinding.showReasons) {
    problems.push(
      doubtful(
        ['blinding', 'showReasons'],
        'Reasons may tell by their style which arm wrote them. Say so in the report.',
      ),
    );
  }
  return [...problems, ...readingProblems(plan)];
}

function readingProblems({ design: { reading }, arms, raters }: Plan): PlanProblem[] {
  if (reading.kind === 'none') return [];
  const problems: PlanProblem[] = [];
  if (!raters.some(({ role }) => role === 'reader')) {
    problems.push(wrong(['design', 'reading'], 'Nobody reads: no rater has the role “reader”.'));
  }
  const shown = arms.find(({ id }) => id === reading.arm);
  if (shown === undefined) {
    problems.push(wrong(['design', 'reading', 'arm'], 'There is no arm “{0}”.', reading.arm));
  } else if (shown.kind === 'readers') {
    problems.push(
      wrong(['design', 'reading', 'arm'], 'Readers are assisted by what they write themselves. Name a model’s arm.'),
    );
  }
  if (reading.assisted === 0) {
    problems.push(doubtful(['design', 'reading', 'assisted'], 'No case is read with assistance: nothing is compared.'));
  }
  if (!arms.some(({ kind }) => kind === 'readers')) {
    problems.push(
      doubtful(['arms'], 'What readers write is scored by nobody: add {0}', '{ "id": "readers", "kind": "readers" }'),
    );
  }
  return problems;
}
