import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { LedgerFolder } from '../../ledger/folder.ts';
import { nodeFiles } from '../../ledger/files.ts';
import { statusOf } from '../../ratings/status.ts';
import { closeRating as close } from '../../study/gates/close.ts';
import { needGate } from '../../study/gates/order.ts';
import { meansOf } from './means.ts';
import { takeStep } from './objections.ts';
import { whichStudy, type StepNeeds } from './whichStudy.ts';
import { working } from './working.ts';

/** *Close Rating*: what is collected later is a deviation. */
export async function closeRating(needs: StepNeeds, of: unknown): Promise<void> {
  const shot = await whichStudy(needs, of, ['sealed']);
  if (!shot?.state) return;
  needGate(shot.state, 'sealed');
  const { t } = vscode.l10n;
  const { root } = shot;
  const closed = await takeStep(t('Close Rating'), needs.sheets, (reason) =>
    working(t('Closing the rating'), async () => {
      const { open } = await statusOf(root, nodeFiles);
      const ledgers = await new LedgerFolder(join(root, 'ratings'), nodeFiles).read();
      const heads = Object.fromEntries(
        ledgers.flatMap(({ name, head }) => (head === null ? [] : [[basename(name), head]])),
      );
      return close(root, meansOf(needs), { reason, open: open.length, heads });
    }),
  );
  if (!closed) return;
  const unblind = t('Unblind…');
  const next = await vscode.window.showInformationMessage(t('Rating is closed.'), unblind);
  if (next === unblind) await vscode.commands.executeCommand('ddx.unblind', { root });
}
