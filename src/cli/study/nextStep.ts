import { nodeFiles } from '../../ledger/files.ts';
import type { Status } from '../../ratings/status.ts';
import { leftBehind } from '../../study/gates/leftBehind.ts';
import { stateOf, type StudyState } from '../../study/gates/state.ts';
import { takesOf } from '../../study/sealing/takes.ts';
import type { Folder } from './folder.ts';
import { secretWords, typed } from './words.ts';

/** What a person does next, with the words to type. */
export async function nextStep(
  dir: string,
  { root, kind }: Folder,
  { open }: Pick<Status, 'open'>,
  rater: string | undefined,
): Promise<string> {
  const shown = typed(dir);
  if (kind === 'pack') {
    if (open.length === 0) return 'Everything is rated. Send the files in ratings/ and keys/ to whoever coordinates.';
    return `Next: ddx rate ${shown} --rater ${open[0]?.rater ?? 'R'} --stdin`;
  }
  const state = await stateOf(root, nodeFiles);
  const lost = await leftBehind(root, state.gate, nodeFiles);
  if (state.log.problems.length > 0 || lost.length > 0) {
    return `Next: bring back what is missing from log/, then: ddx verify ${shown}`;
  }
  if (state.changed.length > 0 && state.gate !== 'unblinded') {
    return `Next: put back what was there, or record it: ddx study deviate ${shown} --reason "..."`;
  }
  const blinded = state.plan.blinding.kind === 'blinded';
  const secret = secretWords(state.plan);
  switch (state.gate) {
    case 'draft':
      return `Next: ddx study lock ${shown}`;
    case 'locked':
      return (await lacks(state)) ? `Next: ddx run ${shown}` : `Next: ddx study seal ${shown}${secret}`;
    case 'sealed': {
      const who = blinded ? withoutPack(state, rater) : open[0]?.rater;
      if (who !== undefined) {
        return blinded
          ? `Next: ddx study pack ${shown} --rater ${who} --out OUT${secret}`
          : `Next: ddx rate ${shown} --rater ${who} --stdin`;
      }
      return open.length === 0
        ? `Next: ddx study close ${shown}`
        : `Next: ddx study collect ${shown} FILE...  (when all is in: ddx study close ${shown})`;
    }
    case 'closed':
      return `Next: ddx study unblind ${shown}${secret}`;
    case 'unblinded':
      return `Next: ddx verify ${shown}`;
  }
}

/** A rater who has nothing to rate yet. */
function withoutPack({ plan, log }: StudyState, rater: string | undefined): string | undefined {
  const packed = new Set(log.all('packed').map(({ event }) => event.rater));
  const raters = plan.raters.filter(({ role }) => role !== 'adjudicator' && role !== 'judge').map(({ id }) => id);
  return raters.find((id) => !packed.has(id) && (rater === undefined || id === rater));
}

/** Whether an arm that can be asked here still owes an answer. */
async function lacks({ root, plan, cases }: StudyState): Promise<boolean> {
  const { takes } = await takesOf(root, nodeFiles, plan, cases);
  const asked = new Set(plan.arms.filter(({ kind }) => kind === 'embedded' || kind === 'endpoint').map(({ id }) => id));
  return takes.some(({ arm, answer }) => answer === null && asked.has(arm));
}
