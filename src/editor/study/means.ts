import { randomBytes } from 'node:crypto';
import { systemClock } from '../../ledger/clock.ts';
import { nodeFiles } from '../../ledger/files.ts';
import type { StudyMeans } from '../../study/means.ts';
import type { StudyNeeds } from './needs.ts';

export function meansOf({ shelves, software }: Pick<StudyNeeds, 'shelves' | 'software'>): StudyMeans {
  return {
    files: nodeFiles,
    clock: systemClock,
    random: (bytes) => randomBytes(bytes),
    by: shelves.rater,
    software,
  };
}
