import type { Plan } from '../plan.ts';
import type { Item } from '../rubric.ts';
import { doubtful, wrong, type PlanProblem } from './problem.ts';

/** The hypothesis and the primary endpoint, and what a reviewer asks for first. */
export function endpointProblems(plan: Plan): PlanProblem[] {
  return [...hypothesisProblems(plan), ...primaryProblems(plan), ...wordProblems(plan)];
}

function hypothesisProblems({ hypothesis, arms, primary, blinding }: Plan): PlanProblem[] {
  if (hypothesis.kind === 'descriptive') return [];
  const problems: PlanProblem[] = [];
  for (const side of ['arm', 'comparator'] as const) {
    if (!arms.some(({ id }) => id === hypothesis[side])) {
      problems.push(wrong(['hypothesis', side], 'There is no arm “{0}”.', hypothesis[side]));
    }
  }
  if (hypothesis.arm === hypothesis.comparator) {
    problems.push(wrong(['hypothesis', 'comparator'], 'The arm {0} is compared with itself.', hypothesis.arm));
  }
  if (hypothesis.kind !== 'superiority') {
    if (hypothesis.margin === 0) {
      problems.push(
        wrong(['hypothesis', 'margin'], 'A margin of 0 leaves no room: give the difference that does not matter.'),
      );
    }
    if (primary.test !== 'paired-interval') {
      problems.push(
        doubtful(['primary', 'test'], 'A margin is held against an interval: use “{0}”.', 'paired-interval'),
      );
    }
  }
  if (primary.test === 'none') {
    problems.push(doubtful(['primary', 'test'], 'There is a hypothesis, but no test of it.'));
  }
  if (blinding.kind === 'open') {
    problems.push(
      doubtful(['blinding', 'kind'], 'Raters will know which arm wrote what: a comparison can be doubted.'),
    );
  }
  return problems;
}

function primaryProblems({ primary, rubric, top, arms, hypothesis }: Plan): PlanProblem[] {
  const item = rubric.items.find(({ id }) => id === primary.item);
  if (item === undefined) return [wrong(['primary', 'item'], 'There is no item “{0}” in the rubric.', primary.item)];
  const problems: PlanProblem[] = [];
  const isMatch = item.kind === 'scale' && item.scale === 'match';
  if (!isMatch && !isScore(item)) {
    problems.push(
      wrong(
        ['primary', 'item'],
        '“{0}” can be no primary endpoint: use a match of each diagnosis, or a score of the list.',
        item.id,
      ),
    );
  }
  if (!item.required) {
    problems.push(doubtful(['primary', 'item'], 'The primary item is not required: values will be missing.'));
  }
  if (item.shownWhen !== undefined) {
    problems.push(doubtful(['primary', 'item'], 'The primary item is not always shown: values will be missing.'));
  }
  if (isMatch && primary.topK > top) {
    problems.push(
      wrong(
        ['primary', 'topK'],
        'Only {0} diagnoses are asked for: nothing is known of the first {1}.',
        `${top}`,
        `${primary.topK}`,
      ),
    );
  }
  const ordinal = primary.test === 'wilcoxon-signed-rank' || primary.test === 'sign-flip';
  if (ordinal && isMatch) {
    problems.push(
      wrong(
        ['primary', 'test'],
        'This test is for scores of a list; a match of the first {0} is yes or no.',
        `${primary.topK}`,
      ),
    );
  }
  if (!ordinal && primary.test !== 'none' && isScore(item)) {
    problems.push(wrong(['primary', 'test'], 'This test is for yes or no; “{0}” is a score.', item.id));
  }
  if (primary.test === 'cochran-q' && arms.length < 3 && hypothesis.kind !== 'descriptive') {
    problems.push(doubtful(['primary', 'test'], 'This test is for three arms or more.'));
  }
  return problems;
}

function isScore(item: Item): boolean {
  if (item.of !== 'list') return false;
  return item.kind === 'likert' || (item.kind === 'scale' && item.scale !== 'match' && item.scale !== 'confidence');
}

function wordProblems({ hypothesis, sampleSize, governance, question }: Plan): PlanProblem[] {
  const problems: PlanProblem[] = [];
  if (question.trim() === '') problems.push(doubtful(['question'], 'What does the study ask? One sentence.'));
  if (hypothesis.kind !== 'descriptive' && sampleSize.trim() === '') {
    problems.push(doubtful(['sampleSize'], 'Why so many cases and raters? A reader of the results will ask.'));
  }
  if (governance.approval.trim() === '') {
    problems.push(
      doubtful(['governance', 'approval'], 'Give the approval of the ethics committee, or why none is needed.'),
    );
  }
  return problems;
}
