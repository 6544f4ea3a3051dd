import * as vscode from 'vscode';
import { findPack } from '../../study/pack/openPack.ts';
import { findStudy } from '../../study/study.ts';

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
  const [pack, study] = await Promise.all([findPack(path), findStudy(path)]);
  if (pack !== null && pack.length >= (study?.root.length ?? 0)) return { kind: 'pack', root: pack };
  return study && { kind: 'study', root: study.root };
}
