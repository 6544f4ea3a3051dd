import { join } from 'node:path';
import { HumanError } from '../humanError.ts';
import type { Files } from '../ledger/files.ts';
import { inForce } from '../study/gates/inForce.ts';
import { passedGates } from '../study/gates/passedGates.ts';
import { logFolder, StudyLog } from '../study/log/studyLog.ts';

/** A study is not, or no longer, rated in its own folder. */
export class NotRatedHere extends HumanError {}

/** Why a study cannot be rated in its own folder, and what to do instead; null where it can. */
export async function whyNotRatedHere(root: string, files: Files): Promise<NotRatedHere | null> {
  const log = await StudyLog.read(root, files);
  const { gate, passed } = passedGates(log);
  if (passed.locked === null) return null;
  if (gate === 'closed' || gate === 'unblinded') {
    return new NotRatedHere('Rating of this study is closed. Nothing can be rated in it any more.');
  }
  if (inForce(passed.locked, log).plan.blinding.kind === 'open') return null;
  return new NotRatedHere(
    'This study is blinded: from the lock on it is rated in packs, not in its own folder. Make a pack for each rater once the allocation is sealed.',
  );
}

/**
 * Throws where nothing of a study can be rated in its folder any more: a gate can be passed while someone rates. Each
 * step of a study is a new file of its log, so that there is nothing to read as long as no file comes to it.
 */
export function guardOf(root: string, files: Files): () => Promise<void> {
  let known: string | null = null;
  return async () => {
    const names = await files.list(join(root, logFolder)).catch(() => []);
    const now = names.sort().join('\n');
    if (now === known) return;
    const why = await whyNotRatedHere(root, files);
    if (why !== null) throw why;
    known = now;
  };
}
