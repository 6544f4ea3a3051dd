import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { changedCode } from './planMarks.ts';

/** What can be done about a plan that was changed after its lock. */
export function planFixes(
  document: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const changed = diagnostics.filter(({ code }) => code === changedCode);
  if (changed.length === 0) return [];
  const of = { root: dirname(document.uri.fsPath) };
  const { t } = vscode.l10n;
  return [
    fix(t('Record Deviation…'), 'ddx.recordDeviation', of, changed),
    fix(t('Restore the locked text'), 'ddx.restoreLocked', of, changed),
  ];
}

function fix(
  title: string,
  command: string,
  of: { readonly root: string },
  diagnostics: vscode.Diagnostic[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command, title, arguments: [of] };
  action.diagnostics = diagnostics;
  return action;
}
