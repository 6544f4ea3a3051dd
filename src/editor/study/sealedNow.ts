import { join } from 'node:path';
import { nodeFiles } from '../../ledger/files.ts';
import { allocationName, sealedName } from '../../study/sealing/sealedFile.ts';

/** Whether a study's answers are sealed: an answer in the clear beside them would be one that tells its arm. */
export async function sealedNow(root: string): Promise<boolean> {
  const [sealed, told] = await Promise.all([sealedName, allocationName].map((name) => isThere(join(root, name))));
  return sealed === true && told === false;
}

function isThere(path: string): Promise<boolean> {
  return nodeFiles.facts(path).then(
    () => true,
    () => false,
  );
}
