import * as vscode from 'vscode';
import { signerFrom } from '../../ledger/keyStore.ts';
import { signCheckpoint as sign } from '../../ratings/verify/checkpoint.ts';
import { meansOf } from './means.ts';
import { secretKeys } from './secretKeys.ts';
import { whichStudy, type StepNeeds } from './whichStudy.ts';
import { working } from './working.ts';

/** *Sign Checkpoint*: a text that vouches for the record as it stands, to be kept elsewhere. */
export async function signCheckpoint(needs: StepNeeds, of: unknown): Promise<void> {
  const shot = await whichStudy(needs, of);
  if (shot === undefined) return;
  const { t } = vscode.l10n;
  const signed = await working(t('Signing a checkpoint'), async () =>
    sign(shot.root, meansOf(needs), await signerFrom(secretKeys(needs.secrets), 'coordinator')),
  );
  await vscode.env.clipboard.writeText(signed.text);
  const show = t('Show');
  const chosen = await vscode.window.showInformationMessage(
    t(
      'The checkpoint is signed and copied. Keep it where nobody can change it along with the study: a mail, a git tag, a registry.',
    ),
    show,
  );
  if (chosen === show) await needs.sheets.show(needs.sheets.make({ name: t('Checkpoint'), text: signed.text }));
}
