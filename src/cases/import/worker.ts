import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { sentence } from '../../humanError.ts';
import type { Reading, ReadOptions } from './draft.ts';
import { readSource } from './readSource.ts';

/** What a worker is asked. */
export interface Ask {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly options: ReadOptions;
}

/** What it answers, in the order in which it was asked. */
export interface Told {
  readonly reading: Reading;
  /** Of the bytes. */
  readonly sha256: string;
}

parentPort?.on('message', ({ name, bytes, options }: Ask) => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const told: Told = { reading: reading(bytes, name, options), sha256 };
  parentPort?.postMessage(told);
});

/** A bug in a reader costs the file that shows it, and no other. */
function reading(bytes: Uint8Array, name: string, options: ReadOptions): Reading {
  try {
    return readSource(bytes, name, options);
  } catch (error) {
    const why = sentence('The program failed on this file ({0}). Please report this.', rootOf(error));
    return { is: 'failed', error: { line: null, column: null, sentence: why } };
  }
}

function rootOf(error: unknown): string {
  return error instanceof Error ? (error.cause === undefined ? error.message : rootOf(error.cause)) : String(error);
}
