import type * as vscode from 'vscode';
import type { Caseworks } from '../caseworks.ts';
import type { Sheets } from '../endpoints/sheets.ts';
import type { Shelves } from '../shelves.ts';

export interface IdentifierNeeds {
  readonly shelves: Shelves;
  readonly caseworks: Caseworks;
  readonly sheets: Sheets;
  readonly secrets: vscode.SecretStorage;
  /** Of the open folder: what has no file yet is known from there after a reload. */
  readonly memory: vscode.Memento;
  /** The extension's own folder on this machine. */
  readonly storage: string;
  readonly log: vscode.LogOutputChannel;
}
