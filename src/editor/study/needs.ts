import type * as vscode from 'vscode';
import type { Arms } from '../endpoints/arms.ts';
import type { Sheets } from '../endpoints/sheets.ts';
import type { Shelves } from '../shelves.ts';

/** What the commands and the view of studies are built of. */
export interface StudyNeeds {
  readonly shelves: Shelves;
  readonly arms: Arms;
  readonly sheets: Sheets;
  /** Where text of the packs that were opened on this machine is remembered, so that it is recognised. */
  readonly packsFolder: string;
  readonly secrets: vscode.SecretStorage;
  readonly software: string;
  /** The folder of the extension itself, which holds the sample cases. */
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}
