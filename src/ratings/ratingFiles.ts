import { join } from 'node:path';
import { HumanError } from '../humanError.ts';
import { errorCode, type Files } from '../ledger/files.ts';
import { readLedger } from '../ledger/reader.ts';
import { refused } from '../study/refused.ts';
import { wrongWith } from '../study/wrong.ts';
import { RatingEvent } from './event.ts';
import type { Recorded } from './standing.ts';

/** What all ratings files of some folders hold together. */
export interface Union {
  readonly events: ReadonlyMap<string, Recorded>;
  /** The last hash of each file, by its path. */
  readonly heads: ReadonlyMap<string, string>;
  readonly problems: readonly HumanError[];
}

interface FileRead {
  readonly size: number;
  readonly changed: number;
  readonly events: readonly Recorded[];
  readonly head: string | null;
  readonly problems: readonly HumanError[];
}

/** Reads every `*.jsonl` of some folders. Merging the work of several raters is taking the union of their files. */
export class RatingFiles {
  readonly #folders: readonly string[];
  readonly #files: Files;
  readonly #read = new Map<string, FileRead>();

  constructor(folders: readonly string[], files: Files) {
    this.#folders = [...new Set(folders)];
    this.#files = files;
  }

  async union(): Promise<Union> {
    const events = new Map<string, Recorded>();
    const heads = new Map<string, string>();
    const problems: HumanError[] = [];
    for (const folder of this.#folders) {
      for (const name of await this.#list(folder, problems)) {
        const path = join(folder, name);
        try {
          const read = await this.#file(path);
          for (const recorded of read.events) events.set(recorded.hash, recorded);
          if (read.head !== null) heads.set(path, read.head);
          problems.push(...read.problems);
        } catch (error) {
          if (errorCode(error) !== 'ENOENT') problems.push(refused(error, path));
        }
      }
    }
    return { events, heads, problems };
  }

  async #list(folder: string, problems: HumanError[]): Promise<string[]> {
    try {
      return (await this.#files.list(folder)).filter((name) => /^[^.].*\.jsonl$/.test(name)).sort();
    } catch (error) {
      const code = errorCode(error);
      if (code !== 'ENOENT' && code !== 'ENOTDIR') problems.push(refused(error, folder));
      return [];
    }
  }

  /** A file is read again only when it has grown or was changed. */
  async #file(path: string): Promise<FileRead> {
    const { size, changed } = await this.#files.facts(path);
    const known = this.#read.get(path);
    if (known?.size === size && known.changed === changed) return known;
    const reading = readLedger(await this.#files.read(path));
    const problems = reading.damage.map(
      ({ line, reason }) => new HumanError('{0}: line {1} {2}.', path, String(line), reason),
    );
    if (reading.tornBytes > 0) {
      const bytes = String(reading.tornBytes);
      problems.push(new HumanError('{0}: the last line was cut off ({1} bytes). All before it is whole.', path, bytes));
    }
    const events: Recorded[] = [];
    for (const { line, hash, at, body } of reading.events) {
      const event = RatingEvent.safeParse(body);
      if (event.success) events.push({ hash, at, event: event.data });
      else {
        const why = wrongWith(event.error.issues);
        problems.push(
          new HumanError('{0}: line {1} is not a rating this version knows: {2}.', path, String(line), why),
        );
      }
    }
    const read = { size, changed, events, head: reading.head, problems };
    this.#read.set(path, read);
    return read;
  }
}
