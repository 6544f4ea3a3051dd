import { fill, HumanError } from '../../humanError.ts';
import type { Files } from '../../ledger/files.ts';
import type { EventOf } from '../log/event.ts';
import { record } from '../log/record.ts';
import { inTurn } from '../log/turn.ts';
import type { StudyMeans } from '../means.ts';
import { planProblems } from '../plan/problems.ts';
import type { Plan } from '../plan/plan.ts';
import { planFile, type Study } from '../study.ts';
import { studyCases } from '../studyCases.ts';
import { clustered } from './clustered.ts';
import { passed } from './despite.ts';
import { fixableFiles } from './fixedFiles.ts';
import { caseObjections, earlyAnswers } from './objections.ts';
import { needGate } from './order.ts';
import { planBytes, planTextOf } from './planBytes.ts';
import { stateOf } from './state.ts';

/**
 * *Lock Protocol*: from here on plan, cases and references are fixed. `readers`: extensions that read along and are on.
 * Throws `Objected` where something speaks against it and no reason is given.
 */
export function lockProtocol(
  root: string,
  means: StudyMeans,
  { reason, readers }: { readonly reason: string | null; readonly readers: readonly string[] },
): Promise<EventOf<'locked'>> {
  const { files, by } = means;
  return inTurn(root, means, async () => {
    const state = await stateOf(root, files);
    needGate(state, 'draft');
    const { study, plan } = state;
    await needSoundPlan(plan, study, files);
    const fixed = Object.fromEntries(await fixableFiles(study, files));
    const { cases, problems } = await studyCases(study, files);
    const objections = [
      ...[...state.problems, ...problems].map(({ template, values }) => ({ template, values })),
      ...(await caseObjections(study, cases, files)),
      ...(await earlyAnswers(study, plan, files)),
    ];
    const { [planFile]: planSha256 = state.planSha256, ...others } = fixed;
    const event: EventOf<'locked'> = {
      what: 'locked',
      by,
      plan: planSha256,
      planText: planTextOf(await planBytes(root, files)),
      fixed: others,
      cases: await clustered(study, cases, files),
      readers: [...readers],
      despite: passed(objections, reason),
    };
    await record(root, means, event);
    return event;
  });
}

/** Throws for a plan with an error in it: a reason does not pass over that. */
export async function needSoundPlan(plan: Plan, study: Study, files: Files): Promise<void> {
  const errors = (await planProblems(plan, study, files)).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  throw new HumanError(
    'The plan does not hold together. Correct {0}:\n{1}',
    planFile,
    errors.map(({ path, message }) => `- ${path.join('.')}: ${fill(message.template, message.values)}`).join('\n'),
  );
}
