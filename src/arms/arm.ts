import type { Case } from '../cases/case.ts';
import type { Answer, Diagnosis } from './answer.ts';

/** What an arm tells while it works: text as it arrives, and the diagnoses read from it so far. */
export interface Progress {
  /** New raw text since the last call. */
  readonly text: string;
  /** All diagnoses that can be read so far, in order. The last one may still be growing. */
  readonly diagnoses: readonly Diagnosis[];
}

export interface Ask {
  /** How many diagnoses are wanted, 1 to 10. */
  readonly top: number;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Turns a case into an answer. A failure is an answer too (status `failed`, with its kind and whatever had
 * arrived): `diagnose` rejects only for a bug.
 */
export interface Arm {
  readonly id: string;
  readonly label: string;
  diagnose(kase: Case, ask: Ask): Promise<Answer>;
}
