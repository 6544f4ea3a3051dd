import * as vscode from 'vscode';
import type { Sheets } from '../endpoints/sheets.ts';
import { listActiveAi } from './aiExtensions.ts';
import type { SentRecord } from './sent.ts';
import { sentSheet } from './sentSheet.ts';

/** *Show What Was Sent*: the record of every window of this person, in a sheet. */
export async function showSent(record: Pick<SentRecord, 'folder' | 'read'>, sheets: Sheets): Promise<void> {
  const around = { folder: record.folder, ai: listActiveAi(), language: vscode.env.language };
  const text = sentSheet(await record.read(), around, vscode.l10n.t);
  await sheets.show(sheets.make({ name: vscode.l10n.t('What was sent'), text }));
}
