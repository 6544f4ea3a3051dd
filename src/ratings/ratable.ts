import { HumanError } from '../humanError.ts';
import type { Files } from '../ledger/files.ts';
import { inForce } from '../study/gates/inForce.ts';
import { passedGates } from '../study/gates/passedGates.ts';
import { StudyLog } from '../study/log/studyLog.ts';

/** Why a study cannot be rated in its own folder, and what to do instead; null where it can. */
export async function whyNotRatedHere(root: string, files: Files): Promise<HumanError | null> {
  const log = await StudyLog.read(root, files);
  const { gate, passed } = passedGates(log);
  if (passed.locked === null) return null;
  if (gate === 'closed' || gate === 'unblinded') {
    return new HumanError('Rating of this study is closed. Nothing can be rated in it any more.');
  }
  if (inForce(passed.locked, log).plan.blinding.kind === 'open') return null;
  return new HumanError(
    'This study is blinded: from the lock on it is rated in packs, not in its own folder. Make a pack for each rater once the allocation is sealed.',
  );
}
