import type { HumanError } from '../../humanError.ts';
import type { Signer } from '../../ledger/signing.ts';
import type { StudyMeans } from '../means.ts';
import type { Stage } from './pack.ts';

export interface PackWanted {
  readonly rater: string;
  /** Where the pack is to be: a folder that is not there yet, or empty, outside the study. */
  readonly out: string;
  /** The passphrase or the recovery key. */
  readonly secret: string;
  /** The coordinator's, whose public key goes into the pack. */
  readonly signer: Signer;
  /** Left out: the first stage that was not collected yet. */
  readonly stage?: Stage;
}

export interface PackMade {
  readonly out: string;
  readonly id: string;
  readonly stage: Stage;
  readonly cases: number;
  readonly answers: number;
  /** What the coordinator should know; nothing of it is in the pack. */
  readonly notes: readonly HumanError[];
}

/** Makes the only thing that a blinded rater gets. */
export function makePack(_root: string, _means: StudyMeans, _wanted: PackWanted): Promise<PackMade> {
  return Promise.reject(new Error('not yet'));
}
