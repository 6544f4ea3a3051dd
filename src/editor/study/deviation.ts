import { join } from 'node:path';
import * as vscode from 'vscode';
import { nodeFiles } from '../../ledger/files.ts';
import { HumanError } from '../../humanError.ts';
import { deviate } from '../../study/gates/deviate.ts';
import { stateOf, type Changed } from '../../study/gates/state.ts';
import { planFile } from '../../study/study.ts';
import { meansOf } from './means.ts';
import { askReason } from './objections.ts';
import { lockedText } from './planMarks.ts';
import { whichStudy, type StepNeeds } from './whichStudy.ts';
import { working } from './working.ts';

const most = 12;

/** *Record Deviation*: what was changed after the lock is shown, and recorded with its reason. */
export async function recordDeviation(needs: StepNeeds, of: unknown): Promise<void> {
  const shot = await whichStudy(needs, of, ['locked', 'sealed', 'closed', 'unblinded']);
  if (shot === undefined) return;
  const { root } = shot;
  await savePlan(root);
  const { changed, gate } = await stateOf(root, nodeFiles);
  if (gate === 'draft') throw new HumanError('The protocol is not locked yet: change what you like.');
  if (changed.length === 0)
    throw new HumanError('Nothing differs from what was locked: there is no deviation to record.');
  const { t } = vscode.l10n;
  const record = t('Record Deviation…');
  const compare = t('Compare the Plan');
  const chosen = await vscode.window.showWarningMessage(
    changed.length === 1
      ? t('1 file differs from what was locked.')
      : t('{0} files differ from what was locked.', changed.length),
    { modal: true, detail: listed(changed) },
    record,
    ...(changed.some(({ path }) => path === planFile) ? [compare] : []),
  );
  if (chosen === compare) return comparePlan(needs, root);
  if (chosen !== record) return;
  const reason = await askReason(t('Record Deviation'), t('Why was it changed? Every report shows the reason.'));
  if (reason === undefined) return;
  await working(t('Recording the deviation'), () => deviate(root, meansOf(needs), reason));
  void vscode.window.showInformationMessage(t('The deviation is recorded. What stands there now is what is fixed.'));
}

/** Puts the plan back as it was locked. */
export async function restoreLocked(needs: StepNeeds, of: unknown): Promise<void> {
  const shot = await whichStudy(needs, of);
  if (shot === undefined) return;
  const text = await lockedText(shot.root);
  if (text === null) throw new HumanError('The protocol is not locked yet: there is nothing to restore.');
  const document = await vscode.workspace.openTextDocument(join(shot.root, planFile));
  const edit = new vscode.WorkspaceEdit();
  const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  // The line ends too: the hash is of the bytes.
  edit.set(document.uri, [
    vscode.TextEdit.replace(all, text),
    vscode.TextEdit.setEndOfLine(text.includes('\r\n') ? vscode.EndOfLine.CRLF : vscode.EndOfLine.LF),
  ]);
  if (!(await vscode.workspace.applyEdit(edit)) || !(await document.save())) {
    throw new HumanError('The editor did not take the change, so nothing was restored. Is the file read-only?');
  }
}

async function savePlan(root: string): Promise<void> {
  const path = vscode.Uri.file(join(root, planFile)).toString();
  await vscode.workspace.textDocuments.find(({ uri, isDirty }) => isDirty && uri.toString() === path)?.save();
}

async function comparePlan(needs: StepNeeds, root: string): Promise<void> {
  const { t } = vscode.l10n;
  const locked = needs.sheets.make({ name: t('study.json as it was locked'), text: (await lockedText(root)) ?? '' });
  const now = vscode.Uri.file(join(root, planFile));
  await vscode.commands.executeCommand('vscode.diff', locked, now, t('study.json: locked, and now'));
}

function listed(changed: readonly Changed[]): string {
  const { t } = vscode.l10n;
  const lines = changed.slice(0, most).map(({ path, from, to }) => {
    const what = from === null ? t('new') : to === null ? t('gone') : t('changed');
    return `• ${path}: ${what}`;
  });
  const more = changed.length - lines.length;
  return [...lines, ...(more > 0 ? [t('… and {0} more', more)] : [])].join('\n');
}
