import { dirname, join } from 'node:path';
import { HumanError } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import { writeBeside } from '../atomicFile.ts';
import { refused } from '../refused.ts';
import type { OutPlace } from './outPlace.ts';
import { packFile } from './pack.ts';

/** When all files of all packs were made, as far as they say. */
export const packTime = Date.UTC(2000, 0, 1);

/** A pack that stands complete beside the place where it is to be. */
export interface WrittenPack {
  put(): Promise<void>;
  /** Takes it away again. */
  drop(): Promise<void>;
}

/** Writes all files and empty folders of a pack under a passing name, so that there never is half a pack. */
export async function writePack(
  files: Files,
  { path, there }: OutPlace,
  content: ReadonlyMap<string, string>,
  folders: readonly string[],
  mark: string,
): Promise<WrittenPack> {
  const beside = `${path}.${mark}.tmp`;
  const made = new Set([beside]);
  const drop = async (): Promise<void> => {
    const inside = [...content.keys()].flatMap((name) => [join(beside, name), `${join(beside, name)}.${mark}.tmp`]);
    for (const one of [...inside, ...[...made].reverse()]) await files.remove(one).catch(() => undefined);
  };
  const makeFolder = async (folder: string): Promise<void> => {
    if (made.has(folder)) return;
    await makeFolder(dirname(folder));
    made.add(folder);
    await files.makeFolder(folder, { parents: false });
  };
  try {
    await files.makeFolder(dirname(beside), { parents: true });
    await files.makeFolder(beside, { parents: false });
    for (const folder of folders) await makeFolder(join(beside, folder));
    for (const [name, text] of [...content].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const whole = join(beside, name);
      await makeFolder(dirname(whole));
      await files.rename(await writeBeside(files, whole, text, mark), whole);
      await files.stamp(whole, packTime);
    }
    for (const folder of [...made].reverse()) {
      await files.syncFolder(folder);
      await files.stamp(folder, packTime);
    }
  } catch (error) {
    await drop();
    throw refused(error, path);
  }
  return {
    drop,
    put: async () => {
      try {
        await rename(files, beside, path, there);
        await files.syncFolder(dirname(path));
      } catch (error) {
        await drop();
        throw refused(error, path);
      }
    },
  };
}

async function rename(files: Files, beside: string, path: string, there: boolean): Promise<void> {
  try {
    await files.rename(beside, path);
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (['ENOTEMPTY', 'EEXIST'].includes(code) && !(there && (await files.list(path)).length === 0)) {
      throw new HumanError('{0} is not empty. Choose a new or an empty folder for the pack.', path);
    }
    if (!there || !['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'].includes(code)) throw error;
    // Some systems do not rename onto an empty folder: then what makes it a pack comes last.
    const names = (await files.list(beside)).sort((a, b) => Number(a === packFile) - Number(b === packFile));
    for (const name of names) await files.rename(join(beside, name), join(path, name));
    await files.syncFolder(path);
    await files.remove(beside).catch(() => undefined);
  }
}
