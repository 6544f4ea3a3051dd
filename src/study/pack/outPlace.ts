import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { HumanError } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import { refused } from '../refused.ts';

/** Where a pack is to be made, and whether an empty folder stands there already. */
export interface OutPlace {
  readonly path: string;
  readonly there: boolean;
}

/** Refuses a place inside the study, and one that holds something. */
export async function outPlace(out: string, root: string, files: Files): Promise<OutPlace> {
  const path = resolve(out);
  const study = await realPlace(resolve(root), files);
  const place = await realPlace(path, files);
  if (isBelow(study, place)) {
    throw new HumanError(
      'A pack inside its study would give the rater’s folder to whoever has the study, and the other way round. Choose a folder outside {0}.',
      resolve(root),
    );
  }
  try {
    const { kind } = await files.facts(path);
    if (kind !== 'folder') throw new HumanError('{0} is a file. Choose a new or an empty folder for the pack.', path);
    if ((await files.list(path)).length > 0) {
      throw new HumanError('{0} is not empty. Choose a new or an empty folder for the pack.', path);
    }
    return { path, there: true };
  } catch (error) {
    if (error instanceof HumanError) throw error;
    if (errorCode(error) === 'ENOENT') return { path, there: false };
    throw refused(error, path);
  }
}

/** Where a path leads once all links are followed; what is not there yet stays as it is named. */
async function realPlace(path: string, files: Files): Promise<string> {
  try {
    return await files.realPath(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw refused(error, path);
    return join(await realPlace(dirname(path), files), basename(path));
  }
}

/** Whether a path is a folder or stands below it, also where the disk takes a letter's case for the same. */
export function isBelow(folder: string, path: string): boolean {
  const [above, below] = [folder, path].map((one) => one.normalize('NFC').toLowerCase()) as [string, string];
  const way = relative(above, below);
  return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
}
