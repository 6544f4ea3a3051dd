import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { signerFrom } from '../../ledger/keyStore.ts';
import { HumanError } from '../../humanError.ts';
import { needGate } from '../../study/gates/order.ts';
import { makePack as make } from '../../study/pack/makePack.ts';
import { sentenceOf } from '../report.ts';
import { rootOf } from './openStudies.ts';
import { askSecret } from './askSecret.ts';
import { meansOf } from './means.ts';
import { secretKeys } from './secretKeys.ts';
import type { StudyShot } from './studyShot.ts';
import { raterIn, whichStudy, type StepNeeds } from './whichStudy.ts';
import { working } from './working.ts';

/** *Make Rater Pack*: the only thing that a blinded rater gets. */
export async function makePack(needs: StepNeeds, of: unknown): Promise<void> {
  const shot = await whichStudy(needs, of, ['sealed']);
  if (!shot?.state) return;
  const { t } = vscode.l10n;
  needGate(shot.state, 'sealed');
  if (shot.state.plan.blinding.kind === 'open') {
    throw new HumanError('In an open study everyone rates in the study folder: there are no packs.');
  }
  const rater = raterIn(of) ?? (await chooseRater(shot));
  if (rater === undefined) return;
  const out = await chooseFolder(shot.root, rater);
  if (out === undefined) return;
  const secret = await askSecret(t('Make Rater Pack'));
  if (secret === undefined) return;
  const made = await working(t('Making the pack of {0}', rater), async () =>
    make(shot.root, meansOf(needs), {
      rater,
      out,
      secret,
      signer: await signerFrom(secretKeys(needs.secrets), 'coordinator'),
    }),
  );
  for (const note of made.notes) void vscode.window.showWarningMessage(sentenceOf(note));
  const copy = t('Copy Path');
  const chosen = await vscode.window.showInformationMessage(
    t(
      'The pack of {0} is in {1}, with cases: {2}, answers: {3}. Send that folder, and nothing else.',
      rater,
      made.out,
      made.cases,
      made.answers,
    ),
    copy,
  );
  if (chosen === copy) await vscode.env.clipboard.writeText(made.out);
}

async function chooseRater({ raters }: StudyShot): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const chosen = await vscode.window.showQuickPick(
    raters.map(({ id, role, packs, collected }) => ({
      label: id,
      description: [role, collected ? t('collected') : packs.length > 0 ? t('pack made') : t('no pack yet')].join(
        ' · ',
      ),
    })),
    { title: t('Make Rater Pack'), placeHolder: t('For whom?') },
  );
  return chosen?.label;
}

/** A new folder of the rater's name in the one the person chooses; never in the study. */
async function chooseFolder(root: string, rater: string): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      defaultUri: vscode.Uri.joinPath(vscode.Uri.file(root), '..'),
      title: t('Where should the pack of {0} be? Not in the study folder.', rater),
      openLabel: t('Make the Pack Here'),
    })) ?? [];
  if (folder === undefined) return undefined;
  if ((await rootOf(folder.fsPath))?.root === root) {
    throw new HumanError(
      'This folder lies in the study. Choose one outside: whoever gets the pack must get nothing else of the study.',
    );
  }
  for (let number = 1; ; number += 1) {
    const out = join(folder.fsPath, number === 1 ? `pack-${rater}` : `pack-${rater}-${number}`);
    if (!existsSync(out)) return out;
  }
}
