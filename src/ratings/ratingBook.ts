import { basename, dirname, join } from 'node:path';
import { HumanError } from '../humanError.ts';
import { systemClock, type Clock } from '../ledger/clock.ts';
import { errorCode, nodeFiles, type Files } from '../ledger/files.ts';
import type { Signer } from '../ledger/signing.ts';
import { LedgerLost, LedgerWriter, type Receipt } from '../ledger/writer.ts';
import { usualRubric, type Rubric } from '../study/plan/rubric.ts';
import { refused } from '../study/refused.ts';
import { headText, RatingEvent, type OpenedEvent, type Role, type SealedText } from './event.ts';
import { itemOf, judged } from './items.ts';
import { RatingFiles } from './ratingFiles.ts';
import { isChanging, keyOf, standingBy, standingOf, type Changing, type Said, type Standing } from './standing.ts';

export type { Standing } from './standing.ts';

/** A case, by its id and the hash of its text. */
export interface AboutCase {
  readonly case: string;
  readonly caseSha256: string;
}

/** Which answer to which case is judged. */
export interface About extends AboutCase {
  readonly answer: string;
}

/** Which text of a rater it is: it can be read back as this one alone. */
export interface TextPlace {
  readonly case: string;
  readonly answer: string;
  readonly item: string;
  readonly diagnosis: number | null;
}

/** A folder with a `ratings/` in it: a shelf's, or a pack. */
export interface RatingPlace {
  readonly root: string;
  readonly ratingsDir: string;
  make(folder: string): Promise<void>;
}

/** A word that is safe on the disk. */
export interface Kept {
  /** `elsewhere`: the study folder refused, so it stands on the fallback shelf. */
  readonly where: 'study' | 'elsewhere';
  /** The event's place in its file. */
  readonly seq: number;
  readonly hash: string;
  /** Why it stands elsewhere, or what became of this session's file; null when all is well. */
  readonly problem: HumanError | null;
}

export interface RatingBookOptions {
  readonly shelf: RatingPlace;
  /** Where words go that `shelf` refuses; the same as `shelf` where there is no other place. */
  readonly fallback: RatingPlace;
  readonly rater: string;
  readonly role: Role;
  /** Random bytes, for the name of this writer. */
  readonly random: (bytes: number) => Uint8Array;
  /** Goes into the first event of a file. */
  readonly software?: string;
  readonly clock?: Clock;
  readonly files?: Files;
  readonly rubric?: Rubric;
  readonly pack?: OpenedEvent['pack'];
  /** Signs the heads of this session's files; null where nothing is signed. */
  readonly signer?: Signer | null;
  /** Encrypts free texts; null where they are kept as they are. */
  readonly sealText?: ((place: TextPlace, text: string) => Promise<SealedText>) | null;
  /** Throws where nothing can be rated any more; asked before each word. */
  readonly guard?: () => Promise<void>;
  /** Whether this rater wants times to be kept; null: as was agreed before, else not. */
  readonly timing?: () => boolean | null;
}

/** A file that this session writes. */
interface Open {
  readonly writer: LedgerWriter;
  /** Events after the last signature. */
  unsigned: number;
}

/** A change of this session, that can be taken back. */
interface Change {
  readonly key: string;
  readonly before: Said | null;
  /** The event that stands for it: the change, or an undo that brought it back. */
  after: Said;
}

type Unplaced<T> = T extends unknown ? Omit<T, 'changes' | 'rater' | 'role'> : never;

const longestDiagnosis = 500;
const mostListed = 50;
/** So many events, and then a signature. */
const signedEvery = 50;

/** What one rater says in one session, each word an event in a file of this session's own. */
export class RatingBook {
  readonly rater: string;
  readonly role: Role;
  readonly #o: Required<RatingBookOptions>;
  readonly #union: RatingFiles;
  readonly #open = new Map<RatingPlace, Open>();
  /** The files that this session wrote: it knows what is in them. */
  readonly #own = new Set<string>();
  /** This rater's last words; null until they are first needed. */
  #standing: Map<string, Said> | null = null;
  /** The heads of all files, by path, as they were when `#standing` was read. */
  #heads: ReadonlyMap<string, string> = new Map();
  #changes: Change[] = [];
  #problems: readonly HumanError[] = [];
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(o: RatingBookOptions) {
    this.rater = o.rater;
    this.role = o.role;
    this.#o = {
      software: 'me-llama-ddx',
      clock: systemClock,
      files: nodeFiles,
      rubric: usualRubric,
      pack: null,
      signer: null,
      sealText: null,
      guard: () => Promise.resolve(),
      timing: () => null,
      ...o,
    };
    this.#union = new RatingFiles([o.shelf.ratingsDir, o.fallback.ratingsDir], this.#o.files);
  }

  /** Judges one diagnosis by its rank, or the whole list, by an item of the rubric; null takes back what was said. */
  async rate(about: About, item: string, rank: number | null, value: number | string | null): Promise<Kept> {
    const asked = itemOf(this.#o.rubric, item);
    if (asked === null) throw new HumanError('The rubric has no item {0}.', item);
    if ((asked.of === 'diagnosis') !== (rank !== null)) throw new TypeError(`${item} is of the ${asked.of}`);
    const said = judged(asked, value);
    return this.#keep(async () => {
      const { answer, case: id, caseSha256 } = about;
      const { sealText } = this.#o;
      const isFree = asked.kind === 'text' && sealText !== null && typeof said.value === 'string';
      const place = { case: id, answer, item, diagnosis: rank };
      const kept = isFree ? await sealText(place, String(said.value)) : said.value;
      return { what: 'rated', ...place, caseSha256, value: kept, scale: said.scale };
    });
  }

  comment(about: About, text: string): Promise<Kept> {
    return this.rate(about, 'comment', null, text);
  }

  /** The rater's own diagnosis, against which this rater judges where the study has no reference. */
  async ownDiagnosis(about: About, text: string | null): Promise<Kept> {
    const diagnosis = text === null || text.trim() === '' ? null : nameOf(text);
    const { answer, case: id, caseSha256 } = about;
    return this.#keep({ what: 'referenced', answer, case: id, caseSha256, diagnosis });
  }

  /** A reader's own differential, the likeliest first; null takes it back. */
  async list({ case: id, caseSha256 }: AboutCase, diagnoses: readonly string[] | null): Promise<Kept> {
    if (diagnoses !== null && diagnoses.length > mostListed) {
      throw new HumanError('A list may have {0} diagnoses. Shorten it.', String(mostListed));
    }
    const named = diagnoses?.map(nameOf) ?? null;
    if (named?.includes('')) throw new HumanError('A diagnosis in the list has no name. Write it, or leave it out.');
    return this.#keep({ what: 'listed', case: id, caseSha256, diagnoses: named });
  }

  /** All that is asked of a case has been said. */
  async complete({ case: id, caseSha256 }: AboutCase): Promise<Kept> {
    return this.#keep({ what: 'completed', case: id, caseSha256 });
  }

  async flag({ case: id, caseSha256 }: AboutCase, on: boolean): Promise<Kept> {
    return this.#keep({ what: 'flagged', case: id, caseSha256, on });
  }

  /** The rater agrees to the text with this hash (null: to none), and to times being kept or not. */
  async consent(textSha256: string | null, timing: boolean): Promise<Kept> {
    return this.#keep({ what: 'consented', textSha256, timing });
  }

  /** Someone tried to have a case of the pack diagnosed. */
  async tried(id: string | null, how: string): Promise<Kept> {
    return this.#inTurn(async () => {
      const { rater, role } = this;
      const { receipt, ...kept } = await this.#write({ what: 'tried', rater, role, case: id, how });
      return { ...kept, seq: receipt.seq, hash: receipt.hash };
    });
  }

  /** Takes back the last change of this session that was not taken back; null when there is none. */
  undo(): Promise<Kept | null> {
    return this.#inTurn(async () => {
      await this.#o.guard();
      const change = this.#changes.at(-1);
      if (change === undefined) return null;
      const standing = await this.#fresh();
      if (standing.get(change.key)?.hash !== change.after.hash) {
        this.#changes.pop();
        throw new HumanError('What was said last was changed elsewhere since, so it is left as it is.');
      }
      const { kept, said } = await this.#say({ ...change.after.event, ...wordOf(change) });
      this.#changes.pop();
      // What stands now is what an earlier change said, so that one can be taken back next.
      const earlier = this.#changes.findLast(({ key }) => key === change.key);
      if (earlier !== undefined && earlier.after.hash === change.before?.hash) earlier.after = said;
      return kept;
    });
  }

  /** Makes this session's file even when nothing is said in it. */
  async open(): Promise<void> {
    await this.#inTurn(async () => {
      const { shelf } = this.#o;
      try {
        if (!this.#open.has(shelf)) await this.#begin(shelf);
      } catch (error) {
        throw whyNot(error, shelf);
      }
    });
  }

  /** What this rater said of an answer, in this session and in all before, in either place. */
  async standing(about: About): Promise<Standing> {
    return this.#inTurn(async () => standingOf(await this.#load(), this, about));
  }

  /** This rater's last words by what they are about (`keyOf`), those of other windows too. */
  async words(): Promise<ReadonlyMap<string, Said>> {
    return this.#inTurn(() => this.#fresh());
  }

  /** What is wrong with the ratings files, as far as they have been read. */
  get problems(): readonly HumanError[] {
    return this.#problems;
  }

  /** Waits for what is being written, signs it, then lets go of the files. A problem: why it could not be signed. */
  async close(): Promise<HumanError | null> {
    this.#closed = true;
    return this.#inTurn(() => this.#finish());
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #load(): Promise<Map<string, Said>> {
    const { events, heads, problems } = await this.#union.union();
    this.#problems = problems;
    this.#heads = heads;
    const mine = [...events.values()].filter(
      ({ event }) => event.rater === this.rater && (event.what === 'opened' || event.role === this.role),
    );
    this.#standing = standingBy(mine);
    return this.#standing;
  }

  /** What stands, read again only where other windows wrote meanwhile. */
  async #fresh(): Promise<Map<string, Said>> {
    if (this.#standing !== null && !(await this.#union.hasNewsOf(this.rater, this.#own))) return this.#standing;
    return this.#load();
  }

  #keep(what: Unplaced<Changing> | (() => Promise<Unplaced<Changing>>)): Promise<Kept> {
    if (this.#closed) throw new Error('The rating book is closed');
    return this.#inTurn(async () => {
      await this.#o.guard();
      await this.#settleTiming();
      const said = typeof what === 'function' ? await what() : what;
      const { rater, role } = this;
      const { kept, before, said: after } = await this.#say({ ...said, rater, role, changes: null });
      if (canBeUndone(after.event)) this.#changes.push({ key: keyOf(after), before, after });
      return kept;
    });
  }

  /** A wish about times is an event of its own; from then on they are kept, or not. */
  async #settleTiming(): Promise<void> {
    const wanted = this.#o.timing();
    if (wanted === null) return;
    const inForce = this.#consentIn(await this.#fresh());
    if ((inForce?.timing ?? false) === wanted) return;
    const { rater, role } = this;
    const textSha256 = inForce?.textSha256 ?? null;
    await this.#say({ what: 'consented', rater, role, textSha256, timing: wanted, changes: null });
  }

  #consentIn(standing: ReadonlyMap<string, Said>): Extract<Changing, { what: 'consented' }> | null {
    for (const { event } of standing.values()) if (event.what === 'consented') return event;
    return null;
  }

  /** Writes an event in the place of what stands of the same thing. */
  async #say(draft: Changing): Promise<{ kept: Kept; said: Said; before: Said | null }> {
    const { pack } = this.#o;
    const packId = pack?.id ?? null;
    const standing = await this.#fresh();
    const key = keyOf({ event: draft, pack: packId });
    const before = standing.get(key) ?? null;
    const event = RatingEvent.parse({ ...draft, changes: before?.hash ?? null });
    if (!isChanging(event)) throw new TypeError('Not a word on something');
    const { receipt, prev, ...kept } = await this.#write(event);
    const said: Said = { hash: receipt.hash, prev, at: receipt.at, pack: packId, event };
    // Read anew where a file had to be begun.
    (this.#standing ?? standing).set(key, said);
    const changesTiming = event.what === 'consented' && event.timing !== (wasTimed(before) ?? false);
    // A file keeps times throughout or not at all. What is left unsigned here, the next file's heads cover.
    if (changesTiming) await this.#finish();
    return { kept: { ...kept, seq: receipt.seq, hash: receipt.hash }, said, before };
  }

  /** Into the study folder; when that refuses, onto the fallback shelf, so that nothing said is lost. */
  async #write(event: RatingEvent): Promise<Written> {
    const { shelf, fallback } = this.#o;
    let problem: HumanError;
    try {
      const { lost, ...written } = await this.#append(shelf, event);
      return { where: 'study', ...written, problem: lost };
    } catch (error) {
      problem = whyNot(error, shelf);
    }
    if (fallback.root === shelf.root) throw problem;
    try {
      const { receipt, prev } = await this.#append(fallback, event);
      return { where: 'elsewhere', receipt, prev, problem };
    } catch (error) {
      const second = whyNot(error, fallback);
      throw new HumanError('The rating could not be written anywhere. {0} {1}', problem.message, second.message);
    }
  }

  /** Appends to this session's file; when that can no longer be written, begins another one. */
  async #append(place: RatingPlace, event: RatingEvent): Promise<Appended> {
    const current = this.#open.get(place);
    if (current === undefined) return { ...(await this.#put(await this.#begin(place), event)), lost: null };
    try {
      return { ...(await this.#put(current, event)), lost: null };
    } catch (error) {
      if (current.writer.usable) throw error;
      this.#open.delete(place);
      // It is not what this session left any more.
      this.#own.delete(current.writer.path);
      await current.writer.close().catch(() => undefined);
      const put = await this.#put(await this.#begin(place), event);
      return { ...put, lost: error instanceof LedgerLost ? lostFile(current.writer.path) : null };
    }
  }

  async #put(open: Open, event: RatingEvent): Promise<{ receipt: Receipt; prev: string }> {
    const prev = open.writer.head;
    const receipt = await open.writer.append(event);
    open.unsigned += 1;
    // The event is safe as it is; a signature that cannot be written now comes after a later one, or at the end.
    if (open.unsigned >= signedEvery) await this.#sign(open).catch(() => undefined);
    return { receipt, prev };
  }

  async #sign(open: Open): Promise<void> {
    const { signer } = this.#o;
    if (signer === null || open.unsigned === 0) return;
    const { rater, role } = this;
    const signature = signer.sign(headText(open.writer.head));
    await open.writer.append({ what: 'signed', rater, role, signature } satisfies RatingEvent);
    open.unsigned = 0;
  }

  async #finish(): Promise<HumanError | null> {
    const all = [...this.#open];
    this.#open.clear();
    let problem: HumanError | null = null;
    for (const [place, open] of all) {
      try {
        await this.#sign(open);
      } catch (error) {
        const why = whyNot(error, place);
        problem = new HumanError(
          'All ratings are saved, but this session could not be signed at its end. Open it once more and end it. {0}',
          why.message,
        );
      }
      await open.writer.close();
    }
    return problem;
  }

  /** Makes a file for this writer, whose first event names the heads of all files that stand beside it. */
  async #begin(place: RatingPlace): Promise<Open> {
    const { files, clock, signer, software, pack } = this.#o;
    const standing = await this.#load();
    const beside = [...this.#heads].filter(([path]) => dirname(path) === place.ratingsDir);
    const heads = Object.fromEntries(beside.map(([path, head]) => [basename(path), head]));
    await place.make(place.ratingsDir);
    const { rater, role } = this;
    const key = signer?.publicKey ?? null;
    const first: RatingEvent = { what: 'opened', rater, role, software, heads, pack, key };
    const times = this.#consentIn(standing)?.timing === true ? 'full' : 'date';
    for (let tries = 1; ; tries++) {
      const id = Buffer.from(this.#o.random(4)).toString('hex');
      const path = join(place.ratingsDir, fileName(rater, id));
      try {
        const [writer] = await LedgerWriter.begin({ files, path, clock, first, times });
        const open = { writer, unsigned: 1 };
        this.#open.set(place, open);
        this.#own.add(path);
        return open;
      } catch (error) {
        if (errorCode(error) !== 'EEXIST' || tries === 5) throw error;
      }
    }
  }
}

interface Appended {
  readonly receipt: Receipt;
  readonly prev: string;
  /** Set where another program took this session's file. */
  readonly lost: HumanError | null;
}

interface Written extends Omit<Kept, 'seq' | 'hash'> {
  readonly receipt: Receipt;
  readonly prev: string;
}

function nameOf(text: string): string {
  const name = text.trim();
  if (name.length > longestDiagnosis) {
    throw new HumanError('A diagnosis may have {0} characters. Shorten it.', String(longestDiagnosis));
  }
  return name;
}

/** That a case was complete once stays so; later changes are revisions. */
function canBeUndone({ what }: Changing): boolean {
  return what !== 'completed' && what !== 'consented';
}

/** What an event has to say so that what stood before a change stands again. */
function wordOf({ before, after }: Change): object {
  const old = before?.event;
  switch (after.event.what) {
    case 'rated':
      return old?.what === 'rated' ? { value: old.value, scale: old.scale } : { value: null, scale: null };
    case 'referenced':
      return { diagnosis: old?.what === 'referenced' ? old.diagnosis : null };
    case 'listed':
      return { diagnoses: old?.what === 'listed' ? old.diagnoses : null };
    case 'flagged':
      return { on: old?.what === 'flagged' && old.on };
    default:
      return {};
  }
}

function wasTimed(said: Said | null): boolean | null {
  return said?.event.what === 'consented' ? said.event.timing : null;
}

/** A name that every file system takes; the rater's own name stands in the events. */
function fileName(rater: string, writer: string): string {
  const safe = rater
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return `${safe === '' ? 'rater' : safe}-${writer}.jsonl`;
}

function whyNot(error: unknown, place: RatingPlace): HumanError {
  return error instanceof LedgerLost ? lostFile(place.ratingsDir) : refused(error, place.ratingsDir);
}

function lostFile(path: string): HumanError {
  return new HumanError(
    '{0} was deleted, moved or changed by another program while ratings were written. A new file was begun; look after the old one.',
    path,
  );
}
