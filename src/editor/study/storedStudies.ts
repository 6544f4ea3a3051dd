import * as vscode from 'vscode';
import type { PackNeeds } from '../packs/refusePacks.ts';
import { inFolders, type Stored } from '../privacy/storedData.ts';
import { signingKeys } from './secretKeys.ts';

/** What studies and packs leave on this machine, outside their folders. */
export function storedStudies({ packsFolder, secrets }: PackNeeds): readonly Stored[] {
  return [
    {
      ...inFolders(
        vscode.l10n.t('What is remembered of raters’ packs'),
        vscode.l10n.t('Without it, text pasted from a pack is not recognised any more, and could be diagnosed.'),
        () => Promise.resolve([packsFolder]),
      ),
      ticked: false,
    },
    {
      name: vscode.l10n.t('The keys with which ratings and checkpoints are signed'),
      detail: vscode.l10n.t(
        'Ratings you go on with are then signed by another key, which the coordinator has to accept.',
      ),
      ticked: false,
      amount: async () => ({ count: (await signingKeys(secrets)).length, bytes: null }),
      remove: async () => {
        for (const name of await signingKeys(secrets)) await secrets.delete(name);
      },
    },
  ];
}
