import { join } from 'node:path';
import { HumanError, sentence } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import { hashOf } from '../../ledger/line.ts';
import { fingerprintOf, type Signer } from '../../ledger/signing.ts';
import { writeBeside } from '../../study/atomicFile.ts';
import { passed } from '../../study/gates/despite.ts';
import { ratingsPlace } from '../../study/gates/inForce.ts';
import { needGate } from '../../study/gates/order.ts';
import { stateOf, type StudyState } from '../../study/gates/state.ts';
import type { EventOf, StudyEvent } from '../../study/log/event.ts';
import { record } from '../../study/log/record.ts';
import { inTurn } from '../../study/log/turn.ts';
import type { StudyMeans } from '../../study/means.ts';
import { refused } from '../../study/refused.ts';
import { keysFolder } from '../contentKeys.ts';
import { isCovered } from './covered.ts';
import { needOfPack } from './ofPack.ts';
import { readRatingsFile, type RatingsFile } from './ratingsFile.ts';
import { signReceipt, type Receipt } from './receipt.ts';
import { readContentKey, sentFiles, type SentFile } from './sentFiles.ts';

export interface CollectWanted {
  /** Ratings files, content keys, or folders with them: a pack, its `ratings/`, a folder of mail attachments. */
  readonly paths: readonly string[];
  /** The coordinator's, who signs receipts. */
  readonly signer: Signer;
  /** Fingerprints of raters' keys that were not seen before and are to be taken. */
  readonly acceptKeys?: readonly string[];
  /** Why a file is taken after rating was closed. */
  readonly reason?: string | null;
}

/** What became of one file. */
export interface Collected {
  readonly path: string;
  readonly kind: 'ratings' | 'key';
  /** `same`: all of it had been collected before. Where nothing else came that is new, a file that was named is refused. */
  readonly outcome: 'taken' | 'same' | 'refused';
  readonly rater: string | null;
  readonly events: number;
  readonly receipt: Receipt | null;
  /** Why it was refused; null where it was not. */
  readonly problem: HumanError | null;
  /** What was noticed besides. */
  readonly notes: readonly HumanError[];
}

/** Where what cannot be read is kept: `ratings/` holds nothing but ratings. */
const asideFolder = 'aside';
const ratingsFolder = 'ratings';

/** Takes back what raters sent. One file that is refused does not keep the others out, and nothing is overwritten by less. */
export function collect(root: string, means: StudyMeans, wanted: CollectWanted): Promise<Collected[]> {
  return inTurn(root, means, async () => {
    const { files } = means;
    const state = await stateOf(root, files);
    const late = lateReason(state, wanted.reason ?? null);
    const sent = await sentFiles(wanted.paths, files);
    if (sent.length === 0) {
      throw new HumanError('There are no ratings in {0}. They stand in ratings/ of the pack.', wanted.paths.join(', '));
    }
    return new Collection(state, means, wanted, late).take(sent);
  });
}

function lateReason(state: StudyState, reason: string | null): string | null {
  if (state.plan.blinding.kind === 'open') {
    throw new HumanError('This study is open: it is rated in its own folder, and there is nothing to collect.');
  }
  if (state.gate === 'draft' || state.gate === 'locked') needGate(state, 'sealed');
  if (state.gate === 'sealed') return null;
  const at = state.passed.closed?.at.slice(0, 10) ?? '?';
  const closed = sentence('Rating was closed on {0}: what is collected now is a deviation.', at);
  return passed([closed], reason)?.reason ?? null;
}

/** A file that is in its place, and what the log is to say of it. */
interface Placed {
  readonly file: RatingsFile;
  readonly event: EventOf<'collected'>;
  /** The hash of what stood in its place; null where nothing did. */
  readonly before: string | null;
  readonly notes: readonly HumanError[];
}

/** Nothing is new in it. */
interface Double {
  readonly double: HumanError;
  readonly as: Pick<Collected, 'rater' | 'events' | 'notes'>;
}

/** Files that came in together: they vouch for each other. */
class Collection {
  readonly #state: StudyState;
  readonly #means: StudyMeans;
  readonly #wanted: CollectWanted;
  readonly #late: string | null;
  readonly #collected: readonly EventOf<'collected'>[];
  readonly #earlier = new Map<string, Promise<readonly RatingsFile[]>>();
  /** What came in this collection, by name and head. */
  readonly #came = new Map<string, SentFile>();

  constructor(state: StudyState, means: StudyMeans, wanted: CollectWanted, late: string | null) {
    this.#state = state;
    this.#means = means;
    this.#wanted = wanted;
    this.#late = late;
    this.#collected = state.log.all('collected').map(({ event }) => event);
  }

  async take(sent: readonly SentFile[]): Promise<Collected[]> {
    const read = new Map<SentFile, RatingsFile | HumanError>();
    for (const one of sent) {
      if (one.kind === 'ratings') {
        read.set(one, await attempt(one.path, () => readRatingsFile(one.path, needBytes(one))));
      }
    }
    const together = [...read.values()].filter((one): one is RatingsFile => !(one instanceof HumanError));
    const placed = new Map<SentFile, Placed | Double | Collected>();
    for (const one of sent) placed.set(one, await this.#place(one, read.get(one), together));
    const taken = [...placed.values()].filter((one) => 'file' in one);
    await this.#log(taken);
    return [...placed].map(([one, what]) => {
      if ('file' in what) return this.#taken(one, what);
      if (!('double' in what)) return what;
      const { double, as } = what;
      return one.named && taken.length === 0
        ? outcomeOf(one, { ...as, outcome: 'refused', problem: double })
        : outcomeOf(one, { ...as, outcome: 'same' });
    });
  }

  async #place(
    one: SentFile,
    read: RatingsFile | HumanError | undefined,
    together: readonly RatingsFile[],
  ): Promise<Placed | Double | Collected> {
    if (read instanceof HumanError) return outcomeOf(one, { outcome: 'refused', problem: read });
    const done = await attempt<Placed | Double | Collected>(one.path, () =>
      read === undefined ? this.#placeKey(one) : this.#placeRatings(one, read, together),
    );
    if (!(done instanceof HumanError)) return done;
    const { rater = null } = read?.opened ?? {};
    return outcomeOf(one, { outcome: 'refused', problem: done, rater, notes: read?.notes ?? [] });
  }

  async #placeRatings(one: SentFile, read: RatingsFile, together: readonly RatingsFile[]): Promise<Placed | Double> {
    const { rater, pack, key } = read.opened;
    this.#needConsent(rater);
    needOfPack(read, this.#state);
    const notes = [...read.notes, ...this.#needKey(rater, key)];
    if (
      !isCovered(read, [
        ...together.filter(({ opened }) => this.#mayUse(opened.rater, opened.key)),
        ...(await this.#collectedFrom(rater)),
      ])
    ) {
      throw new HumanError(
        '{0}: nothing vouches for the records after line {1}. The rater opens the pack once more, ends the session, and sends all of ratings/ again.',
        read.name,
        String(read.signedUpTo),
      );
    }
    const file = { ...read, name: this.#knownName(read) };
    const before = this.#collected.filter((event) => event.file === file.name);
    for (const { events, head } of before) {
      if (file.lines[events - 1]?.hash === head) continue;
      throw file.lines.length < events ? shorter(file, events) : notExtending(file);
    }
    const came = `${file.name} ${file.head}`;
    const twin = this.#came.get(came);
    if (twin?.named === true && one.named) {
      throw new HumanError('{0} came twice, and counts once.', file.name);
    }
    if (twin !== undefined) return doubleOf(file, notes);
    this.#came.set(came, one);
    if (before.some(({ head }) => head === file.head)) {
      if (await this.#isThere(file)) return doubleOf(file, notes);
      notes.push(new HumanError('{0} was collected before and was gone or shorter: it is back.', file.name));
    }
    const stood = await this.#copy(file);
    if (file.torn.length > 0) await this.#keepAside(file);
    const event: EventOf<'collected'> = {
      what: 'collected',
      by: this.#means.by,
      rater,
      pack: pack.id,
      file: file.name,
      events: file.lines.length,
      head: file.head,
      key,
      late: this.#late,
    };
    return { file, event, before: stood, notes: [...notes, ...triesIn(file)] };
  }

  #needConsent(rater: string): void {
    if (this.#state.log.all('withdrew').some(({ event }) => event.rater === rater)) {
      throw new HumanError('{0} took consent back: nothing more of this rater is collected.', rater);
    }
  }

  /** The keys of a rater's first collection are pinned; a new one has to be taken by name. */
  #needKey(rater: string, key: string): HumanError[] {
    const fingerprint = fingerprintOf(key);
    if (!this.#mayUse(rater, key)) {
      throw new HumanError(
        'The file is signed with a key that {0} did not use before: {1}. Ask the rater whether that is another machine; if so, collect with --accept-key {1}.',
        rater,
        fingerprint,
      );
    }
    if (this.#keysOf(rater).size > 0) return [];
    return [
      new HumanError(
        'The key of {0} is {1}. Ask the rater whether “ddx verify” says the same of the pack.',
        rater,
        fingerprint,
      ),
    ];
  }

  #mayUse(rater: string, key: string): boolean {
    const pinned = this.#keysOf(rater);
    const bare = (text: string): string => text.replace(/[^0-9a-f]/gi, '').toLowerCase();
    const isAccepted = (one: string): boolean => bare(one) === bare(fingerprintOf(key));
    return pinned.size === 0 || pinned.has(key) || (this.#wanted.acceptKeys ?? []).some(isAccepted);
  }

  #keysOf(rater: string): ReadonlySet<string> {
    return new Set(this.#collected.filter((event) => event.rater === rater).map((event) => event.key));
  }

  /** Earlier files of a rater, as they stand in the study: they vouch for what was begun before them. */
  #collectedFrom(rater: string): Promise<readonly RatingsFile[]> {
    const known = this.#earlier.get(rater) ?? this.#readCollected(rater);
    this.#earlier.set(rater, known);
    return known;
  }

  async #readCollected(rater: string): Promise<readonly RatingsFile[]> {
    const names = new Set(this.#collected.filter((event) => event.rater === rater).map((event) => event.file));
    const found: RatingsFile[] = [];
    for (const name of names) {
      const path = join(this.#state.root, ratingsFolder, name);
      const bytes = await bytesAt(path, this.#means.files);
      const read = bytes === null ? null : await attempt(path, () => readRatingsFile(path, bytes));
      if (read !== null && !(read instanceof HumanError)) found.push(read);
    }
    return found;
  }

  /** A file that was given another name on the way is known by what was collected of it. */
  #knownName({ name, lines, opened }: RatingsFile): string {
    const known = this.#collected.filter(({ rater, events, head }) => {
      // The first line alone may be the same in two windows.
      return rater === opened.rater && events > 1 && lines[events - 1]?.hash === head;
    });
    return known.some(({ file }) => file === name) ? name : (known[0]?.file ?? name);
  }

  async #isThere({ name, bytes }: RatingsFile): Promise<boolean> {
    const there = await bytesAt(join(this.#state.root, ratingsFolder, name), this.#means.files);
    return there !== null && there.subarray(0, bytes.length).equals(bytes);
  }

  /** The whole of it, or nothing; never in the place of more. Gives the hash of what stood there. */
  async #copy(file: RatingsFile): Promise<string | null> {
    const { root } = this.#state;
    const path = join(root, ratingsFolder, file.name);
    const there = await bytesAt(path, this.#means.files);
    if (there !== null) {
      const common = Math.min(there.length, file.bytes.length);
      if (!there.subarray(0, common).equals(file.bytes.subarray(0, common))) {
        throw new HumanError(
          '{0} in the study is not what {1} begins with. One of the two was changed: verify the study, move that file away, and collect again.',
          path,
          file.name,
        );
      }
      if (there.length > file.bytes.length) throw shorter(file, there.toString('latin1').split('\n').length - 1);
      if (there.length === file.bytes.length) return hashOf(there);
    }
    await this.#put(join(root, ratingsFolder), file.name, file.bytes);
    return there === null ? null : hashOf(there);
  }

  async #keepAside({ name, torn }: RatingsFile): Promise<void> {
    const aside = join(this.#state.root, asideFolder);
    const part = `${name}.${hashOf(torn).slice(0, 8)}.torn`;
    if ((await bytesAt(join(aside, part), this.#means.files)) === null) await this.#put(aside, part, torn);
  }

  async #put(folder: string, name: string, bytes: Buffer): Promise<void> {
    const { files, random } = this.#means;
    const path = join(folder, name);
    try {
      await files.makeFolder(folder, { parents: false });
      const beside = await writeBeside(files, path, bytes, Buffer.from(random(4)).toString('hex'));
      try {
        await files.rename(beside, path);
      } catch (error) {
        await files.remove(beside).catch(() => undefined);
        throw error;
      }
      await files.syncFolder(folder);
    } catch (error) {
      throw refused(error, path);
    }
  }

  /** A key belongs to a rater and case of a pack. */
  async #placeKey(one: SentFile): Promise<Collected> {
    const bytes = needBytes(one);
    const key = readContentKey(bytes);
    const name = /([0-9a-f]{16})(?: ?\(\d+\))?\.json$/.exec(one.path)?.[1];
    if (key === null || name === undefined) {
      throw new HumanError('{0} is no content key with the name that it had in the pack.', one.path);
    }
    const { rater, case: id } = key;
    this.#needConsent(rater);
    const packs = this.#state.log.all('packed').filter(({ event }) => event.rater === rater);
    if (!packs.some(({ event }) => event.cases.some((shown) => shown.case === id))) {
      throw new HumanError('{0} is the key of {1} for the case {2}, of which no pack was made.', one.path, rater, id);
    }
    const folder = join(this.#state.root, keysFolder);
    const there = await bytesAt(join(folder, `${name}.json`), this.#means.files);
    if (there?.equals(bytes) === true) return outcomeOf(one, { outcome: 'same', rater });
    if (there !== null) {
      throw new HumanError('{0} is another key than the one in the study with the same name.', one.path);
    }
    await this.#put(folder, `${name}.json`, bytes);
    return outcomeOf(one, { outcome: 'taken', rater });
  }

  /** All at once: until then a file that is in its place counts as not collected, and can be collected again. */
  async #log(placed: readonly Placed[]): Promise<void> {
    if (placed.length === 0) return;
    const { publicKey } = this.#wanted.signer;
    const { by } = this.#means;
    const isKnown = this.#state.log.all('keyed').some(({ event }) => event.key === publicKey);
    const keyed: StudyEvent[] = isKnown ? [] : [{ what: 'keyed', by, key: publicKey }];
    const events: StudyEvent[] = [...keyed, ...placed.map(({ event }) => event)];
    if (this.#late !== null) events.push(lateDeviation(by, this.#late, placed));
    await record(this.#state.root, this.#means, ...events);
  }

  #taken(one: SentFile, { file, event, notes }: Placed): Collected {
    const receipt = signReceipt(
      {
        plan: this.#state.passed.locked?.event.plan ?? this.#state.planSha256,
        pack: event.pack,
        rater: event.rater,
        file: event.file,
        events: event.events,
        head: event.head,
        sha256: hashOf(file.bytes),
        at: this.#means.clock.date().toISOString(),
        raterKey: event.key,
      },
      this.#wanted.signer,
    );
    return outcomeOf(one, { outcome: 'taken', rater: event.rater, events: event.events, receipt, notes });
  }
}

/** What comes after the close stands in every report, as any other change of what was fixed. */
function lateDeviation(by: string, reason: string, placed: readonly Placed[]): EventOf<'deviated'> {
  const files: Record<string, { from: string | null; to: string }> = {};
  for (const { file, before } of placed) {
    const path = `${ratingsPlace}${file.name}`;
    files[path] = { from: files[path]?.from ?? before, to: hashOf(file.bytes) };
  }
  return { what: 'deviated', by, reason, files, planText: null, cases: null };
}

function outcomeOf(
  { path, kind }: SentFile,
  what: Pick<Collected, 'outcome'> & Partial<Omit<Collected, 'path' | 'kind'>>,
): Collected {
  return { path, kind, rater: null, events: 0, receipt: null, problem: null, notes: [], ...what };
}

function needBytes({ bytes, problem, path }: SentFile): Buffer {
  if (bytes !== null) return bytes;
  throw problem ?? new HumanError('{0} cannot be read.', path);
}

function doubleOf({ name, lines, opened }: RatingsFile, notes: readonly HumanError[]): Double {
  const events = String(lines.length);
  const double = new HumanError(
    '{0} was collected before, and nothing is new in it. All its {1} events are in the study.',
    name,
    events,
  );
  return { double, as: { rater: opened.rater, events: lines.length, notes } };
}

/** What is wrong with one file does not concern the others. */
async function attempt<T>(path: string, work: () => T | Promise<T>): Promise<T | HumanError> {
  try {
    return await work();
  } catch (error) {
    return error instanceof HumanError ? error : refused(error, path);
  }
}

async function bytesAt(path: string, files: Files): Promise<Buffer | null> {
  try {
    return Buffer.from(await files.read(path));
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
    throw refused(error, path);
  }
}

function shorter({ name, lines }: RatingsFile, before: number): HumanError {
  return new HumanError(
    '{0} has {1} events, but {2} were collected before. An older copy was sent; what is in the study stays.',
    name,
    String(lines.length),
    String(before),
  );
}

function notExtending({ name }: RatingsFile): HumanError {
  return new HumanError(
    '{0} does not go on from what was collected before: records were changed or written anew. What is in the study stays; find out what happened on the rater’s machine.',
    name,
  );
}

function triesIn({ lines, name }: RatingsFile): HumanError[] {
  const tries = lines.filter(({ event }) => event.what === 'tried').length;
  if (tries === 0) return [];
  return [
    new HumanError('{0}: a diagnosis of the pack’s cases was tried and refused. Times: {1}.', name, String(tries)),
  ];
}
