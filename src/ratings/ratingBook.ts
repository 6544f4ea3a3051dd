import { basename, dirname, join } from 'node:path';
import { HumanError } from '../humanError.ts';
import { systemClock, type Clock } from '../ledger/clock.ts';
import { errorCode, nodeFiles, type Files } from '../ledger/files.ts';
import { LedgerLost, LedgerWriter, type Receipt } from '../ledger/writer.ts';
import { refused } from '../study/refused.ts';
import type { Shelf } from '../study/shelf.ts';
import { RatingEvent, type Role } from './event.ts';
import { RatingFiles } from './ratingFiles.ts';
import { cannotRate, scales } from '../study/plan/scales.ts';
import { isJudgement, keyOf, standingEvent, standingOf, type Recorded, type Standing } from './standing.ts';

export type { Standing } from './standing.ts';

/** Which answer to which case is judged. */
export interface About {
  readonly answer: string;
  readonly case: string;
  readonly caseSha256: string;
}

/** A word that is safe on the disk. */
export interface Kept {
  /** `elsewhere`: the study folder refused, so it stands on the fallback shelf. */
  readonly where: 'study' | 'elsewhere';
  readonly hash: string;
  /** Why it stands elsewhere, or what became of this session's file; null when all is well. */
  readonly problem: HumanError | null;
}

export interface RatingBookOptions {
  readonly shelf: Shelf;
  readonly fallback: Shelf;
  readonly rater: string;
  readonly role: Role;
  /** Random bytes, for the name of this writer. */
  readonly random: (bytes: number) => Uint8Array;
  /** Goes into the first event of a file. */
  readonly software?: string;
  readonly clock?: Clock;
  readonly files?: Files;
}

const longestComment = 20_000;
const longestDiagnosis = 500;

/** What one rater says in one session, each word an event in a file of this session's own. */
export class RatingBook {
  readonly rater: string;
  readonly role: Role;
  readonly #o: Required<RatingBookOptions>;
  readonly #union: RatingFiles;
  readonly #writers = new Map<Shelf, LedgerWriter>();
  /** This rater's events by their hash; null until they are first needed. */
  #events: Map<string, Recorded> | null = null;
  #problems: readonly HumanError[] = [];
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(o: RatingBookOptions) {
    this.rater = o.rater;
    this.role = o.role;
    this.#o = { software: 'me-llama-ddx', clock: systemClock, files: nodeFiles, ...o };
    this.#union = new RatingFiles([o.shelf.ratingsDir, o.fallback.ratingsDir], this.#o.files);
  }

  /** Judges one diagnosis (`match`, by its rank) or the whole list (`bond`); null takes back what was said. */
  async rate(about: About, item: 'match', rank: number, value: number | typeof cannotRate | null): Promise<Kept>;
  async rate(about: About, item: 'bond', rank: null, value: number | typeof cannotRate | null): Promise<Kept>;
  async rate(
    about: About,
    item: 'match' | 'bond',
    rank: number | null,
    value: number | typeof cannotRate | null,
  ): Promise<Kept> {
    if ((item === 'match') !== (rank !== null)) throw new TypeError('A match has a rank, a Bond score has none');
    return this.#keep({ ...this.#base(about), what: 'rated', item, diagnosis: rank, ...judged(item, value) });
  }

  async comment(about: About, text: string): Promise<Kept> {
    if (text.length > longestComment) {
      throw new HumanError('A comment may have {0} characters. Shorten it.', String(longestComment));
    }
    const value = text === '' ? null : text;
    return this.#keep({ ...this.#base(about), what: 'rated', item: 'comment', diagnosis: null, value, scale: null });
  }

  /** The rater's own diagnosis, against which this rater judges where the study has no reference. */
  async ownDiagnosis(about: About, text: string | null): Promise<Kept> {
    const diagnosis = text === null || text.trim() === '' ? null : text.trim();
    if (diagnosis !== null && diagnosis.length > longestDiagnosis) {
      throw new HumanError('A diagnosis may have {0} characters. Shorten it.', String(longestDiagnosis));
    }
    return this.#keep({ ...this.#base(about), what: 'referenced', diagnosis });
  }

  /** What this rater said of an answer, in this session and in all before, in either place. */
  async standing(about: About): Promise<Standing> {
    return this.#inTurn(async () => standingOf((await this.#load()).values(), this, about));
  }

  /** What is wrong with the ratings files, as far as they have been read. */
  get problems(): readonly HumanError[] {
    return this.#problems;
  }

  /** Waits for what is being written, then lets go of the files. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#inTurn(async () => {
      const writers = [...this.#writers.values()];
      this.#writers.clear();
      await Promise.all(writers.map((writer) => writer.close()));
    });
  }

  #base(about: About): About & { rater: string; role: Role } {
    const { answer, case: id, caseSha256 } = about;
    return { rater: this.rater, role: this.role, answer, case: id, caseSha256 };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #load(): Promise<Map<string, Recorded>> {
    const { events, problems } = await this.#union.union();
    this.#problems = problems;
    const { rater, role } = this;
    this.#events = new Map([...events].filter(([, { event }]) => event.rater === rater && event.role === role));
    return this.#events;
  }

  #keep(said: object): Promise<Kept> {
    if (this.#closed) throw new Error('The rating book is closed');
    return this.#inTurn(async () => {
      const events = this.#events ?? (await this.#load());
      const draft = RatingEvent.parse({ ...said, changes: null });
      if (!isJudgement(draft)) throw new TypeError('Not a judgement');
      const event = { ...draft, changes: standingEvent(events.values(), keyOf(draft))?.hash ?? null };
      const { receipt, ...kept } = await this.#write(event);
      events.set(receipt.hash, { hash: receipt.hash, at: receipt.at, event });
      return { ...kept, hash: receipt.hash };
    });
  }

  /** Into the study folder; when that refuses, onto the fallback shelf, so that nothing said is lost. */
  async #write(event: RatingEvent): Promise<Omit<Kept, 'hash'> & { receipt: Receipt }> {
    const { shelf, fallback } = this.#o;
    let problem: HumanError;
    try {
      const { receipt, lost } = await this.#append(shelf, event);
      return { where: 'study', receipt, problem: lost };
    } catch (error) {
      problem = whyNot(error, shelf);
    }
    if (fallback.root === shelf.root) throw problem;
    try {
      const { receipt } = await this.#append(fallback, event);
      return { where: 'elsewhere', receipt, problem };
    } catch (error) {
      const second = whyNot(error, fallback);
      throw new HumanError('The rating could not be written anywhere. {0} {1}', problem.message, second.message);
    }
  }

  /** Appends to this session's file; when that can no longer be written, begins another one. */
  async #append(shelf: Shelf, event: RatingEvent): Promise<{ receipt: Receipt; lost: HumanError | null }> {
    const current = this.#writers.get(shelf);
    if (current === undefined) return { receipt: await (await this.#begin(shelf)).append(event), lost: null };
    try {
      return { receipt: await current.append(event), lost: null };
    } catch (error) {
      if (current.usable) throw error;
      this.#writers.delete(shelf);
      await current.close().catch(() => undefined);
      const receipt = await (await this.#begin(shelf)).append(event);
      return { receipt, lost: error instanceof LedgerLost ? lostFile(current.path) : null };
    }
  }

  /** Makes a file for this writer, whose first event names the heads of all files that stand beside it. */
  async #begin(shelf: Shelf): Promise<LedgerWriter> {
    const beside = [...(await this.#union.union()).heads].filter(([path]) => dirname(path) === shelf.ratingsDir);
    const heads = Object.fromEntries(beside.map(([path, head]) => [basename(path), head]));
    await shelf.make(shelf.ratingsDir);
    const { rater, role } = this;
    const first: RatingEvent = {
      what: 'opened',
      rater,
      role,
      software: this.#o.software,
      heads,
      pack: null,
      key: null,
    };
    const { files, clock } = this.#o;
    for (let tries = 1; ; tries++) {
      const id = Buffer.from(this.#o.random(4)).toString('hex');
      const path = join(shelf.ratingsDir, fileName(rater, id));
      try {
        const [writer] = await LedgerWriter.begin({ files, path, clock, first });
        this.#writers.set(shelf, writer);
        return writer;
      } catch (error) {
        if (errorCode(error) !== 'EEXIST' || tries === 5) throw error;
      }
    }
  }
}

function judged(item: 'match' | 'bond', value: number | typeof cannotRate | null): object {
  const { id, version, steps } = scales[item];
  if (value === null) return { value, scale: null };
  if (value === cannotRate) return { value, scale: { id, version, anchor: 'cannot rate' } };
  const step = steps.find((one) => one.value === value);
  if (step === undefined) throw new RangeError(`${value} is not on the scale ${id}`);
  return { value, scale: { id, version, anchor: step.anchor } };
}

/** A name that every file system takes; the rater's own name stands in the events. */
function fileName(rater: string, writer: string): string {
  const safe = rater
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return `${safe === '' ? 'rater' : safe}-${writer}.jsonl`;
}

function whyNot(error: unknown, shelf: Shelf): HumanError {
  return error instanceof LedgerLost ? lostFile(shelf.ratingsDir) : refused(error, shelf.ratingsDir);
}

function lostFile(path: string): HumanError {
  return new HumanError(
    '{0} was deleted, moved or changed by another program while ratings were written. A new file was begun; look after the old one.',
    path,
  );
}
