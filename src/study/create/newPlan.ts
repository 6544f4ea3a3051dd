import type { Plan, PlannedArm, PlannedRater } from '../plan/plan.ts';
import { usualRubric } from '../plan/rubric.ts';

/** What a person chose; all else is as usual and can be changed in `study.json`. */
export interface NewStudyAnswers {
  readonly title: string;
  readonly question: string;
  readonly arms: readonly PlannedArm[];
  readonly raters: readonly PlannedRater[];
  readonly blinding: 'blinded' | 'open';
  /** `samples`: the sample cases with their references; `none`: an empty folder; `existing`: those that are there. */
  readonly cases: 'samples' | 'none' | 'existing';
}

/** The arm whose answers come from a file of the samples. */
export const sampleArm = 'sample-answers';

/** The study of `ddx study new DIR` without more: it works at once. */
export const sampleAnswers: NewStudyAnswers = {
  title: 'Sample study',
  question: 'Which arm names the reference first, and which of them names it at all?',
  arms: [
    { id: 'embedded', kind: 'embedded' },
    { id: sampleArm, kind: 'imported', model: 'written by hand' },
  ],
  raters: [
    { id: 'r1', role: 'clinician', specialty: '', experience: '' },
    { id: 'r2', role: 'clinician', specialty: '', experience: '' },
  ],
  blinding: 'blinded',
  cases: 'samples',
};

/** A whole plan in an order in which one reads it, with every field that a person may want to change. */
export function newPlan(answers: NewStudyAnswers): Plan {
  const { title, question, arms, raters, blinding, cases } = answers;
  const isSample = cases === 'samples';
  return {
    schema: 'ddx/study@2',
    title,
    question,
    hypothesis: { kind: 'descriptive' },
    cases: ['cases'],
    references: 'references.jsonl',
    arms: [...arms],
    top: 5,
    answersPerCase: 1,
    overLength: 'failure',
    rubric: usualRubric,
    raters: [...raters],
    design: { assignment: { kind: 'crossed' }, repeats: 0, matchSpecialty: false, reading: readingOf(answers) },
    verdict: verdictOf(raters),
    adjudication: raters.some(({ role }) => role === 'adjudicator') ? 'disagreement' : 'never',
    blinding: { kind: blinding, showReasons: false },
    primary: { item: 'match', topK: 1, level: 'exact', test: testOf(arms.length) },
    interim: '',
    mustNotMiss: {},
    specialties: {},
    sampleSize: isSample ? 'Eighteen cases to learn with. Nothing is to be shown by them.' : '',
    governance: {
      approval: isSample ? 'None is needed: the cases are synthetic.' : '',
      lawfulBasis: '',
      dataUse: '',
      retention: '',
      consent: '',
    },
  };
}

/** With readers among the raters, their lists are an arm of their own and the first model's answers assist them. */
function readingOf({ arms, raters }: NewStudyAnswers): Plan['design']['reading'] {
  const shown = arms.find(({ kind }) => kind !== 'readers');
  const reads = arms.some(({ kind }) => kind === 'readers') || raters.some(({ role }) => role === 'reader');
  return reads && shown !== undefined ? { kind: 'two-stage', assisted: 0.5, arm: shown.id } : { kind: 'none' };
}

/** Raters who may be evenly divided need someone who decides. */
function verdictOf(raters: readonly PlannedRater[]): Plan['verdict'] {
  if (raters.some(({ role }) => role === 'adjudicator')) return { rule: 'adjudicated' };
  const scorers = raters.filter(({ role }) => role !== 'reader');
  const [first] = scorers;
  return scorers.length % 2 === 1 || first === undefined
    ? { rule: 'majority' }
    : { rule: 'designated', rater: first.id };
}

function testOf(arms: number): Plan['primary']['test'] {
  if (arms < 2) return 'none';
  return arms === 2 ? 'mcnemar-exact' : 'cochran-q';
}
