import { basename } from 'node:path';
import * as vscode from 'vscode';
import { decodeSource, largestSource, type Decoded } from '../../cases/import/decode.ts';
import { SourceFault } from '../../cases/import/sourceFault.ts';
import { whereFrom } from '../../cases/import/whereFrom.ts';
import type { Provenance } from '../../cases/provenance.ts';
import { HumanError } from '../../humanError.ts';
import { errorCode, nodeFiles } from '../../ledger/files.ts';
import { refused } from '../../study/refused.ts';
import type { Caseworks } from '../caseworks.ts';
import { revealSource } from '../import/revealSource.ts';
import type { Shelves } from '../shelves.ts';
import { isCaseNode } from './caseNode.ts';
import { casePartsOf } from './caseParts.ts';
import { hashOf, isBelow, sourcePath } from './sourceFiles.ts';

interface Means {
  readonly shelves: Shelves;
  readonly caseworks: Caseworks;
}

/** A case where someone points at it, and what is recorded of it. */
interface Pointed {
  readonly root: string;
  readonly id: string;
  readonly text: string;
  /** In the text of the case. */
  readonly offset: number;
  readonly record: Provenance | null;
}

/** The case at the left, its source beside it, both at the paragraph of the cursor. */
export async function openBesideSource(means: Means, given: unknown): Promise<void> {
  const editor = await editorOf(given, vscode.ViewColumn.One);
  const shown = await vscode.window.showTextDocument(editor.document, { viewColumn: vscode.ViewColumn.One });
  shown.revealRange(shown.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  await show(await pointedAt(means, shown), true);
}

/** Where the paragraph at the cursor comes from. */
export async function revealInSource(means: Means, given: unknown): Promise<void> {
  await show(await pointedAt(means, await editorOf(given)), false);
}

/** Whether there is a source to be shown for what an editor shows. */
export async function hasSource(means: Means, { document, selection }: vscode.TextEditor): Promise<boolean> {
  try {
    return ((await find(means, document, selection.active))?.record?.source ?? null) !== null;
  } catch {
    return false;
  }
}

/** The editor that is active, or one with the case of the view that was chosen. */
async function editorOf(given: unknown, viewColumn?: vscode.ViewColumn): Promise<vscode.TextEditor> {
  const active = vscode.window.activeTextEditor;
  const file = isCaseNode(given) ? given.file : given instanceof vscode.Uri ? given : null;
  if (file === null || active?.document.uri.toString() === file.toString()) {
    if (!active) throw new HumanError('Open a case that was imported, and put the cursor where you want to look.');
    return active;
  }
  const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === file.toString());
  const column = viewColumn ?? open?.viewColumn;
  const editor = await vscode.window.showTextDocument(file, column === undefined ? {} : { viewColumn: column });
  const line = isCaseNode(given) ? (given.heading?.line ?? null) : null;
  if (line !== null) editor.selection = new vscode.Selection(line + 1, 0, line + 1, 0);
  return editor;
}

async function pointedAt(means: Means, { document, selection }: vscode.TextEditor): Promise<Pointed> {
  const pointed = await find(means, document, selection.active);
  if (pointed === null) throw new HumanError('This document is no case of a study. Open one that was imported.');
  return pointed;
}

async function find(
  { shelves, caseworks }: Means,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<Pointed | null> {
  const path = document.uri.fsPath;
  const study = await shelves.studyOf(document.uri);
  if (!study?.holds(path)) return null;
  const text = document.getText();
  const offset = document.offsetAt(position);
  const parts = casePartsOf(text, path, study);
  const part = parts.find(({ end }) => offset <= end) ?? parts.at(-1);
  if (!part) return null;
  const record = await (await caseworks.of(study.root)).read(part.id);
  return {
    root: study.root,
    id: part.id,
    text: text.slice(part.start, part.end),
    offset: Math.max(0, offset - part.start),
    record,
  };
}

async function show({ root, id, text, offset, record }: Pointed, preserveFocus: boolean): Promise<void> {
  const source = record?.source ?? null;
  if (record === null || source === null) {
    throw new HumanError('{0} was not imported, so there is no source to show.', id);
  }
  const path = sourcePath(root, source.uri);
  if (path === null) throw new HumanError('The record of {0} names no file that this machine knows.', id);
  if (!vscode.workspace.isTrusted && !isBelow(root, path)) {
    throw new HumanError('The source of {0} lies outside this folder, which is not trusted. Trust it first.', id);
  }
  const bytes = await read(path);
  const decoded = decode(bytes);
  if (decoded.is === 'other') {
    throw new HumanError('{0} is no text any more, so it cannot be shown here.', basename(path));
  }
  const isSame = (await hashOf(bytes)) === source.sha256;
  const whence = whereFrom(text, offset, record, { text: decoded.text, isSame });
  await revealSource(vscode.Uri.file(path), whence?.place ?? null, { preserveFocus });
  const said = saidOf(whence?.by ?? null, isSame);
  if (said !== null) void vscode.window.showInformationMessage(said);
}

function decode(bytes: Uint8Array): Decoded {
  try {
    return decodeSource(bytes);
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    const { sentence } = error.error;
    throw new HumanError(sentence.template, ...sentence.values);
  }
}

async function read(path: string): Promise<Uint8Array> {
  try {
    const { kind, size } = await nodeFiles.facts(path);
    if (kind !== 'file') throw gone(path);
    if (size > largestSource) {
      throw new HumanError('{0} has become too large to be shown here. Open it with another program.', path);
    }
    return await nodeFiles.read(path);
  } catch (error) {
    if (error instanceof HumanError) throw error;
    throw errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR' ? gone(path) : refused(error, path);
  }
}

function gone(path: string): HumanError {
  return new HumanError(
    '{0}, from which this case was imported, is not there any more. Put it back, or import it from where it is now.',
    path,
  );
}

/** What the person should know of the place that is shown; null where it is the place. */
function saidOf(by: 'recorded' | 'words' | 'before' | null, isSame: boolean): string | null {
  if (by === null) return vscode.l10n.t('These words were not found in the source, so it is shown from its beginning.');
  if (by === 'before') {
    return vscode.l10n.t(
      'These words are not in the source. What is marked there is the nearest paragraph before them.',
    );
  }
  return isSame
    ? null
    : vscode.l10n.t('The source has changed since the import. What is marked there was found by its words.');
}
