import * as vscode from 'vscode';
import { shortLabel, type Arms } from './endpoints/arms.ts';
import type { Runs } from './runs/runs.ts';

/** The chosen arms and whether any is at work; a click chooses others. */
export function statusBar(arms: Arms, runs: Runs): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('ddx.arm', vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t('DDx arm');
  item.command = 'ddx.switchArm';
  const show = (): void => {
    const chosen = arms.chosen();
    const busy = runs.running.length;
    item.text = `${busy > 0 ? '$(loading~spin)' : '$(pulse)'} ${shortLabel(chosen)}`;
    item.tooltip =
      busy > 0
        ? vscode.l10n.t('DDx: {0} running. Click to choose who answers next.', busy)
        : chosen.length > 1
          ? vscode.l10n.t('DDx: {0} answer. Click to choose others.', chosen.map(({ label }) => label).join(', '))
          : vscode.l10n.t('DDx: {0} answers. Click to choose another.', chosen[0].label);
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
