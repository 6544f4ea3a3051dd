import type { HumanError, Sentence } from '../../humanError.ts';

/** A ledger of a study, by its path in the study. */
export interface VerifiedFile {
  readonly file: string;
  readonly events: number;
  /** The hash of the last event; null when there is none. */
  readonly head: string | null;
  /** Bytes of a last line that was cut off: it was never acknowledged. */
  readonly tornBytes: number;
}

/** The first thing that is not what was left there. */
export interface Bad {
  readonly file: string;
  /** Null where the whole file is meant. */
  readonly line: number | null;
  readonly reason: string;
}

export interface Verification {
  /** Nothing is bad. A line that was cut off is not. */
  readonly ok: boolean;
  /** One hash of all that was verified: the same wherever the same bytes stand. */
  readonly fingerprint: string;
  readonly files: readonly VerifiedFile[];
  readonly bad: Bad | null;
  /** All that is wrong, the first bad thing first, and what a person should know of (lines that were cut off). */
  readonly problems: readonly HumanError[];
  /** What a verification cannot show, and what it compared with. */
  readonly notes: readonly Sentence[];
}
