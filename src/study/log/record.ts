import { dirname, join } from 'node:path';
import { HumanError } from '../../humanError.ts';
import type { Files } from '../../ledger/files.ts';
import { LedgerLost, LedgerWriter } from '../../ledger/writer.ts';
import type { StudyMeans } from '../means.ts';
import { refused } from '../refused.ts';
import { StudyEvent } from './event.ts';
import { logFolder, StudyLog } from './studyLog.ts';
import { inTurn } from './turn.ts';

/**
 * Writes events into the study's log, in a new file of their own that begins with the heads of all others. When it
 * comes back they would outlast a power cut; when it throws, none of them counts.
 */
export function record(root: string, means: StudyMeans, ...events: StudyEvent[]): Promise<void> {
  const bodies = events.map((event) => StudyEvent.parse(event));
  return inTurn(root, means, () => write(root, means, bodies));
}

async function write(root: string, means: StudyMeans, events: readonly StudyEvent[]): Promise<void> {
  const { files, clock, by, software } = means;
  const last = events.at(-1);
  if (last === undefined) return;
  const folder = join(root, logFolder);
  const path = join(folder, nameOf(last, means));
  try {
    await files.makeFolder(folder, { parents: false });
    const { heads } = await StudyLog.read(root, files);
    const opened: StudyEvent = { what: 'opened', by, software, heads };
    const [writer] = await LedgerWriter.begin({ files, path, clock, first: opened });
    try {
      for (const event of events) await writer.append(event);
    } catch (error) {
      await takeAway(path, files);
      throw error;
    } finally {
      // All that was acknowledged is on the disk by then.
      await writer.close().catch(() => undefined);
    }
  } catch (error) {
    if (!(error instanceof LedgerLost)) throw refused(error, path);
    throw new HumanError('{0} was deleted or moved while it was being written. Try again.', path);
  }
}

/** Of several events either all are there or none. */
async function takeAway(path: string, files: Files): Promise<void> {
  try {
    await files.remove(path);
    await files.syncFolder(dirname(path));
  } catch {
    // Then those stay that were written whole. Each of them is true.
  }
}

/** Sorted by time and readable; the random end keeps two machines apart. */
function nameOf({ what }: StudyEvent, { clock, random }: StudyMeans): string {
  const time = clock.date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `${time}-${what}-${Buffer.from(random(4)).toString('hex')}.jsonl`;
}
