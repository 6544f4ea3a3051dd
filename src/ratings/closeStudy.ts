import { join } from 'node:path';
import { LedgerFolder } from '../ledger/folder.ts';
import { closeRating } from '../study/gates/close.ts';
import type { EventOf } from '../study/log/event.ts';
import type { StudyMeans } from '../study/means.ts';
import { statusOf } from './status.ts';

/** *Close Rating*, with what is open and how far each ratings file goes at that moment. */
export async function closeStudy(root: string, means: StudyMeans, reason: string | null): Promise<EventOf<'closed'>> {
  const { open } = await statusOf(root, means.files);
  const ledgers = await new LedgerFolder(join(root, 'ratings'), means.files).read();
  const heads = Object.fromEntries(ledgers.flatMap(({ name, head }) => (head === null ? [] : [[name, head]])));
  return closeRating(root, means, { reason, open: open.length, heads });
}
