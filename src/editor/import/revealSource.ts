import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { Place } from '../../cases/import/draft.ts';
import { HumanError } from '../../humanError.ts';

/**
 * Opens a source beside and selects what stands at a place of it; where the file has changed since, its line. From its
 * beginning without a place.
 */
export async function revealSource(
  file: vscode.Uri,
  place: Pick<Place, 'start' | 'end' | 'line'> | null,
  { preserveFocus = false } = {},
): Promise<void> {
  const document = await opened(file);
  const selection = place === null ? new vscode.Range(0, 0, 0, 0) : rangeAt(document, place);
  await vscode.window.showTextDocument(document, { selection, preserveFocus, viewColumn: vscode.ViewColumn.Beside });
}

function rangeAt(document: vscode.TextDocument, place: Pick<Place, 'start' | 'end' | 'line'>): vscode.Range {
  const start = document.positionAt(place.start);
  if (start.line === place.line - 1) return new vscode.Range(start, document.positionAt(place.end));
  return document.lineAt(Math.max(0, Math.min(document.lineCount, place.line) - 1)).range;
}

/** VS Code opens no text that is too large for it or looks binary. */
async function opened(file: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(file);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    throw new HumanError('{0} cannot be shown: {1}. Open it with another program.', basename(file.fsPath), why);
  }
}
