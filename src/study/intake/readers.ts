import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { largestSource, tooLarge } from '../../cases/import/decode.ts';
import type { Reading, ReadOptions } from '../../cases/import/draft.ts';
import type { Ask, Told } from '../../cases/import/worker.ts';
import { workerFile } from '../../cases/import/workerFile.ts';
import { sentence, type Sentence } from '../../humanError.ts';
import { nodeFiles, type Files } from '../../ledger/files.ts';
import { refused } from '../refused.ts';

export interface ReadFile {
  readonly reading: Reading;
  /** Of the bytes of the file; '' where they could not be read. */
  readonly sha256: string;
}

export interface ReadersOptions {
  readonly files?: Files;
  readonly threads?: number;
  /** For one file, in milliseconds. */
  readonly mostMs?: number;
  /** For one worker, in megabytes. */
  readonly mostMegabytes?: number;
  /** The program of the worker. */
  readonly program?: URL;
}

interface Job {
  readonly path: string;
  readonly options: ReadOptions;
  readonly settle: (read: ReadFile) => void;
  /** Nobody waits for it any more. */
  dropped: boolean;
  /** Was with a worker that broke down, among others: asked again with nothing beside it, so that what breaks one is known. */
  alone: boolean;
}

/** A job in a worker: `size` of what was sent along. */
interface Sent {
  readonly job: Job;
  readonly size: number;
}

interface Desk {
  readonly worker: Worker;
  /** In the order in which they will be answered. */
  readonly sent: Sent[];
  /** Whether a file is being fetched for it. */
  fetching: boolean;
  timer: NodeJS.Timeout | null;
  /** Why it went, for the file it was at; null for one that is there or was let go. */
  why: Sentence | null;
}

/** So much may wait at a worker, so that it never waits for the next file and few files are held. */
const mostAhead = 3;
const mostBytesAhead = 2 * 1024 * 1024;

/** Reads files in workers. One that hangs or runs out of memory costs one file; the next file gets a new worker. */
export class Readers {
  readonly #files: Files;
  readonly #threads: number;
  readonly #mostMs: number;
  readonly #mostMegabytes: number;
  readonly #program: URL;
  readonly #waiting: Job[] = [];
  readonly #desks = new Set<Desk>();
  #closed = false;

  constructor(o: ReadersOptions = {}) {
    this.#files = o.files ?? nodeFiles;
    this.#threads = o.threads ?? Math.min(4, Math.max(2, availableParallelism()));
    this.#mostMs = o.mostMs ?? 30_000;
    this.#mostMegabytes = o.mostMegabytes ?? 768;
    this.#program = o.program ?? workerFile();
  }

  /** How many files are worth asking for at a time. */
  get ahead(): number {
    return this.#threads * mostAhead;
  }

  /** Never rejects because of the file; rejects with the signal's reason as soon as that is aborted. */
  read(path: string, options: ReadOptions, signal?: AbortSignal): Promise<ReadFile> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (this.#closed) throw new Error('The readers are closed.');
      const stop = (): void => {
        job.dropped = true;
        reject(signal?.reason as Error);
        this.#forget(job);
      };
      const settle = (read: ReadFile): void => {
        signal?.removeEventListener('abort', stop);
        resolve(read);
      };
      const job: Job = { path, options, settle, dropped: false, alone: false };
      signal?.addEventListener('abort', stop, { once: true });
      this.#waiting.push(job);
      this.#next();
    });
  }

  /** Ends the workers. What is still being read is answered as stopped. */
  async close(): Promise<void> {
    this.#closed = true;
    const jobs = [...this.#waiting.splice(0), ...[...this.#desks].flatMap(({ sent }) => sent.map(({ job }) => job))];
    await Promise.all([...this.#desks].map((desk) => this.#leave(desk)));
    for (const { settle } of jobs) settle(failed(stopped));
  }

  /** Gives files to workers that have room. */
  #next(): void {
    while (this.#waiting.length > 0) {
      const [job] = this.#waiting;
      if (job === undefined) return;
      const desk = job.dropped ? null : this.#freest(job.alone);
      if (desk === null && !job.dropped) return;
      this.#waiting.shift();
      if (desk === null) continue;
      desk.fetching = true;
      void this.#fetch(job).then((bytes) => {
        desk.fetching = false;
        if (bytes !== null) this.#send(desk, job, bytes);
        this.#next();
      });
    }
  }

  /** The worker with the least to do; a new one where all have something and there may be more. */
  #freest(alone: boolean): Desk | null {
    const [best] = [...this.#desks].filter(hasRoom).sort((a, b) => a.sent.length - b.sent.length);
    if (this.#desks.size < this.#threads && (best?.sent.length ?? 1) > 0) return this.#open();
    return best !== undefined && (best.sent.length === 0 || !alone) ? best : null;
  }

  /** The bytes of a file; null where it could not be read, and was answered so. */
  async #fetch(job: Job): Promise<Uint8Array<ArrayBuffer> | null> {
    try {
      const { size } = await this.#files.facts(job.path);
      const bytes = size > largestSource ? null : await this.#files.read(job.path);
      if (bytes !== null && bytes.length <= largestSource) return bytesOf(bytes);
      job.settle(failed(tooLarge()));
    } catch (error) {
      const { template, values } = refused(error, job.path);
      job.settle(failed({ template, values }));
    }
    return null;
  }

  #send(desk: Desk, job: Job, bytes: Uint8Array<ArrayBuffer>): void {
    if (job.dropped) return;
    if (this.#closed) return job.settle(failed(stopped));
    if (!this.#desks.has(desk)) {
      if (desk.why !== null) return job.settle(failed(desk.why));
      this.#waiting.unshift(job);
      return;
    }
    desk.sent.push({ job, size: bytes.length });
    const ask: Ask = { name: basename(job.path), bytes, options: job.options };
    desk.worker.postMessage(ask, [bytes.buffer]);
    if (desk.sent.length === 1) this.#watch(desk);
  }

  #open(): Desk {
    const worker = new Worker(this.#program, {
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: this.#mostMegabytes },
    });
    const desk: Desk = { worker, sent: [], fetching: false, timer: null, why: null };
    this.#desks.add(desk);
    worker.on('message', (told: Told) => {
      desk.sent.shift()?.job.settle(told);
      this.#watch(desk);
      this.#next();
    });
    worker.on('error', (error: Error & { code?: string }) => {
      this.#brokeDown(
        desk,
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? sentence('Reading the file takes more memory than there is for one file. Split it.')
          : sentence('The program failed on this file ({0}). Please report this.', error.message),
      );
    });
    // A worker that went by itself, without an error.
    worker.on('exit', () => this.#brokeDown(desk, sentence('What read the file ended by itself. Try again.')));
    return desk;
  }

  /** A file has its time from when its worker begins with it. */
  #watch(desk: Desk): void {
    if (desk.timer !== null) clearTimeout(desk.timer);
    desk.timer = null;
    if (desk.sent.length === 0) return;
    desk.timer = setTimeout(() => {
      const seconds = String(Math.round(this.#mostMs / 1000));
      this.#replace(desk, sentence('Reading the file takes longer than {0} s and was given up. Split it.', seconds));
    }, this.#mostMs);
  }

  /**
   * A worker broke down by a file. An answer to the one before may still be on its way, so it is only known which file
   * where there was one: several are asked for again, each alone.
   */
  #brokeDown(desk: Desk, why: Sentence): void {
    if (desk.sent.length < 2 || !this.#desks.has(desk)) return this.#replace(desk, why);
    const jobs = desk.sent.splice(0).map(({ job }) => job);
    for (const job of jobs) job.alone = true;
    void this.#leave(desk);
    this.#waiting.unshift(...jobs);
    this.#next();
  }

  /** Lets a worker go: the file it was at is lost, those behind it are asked for again. */
  #replace(desk: Desk, why: Sentence): void {
    if (!this.#desks.has(desk)) return;
    void this.#leave(desk);
    const [lost, ...others] = desk.sent.splice(0);
    if (lost === undefined) desk.why = why;
    lost?.job.settle(failed(why));
    this.#waiting.unshift(...others.map(({ job }) => job));
    this.#next();
  }

  /** A file that nobody waits for any more does not hold up those behind it. */
  #forget(job: Job): void {
    const at = this.#waiting.indexOf(job);
    if (at >= 0) this.#waiting.splice(at, 1);
    for (const desk of this.#desks) {
      if (desk.sent[0]?.job !== job) continue;
      void this.#leave(desk);
      this.#waiting.unshift(...desk.sent.splice(0).flatMap((sent) => (sent.job.dropped ? [] : [sent.job])));
    }
    this.#next();
  }

  async #leave(desk: Desk): Promise<void> {
    this.#desks.delete(desk);
    if (desk.timer !== null) clearTimeout(desk.timer);
    await desk.worker.terminate();
  }
}

/** One file is fetched at a time: how large it is shows only then. */
function hasRoom({ sent, fetching }: Desk): boolean {
  const bytes = sent.reduce((sum, { size }) => sum + size, 0);
  return !fetching && sent.length < mostAhead && bytes < mostBytesAhead && !sent.some(({ job }) => job.alone);
}

/** Bytes that can be given away: a small file may lie in a buffer that others share. */
function bytesOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(bytes);
}

const stopped = sentence('The import was stopped before this file was read.');

function failed(reason: Sentence): ReadFile {
  return { reading: { is: 'failed', error: { line: null, column: null, sentence: reason } }, sha256: '' };
}
