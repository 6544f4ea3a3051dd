import * as vscode from 'vscode';
import { needGate } from '../../study/gates/order.ts';
import { unblind as open } from '../../study/sealing/unblind.ts';
import { askSecret } from './askSecret.ts';
import { meansOf } from './means.ts';
import { whichStudy, type StepNeeds } from './whichStudy.ts';
import { working } from './working.ts';

/** *Unblind*: which arm wrote which answer is told. It cannot be taken back. */
export async function unblind(needs: StepNeeds, of: unknown): Promise<void> {
  const shot = await whichStudy(needs, of, ['closed']);
  if (!shot?.state) return;
  needGate(shot.state, 'closed');
  const { t } = vscode.l10n;
  const go = t('Unblind');
  const chosen = await vscode.window.showWarningMessage(
    t('Unblind “{0}”?', shot.title),
    { modal: true, detail: t('Which arm wrote which answer is then known. It cannot be taken back.') },
    go,
  );
  if (chosen !== go) return;
  const secret = shot.state.plan.blinding.kind === 'open' ? null : await askSecret(t('Unblind'));
  if (secret === undefined) return;
  await working(t('Unblinding'), () => open(shot.root, meansOf(needs), { secret }));
  void vscode.window.showInformationMessage(
    t('The study is unblinded: allocation.json tells which arm wrote which answer.'),
  );
}
