import { resolve } from 'node:path';
import { HumanError } from '../../humanError.ts';
import type { Files } from '../../ledger/files.ts';
import { hashOf } from '../../ledger/line.ts';
import { StudyLog } from '../log/studyLog.ts';
import type { Plan } from '../plan/plan.ts';
import { planFile, studyIn, studyWith, type Study } from '../study.ts';
import { changedSince, unrecorded, type Changed } from './changed.ts';
import { inForce, type FixedCase } from './inForce.ts';
import { leftBehind, logLost } from './leftBehind.ts';
import { planBytes } from './planBytes.ts';
import { passedGates, type Gate, type PassedGates } from './passedGates.ts';

export type { Changed } from './changed.ts';
export type { FixedCase } from './inForce.ts';
export { gates, type Gate } from './passedGates.ts';

export interface StudyState {
  readonly root: string;
  /** The study as the plan in force says. */
  readonly study: Study;
  /** The plan in force: once locked the one that was fixed, whatever stands in `study.json`. */
  readonly plan: Plan;
  /** Of the bytes of the plan in force. */
  readonly planSha256: string;
  readonly log: StudyLog;
  readonly gate: Gate;
  /** The events by which the gates were passed. */
  readonly passed: PassedGates;
  /** By their paths in the study, with `/`; empty before the lock. */
  readonly fixed: ReadonlyMap<string, string | null>;
  /** The cases as they were fixed; empty before the lock. */
  readonly cases: readonly FixedCase[];
  /** What differs from what is fixed, without a recorded deviation. */
  readonly changed: readonly Changed[];
  readonly problems: readonly HumanError[];
}

/** Where a study stands. Throws for a folder without a plan, and for a draft whose plan cannot be read. */
export async function stateOf(root: string, files: Files): Promise<StudyState> {
  const log = await StudyLog.read(root, files);
  const { gate, passed, problems } = passedGates(log);
  const early = { root: resolve(root), log, gate, passed };
  const lost = (await leftBehind(root, gate, files)).map(logLost);
  if (passed.locked === null) {
    const deviated = log.all('deviated').map(({ file }) => notLocked(file));
    return { ...early, ...(await draft(root, files)), problems: [...log.problems, ...problems, ...deviated, ...lost] };
  }
  const force = inForce(passed.locked, log);
  const study = studyWith(root, force.plan, files);
  const changed = await changedSince(force.fixed, study, files);
  return {
    ...early,
    ...force,
    study,
    changed,
    problems: [...log.problems, ...problems, ...lost, ...force.problems, ...changed.map(unrecorded)],
  };
}

/** Nothing is fixed yet: the plan is what stands in the folder. */
async function draft(
  root: string,
  files: Files,
): Promise<Pick<StudyState, 'study' | 'plan' | 'planSha256' | 'fixed' | 'cases' | 'changed'>> {
  const study = await studyIn(root, files);
  if (study === null) {
    throw new HumanError('There is no {0} in {1}. Make a study with: ddx study new {1}', planFile, resolve(root));
  }
  if (study.plan === null) throw study.problem ?? new HumanError('{0} cannot be used. Correct it and save.', planFile);
  const planSha256 = hashOf(await planBytes(root, files));
  return { study, plan: study.plan, planSha256, fixed: new Map(), cases: [], changed: [] };
}

function notLocked(file: string): HumanError {
  return new HumanError('log/{0} records a deviation of a protocol whose lock is not on record.', file);
}
