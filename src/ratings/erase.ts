import { join } from 'node:path';
import { HumanError } from '../humanError.ts';
import { errorCode, type Files } from '../ledger/files.ts';
import { record } from '../study/log/record.ts';
import { inTurn } from '../study/log/turn.ts';
import type { StudyMeans } from '../study/means.ts';
import { refused } from '../study/refused.ts';
import { contentKeysIn, keysFolder } from './contentKeys.ts';
import { RatingFiles } from './ratingFiles.ts';

/**
 * A rater takes consent back: the content keys are destroyed, so that nobody can read the rater's free texts again,
 * and the log says so. The ratings files stay as they are, and their chains still verify. Keys first: were it cut off
 * between, doing it again records what is gone.
 */
export async function erase(root: string, means: StudyMeans, o: { rater: string; reason: string }): Promise<void> {
  const { files, by } = means;
  const { rater } = o;
  const reason = o.reason.trim();
  if (reason === '') throw new HumanError('A withdrawal of consent needs a reason, such as "asked for by letter".');
  await inTurn(root, means, async () => {
    const used = await keysUsedBy(rater, root, files);
    const there = [...(await contentKeysIn(root, files))].filter(([, key]) => key.rater === rater);
    for (const [name] of there) used.add(name);
    await destroy(root, files, [...used]);
    await record(root, means, { what: 'withdrew', by, rater, reason, erased: [...used].sort() });
  });
}

/** The names of the keys with which a rater's free texts are encrypted. */
async function keysUsedBy(rater: string, root: string, files: Files): Promise<Set<string>> {
  const { events } = await new RatingFiles([join(root, 'ratings')], files).union();
  const used = new Set<string>();
  for (const { event } of events.values()) {
    if (event.what !== 'rated' || event.rater !== rater) continue;
    if (typeof event.value === 'object' && event.value !== null) used.add(event.value.key);
  }
  return used;
}

async function destroy(root: string, files: Files, names: readonly string[]): Promise<void> {
  const folder = join(root, keysFolder);
  try {
    // What a copy that was cut off has left may be a key as well.
    const left = (await files.list(folder)).filter((name) => name.endsWith('.tmp'));
    for (const name of left) await files.remove(join(folder, name));
    for (const name of names) {
      if (/^[0-9a-f]{16}$/.test(name)) await files.remove(join(folder, `${name}.json`));
    }
    await files.syncFolder(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return;
    throw refused(error, folder);
  }
}
