import { HumanError } from '../../humanError.ts';
import type { EventOf } from '../log/event.ts';
import { record } from '../log/record.ts';
import { inTurn } from '../log/turn.ts';
import type { StudyMeans } from '../means.ts';
import { planFile, studyIn } from '../study.ts';
import { studyCases } from '../studyCases.ts';
import { changedSince } from './changed.ts';
import { clustered } from './clustered.ts';
import { needSoundPlan } from './lock.ts';
import { planBytes, planTextOf } from './planBytes.ts';
import { stateOf } from './state.ts';

/** Records all that differs from what is fixed, and why; from then on it is what is fixed. */
export function deviate(root: string, means: StudyMeans, reason: string): Promise<EventOf<'deviated'>> {
  const { files, by } = means;
  return inTurn(root, means, async () => {
    const why = reason.trim();
    if (why === '') throw new HumanError('A deviation needs a reason: it stands in every report.');
    const state = await stateOf(root, files);
    if (state.gate === 'draft') {
      throw new HumanError('The protocol is not locked yet: change what you like, nothing has to be recorded.');
    }
    const study = await studyIn(root, files);
    if (study === null) throw new HumanError('{0} is gone. Bring it back, then record the deviation.', planFile);
    if (study.plan === null)
      throw study.problem ?? new HumanError('{0} cannot be used. Correct it and save.', planFile);
    await needSoundPlan(study.plan, study, files);
    const changed = await changedSince(state.fixed, study, files);
    if (changed.length === 0) {
      throw new HumanError('Nothing differs from what was fixed: there is no deviation to record.');
    }
    const { cases, problems } = await studyCases(study, files);
    const [problem] = problems;
    if (problem !== undefined) throw problem;
    const now = await clustered(study, cases, files);
    const event: EventOf<'deviated'> = {
      what: 'deviated',
      by,
      reason: why,
      files: Object.fromEntries(changed.map(({ path, from, to }) => [path, { from, to }])),
      planText: changed.some(({ path }) => path === planFile) ? planTextOf(await planBytes(root, files)) : null,
      cases: JSON.stringify(now) === JSON.stringify(state.cases) ? null : now,
    };
    await record(root, means, event);
    return event;
  });
}
