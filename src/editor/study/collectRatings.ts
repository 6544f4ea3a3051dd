import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { fingerprintOf } from '../../ledger/signing.ts';
import { signerFrom } from '../../ledger/keyStore.ts';
import { collect, type Collected } from '../../ratings/collect/collect.ts';
import { sentenceOf } from '../report.ts';
import { meansOf } from './means.ts';
import { askReason } from './objections.ts';
import { secretKeys } from './secretKeys.ts';
import { whichStudy, type StepNeeds } from './whichStudy.ts';
import { working } from './working.ts';

/** *Collect Ratings*: takes back what raters sent, and says what became of each file. */
export async function collectRatings(needs: StepNeeds, of: unknown): Promise<void> {
  const shot = await whichStudy(needs, of, ['sealed', 'closed']);
  if (!shot?.state) return;
  const { t } = vscode.l10n;
  const title = t('Collect Ratings');
  const paths = await choosePaths(title);
  if (paths === undefined || paths.length === 0) return;
  let reason: string | null = null;
  if (shot.state.gate === 'closed' || shot.state.gate === 'unblinded') {
    reason =
      (await askReason(title, t('Rating is closed. Why is this taken all the same? It is recorded as a deviation.'))) ??
      null;
    if (reason === null) return;
  }
  const signer = await signerFrom(secretKeys(needs.secrets), 'coordinator');
  const collected = await working(title, () => collect(shot.root, meansOf(needs), { paths, signer, reason }));
  const text = reportOf(collected);
  const refused = collected.filter(({ outcome }) => outcome === 'refused').length;
  const taken = collected.filter(({ kind, outcome }) => kind === 'ratings' && outcome === 'taken').length;
  await needs.sheets.show(needs.sheets.make({ name: title, text }));
  const save = t('Save Receipts…');
  const receipts = collected.filter(({ receipt }) => receipt !== null);
  const say = refused > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  const chosen = await say(
    refused > 0
      ? t('Ratings files taken: {0}; refused: {1}. The report says why.', taken, refused)
      : t('Ratings files taken: {0}.', taken),
    ...(receipts.length > 0 ? [save] : []),
  );
  if (chosen === save) await saveReceipts(receipts);
}

/** Not every system can offer files and folders in one dialog. */
async function choosePaths(title: string): Promise<readonly string[] | undefined> {
  const { t } = vscode.l10n;
  const files = { label: t('Files…'), description: t('ratings files as raters sent them'), folders: false };
  const folder = {
    label: t('A Folder…'),
    description: t('a pack that came back, or its ratings folder'),
    folders: true,
  };
  const chosen = await vscode.window.showQuickPick([files, folder], { title, placeHolder: t('What came back?') });
  if (chosen === undefined) return undefined;
  const uris = await vscode.window.showOpenDialog({
    canSelectFiles: !chosen.folders,
    canSelectFolders: chosen.folders,
    canSelectMany: true,
    title,
    openLabel: t('Collect'),
    ...(chosen.folders ? {} : { filters: { [t('Ratings and keys')]: ['jsonl', 'json'] } }),
  });
  return uris?.map(({ fsPath }) => fsPath);
}

function reportOf(collected: readonly Collected[]): string {
  const { t } = vscode.l10n;
  const outcomes = { taken: t('taken'), same: t('known already'), refused: t('refused') };
  const lines = collected.flatMap((one) => [
    [
      outcomes[one.outcome],
      one.path,
      ...(one.rater === null ? [] : [one.rater]),
      ...(one.kind === 'ratings' && one.events > 0 ? [t('{0} events', one.events)] : []),
      ...(one.receipt === null ? [] : [t('signed by the key {0}', fingerprintOf(one.receipt.raterKey))]),
    ].join(' · '),
    ...[one.problem, ...one.notes].flatMap((why) => (why === null ? [] : [`    ${sentenceOf(why)}`])),
  ]);
  return `${(lines.length > 0 ? lines : [t('Nothing was found to collect.')]).join('\n')}\n`;
}

async function saveReceipts(collected: readonly Collected[]): Promise<void> {
  const { t } = vscode.l10n;
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: t('Where should the receipts be? Each goes back to its rater.'),
      openLabel: t('Save Here'),
    })) ?? [];
  if (folder === undefined) return;
  for (const { receipt } of collected) {
    if (receipt === null) continue;
    const name = `receipt-${basename(receipt.file, '.jsonl')}.json`;
    const path = vscode.Uri.file(join(folder.fsPath, name));
    await vscode.workspace.fs.writeFile(path, Buffer.from(`${JSON.stringify(receipt, null, 2)}\n`, 'utf8'));
  }
}
