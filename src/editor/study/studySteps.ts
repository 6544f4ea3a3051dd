import { closeRating } from './closeRating.ts';
import { collectRatings } from './collectRatings.ts';
import { importAnswers } from './importAnswers.ts';
import { lockProtocol } from './lockProtocol.ts';
import { makePack } from './makePack.ts';
import { newStudy } from './newStudy.ts';
import { recordDeviation, restoreLocked } from './deviation.ts';
import { runMissing } from './runMissing.ts';
import { sealAllocation } from './sealAllocation.ts';
import { signCheckpoint } from './signCheckpoint.ts';
import { studyStatus } from './studyStatus.ts';
import { unblind } from './unblind.ts';
import { verifyStudy } from './verifyStudy.ts';

/** What a person can do with a study, by the names of the commands. */
export const studySteps = {
  newStudy,
  lockProtocol,
  runMissing,
  importAnswers,
  sealAllocation,
  makePack,
  collectRatings,
  closeRating,
  unblind,
  recordDeviation,
  restoreLocked,
  verifyStudy,
  signCheckpoint,
  studyStatus,
};
export type StudyStep = keyof typeof studySteps;
