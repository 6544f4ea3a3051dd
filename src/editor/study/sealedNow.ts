import { join } from 'node:path';
import * as vscode from 'vscode';
import { nodeFiles } from '../../ledger/files.ts';
import { allocationName, sealedName } from '../../study/sealing/sealedFile.ts';

/** The studies of which the person was told. */
const said = new Set<string>();

/**
 * Whether a study's answers are sealed: an answer in the clear beside them would be one that tells its arm. The person is
 * told, once a study, that a new one goes elsewhere.
 */
export async function sealedNow(root: string): Promise<boolean> {
  const [sealed, told] = await Promise.all([sealedName, allocationName].map((name) => isThere(join(root, name))));
  const isSealed = sealed === true && told === false;
  if (isSealed && !said.has(root)) {
    said.add(root);
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The study is sealed: new answers are kept on this machine, and not among its own.'),
    );
  }
  return isSealed;
}

function isThere(path: string): Promise<boolean> {
  return nodeFiles.facts(path).then(
    () => true,
    () => false,
  );
}
