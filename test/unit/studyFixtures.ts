import { createHash } from 'node:crypto';
import type { Files } from '../../src/ledger/files.ts';
import type { StudyMeans } from '../../src/study/means.ts';

/** Who takes the steps of a study: a clock that begins at `ms` and goes on by a millisecond at each look, and drawn bytes. */
export function coordinator(files: Files, by: string, ms = 1_000): StudyMeans {
  let looks = 0;
  let drawn = 0;
  return {
    files,
    by,
    software: 'test',
    clock: { date: () => new Date(ms + looks++), monotonic: () => looks },
    random: (bytes) => {
      const blocks = Array.from({ length: Math.ceil(bytes / 32) }, () =>
        createHash('sha256').update(`${by} ${ms} ${drawn++}`).digest(),
      );
      return Buffer.concat(blocks).subarray(0, bytes);
    },
  };
}
