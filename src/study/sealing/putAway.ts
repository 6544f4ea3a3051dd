import { join } from 'node:path';
import { HumanError } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import { hashOf } from '../../ledger/line.ts';
import { writeBeside } from '../atomicFile.ts';
import type { EventOf } from '../log/event.ts';
import { refused } from '../refused.ts';
import { inBatches } from './batches.ts';
import { unsealed, type AnswerBox } from './sealAnswers.ts';
import { passingMark, sealedName } from './sealedFile.ts';
import { answerFiles, answersFolder } from './takes.ts';

interface Place {
  readonly root: string;
  readonly files: Files;
}

/** The files that stand where the seal puts its own, though the log knows of no seal; they are not overwritten. */
export async function sealedAlready({ root, files }: Place): Promise<string | null> {
  const there = new Set(await namesIn(root, files));
  if (there.has(sealedName)) return sealedName;
  const answer = (await namesIn(join(root, answersFolder), files)).find((name) => name.endsWith('.sealed'));
  return answer === undefined ? null : `${answersFolder}/${answer}`;
}

/** Takes away what an earlier attempt left that did not come as far as the record of the seal. */
export async function clearAttempt(place: Place): Promise<void> {
  const { root, files } = place;
  for (const folder of [root, join(root, answersFolder)]) {
    const left = (await namesIn(folder, files)).filter((name) => name.endsWith(`.${passingMark}.tmp`));
    await inBatches(left, (name) => tried(join(folder, name), (path) => files.remove(path)));
  }
}

/** Writes all of `answers/` encrypted, under passing names; gives the final names with their hashes. */
export async function sealBeside(
  { root, files }: Place,
  box: AnswerBox,
  changed: number,
): Promise<Record<string, string>> {
  const folder = join(root, answersFolder);
  // In the order of the names that they get: so no time and no place on the disk tells which was which.
  const names = (await answerFiles(root, files))
    .map((name) => ({ name, sealed: box.sealedName(name) }))
    .sort((a, b) => (a.sealed < b.sealed ? -1 : 1));
  const hashes = new Map<string, string>();
  await inBatches(names, async ({ name, sealed }) => {
    const bytes = await tried(join(folder, name), (path) => files.read(path));
    const content = box.seal({ name, bytes });
    hashes.set(sealed, hashOf(content));
    await tried(join(folder, sealed), (path) => putBeside(files, path, content, changed));
  });
  if (names.length > 0) await tried(folder, (path) => files.syncFolder(path));
  return Object.fromEntries(names.map(({ sealed }) => [sealed, hashes.get(sealed) ?? '']));
}

export async function sealedFileBeside({ root, files }: Place, text: string, changed: number): Promise<void> {
  await tried(join(root, sealedName), (path) => putBeside(files, path, Buffer.from(text, 'utf8'), changed));
  await tried(root, (path) => files.syncFolder(path));
}

async function putBeside(files: Files, path: string, bytes: Uint8Array, changed: number): Promise<void> {
  await files.stamp(await writeBeside(files, path, bytes, passingMark), changed);
}

/** Gives what was sealed its final names. Done again, it goes on where it was cut off; gives how many were still to do. */
export async function nameSealed({ root, files }: Place, event: EventOf<'sealed'>): Promise<number> {
  const folder = join(root, answersFolder);
  const there = new Set(await namesIn(folder, files));
  const all = Object.entries(event.answers);
  const due = all.filter(([name]) => !there.has(name));
  await inBatches(due, ([name, hash]) => nameOne(files, join(folder, name), hash));
  const hasFile = (await namesIn(root, files)).includes(sealedName);
  if (!hasFile) await nameOne(files, join(root, sealedName), event.sealed);
  // Also where all had their names: an earlier attempt may have been cut off just then.
  if (all.length > 0) await tried(folder, (path) => files.syncFolder(path));
  await tried(root, (path) => files.syncFolder(path));
  return due.length + Number(!hasFile);
}

async function nameOne(files: Files, path: string, sha256: string): Promise<void> {
  const beside = `${path}.${passingMark}.tmp`;
  try {
    if (hashOf(await files.read(beside)) === sha256) return await files.rename(beside, path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw refused(error, beside);
  }
  throw new HumanError('{0} was sealed and is gone. Bring it back from a copy.', path);
}

/**
 * Takes the answers in the clear away: each only after its sealed copy was read back and found to hold the same bytes.
 * What came after the seal stays. Gives how many were taken away.
 */
export async function removePlain(
  { root, files }: Place,
  box: AnswerBox,
  { answers }: EventOf<'sealed'>,
): Promise<number> {
  const folder = join(root, answersFolder);
  const all = (await answerFiles(root, files)).map((name) => ({ name, sealed: box.sealedName(name) }));
  const put = all.filter(({ sealed }) => Object.hasOwn(answers, sealed));
  await inBatches(put, async ({ name, sealed }) => {
    const copy = await unsealed(root, files, box, sealed);
    await tried(join(folder, name), async (path) => {
      if (Buffer.from(copy.bytes).equals(await files.read(path))) await files.remove(path);
    });
  });
  const torn = await tornIn({ root, files });
  await inBatches(torn, (name) => tried(join(folder, name), (path) => files.remove(path)));
  if (put.length + torn.length > 0) await tried(folder, (path) => files.syncFolder(path));
  return put.length + torn.length;
}

/** Whether anything under `answers/` stands in the clear. */
export async function hasPlain(place: Place): Promise<boolean> {
  return (await answerFiles(place.root, place.files)).length + (await tornIn(place)).length > 0;
}

/** Pieces of answers whose writing was cut off. */
async function tornIn({ root, files }: Place): Promise<string[]> {
  return (await namesIn(join(root, answersFolder), files)).filter((name) => /\.json\.[^.]+\.tmp$/.test(name));
}

async function namesIn(folder: string, files: Files): Promise<string[]> {
  try {
    return await files.list(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw refused(error, folder);
  }
}

async function tried<T>(path: string, work: (path: string) => Promise<T>): Promise<T> {
  try {
    return await work(path);
  } catch (error) {
    throw refused(error, path);
  }
}
