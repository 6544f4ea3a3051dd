import * as vscode from 'vscode';
import type { Caseworks } from '../caseworks.ts';
import { command } from '../report.ts';
import type { Shelves } from '../shelves.ts';
import { LeakChecks } from './leakChecks.ts';

const texts = [
  { scheme: 'file', language: 'markdown' },
  { scheme: 'file', language: 'plaintext' },
];

/** The leak check of open cases: its marks and what can be done about them. */
export function leakChecking(shelves: Shelves, caseworks: Caseworks, log: vscode.LogOutputChannel): vscode.Disposable {
  const checks = new LeakChecks(shelves, caseworks, log);
  const fixes = () => import('./leakFixes.ts');
  const provideCodeActions: vscode.CodeActionProvider['provideCodeActions'] = async (document, range, context) =>
    checks.in(document) === null ? [] : (await fixes()).leakFixes(checks, document, range, context);
  return vscode.Disposable.from(
    checks,
    vscode.languages.registerCodeActionsProvider(
      texts,
      { provideCodeActions },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    command(log, 'ddx.resolveLeak', async (step) => (await fixes()).resolveLeak(step, caseworks, checks)),
  );
}
