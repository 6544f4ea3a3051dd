import * as vscode from 'vscode';
import { findPack } from '../../study/pack/openPack.ts';
import { findStudy, type Study } from '../../study/study.ts';

/** A folder that is open: a study's, or a rater's pack. */
export interface OpenRoot {
  readonly kind: 'study' | 'pack';
  readonly root: string;
}

/** The studies and packs that the open folders are, or lie in. */
export async function openRoots(): Promise<readonly OpenRoot[]> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const found = await Promise.all(folders.map(({ uri }) => rootOf(uri.fsPath)));
  return found.filter(
    (one, index): one is OpenRoot => one !== null && found.findIndex((other) => other?.root === one.root) === index,
  );
}

/** What a file or folder belongs to: of a pack and a study the one that lies deeper. */
export async function rootOf(path: string): Promise<OpenRoot | null> {
  const [pack, study] = await found(path);
  if (pack !== null) return { kind: 'pack', root: pack };
  return study && { kind: 'study', root: study.root };
}

/** The study that a file belongs to. A rater's pack that lies below one is no part of it. */
export async function studyAt(path: string): Promise<Study | null> {
  const [, study] = await found(path);
  return study;
}

async function found(path: string): Promise<readonly [string, null] | readonly [null, Study | null]> {
  const [pack, study] = await Promise.all([findPack(path), findStudy(path)]);
  return pack !== null && pack.length >= (study?.root.length ?? 0) ? [pack, null] : [null, study];
}
