import { constants, type BigIntStats } from 'node:fs';
import { mkdir, open, readdir, readFile, realpath, rename, rm, rmdir, stat, utimes } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

export type Whereabouts = 'there' | 'elsewhere' | 'changed';

/** A file made by this writer, for this writer alone. */
export interface OpenFile {
  /** Writes at a place, its end, and says how many bytes went in, which may be fewer than were given. */
  write(bytes: Uint8Array, place: number): Promise<number>;
  truncate(length: number): Promise<void>;
  sync(): Promise<void>;
  /** Whether the path still leads to this very file, or (`changed`) whether it is not even as long as it was left. */
  whereabouts(path: string, length: number): Promise<Whereabouts>;
  close(): Promise<void>;
}

export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'other';
  readonly size: number;
  /** When it was last changed, in milliseconds. */
  readonly changed: number;
}

/** What is asked of a file system. A test hands in one that refuses, tears and forgets. */
export interface Files {
  read(path: string): Promise<Uint8Array>;
  /** Makes a new file; refuses with EEXIST when the name is taken, so that two writers never share one. */
  create(path: string): Promise<OpenFile>;
  list(folder: string): Promise<string[]>;
  facts(path: string): Promise<FileFacts>;
  realPath(path: string): Promise<string>;
  /** Makes a folder unless it stands already; without `parents` the folder above has to be there. */
  makeFolder(path: string, how: { parents: boolean }): Promise<void>;
  /** Makes what was created or renamed in a folder outlast a power cut, where the system can. */
  syncFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** A file, or an empty folder. What is not there is not missed. */
  remove(path: string): Promise<void>;
  /** Sets when a file was last changed, in milliseconds. */
  stamp(path: string, changed: number): Promise<void>;
}

/** The error code of the system ("ENOENT"), or null when the error is not the system's. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

async function makeFolder(path: string, how: { parents: boolean }): Promise<void> {
  const whole = resolve(path);
  let first: string | undefined = whole;
  try {
    if (how.parents) first = await mkdir(whole, { recursive: true });
    else await mkdir(whole);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return;
    throw error;
  }
  if (first === undefined) return;
  for (let made = whole; made !== dirname(made); made = dirname(made)) {
    await syncFolder(dirname(made));
    if (made === resolve(first)) return;
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot flush a folder; there NTFS journals the entry itself.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch (error) {
    // Nor can some network and virtual file systems, which say so.
    if (!['EINVAL', 'ENOTSUP'].includes(errorCode(error) ?? '')) throw error;
  } finally {
    await folder.close();
  }
}

// What is appended can never fall on what another program wrote there. Windows would then not let us cut a line back.
const append = process.platform === 'win32' ? 0 : constants.O_APPEND;

async function create(path: string, mode = 0o644): Promise<OpenFile> {
  const file = await open(path, constants.O_CREAT | constants.O_EXCL | constants.O_RDWR | append, mode);
  const { dev, ino } = await file.stat({ bigint: true }).catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  return {
    write: async (bytes, place) => (await file.write(bytes, 0, bytes.length, place)).bytesWritten,
    truncate: (length) => file.truncate(length),
    sync: () => file.sync(),
    whereabouts: async (at, length) => {
      const there = await statOf(at);
      // Some versions of Node on Windows name another volume for a path than for the file that is open there.
      const same = there?.ino === ino && (process.platform === 'win32' || there.dev === dev);
      const { size } = same ? there : await file.stat({ bigint: true });
      return size !== BigInt(length) ? 'changed' : same ? 'there' : 'elsewhere';
    },
    close: () => file.close(),
  };
}

async function statOf(path: string): Promise<BigIntStats | null> {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return null;
    throw error;
  }
}

async function remove(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch (error) {
    if (errorCode(error) !== 'ERR_FS_EISDIR') throw error;
    await rmdir(path);
  }
}

/** The real file system. */
export const nodeFiles: Files = {
  read: (path) => readFile(path),
  create: (path) => create(path),
  list: (folder) => readdir(folder),
  facts: async (path) => {
    const found = await stat(path);
    return {
      kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other',
      size: found.size,
      changed: found.mtimeMs,
    };
  },
  realPath: (path) => realpath(path),
  makeFolder,
  syncFolder,
  rename: (from, to) => rename(from, to),
  remove,
  stamp: (path, changed) => utimes(path, changed / 1000, changed / 1000),
};

/** The same, for files that nobody else on this machine may read. */
export const privateFiles: Files = { ...nodeFiles, create: (path) => create(path, 0o600) };
