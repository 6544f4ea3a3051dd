import { join } from 'node:path';
import { HumanError } from '../humanError.ts';
import { errorCode, type Files } from './files.ts';
import { readLedger, type Damage, type LedgerEvent } from './reader.ts';

/** One ledger of a folder, as far as it is whole. */
export interface LedgerFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly events: readonly LedgerEvent[];
  /** The hash of the last event; null when there is none. */
  readonly head: string | null;
  readonly damage: readonly Damage[];
  /** Bytes of a last line that was cut off. */
  readonly tornBytes: number;
  /** Why the file could not be read; null when it could. */
  readonly problem: HumanError | null;
}

interface Known extends LedgerFile {
  readonly changed: number;
}

/** Every `*.jsonl` of a folder, in the order of the names. A file is read again only when it has grown or was changed. */
export class LedgerFolder {
  readonly folder: string;
  readonly #files: Files;
  readonly #usual: RegExp | undefined;
  #known = new Map<string, Known>();

  /** `usual`: a form of bodies that is known by its looks (see `HowToRead`). */
  constructor(folder: string, files: Files, usual?: RegExp) {
    this.folder = folder;
    this.#files = files;
    this.#usual = usual;
  }

  /** A folder that is not there holds nothing; one that cannot be listed throws a `HumanError`. */
  async read(): Promise<readonly LedgerFile[]> {
    const known = new Map<string, Known>();
    for (const name of await this.#list()) {
      const file = await this.#file(name);
      if (file !== null) known.set(name, file);
    }
    this.#known = known;
    return [...known.values()];
  }

  async #list(): Promise<string[]> {
    try {
      return (await this.#files.list(this.folder)).filter((name) => /^[^.].*\.jsonl$/.test(name)).sort();
    } catch (error) {
      const code = errorCode(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') return [];
      throw unreadable(error, this.folder);
    }
  }

  /** Null when it was taken away since it was listed. */
  async #file(name: string): Promise<Known | null> {
    const path = join(this.folder, name);
    try {
      const { size, changed } = await this.#files.facts(path);
      const known = this.#known.get(name);
      if (known?.problem === null && known.size === size && known.changed === changed) return known;
      if (size > largest) throw tooLarge(path);
      return {
        name,
        path,
        size,
        changed,
        problem: null,
        ...readLedger(await this.#files.read(path), { known: this.#usual }),
      };
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      const nothing = { size: 0, changed: 0, events: [], head: null, damage: [], tornBytes: 0 };
      return { name, path, ...nothing, problem: unreadable(error, path) };
    }
  }
}

/** Far more than a study ever takes, and less than what a program can hold at once. */
const largest = 1024 ** 3;

function tooLarge(path: string): HumanError {
  return new HumanError('{0} is larger than any file of ratings. Take it out of the folder.', path);
}

function unreadable(error: unknown, path: string): HumanError {
  if (error instanceof HumanError) return error;
  const code = errorCode(error);
  if (code === null) throw error;
  return new HumanError('{0} cannot be read ({1}). Ask its owner for access, then try again.', path, code);
}
