import { basename, dirname, join, resolve } from 'node:path';
import { HumanError } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import { packFile } from '../../study/pack/pack.ts';
import { jsonIn } from '../../study/jsonIn.ts';
import { refused } from '../../study/refused.ts';
import { ContentKey, keysFolder } from '../contentKeys.ts';

/** A file that a rater sent. */
export interface SentFile {
  readonly path: string;
  readonly kind: 'ratings' | 'key';
  /** Named itself, not found in a folder or beside another. */
  readonly named: boolean;
  /** Null where it could not be read. */
  readonly bytes: Buffer | null;
  readonly problem: HumanError | null;
}

/** No rater writes more. */
const longest = 256 * 1024 * 1024;

/** Files, and all that stands in folders: a pack, its `ratings/`, a folder of attachments. Keys beside are found too. */
export async function sentFiles(paths: readonly string[], files: Files): Promise<SentFile[]> {
  const found = new Map<string, SentFile>();
  /** Those that were named more than once. */
  const again: SentFile[] = [];

  async function add(path: string, kind: SentFile['kind'], named: boolean): Promise<void> {
    const real = await files.realPath(path).catch(() => path);
    const before = found.get(real);
    if (before === undefined || (named && !before.named)) found.set(real, await read(path, kind, named, files));
    else if (named) again.push(await read(path, kind, named, files));
  }

  async function addFolder(folder: string, deep: boolean): Promise<void> {
    const names = (await files.list(folder)).sort();
    // A pack has the references beside its ratings: lines as well, and none of the rater's.
    const isPack = names.includes(packFile);
    for (const name of names) {
      const path = join(folder, name);
      if (isRatings(name) && !isPack) await add(path, 'ratings', false);
      else if (isKey(name) && (await claimsToBeKey(path, files))) await add(path, 'key', false);
      else if (deep && (name === 'ratings' || name === keysFolder)) await addFolderIfThere(path);
    }
  }

  async function addFolderIfThere(folder: string): Promise<void> {
    await addFolder(folder, false).catch((error: unknown) => {
      if (!['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) throw error;
    });
  }

  for (const path of paths.map((one) => resolve(one))) {
    try {
      const { kind } = await files.facts(path);
      if (kind === 'folder') {
        await addFolder(path, true);
        if (basename(path) === 'ratings') await addFolderIfThere(join(dirname(path), keysFolder));
      } else if (isRatings(path)) {
        await add(path, 'ratings', true);
        await addKeysBeside(dirname(path));
      } else if (await claimsToBeKey(path, files)) {
        await add(path, 'key', true);
      } else {
        const problem = new HumanError(
          '{0} is neither a ratings file nor a content key. Collect what stands in ratings/ and keys/ of the pack.',
          path,
        );
        found.set(path, { path, kind: 'ratings', named: true, bytes: null, problem });
      }
    } catch (error) {
      found.set(path, { path, kind: 'ratings', named: true, bytes: null, problem: refused(error, path) });
    }
  }
  return [...found.values(), ...again].sort(
    (a, b) => order(a) - order(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
  );

  async function addKeysBeside(folder: string): Promise<void> {
    const beside = basename(folder) === 'ratings' ? join(dirname(folder), keysFolder) : join(folder, keysFolder);
    await addFolderIfThere(beside);
    for (const name of (await files.list(folder)).sort()) {
      const path = join(folder, name);
      if (isKey(name) && (await claimsToBeKey(path, files))) await add(path, 'key', false);
    }
  }
}

/** Ratings first: a key that they do not need is not looked for. */
function order({ kind }: SentFile): number {
  return kind === 'ratings' ? 0 : 1;
}

function isRatings(name: string): boolean {
  return /^[^.].*\.jsonl$/.test(basename(name));
}

function isKey(name: string): boolean {
  return /^[0-9a-f]{16}( ?\(\d+\))?\.json$/.test(name);
}

async function claimsToBeKey(path: string, files: Files): Promise<boolean> {
  if (!path.endsWith('.json')) return false;
  const { kind, size } = await files.facts(path);
  if (kind !== 'file' || size > 64 * 1024) return false;
  return readContentKey(await files.read(path)) !== null;
}

/** Null for bytes that are no content key. */
export function readContentKey(bytes: Uint8Array): ContentKey | null {
  return ContentKey.safeParse(jsonIn(bytes)).data ?? null;
}

async function read(path: string, kind: SentFile['kind'], named: boolean, files: Files): Promise<SentFile> {
  const broken = (problem: HumanError): SentFile => ({ path, kind, named, bytes: null, problem });
  try {
    const { size } = await files.facts(path);
    if (size > longest) return broken(new HumanError('{0} is longer than any ratings file.', path));
    return { path, kind, named, bytes: Buffer.from(await files.read(path)), problem: null };
  } catch (error) {
    return broken(refused(error, path));
  }
}
