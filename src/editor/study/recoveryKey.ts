import * as vscode from 'vscode';

/**
 * Shows the recovery key this once. In a dialog and not in a document: what reads along with documents does not see it, and
 * no backup of an editor keeps it.
 */
export async function showRecoveryKey(key: string): Promise<void> {
  const { t } = vscode.l10n;
  const copy = t('Copy');
  const kept = t('I Have Kept It');
  let copied = false;
  for (;;) {
    const chosen = await vscode.window.showWarningMessage(
      t('The recovery key is shown this once'),
      {
        modal: true,
        detail: [
          inRows(key),
          '',
          t('It opens the seal when the passphrase is lost. It is kept nowhere and cannot be shown again.'),
          t('Write it down and lock it away, apart from the passphrase. Whoever has it can unblind the study.'),
          ...(copied ? ['', t('Copied. Empty the clipboard once you have kept it.')] : []),
        ].join('\n'),
      },
      kept,
      copy,
    );
    if (chosen === kept) return;
    if (chosen === copy) {
      await vscode.env.clipboard.writeText(key);
      copied = true;
    } else if (await letsGo()) return;
  }
}

/** A dialog that closes at a touch of Escape is no place for something that is shown once. */
async function letsGo(): Promise<boolean> {
  const { t } = vscode.l10n;
  const go = t('Go On Without It');
  const chosen = await vscode.window.showWarningMessage(
    t('Go on without the recovery key?'),
    { modal: true, detail: t('If the passphrase is lost then, nobody can ever unblind this study.') },
    go,
  );
  return chosen === go;
}

/** Four groups a row, as one reads them out. */
function inRows(key: string): string {
  const groups = key.split('-');
  const rows: string[] = [];
  for (let at = 0; at < groups.length; at += 4) rows.push(groups.slice(at, at + 4).join('-'));
  return rows.join('\n');
}
