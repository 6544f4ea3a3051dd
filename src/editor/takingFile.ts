import * as vscode from 'vscode';
import { readText } from '../cases/readText.ts';
import { caseHeadings } from '../cases/sections.ts';
import { HumanError } from '../humanError.ts';
import type { Study } from '../study/study.ts';
import { takeAt, takeDocument, type Taken } from './taking.ts';

/** A file larger than this was not meant as a case. */
const mostBytes = 20_000_000;

/** A file's case: the one at an offset or with that heading, or the only one, or the one the person chooses. */
export async function takeFromFile(
  uri: vscode.Uri,
  which: number | string | undefined,
  study: Study | null,
): Promise<{ readonly document: vscode.TextDocument; readonly taken: Taken } | undefined> {
  const document = await openAsText(uri);
  const headings = caseHeadings(document.getText());
  const at =
    typeof which === 'number'
      ? which
      : (headings.find(({ slug }) => slug === which)?.headingStart ?? (await chooseCase(headings)));
  if (at === undefined) return undefined;
  return { document, taken: at === 'all' ? takeDocument(document, study) : takeAt(document, at, study) };
}

async function openAsText(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  if (open) return open;
  const { size, type } = await vscode.workspace.fs.stat(uri);
  if (type & vscode.FileType.Directory) throw new HumanError('This is a folder. Choose a file that holds a case.');
  if (size > mostBytes) {
    throw new HumanError('This file is too large to be a case. Open it and select the part that is the case.');
  }
  readText(await vscode.workspace.fs.readFile(uri));
  return vscode.workspace.openTextDocument(uri);
}

type Pick = vscode.QuickPickItem & { readonly at: number | 'all' };

/** Where the case begins; with several cases in the file the person says which one. */
async function chooseCase(
  headings: readonly { readonly heading: string; readonly headingStart: number }[],
): Promise<number | 'all' | undefined> {
  if (headings.length === 0) return 'all';
  if (headings.length === 1 && headings[0]) return headings[0].headingStart;
  const items: Pick[] = headings.map(({ heading, headingStart }) => ({ label: heading, at: headingStart }));
  items.push({ label: vscode.l10n.t('The whole document'), at: 'all' });
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('This file holds several cases. Which one?'),
  });
  return chosen?.at;
}
