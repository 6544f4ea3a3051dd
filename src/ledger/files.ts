import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** A file made by this writer, for this writer alone. */
export interface OpenFile {
  /** Writes at a place and says how many bytes went in, which may be fewer than were given. */
  write(bytes: Uint8Array, place: number): Promise<number>;
  truncate(length: number): Promise<void>;
  sync(): Promise<void>;
  /** Whether the path still leads to this very file, and the file is as long as it was left. */
  stillAt(path: string, length: number): Promise<boolean>;
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
  remove(path: string): Promise<void>;
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

async function create(path: string, mode = 0o644): Promise<OpenFile> {
  const file = await open(path, constants.O_CREAT | constants.O_EXCL | constants.O_RDWR, mode);
  return {
    write: async (bytes, place) => (await file.write(bytes, 0, bytes.length, place)).bytesWritten,
    truncate: (length) => file.truncate(length),
    sync: () => file.sync(),
    stillAt: async (at, length) => {
      const [mine, there] = await Promise.all([
        file.stat({ bigint: true }),
        stat(at, { bigint: true }).catch((error: unknown) => {
          const code = errorCode(error);
          if (code === 'ENOENT' || code === 'ENOTDIR') return null;
          throw error;
        }),
      ]);
      // Some versions of Node on Windows name another volume for a path than for the file that is open there.
      const sameDisk = process.platform === 'win32' || there?.dev === mine.dev;
      return sameDisk && there?.ino === mine.ino && mine.size === BigInt(length);
    },
    close: () => file.close(),
  };
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
  remove: (path) => rm(path, { force: true }),
};

/** The same, for files that nobody else on this machine may read. */
export const privateFiles: Files = { ...nodeFiles, create: (path) => create(path, 0o600) };
