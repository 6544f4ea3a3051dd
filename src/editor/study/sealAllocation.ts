import * as vscode from 'vscode';
import { needGate } from '../../study/gates/order.ts';
import { sealAllocation as seal } from '../../study/sealing/seal.ts';
import { askNewPassphrase } from './askSecret.ts';
import { meansOf } from './means.ts';
import { takeStep } from './objections.ts';
import { showRecoveryKey } from './recoveryKey.ts';
import { whichStudy, type StepNeeds } from './whichStudy.ts';
import { working } from './working.ts';

/** *Seal Allocation*: from here on nobody can tell which arm wrote which answer. */
export async function sealAllocation(needs: StepNeeds, of: unknown): Promise<void> {
  const shot = await whichStudy(needs, of, ['locked']);
  if (!shot?.state) return;
  needGate(shot.state, 'locked');
  const { t } = vscode.l10n;
  const title = t('Seal Allocation');
  const isOpen = shot.state.plan.blinding.kind === 'open';
  const passphrase = isOpen ? null : await askNewPassphrase(title);
  if (passphrase === undefined) return;
  const sealed = await takeStep(title, needs.sheets, (reason) =>
    working(t('Sealing the allocation'), () => seal(shot.root, meansOf(needs), { passphrase, reason })),
  );
  if (!sealed) return;
  const { recoveryKey } = sealed.result;
  if (recoveryKey !== null) await showRecoveryKey(recoveryKey);
  const pack = t('Make Rater Pack…');
  const next = await vscode.window.showInformationMessage(
    isOpen
      ? t('The allocation is fixed. Everyone rates in this folder.')
      : t('The allocation is sealed and the answers are encrypted. Each rater now gets a pack.'),
    ...(isOpen ? [] : [pack]),
  );
  if (next === pack) await vscode.commands.executeCommand('ddx.makePack', { root: shot.root });
}
