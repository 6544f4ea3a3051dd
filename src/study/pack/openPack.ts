import type { Reference } from '../../cases/reference.ts';
import type { HumanError } from '../../humanError.ts';
import { nodeFiles, type Files } from '../../ledger/files.ts';
import type { Pack, ShownAnswer } from './pack.ts';

/** A pack that was read. What was changed in it is left out and named. */
export interface OpenPack {
  readonly root: string;
  readonly pack: Pack;
  /** Of the bytes of `pack.json`. */
  readonly sha256: string;
  /** The exact texts, by the ids of the cases. */
  readonly texts: ReadonlyMap<string, string>;
  readonly answers: ReadonlyMap<string, ShownAnswer>;
  readonly references: ReadonlyMap<string, Reference>;
  readonly problems: readonly HumanError[];
}

/** The folder of the pack that a file or folder belongs to: the nearest with a `pack.json`, upwards. */
export function findPack(_path: string, _files: Files = nodeFiles): Promise<string | null> {
  return Promise.reject(new Error('not yet'));
}

/** Throws a HumanError where the folder holds no pack that can be used. */
export function openPack(_dir: string, _files: Files = nodeFiles): Promise<OpenPack> {
  return Promise.reject(new Error('not yet'));
}
