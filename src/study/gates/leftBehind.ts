import { join } from 'node:path';
import { HumanError } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';

/** Only sealing writes these, and it comes after the lock. */
const ofLaterGates = ['sealed.json', 'allocation.json'];

/** Files that a study has from its later gates on: where no lock is on record, `log/` has lost what it held. */
export async function leftBehind(root: string, files: Files): Promise<string[]> {
  const found = await Promise.all(
    ofLaterGates.map(async (name) => ((await isThere(join(root, name), files)) ? [name] : [])),
  );
  return found.flat();
}

/** Says so, and what to do. */
export function logLost(name: string): HumanError {
  return new HumanError(
    '{0} is here, but log/ knows of no lock and no seal. Bring the files of log/ back from a copy; lock nothing before.',
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
