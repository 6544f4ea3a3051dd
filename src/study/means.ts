import type { Clock } from '../ledger/clock.ts';
import type { Files } from '../ledger/files.ts';

/** What a step of a study needs of the world, and who takes it. */
export interface StudyMeans {
  readonly files: Files;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
  /** The pseudonym of whoever acts. */
  readonly by: string;
  /** Goes into the first event of a file. */
  readonly software: string;
}
