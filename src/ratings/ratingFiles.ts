import { join } from 'node:path';
import { HumanError } from '../humanError.ts';
import { errorCode, type Files } from '../ledger/files.ts';
import { LedgerFolder, type LedgerFile } from '../ledger/folder.ts';
import { wrongWith } from '../study/wrong.ts';
import { readRatingEvent, type RatedEvent, type Recorded } from './event.ts';
import { usualRating } from './usualRating.ts';

/** What all ratings files of some folders hold together. */
export interface Union {
  readonly events: ReadonlyMap<string, Recorded>;
  /** The last hash of each file, by its path. */
  readonly heads: ReadonlyMap<string, string>;
  readonly problems: readonly HumanError[];
}

interface FileRead {
  readonly events: readonly Recorded[];
  readonly raters: ReadonlySet<string>;
  readonly problems: readonly HumanError[];
}

/** How a file was when it was last read, and whose words are in it. */
interface Seen {
  readonly stamp: string;
  readonly raters: ReadonlySet<string>;
}

/** Reads every `*.jsonl` of some folders. Merging the work of several raters is taking the union of their files. */
export class RatingFiles {
  readonly #folders: readonly LedgerFolder[];
  readonly #files: Files;
  readonly #read = new WeakMap<LedgerFile, FileRead>();
  /** By path. */
  #seen = new Map<string, Seen>();

  constructor(folders: readonly string[], files: Files) {
    this.#folders = [...new Set(folders)].map((folder) => new LedgerFolder(folder, files, usualRating));
    this.#files = files;
  }

  async union(): Promise<Union> {
    const events = new Map<string, Recorded>();
    const heads = new Map<string, string>();
    const problems: HumanError[] = [];
    // Taken before the files are read: what is written meanwhile is noticed the next time.
    const stamps = await this.#stamps(() => true).catch(() => new Map<string, string>());
    const seen = new Map<string, Seen>();
    for (const folder of this.#folders) {
      for (const file of await listed(folder, problems)) {
        const read = this.#read.get(file) ?? readEvents(file);
        this.#read.set(file, read);
        for (const recorded of read.events) events.set(recorded.hash, recorded);
        if (file.head !== null) heads.set(file.path, file.head);
        problems.push(...read.problems);
        const stamp = stamps.get(file.path);
        if (stamp !== undefined && file.problem === null) seen.set(file.path, { stamp, raters: read.raters });
      }
    }
    this.#seen = seen;
    return { events, heads, problems };
  }

  /** Whether a rater has said something since the files were last read, other than in some files. */
  async hasNewsOf(rater: string, apartFrom: ReadonlySet<string>): Promise<boolean> {
    const concerns = (path: string): boolean =>
      !apartFrom.has(path) && (this.#seen.get(path)?.raters.has(rater) ?? true);
    let stamps: Map<string, string>;
    try {
      stamps = await this.#stamps(concerns);
    } catch {
      return true;
    }
    for (const [path, stamp] of stamps) if (this.#seen.get(path)?.stamp !== stamp) return true;
    return [...this.#seen.keys()].some((path) => concerns(path) && !stamps.has(path));
  }

  async #stamps(concerns: (path: string) => boolean): Promise<Map<string, string>> {
    const stamps = new Map<string, string>();
    for (const { folder } of this.#folders) {
      const names = await this.#files.list(folder).catch((error: unknown) => {
        if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
        throw error;
      });
      const paths = names.filter((name) => /^[^.].*\.jsonl$/.test(name)).map((name) => join(folder, name));
      await Promise.all(
        paths.filter(concerns).map(async (path) => {
          const { size, changed } = await this.#files.facts(path);
          stamps.set(path, `${size} ${changed}`);
        }),
      );
    }
    return stamps;
  }
}

async function listed(folder: LedgerFolder, problems: HumanError[]): Promise<readonly LedgerFile[]> {
  try {
    return await folder.read();
  } catch (error) {
    if (!(error instanceof HumanError)) throw error;
    problems.push(error);
    return [];
  }
}

function readEvents({ path, events, damage, tornBytes, problem }: LedgerFile): FileRead {
  const problems: HumanError[] = problem === null ? [] : [problem];
  for (const { line, reason } of damage) {
    problems.push(new HumanError('{0}: line {1} {2}.', path, String(line), reason));
  }
  if (tornBytes > 0) {
    const bytes = String(tornBytes);
    problems.push(new HumanError('{0}: the last line was cut off ({1} bytes). All before it is whole.', path, bytes));
  }
  const recorded: Recorded[] = [];
  const raters = new Set<string>();
  let pack: string | null = null;
  for (const { line, hash, prev, at, body, known } of events) {
    // A file of ten thousand words is read several times as fast when those of the usual form are known by it.
    const event = known ? { success: true as const, data: body as RatedEvent } : readRatingEvent(body);
    if (!event.success) {
      const why = wrongWith(event.error.issues);
      problems.push(new HumanError('{0}: line {1} is not a rating this version knows: {2}.', path, String(line), why));
      continue;
    }
    if (event.data.what === 'opened') pack = event.data.pack?.id ?? null;
    raters.add(event.data.rater);
    recorded.push({ hash, prev, at, pack, event: event.data });
  }
  return { events: recorded, raters, problems };
}
