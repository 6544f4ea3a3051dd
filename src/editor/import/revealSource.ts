import * as vscode from 'vscode';
import type { Place } from '../../cases/import/draft.ts';

/** Opens a source and selects what stands at a place of it; where the file has changed since, its line. */
export async function revealSource(file: vscode.Uri, place: Pick<Place, 'start' | 'end' | 'line'>): Promise<void> {
  const document = await vscode.workspace.openTextDocument(file);
  const start = document.positionAt(place.start);
  const line = Math.max(0, Math.min(document.lineCount, place.line) - 1);
  const range =
    start.line === place.line - 1
      ? new vscode.Range(start, document.positionAt(place.end))
      : document.lineAt(line).range;
  await vscode.window.showTextDocument(document, { selection: range, viewColumn: vscode.ViewColumn.Beside });
}
