import { dirname } from 'node:path';
import type { Clock } from './clock.ts';
import type { Files, OpenFile } from './files.ts';
import { bodyText, longestLine, noPrevious, sealLine, type Body } from './line.ts';

/** Whether events carry the times at which they were written, or the date alone. */
export type Times = 'full' | 'date';

const dateLength = '2026-03-04'.length;

/** What a writer gives for an event that is on the disk. */
export interface Receipt {
  readonly seq: number;
  readonly at: string;
  readonly hash: string;
}

/** The file was deleted, moved or changed by someone else while it was being written. */
export class LedgerLost extends Error {
  constructor(path: string) {
    super(`${path} was deleted, moved or changed by another program`);
    this.name = 'LedgerLost';
  }
}

/**
 * Appends events to a file of its own, one after another. An event is acknowledged only when it would outlast a
 * power cut; one that was not acknowledged leaves no trace, or else the writer is no longer `usable` and the caller
 * begins another file.
 */
export class LedgerWriter {
  readonly path: string;
  readonly #file: OpenFile;
  readonly #clock: Clock;
  readonly #times: Times;
  #length = 0;
  #seq = 0;
  #head = noPrevious;
  #usable = true;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(path: string, file: OpenFile, clock: Clock, times: Times) {
    this.path = path;
    this.#file = file;
    this.#clock = clock;
    this.#times = times;
  }

  /** Makes the file, with its first event in it. Nothing stays behind when that fails. */
  static async begin(o: {
    files: Files;
    path: string;
    clock: Clock;
    first: Body;
    times?: Times;
  }): Promise<[LedgerWriter, Receipt]> {
    const file = await o.files.create(o.path);
    const writer = new LedgerWriter(o.path, file, o.clock, o.times ?? 'full');
    try {
      const receipt = await writer.append(o.first);
      await o.files.syncFolder(dirname(o.path));
      return [writer, receipt];
    } catch (error) {
      await writer.close().catch(() => undefined);
      // What stands at the path of a lost file is not ours to remove.
      if (!(error instanceof LedgerLost)) await o.files.remove(o.path).catch(() => undefined);
      throw error;
    }
  }

  /** False when what is on the disk after the last acknowledged event is no longer known. */
  get usable(): boolean {
    return this.#usable;
  }

  /** The hash of the last acknowledged event. */
  get head(): string {
    return this.#head;
  }

  async append(body: Body): Promise<Receipt> {
    const text = bodyText(body);
    const done = this.#queue.then(() => this.#append(text));
    this.#queue = done.catch(() => undefined);
    return done;
  }

  /** Waits for what is being written, then lets go of the file. */
  async close(): Promise<void> {
    await this.#queue;
    this.#usable = false;
    await this.#file.close();
  }

  async #append(body: string): Promise<Receipt> {
    if (!this.#usable) throw new Error(`${this.path} can no longer be written`);
    const seq = this.#seq + 1;
    const full = this.#times === 'full';
    const at = this.#clock
      .date()
      .toISOString()
      .slice(0, full ? undefined : dateLength);
    const mono = full ? Math.round(this.#clock.monotonic()) : null;
    const { bytes, hash } = sealLine({ seq, at, mono, prev: this.#head }, body);
    if (bytes.length > longestLine) throw new RangeError('The event is too long for a line');
    await this.#put(bytes);
    this.#length += bytes.length;
    this.#seq = seq;
    this.#head = hash;
    return { seq, at, hash };
  }

  async #put(bytes: Uint8Array): Promise<void> {
    try {
      for (let written = 0; written < bytes.length;) {
        const rest = written === 0 ? bytes : bytes.subarray(written);
        const more = await this.#file.write(rest, this.#length + written);
        if (more === 0) throw Object.assign(new Error('EIO: nothing was written'), { code: 'EIO' });
        written += more;
      }
    } catch (error) {
      this.#usable = await this.#cutBack();
      throw error;
    }
    const length = this.#length + bytes.length;
    // At the same time, since both wait for the disk: what counts is where the line stands once it is safe.
    const [synced, found] = await Promise.allSettled([this.#file.sync(), this.#file.whereabouts(this.path, length)]);
    const where = found.status === 'fulfilled' ? found.value : null;
    if (synced.status === 'fulfilled' && where === 'there') return;
    // What another program wrote is not ours to cut.
    const whole = where !== 'changed' && (await this.#cutBack());
    // A system may drop the pages of a failed flush, also those of the line before: such a file is left as it is.
    this.#usable = whole && synced.status === 'fulfilled' && where === null;
    if (synced.status === 'rejected') throw synced.reason;
    throw found.status === 'rejected' ? found.reason : new LedgerLost(this.path);
  }

  /** Takes a torn line away again, so that the next one follows the last whole one. */
  async #cutBack(): Promise<boolean> {
    try {
      await this.#file.truncate(this.#length);
      await this.#file.sync();
      return true;
    } catch {
      return false;
    }
  }
}
