import { join, resolve } from 'node:path';
import { sha256 } from '../cases/case.ts';
import { HumanError } from '../humanError.ts';
import type { Clock } from '../ledger/clock.ts';
import { errorCode, type Files } from '../ledger/files.ts';
import { signerFrom, type KeyStore } from '../ledger/keyStore.ts';
import type { Signer } from '../ledger/signing.ts';
import { stateOf } from '../study/gates/state.ts';
import { findPack, openPack } from '../study/pack/openPack.ts';
import { refused } from '../study/refused.ts';
import { findStudy } from '../study/study.ts';
import { ContentKeys } from './contentKeys.ts';
import type { RatingEvent } from './event.ts';
import { itemOf, judged } from './items.ts';
import { progressOf, type AnswerToRate, type CaseToRate, type Entry, type Task } from './progress.ts';
import { guardOf, NotRatedHere, whyNotRatedHere } from './ratable.ts';
import { readLine, Refusal, type Line } from './rateLine.ts';
import { RatingBook, type Kept, type RatingPlace } from './ratingBook.ts';
import type { Said } from './standing.ts';
import { roleOf, taskOfPack, tasksInFolder } from './toRate.ts';

export interface DeskOptions {
  readonly rater: string;
  readonly files: Files;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
  readonly software: string;
  readonly keys: KeyStore;
  /** The rater agrees to times being kept. */
  readonly timing: boolean;
}

/** What comes back for a line, once what it says is durable. */
export type Reply =
  | {
      readonly ok: true;
      readonly seq: number;
      readonly hash: string;
      /** What became of this session's file, where something did. */
      readonly problem?: string;
    }
  | { readonly ok: false; readonly error: { readonly kind: string; readonly message: string } };

/** Where one rater of a pack, or of an open study, says what is thought of each answer. */
export interface Desk {
  /** One JSON object in, one out, in their order. Rejects for nothing but a bug. */
  take(line: string): Promise<Reply>;
  /** Someone tried to have a case of this pack diagnosed; null where it is not known which. */
  tried(id: string | null, how: string): Promise<void>;
  /** Signs what was said and lets go. A problem: why that could not be; nothing is lost. */
  close(): Promise<HumanError | null>;
}

/** Opens a pack or a study's folder for rating; throws a HumanError where it cannot be rated. */
export async function openDesk(path: string, o: DeskOptions): Promise<Desk> {
  try {
    const pack = await findPack(path, o.files);
    if (pack !== null) return await openOnPack(pack, o);
    const study = await findStudy(path, o.files);
    if (study !== null) return await openInFolder(study.root, o);
  } catch (error) {
    throw error instanceof HumanError ? error : refused(error, path);
  }
  throw new HumanError('There is no study and no pack in {0}.', resolve(path));
}

async function openOnPack(root: string, o: DeskOptions): Promise<Desk> {
  const { files, random, keys, rater } = o;
  const open = await openPack(root, files);
  const { pack } = open;
  if (!open.whole) {
    const why = open.problems[0]?.message ?? '';
    throw new HumanError('This pack is not what was made for you, so it cannot be rated. {0}', why);
  }
  if (pack.rater !== rater) {
    throw new HumanError('This is the pack of {0}, not of {1}. Open the one that was made for you.', pack.rater, rater);
  }
  const ends = nameEnd(pack.plan, rater);
  const signer = await signerOf(keys, `rater-${ends}`);
  const { commentKey } = pack;
  const contents =
    commentKey === null
      ? null
      : new ContentKeys({ root, files, random, rater, commentKey, keys, secretName: `comments-${ends}` });
  const book = new RatingBook({
    ...worldOf(o),
    shelf: placeIn(root, files),
    fallback: placeIn(root, files),
    rater,
    role: pack.role,
    rubric: pack.rubric,
    pack: { id: pack.id, sha256: open.sha256 },
    signer,
    sealText: contents && ((place, text) => contents.seal(place, text)),
  });
  const text = pack.consent.trim() === '' ? null : sha256(pack.consent);
  return RateDesk.open({
    book,
    task: taskOfPack(open),
    consent: text,
    timing: o.timing,
  });
}

async function openInFolder(root: string, o: DeskOptions): Promise<Desk> {
  const { files, rater, keys } = o;
  const refusal = await whyNotRatedHere(root, files);
  if (refusal !== null) throw refusal;
  const state = await stateOf(root, files);
  const { plan } = state;
  if (plan.raters.length > 0 && !plan.raters.some(({ id }) => id === rater)) {
    throw new HumanError(
      '{0} is no rater of this study. Its raters are: {1}.',
      rater,
      plan.raters.map(({ id }) => id).join(', '),
    );
  }
  const role = roleOf(plan, rater);
  const { tasks } = await tasksInFolder(state, files, [{ id: rater, role }]);
  const [task] = tasks;
  if (task === undefined) throw new Error('No task was made');
  const locked = state.passed.locked?.event.plan;
  const signer = locked === undefined ? null : await signerOf(keys, `rater-${nameEnd(locked, rater)}`);
  const place = placeIn(root, files);
  const book = new RatingBook({
    ...worldOf(o),
    shelf: place,
    fallback: place,
    rater,
    role,
    rubric: plan.rubric,
    guard: guardOf(root, files),
    signer,
  });
  return RateDesk.open({ book, task, consent: null, timing: o.timing });
}

function worldOf({
  random,
  software,
  clock,
  files,
}: DeskOptions): Pick<DeskOptions, 'random' | 'software' | 'clock' | 'files'> {
  return { random, software, clock, files };
}

/** Which study and rater a secret of this machine belongs to. */
function nameEnd(plan: string, rater: string): string {
  return `${plan.slice(0, 16)}-${rater}`;
}

async function signerOf(keys: KeyStore, name: string): Promise<Signer> {
  try {
    return await signerFrom(keys, name);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    throw new HumanError('The key with which your ratings are signed can neither be read nor kept ({0}).', code);
  }
}

/** A folder that is gone is not made anew: it may have been moved. */
function placeIn(root: string, files: Files): RatingPlace {
  const ratingsDir = join(root, 'ratings');
  return { root, ratingsDir, make: (folder) => files.makeFolder(folder, { parents: false }) };
}

type Visits = readonly [CaseToRate, ...CaseToRate[]];

interface DeskMeans {
  readonly book: RatingBook;
  readonly task: Task;
  /** The hash of the text that has to be agreed to; null where there is none. */
  readonly consent: string | null;
  readonly timing: boolean;
}

class RateDesk implements Desk {
  readonly #m: DeskMeans;
  /** A case that comes back, with disguised repeats, has two visits. */
  readonly #cases: ReadonlyMap<string, readonly CaseToRate[]>;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(means: DeskMeans) {
    this.#m = means;
    this.#cases = Map.groupBy(means.task.cases, (one) => one.case);
  }

  /** Opening is on record too, and signed at the end: so what an earlier session left unsigned is vouched for. */
  static async open(means: DeskMeans): Promise<Desk> {
    const { book, timing } = means;
    await book.open();
    const desk = new RateDesk(means);
    const said = await desk.#consented();
    if (timing && said?.timing !== true) await book.consent(said?.textSha256 ?? null, true);
    return desk;
  }

  take(line: string): Promise<Reply> {
    const done = this.#queue.then(() => this.#reply(line));
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async tried(id: string | null, how: string): Promise<void> {
    await this.#m.book.tried(id, how);
  }

  async close(): Promise<HumanError | null> {
    await this.#queue;
    return this.#m.book.close();
  }

  async #reply(line: string): Promise<Reply> {
    try {
      const { seq, hash, problem } = await this.#do(readLine(line, this.#m.task.rater));
      return { ok: true, seq, hash, ...(problem && { problem: problem.message }) };
    } catch (error) {
      if (!(error instanceof HumanError)) throw error;
      const kind = error instanceof Refusal ? error.kind : error instanceof NotRatedHere ? 'closed' : 'not-taken';
      return { ok: false, error: { kind, message: error.message } };
    }
  }

  async #do(line: Line): Promise<Kept> {
    const { book, task } = this.#m;
    const { packs } = task;
    if (line.does === 'consent') return this.#consent(line);
    await this.#needConsent();
    if (line.does === 'undo') {
      const kept = await book.undo();
      if (kept === null) throw new Refusal('undo', 'Nothing of this session is left that could be taken back.');
      return kept;
    }
    const visits = this.#visitsTo(line.case);
    const [one] = visits;
    switch (line.does) {
      case 'flag':
        return book.flag(one, line.on);
      case 'list':
        if (task.stage === 'rating') {
          throw new Refusal('stage', 'Answers are rated here. A list of your own is not asked for.');
        }
        if (line.diagnoses === null) {
          await this.#needStanding(
            ({ event, pack }) =>
              event.what === 'listed' && packs.includes(pack) && isAbout(one, event) && event.diagnoses !== null,
          );
        }
        return book.list(one, line.diagnoses);
      case 'complete':
        await this.#needNothingOpen(visits);
        return book.complete(one);
      case 'rate':
        return this.#rate(line, visits);
    }
  }

  async #rate(line: Extract<Line, { does: 'rate' }>, visits: Visits): Promise<Kept> {
    const { book, task } = this.#m;
    const { item: id, diagnosis } = line;
    if (task.stage !== 'rating') {
      throw new Refusal('stage', 'This pack asks for your own list of diagnoses: give "case" and "list".');
    }
    const one = visits.find(({ answers }) => answers.some(({ id: shown }) => shown === line.answer)) ?? visits[0];
    const answer = one.answers.find((shown) => shown.id === line.answer);
    if (answer === undefined) {
      throw new Refusal('unknown-answer', 'The case {0} has no answer {1} to rate here.', one.case, line.answer);
    }
    const item = itemOf(task.rubric, id);
    if (item === null) {
      const known = [...task.rubric.items.map((known) => known.id), 'comment'].join(', ');
      throw new Refusal('unknown-item', 'The rubric has no item {0}. It has: {1}.', id, known);
    }
    needRank(item, diagnosis, answer);
    if (item.kind === 'missed-danger' && !one.hasDangers) {
      throw new Refusal(
        'unknown-item',
        'The case {0} has no list of diagnoses that must not be missed, so {1} is not asked.',
        one.case,
        id,
      );
    }
    const value = valueOf(() => judged(item, line.value).value);
    if (value === null) {
      await this.#needStanding(
        ({ event }) =>
          event.what === 'rated' &&
          event.answer === answer.id &&
          event.item === id &&
          event.diagnosis === diagnosis &&
          event.value !== null,
      );
    }
    return book.rate({ ...one, answer: answer.id }, id, diagnosis, value);
  }

  #visitsTo(id: string): Visits {
    const [first, ...more] = this.#cases.get(id) ?? [];
    if (first === undefined) throw new Refusal('unknown-case', 'There is no case {0} to rate here.', id);
    return [first, ...more];
  }

  /** Only what was said can be taken back. */
  async #needStanding(isIt: (said: Said) => boolean): Promise<void> {
    const stands = [...(await this.#m.book.words()).values()].some(isIt);
    if (!stands)
      throw new Refusal('nothing-stands', 'There is nothing to take back: nothing was said here that stands.');
  }

  /** Each visit is completed by itself: the last one that was begun. */
  async #needNothingOpen(visits: Visits): Promise<void> {
    const { book, task } = this.#m;
    const words = await book.words();
    const progress = visits.map((one) => progressOf({ ...task, cases: [one] }, words));
    const [one] = visits;
    const { open = [] } = progress.findLast(({ done }) => done.length > 0) ?? progress[0] ?? {};
    if (open.length === 0) return;
    const named = open.slice(0, 5).map(inWords).join('; ');
    throw new Refusal(
      'open',
      'The case {0} is not complete: {1} of its ratings are missing ({2}).',
      one.case,
      String(open.length),
      open.length > 5 ? `${named}; ...` : named,
    );
  }

  /** The one agreement that stands. */
  async #consented(): Promise<Extract<RatingEvent, { what: 'consented' }> | null> {
    for (const { event } of (await this.#m.book.words()).values()) if (event.what === 'consented') return event;
    return null;
  }

  async #needConsent(): Promise<void> {
    const { consent } = this.#m;
    if (consent === null || (await this.#consented())?.textSha256 === consent) return;
    throw new Refusal(
      'consent',
      'Read what you are asked to agree to, in pack.json under "consent". If you agree, say so first: {"consent":true}',
    );
  }

  async #consent({ agreed, timing }: Extract<Line, { does: 'consent' }>): Promise<Kept> {
    const { book, consent } = this.#m;
    const kept = timing ?? (await this.#consented())?.timing ?? false;
    return book.consent(agreed ? consent : null, agreed && kept);
  }
}

function isAbout({ case: id, caseSha256 }: CaseToRate, event: { case: string; caseSha256: string }): boolean {
  return event.case === id && event.caseSha256 === caseSha256;
}

function needRank(
  item: { id: string; of: 'diagnosis' | 'list' },
  rank: number | null,
  { diagnoses }: AnswerToRate,
): void {
  if (item.of === 'list') {
    if (rank === null) return;
    throw new Refusal('diagnosis', '{0} is asked of the whole list: leave "diagnosis" out.', item.id);
  }
  if (rank !== null && rank <= diagnoses) return;
  throw new Refusal(
    'diagnosis',
    '{0} is asked of each diagnosis: give its rank as "diagnosis", from 1 to {1}.',
    item.id,
    String(diagnoses),
  );
}

function valueOf<T>(judge: () => T): T {
  try {
    return judge();
  } catch (error) {
    if (error instanceof HumanError) throw new Refusal('value', error.template, ...error.values);
    throw error;
  }
}

function inWords({ answer, item, diagnosis }: Entry): string {
  return [item, ...(answer === null ? [] : [answer]), ...(diagnosis === null ? [] : [`#${diagnosis}`])].join(' ');
}
