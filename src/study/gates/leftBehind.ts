import { join } from 'node:path';
import { HumanError } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import { allocationName, sealedName } from '../sealing/sealedFile.ts';
import type { Gate } from './passedGates.ts';

/**
 * Files that stand in a study only from its seal on: where that is not on record, `log/` has lost what it held. The open
 * study's allocation is written just before its seal is, so that after the lock it proves nothing.
 */
export async function leftBehind(root: string, gate: Gate, files: Files): Promise<string[]> {
  const names = gate === 'draft' ? [sealedName, allocationName] : gate === 'locked' ? [sealedName] : [];
  const found = await Promise.all(names.map((name) => isThere(join(root, name), files)));
  return names.filter((_, i) => found[i]);
}

/** Says so, and what to do. */
export function logLost(name: string): HumanError {
  return new HumanError(
    '{0} is here, but log/ knows of no seal. Bring the files of log/ back from a copy before anything else.',
    name,
  );
}

async function isThere(path: string, files: Files): Promise<boolean> {
  try {
    await files.facts(path);
    return true;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return false;
  }
}
