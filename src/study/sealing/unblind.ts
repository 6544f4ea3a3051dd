import { join } from 'node:path';
import { HumanError } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import { hashOf } from '../../ledger/line.ts';
import { writeBeside } from '../atomicFile.ts';
import { needGate, needUnchanged } from '../gates/order.ts';
import { stateOf, type StudyState } from '../gates/state.ts';
import type { EventOf } from '../log/event.ts';
import { record } from '../log/record.ts';
import { inTurn } from '../log/turn.ts';
import type { StudyMeans } from '../means.ts';
import { refused } from '../refused.ts';
import { inBatches } from './batches.ts';
import { AnswerBox, unsealed } from './sealAnswers.ts';
import { allocationName, openAsSealed } from './sealedFile.ts';
import { answersFolder } from './takes.ts';

const mark = 'unblinding';

/**
 * *Unblind*: the allocation and the answers stand in the clear again, the sealed ones beside them as they were. That the
 * secret was given is on record before anything is written; the gate itself when all is. Cut off, or called once more,
 * it writes what is missing. `secret`: the passphrase or the recovery key; null in an open study.
 */
export function unblind(root: string, means: StudyMeans, o: { readonly secret: string | null }): Promise<void> {
  return inTurn(root, means, async () => {
    const state = await stateOf(root, means.files);
    if (state.gate !== 'unblinded') needGate(state, 'closed');
    needUnchanged(state);
    const sealed = state.passed.sealed?.event;
    if (sealed === undefined) throw new Error('A study was closed that was never sealed');
    if (sealed.commentKey === null) return unblindOpen(state, means, sealed);
    if (o.secret === null)
      throw new HumanError('A blinded study is unblinded with its passphrase or its recovery key.');

    if (await isDone(state, means.files, Object.keys(sealed.answers).length)) return;
    const { key, allocationText: text } = await openAsSealed(root, means.files, o.secret, sealed);
    await record(root, means, { what: 'held', by: means.by, for: 'unblind' });
    const box = new AnswerBox(key);
    const names = Object.keys(sealed.answers).sort();
    await needWhole(root, means.files, box, names);
    const answers = await restore(root, means.files, box, names);
    await put(means.files, join(root, allocationName), text);
    await tried(root, (path) => means.files.syncFolder(path));
    await recordOnce(state, means, { sealed: sealed.sealed, allocation: hashOf(text), answers });
  });
}

/** Nothing is missing of what an unblinding before has written. */
async function isDone({ root, passed }: StudyState, files: Files, answers: number): Promise<boolean> {
  const written = passed.unblinded?.event.allocation;
  if (written === undefined) return false;
  try {
    const names = answers === 0 ? [] : await files.list(join(root, answersFolder));
    const restored = names.filter((name) => name.endsWith('.json')).length;
    return restored >= answers && hashOf(await files.read(join(root, allocationName))) === written;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw refused(error, root);
  }
}

/** What is open was never hidden: only that the gate was passed is new. */
async function unblindOpen(
  state: StudyState,
  means: StudyMeans,
  { sealed, answers }: EventOf<'sealed'>,
): Promise<void> {
  const path = join(state.root, allocationName);
  const found = hashOf(await tried(path, () => means.files.read(path)));
  if (found !== sealed) {
    throw new HumanError('{0} is not the one that was drawn at the seal. Bring it back from a copy.', path);
  }
  await recordOnce(state, means, { sealed, allocation: found, answers });
}

async function recordOnce(
  { root, gate }: StudyState,
  means: StudyMeans,
  what: Pick<EventOf<'unblinded'>, 'sealed' | 'allocation' | 'answers'>,
): Promise<void> {
  if (gate === 'unblinded') return;
  await record(root, means, { what: 'unblinded', by: means.by, ...what });
}

/** Before anything is written: says of every sealed file that is not whole which one it is. */
async function needWhole(root: string, files: Files, box: AnswerBox, names: readonly string[]): Promise<void> {
  const broken: HumanError[] = [];
  await inBatches(names, async (name) => {
    try {
      await unsealed(root, files, box, name);
    } catch (error) {
      if (!(error instanceof HumanError)) throw error;
      broken.push(error);
    }
  });
  const [first] = broken;
  if (first !== undefined && broken.length === 1) throw first;
  if (first === undefined) return;
  throw new HumanError(
    '{0} sealed answers are not as they were sealed. Bring them back from a copy.\n{1}',
    `${broken.length}`,
    broken.map(({ message }) => `- ${message}`).join('\n'),
  );
}

/** Gives the restored files with their hashes. */
async function restore(
  root: string,
  files: Files,
  box: AnswerBox,
  names: readonly string[],
): Promise<Record<string, string>> {
  const folder = join(root, answersFolder);
  const hashes = new Map<string, string>();
  await inBatches(names, async (name) => {
    const { name: plain, bytes } = await unsealed(root, files, box, name);
    await put(files, join(folder, plain), bytes);
    hashes.set(plain, hashOf(bytes));
  });
  if (names.length > 0) await tried(folder, (path) => files.syncFolder(path));
  return Object.fromEntries([...hashes].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Writes a file unless it stands there already; the folder is flushed by the caller, once for all. */
async function put(files: Files, path: string, content: string | Uint8Array): Promise<void> {
  await tried(path, async () => {
    if (await isThere(files, path, Buffer.from(content))) return;
    await files.remove(`${path}.${mark}.tmp`);
    await files.rename(await writeBeside(files, path, content, mark), path);
  });
}

async function isThere(files: Files, path: string, wanted: Buffer): Promise<boolean> {
  try {
    if (wanted.equals(await files.read(path))) return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
  throw new HumanError(
    '{0} is there already, and is not what was sealed. Move it out of the study, then unblind again.',
    path,
  );
}

async function tried<T>(path: string, work: (path: string) => Promise<T>): Promise<T> {
  try {
    return await work(path);
  } catch (error) {
    throw error instanceof HumanError ? error : refused(error, path);
  }
}
