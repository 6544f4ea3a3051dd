import type { HumanError } from '../../humanError.ts';
import type { Signer } from '../../ledger/signing.ts';
import type { StudyMeans } from '../../study/means.ts';
import type { Receipt } from './receipt.ts';

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
  /** `same`: it was collected before, and nothing is new. */
  readonly outcome: 'taken' | 'same' | 'refused';
  readonly rater: string | null;
  readonly events: number;
  readonly receipt: Receipt | null;
  /** Why it was refused, or what was noticed. */
  readonly problem: HumanError | null;
  readonly notes: readonly HumanError[];
}

/** Takes back what raters sent. One file that is refused does not keep the others out. */
export function collect(_root: string, _means: StudyMeans, _wanted: CollectWanted): Promise<Collected[]> {
  return Promise.reject(new Error('not yet'));
}
