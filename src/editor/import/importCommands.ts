import * as vscode from 'vscode';
import { command } from '../report.ts';
import type { ImportNeeds } from './importNeeds.ts';
import { importViewType } from './viewType.ts';

/** The command, and the page as it comes back after a reload; what is behind them is loaded with the first use. */
export function importCommands(needs: ImportNeeds): vscode.Disposable {
  const { log } = needs;
  const loaded = () => import('./startImport.ts');
  return vscode.Disposable.from(
    command(log, 'ddx.importCases', async (one, several) => (await loaded()).importCases(needs, urisOf(one, several))),
    vscode.window.registerWebviewPanelSerializer(importViewType, {
      deserializeWebviewPanel: async (panel, state) => (await loaded()).restoreImport(needs, panel, state),
    }),
  );
}

/** What the explorer, a drop or another command hands over. */
function urisOf(one: unknown, several: unknown): vscode.Uri[] {
  const given = Array.isArray(several) && several.length > 0 ? (several as unknown[]) : [one];
  return given.filter((uri) => uri instanceof vscode.Uri);
}
