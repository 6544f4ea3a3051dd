import { join, resolve } from 'node:path';
import { HumanError } from '../../humanError.ts';
import { errorCode, nodeFiles } from '../../ledger/files.ts';
import { logFolder } from '../../study/log/studyLog.ts';
import { packFile } from '../../study/pack/pack.ts';
import { planFile } from '../../study/study.ts';

export interface Folder {
  readonly root: string;
  readonly kind: 'study' | 'pack';
}

/** A folder that is a study or a pack itself. One above it is never meant: a step cannot be taken back. */
export async function folderAt(dir: string): Promise<Folder> {
  const root = resolve(dir);
  if (await isFile(join(root, packFile))) return { root, kind: 'pack' };
  // A plan that is gone from a study with a log is bad news for its steps to tell, not another folder.
  if ((await isFile(join(root, planFile))) || (await isThere(join(root, logFolder)))) return { root, kind: 'study' };
  if (!(await isThere(root))) throw new HumanError('There is no folder “{0}”.', dir);
  throw new HumanError('“{0}” is no study: it has no {1}. Make one with {2}.', dir, planFile, 'ddx study new DIR');
}

export async function studyAt(dir: string): Promise<string> {
  const { root, kind } = await folderAt(dir);
  if (kind === 'study') return root;
  throw new HumanError('“{0}” is a rater’s pack, not a study. This is done in the study’s own folder.', dir);
}

async function isFile(path: string): Promise<boolean> {
  return (await kindOf(path)) === 'file';
}

async function isThere(path: string): Promise<boolean> {
  return (await kindOf(path)) !== null;
}

async function kindOf(path: string): Promise<string | null> {
  try {
    return (await nodeFiles.facts(path)).kind;
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return null;
  }
}
