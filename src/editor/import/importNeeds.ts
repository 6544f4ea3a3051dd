import type * as vscode from 'vscode';
import type { Shelves } from '../shelves.ts';

/** What an import works with. */
export interface ImportNeeds {
  readonly extensionUri: vscode.Uri;
  readonly shelves: Shelves;
  /** What was being imported is found there again after a reload. */
  readonly memory: vscode.Memento;
  /** A person's own list of names that identify patients. */
  readonly names: () => readonly string[];
  readonly software: string;
  readonly log: vscode.LogOutputChannel;
}
