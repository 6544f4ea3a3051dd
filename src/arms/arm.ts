import type { Case } from '../cases/case.ts';
import type { Answer, Diagnosis, Failure, Tokens } from './answer.ts';

/** What an arm tells while it works: text as it arrives, and the diagnoses read from it so far. */
export interface Progress {
  /** New raw text since the last call. */
  readonly text: string;
  /** All diagnoses that can be read so far, in order. The last one may still be growing. */
  readonly diagnoses: readonly Diagnosis[];
}

/** A failure that may pass by itself: the arm waits, then asks again. */
export interface Waiting {
  readonly failure: Failure;
  readonly seconds: number;
  /** Which try this will be, and how many there are; the first is 1. */
  readonly attempt: number;
  readonly of: number;
}

export interface Ask {
  /** How many diagnoses are wanted, 1 to 10. */
  readonly top: number;
  readonly signal: AbortSignal;
  /** Someone is asked whether the case may leave; what comes next, or the answer, ends it. */
  readonly onHeld?: () => void;
  readonly onProgress?: (progress: Progress) => void;
  /** Before each wait; progress, or the answer, ends it. */
  readonly onWaiting?: (waiting: Waiting) => void;
  /** What the prompt takes of the room there is, once known and before it is sent. */
  readonly onTokens?: (tokens: Tokens) => void;
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
