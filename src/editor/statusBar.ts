import * as vscode from 'vscode';
import type { Arms } from './arms.ts';
import type { Runs } from './runs.ts';

/** The chosen arm and whether it is at work; a click chooses another. */
export function statusBar(arms: Arms, runs: Runs): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('ddx.arm', vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t('DDx arm');
  item.command = 'ddx.switchArm';
  const show = (): void => {
    const arm = arms.chosen()[0];
    const busy = runs.running.length;
    item.text = busy > 0 ? `$(loading~spin) ${arm.label}` : `$(pulse) ${arm.label}`;
    item.tooltip =
      busy > 0
        ? vscode.l10n.t('DDx: {0} running. Click to choose who answers next.', busy)
        : vscode.l10n.t('DDx: {0} answers. Click to choose another.', arm.label);
    item.accessibilityInformation = { label: item.tooltip };
    void vscode.commands.executeCommand('setContext', 'ddx.running', busy > 0);
  };
  show();
  item.show();
  return vscode.Disposable.from(
    item,
    runs.onDidChange(show),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('ddx')) show();
    }),
  );
}
