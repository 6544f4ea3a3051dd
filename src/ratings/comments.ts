import { join } from 'node:path';
import type { Files } from '../ledger/files.ts';
import { CoordinatorKeys } from './contentKeys.ts';
import { RatingFiles } from './ratingFiles.ts';
import { standingBy } from './standing.ts';

/** A free text that stands; `text` is null where it cannot be read, and `why` says so. */
export interface CommentRead {
  readonly rater: string;
  readonly case: string;
  readonly answer: string;
  readonly item: string;
  readonly diagnosis: number | null;
  readonly text: string | null;
  readonly why: 'elsewhere' | 'erased' | null;
}

/** All free texts of a study that stand, those of packs read with the study's sealed key. */
export async function readComments(root: string, files: Files, sealedKey: Uint8Array): Promise<CommentRead[]> {
  const { events } = await new RatingFiles([join(root, 'ratings')], files).union();
  const keys = new CoordinatorKeys(root, files, sealedKey);
  const found: CommentRead[] = [];
  for (const { event } of standingBy(events.values()).values()) {
    if (event.what !== 'rated' || event.value === null) continue;
    const { rater, case: id, answer, item, diagnosis, value, scale } = event;
    const at = { rater, case: id, answer, item, diagnosis };
    if (typeof value === 'object') found.push({ ...at, ...(await keys.open(at, value)) });
    // On every scale a word has an anchor; what has none is free text.
    else if (typeof value === 'string' && scale === null) found.push({ ...at, text: value, why: null });
  }
  return found;
}
