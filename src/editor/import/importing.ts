import type { ColumnRole, ReadOptions } from '../../cases/import/draft.ts';
import { HumanError } from '../../humanError.ts';
import type { Gathered } from '../../study/intake/gather.ts';
import type { Arrived, Intake } from '../../study/intake/intake.ts';
import type { ReadFile } from '../../study/intake/readers.ts';
import { Batch, rolesWith, type BatchCase, type BatchFile, type ReadCases } from './batch.ts';

/** Where the work is done; a test hands in its own. */
export interface ImportingMeans {
  readonly paths: readonly string[];
  readonly gather: (paths: readonly string[], signal: AbortSignal) => Promise<Gathered>;
  /** How many files are worth asking for at a time. */
  readonly atOnce: number;
  readonly read: (path: string, o: ReadOptions, signal: AbortSignal) => Promise<ReadFile>;
  /** Opens the study, or makes it: called before anything is confirmed only where it stands. */
  readonly open: () => Promise<Pick<Intake, 'stateOf' | 'put'>>;
  /** Whether there is no study yet. */
  readonly isNew: boolean;
  /** Nothing more will be read. */
  readonly close: () => Promise<void>;
}

export type ImportingStage =
  | { readonly is: 'reading'; readonly done: number; readonly of: number; readonly path: string }
  | { readonly is: 'choosing' }
  | { readonly is: 'writing'; readonly done: number; readonly of: number; readonly stopping: boolean }
  /** `problem`: why not everything is in; what is not human is a bug. */
  | { readonly is: 'done'; readonly problem: unknown }
  | { readonly is: 'cancelled' }
  | { readonly is: 'failed'; readonly problem: unknown };

/** They share their waits for the disk. */
const writtenAtOnce = 32;

/** One import from reading to the last case written. Nothing is written before `write`. */
export class Importing {
  readonly batch = new Batch();
  readonly #means: ImportingMeans;
  readonly #changed: (what: 'progress' | 'stage') => void;
  readonly #reading = new AbortController();
  readonly #arrived = new Map<BatchCase, Arrived>();
  #stage: ImportingStage = { is: 'reading', done: 0, of: 0, path: '' };
  #study: Promise<Pick<Intake, 'stateOf' | 'put'>> | null = null;
  #stopping = false;

  constructor(means: ImportingMeans, changed: (what: 'progress' | 'stage') => void) {
    this.#means = means;
    this.#changed = changed;
  }

  get stage(): ImportingStage {
    return this.#stage;
  }

  get isNew(): boolean {
    return this.#means.isNew;
  }

  /** What became of the cases that were handed to the study, in the order of their files. */
  get arrived(): readonly (readonly [BatchCase, Arrived])[] {
    return this.batch.cases.flatMap((one) => {
      const arrived = this.#arrived.get(one);
      return arrived ? [[one, arrived] as const] : [];
    });
  }

  /** Ticked, and not yet handed to the study. */
  get left(): readonly BatchCase[] {
    return this.batch.taken.filter((one) => !this.#arrived.has(one));
  }

  async read(): Promise<void> {
    const { signal } = this.#reading;
    try {
      const { files, skipped, failed } = await this.#means.gather(this.#means.paths, signal);
      for (const { file, reason } of skipped) this.batch.skip(file, reason);
      for (const { file, reason } of failed) this.batch.fail(file, { sentence: reason, line: null, column: null });
      let done = 0;
      const read: ReadFile[] = [];
      this.#become({ is: 'reading', done, of: files.length, path: files[0]?.path ?? '' });
      await inTurns(files, this.#means.atOnce, async ({ path }, at) => {
        signal.throwIfAborted();
        read[at] = await this.#means.read(path, { format: 'auto', roles: {} }, signal);
        this.#become({ is: 'reading', done: ++done, of: files.length, path });
      });
      for (const [at, { path }] of files.entries()) {
        const one = read[at];
        if (one) await this.#add(path, one);
        signal.throwIfAborted();
      }
      this.#become({ is: 'choosing' });
    } catch (problem) {
      this.#become(signal.aborted ? { is: 'cancelled' } : { is: 'failed', problem });
    }
  }

  /** Reads no further, and lets go of what was read. */
  cancel(): void {
    this.#reading.abort();
  }

  /** Says what a column of a table holds, and reads it again. */
  async setRole(file: BatchFile, column: number, role: ColumnRole, alike: boolean): Promise<void> {
    if (file.columns === null) return;
    const roles = rolesWith(file.columns, column, role);
    for (const one of alike ? [file, ...this.batch.tablesLike(file)] : [file]) {
      const { reading, sha256 } = await this.#means.read(one.path, { format: one.format, roles }, this.#reading.signal);
      if (reading.is === 'failed')
        throw new HumanError(reading.error.sentence.template, ...reading.error.sentence.values);
      if (reading.is === 'skipped') throw new HumanError(reading.reason.template, ...reading.reason.values);
      this.batch.replace(one, await this.#withStates(one.path, sha256, reading));
    }
  }

  /** Writes the cases that are ticked and not yet in. */
  async write(): Promise<void> {
    if (this.#stage.is !== 'choosing' && this.#stage.is !== 'done') return;
    const cases = this.left;
    let done = 0;
    this.#stopping = false;
    const tell = (): void => {
      this.#become({ is: 'writing', done, of: cases.length, stopping: this.#stopping });
    };
    tell();
    let problem: unknown = null;
    try {
      const study = await this.#open();
      await inTurns(cases, writtenAtOnce, async (one) => {
        if (this.#stopping || problem !== null) return;
        try {
          this.#arrived.set(one, await study.put(arriving(one)));
        } catch (error) {
          problem ??= error;
          return;
        }
        done += 1;
        tell();
      });
    } catch (error) {
      problem = error;
    }
    // One that could not write takes no more: what is left needs it anew.
    if (problem !== null) this.#study = null;
    this.#become({ is: 'done', problem });
  }

  stop(): void {
    if (this.#stage.is !== 'writing') return;
    this.#stopping = true;
    this.#become({ ...this.#stage, stopping: true });
  }

  async close(): Promise<void> {
    this.cancel();
    await this.#means.close();
  }

  async #add(path: string, { reading, sha256 }: ReadFile): Promise<void> {
    if (reading.is === 'skipped') this.batch.skip(path, reading.reason);
    else if (reading.is === 'failed') this.batch.fail(path, reading.error);
    else this.batch.add(path, await this.#withStates(path, sha256, reading));
  }

  async #withStates(path: string, sha256: string, reading: ReadCases['reading']): Promise<ReadCases> {
    const study = this.#means.isNew && this.#study === null ? null : await this.#open();
    const states: ReadCases['states'][number][] = [];
    for (const draft of reading.drafts) states.push((await study?.stateOf(path, sha256, draft))?.state ?? 'new');
    return { reading, sha256, states };
  }

  #open(): Promise<Pick<Intake, 'stateOf' | 'put'>> {
    this.#study ??= this.#means.open().catch((error: unknown) => {
      this.#study = null;
      throw error;
    });
    return this.#study;
  }

  #become(stage: ImportingStage): void {
    const what = this.#stage.is === stage.is ? 'progress' : 'stage';
    this.#stage = stage;
    this.#changed(what);
  }
}

function arriving(one: BatchCase): Parameters<Intake['put']>[0] {
  const { file, draft, included } = one;
  return { file: file.path, sha256: file.sha256, format: file.format, draft, of: file.cases.length, included };
}

/** So many at once; the first that fails ends it, once those that are under way have ended. */
async function inTurns<T>(
  all: readonly T[],
  width: number,
  work: (one: T, at: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    while (next < all.length && !failed) {
      const at = next++;
      try {
        await work(all[at] as T, at);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(width, all.length) }, worker));
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken) throw broken.reason;
}
