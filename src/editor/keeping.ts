// What Shelves needs once an answer is kept or rated, in one piece: nothing of it is there when a window opens.
import { randomBytes } from 'node:crypto';
import { nodeFiles } from '../ledger/files.ts';
import { guardOf, whyNotRatedHere, type NotRatedHere } from '../ratings/ratable.ts';
import { RatingBook } from '../ratings/ratingBook.ts';
import type { Shelf } from '../study/shelf.ts';
import { settings } from './settings.ts';

export { Shelf } from '../study/shelf.ts';
export { looked } from './study/looked.ts';
export { sealedNow } from './study/sealedNow.ts';

/** `root`: the study's; null for this machine's own shelf. */
export function openBook(
  root: string | null,
  { shelf, fallback, rater, software }: { shelf: Shelf; fallback: Shelf; rater: string; software: string },
): RatingBook {
  const planned = shelf.study?.plan?.raters.find(({ id }) => id === rater);
  return new RatingBook({
    shelf,
    fallback,
    rater,
    role: planned?.role ?? 'clinician',
    guard: root === null ? () => Promise.resolve() : guardOf(root, nodeFiles),
    timing: () => settings().recordTimes,
    random: (bytes) => randomBytes(bytes),
    software,
  });
}

export function whyNotRated(study: string): Promise<NotRatedHere | null> {
  return whyNotRatedHere(study, nodeFiles);
}
