import type { Files } from '../../ledger/files.ts';
import type { Signer } from '../../ledger/signing.ts';
import type { StudyMeans } from '../../study/means.ts';
import type { Verification } from './verify.ts';

export interface SignedCheckpoint {
  /** For a mail, a git tag or a registry. */
  readonly text: string;
  readonly fingerprint: string;
  readonly key: string;
}

/** Verifies the study, signs what was found, writes it into the log, and gives a text to keep elsewhere. */
export function signCheckpoint(root: string, means: StudyMeans, signer: Signer): Promise<SignedCheckpoint> {
  throw new Error(`${root} ${means.by} ${signer.publicKey}`);
}

/** Verifies a study or pack, and that all which a checkpoint's text vouches for is still in it. */
export function checkCheckpoint(text: string, root: string, files: Files): Promise<Verification> {
  throw new Error(`${root} ${text} ${typeof files}`);
}
