import type { StudyMeans } from '../means.ts';
import type { PlannedArm, PlannedRater } from '../plan/plan.ts';

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

/** The plan of `ddx study new DIR` without more: works at once. */
export const sampleAnswers: NewStudyAnswers = {
  title: '',
  question: '',
  arms: [],
  raters: [],
  blinding: 'blinded',
  cases: 'samples',
};

/** Makes a study in a folder. Nothing that stands there is touched. `samples`: the folder of that name in the package. */
export function newStudy(
  _root: string,
  _means: StudyMeans,
  _answers: NewStudyAnswers,
  _samples: string,
): Promise<void> {
  throw new Error('not yet');
}
