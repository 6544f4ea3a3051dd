import * as vscode from 'vscode';
import { closeStudy } from '../../ratings/closeStudy.ts';
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
    working(t('Closing the rating'), () => closeStudy(root, meansOf(needs), reason)),
  );
  if (!closed) return;
  const unblind = t('Unblind…');
  const next = await vscode.window.showInformationMessage(t('Rating is closed.'), unblind);
  if (next === unblind) await vscode.commands.executeCommand('ddx.unblind', { root });
}
