import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { systemClock, type Clock } from '../../ledger/clock.ts';
import { errorCode, privateFiles, type Files } from '../../ledger/files.ts';
import { LedgerLost, LedgerWriter } from '../../ledger/writer.ts';
import { ArmFailure } from '../failure.ts';
import type { Egress } from './egress.ts';

/** After so many requests another file is begun: each stays quick to read. */
const mostInAFile = 5000;

/**
 * The record of what leaves, as one process writes it: a file of its own, chained, each request on the disk before it
 * goes. The names of the files are in the order in which they were begun.
 */
export class SentBook {
  readonly folder: string;
  readonly #files: Files;
  readonly #clock: Clock;
  readonly #random: (bytes: number) => Uint8Array;
  readonly #most: number;
  #writer: LedgerWriter | null = null;
  #inFile = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    folder: string,
    o: { files?: Files; clock?: Clock; random?: (bytes: number) => Uint8Array; mostInAFile?: number } = {},
  ) {
    this.folder = folder;
    this.#files = o.files ?? privateFiles;
    this.#clock = o.clock ?? systemClock;
    this.#random = o.random ?? ((bytes) => randomBytes(bytes));
    this.#most = o.mostInAFile ?? mostInAFile;
  }

  /** Resolves when the request stands on the disk; where it cannot, the failure says why nothing may leave. */
  async record(egress: Egress): Promise<void> {
    const turn = this.#last.then(() => this.#put(egress));
    this.#last = turn.catch(() => undefined);
    await turn.catch((error: unknown) => {
      throw unwritable(error, this.folder);
    });
  }

  /** Waits for what is being written, then lets go of the file. */
  async close(): Promise<void> {
    await this.#last;
    await this.#leave();
  }

  async #put(egress: Egress): Promise<void> {
    if (this.#inFile >= this.#most || this.#writer?.usable === false) await this.#leave();
    if (this.#writer === null) return this.#begin(egress);
    try {
      await this.#writer.append(egress);
      this.#inFile += 1;
    } catch (error) {
      // The person deleted the record, from this window or another: what comes now begins a new one.
      if (!(error instanceof LedgerLost)) throw error;
      await this.#leave();
      await this.#begin(egress);
    }
  }

  async #begin(egress: Egress): Promise<void> {
    await this.#files.makeFolder(this.folder, { parents: true });
    const stamp = this.#clock.date().toISOString().replace(/[-:.]/g, '');
    const mark = Buffer.from(this.#random(6)).toString('hex');
    const path = join(this.folder, `${stamp}-${mark}.jsonl`);
    [this.#writer] = await LedgerWriter.begin({ files: this.#files, path, clock: this.#clock, first: egress });
    this.#inFile = 1;
  }

  async #leave(): Promise<void> {
    await this.#writer?.close().catch(() => undefined);
    this.#writer = null;
  }
}

function unwritable(error: unknown, folder: string): ArmFailure {
  const code = errorCode(error);
  if (code === null && !(error instanceof LedgerLost)) throw error;
  const failure = new ArmFailure(
    'blocked',
    'What leaves is written down first, and that cannot be done in {0} ({1}), so nothing was sent. Make room or give access there, then ask again.',
    folder,
    code ?? 'changed by another program',
  ).on('record');
  failure.cause = error;
  return failure;
}
