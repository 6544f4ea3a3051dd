import { createHash } from 'node:crypto';
import { isAbsolute, join, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { largestSource } from '../../cases/import/decode.ts';
import type { Files } from '../../ledger/files.ts';

/** What became of the file that a case was imported from. */
export type SourceState = 'same' | 'changed' | 'gone';

interface Known {
  readonly size: number;
  readonly changed: number;
  readonly sha256: string;
}

const slice = 1024 * 1024;

/** The path of a case's source, which a record names relative to the study or as a whole URI; null when it is neither. */
export function sourcePath(root: string, uri: string): string | null {
  if (!/^file:/i.test(uri)) return join(root, uri);
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}

/** Whether a path leads into a folder. */
export function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
}

/** The files that cases were imported from. One is read again only after its size or its time has changed. */
export class SourceFiles {
  readonly #files: Files;
  readonly #known = new Map<string, Known>();

  constructor(files: Files) {
    this.#files = files;
  }

  async stateOf(root: string, { uri, sha256 }: { uri: string; sha256: string }): Promise<SourceState> {
    const path = sourcePath(root, uri);
    if (path === null) return 'gone';
    try {
      const { kind, size, changed } = await this.#files.facts(path);
      if (kind !== 'file') return 'gone';
      // No import took a file of this size.
      if (size > largestSource) return 'changed';
      let known = this.#known.get(path);
      if (known?.size !== size || known.changed !== changed) {
        known = { size, changed, sha256: await hashOf(await this.#files.read(path)) };
        this.#known.set(path, known);
      }
      return known.sha256 === sha256 ? 'same' : 'changed';
    } catch {
      return 'gone';
    }
  }
}

/** In slices, so that a large file does not block. */
export async function hashOf(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += slice) {
    if (at > 0) await setImmediate();
    hash.update(bytes.subarray(at, at + slice));
  }
  return hash.digest('hex');
}
