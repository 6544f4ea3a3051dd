import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { HumanError } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import { locked } from '../lock.ts';
import type { StudyMeans } from '../means.ts';
import { refused } from '../refused.ts';

/** Stands in the study while one program asks its arms. */
const runFile = '.run.lock';

/** The studies that this process asks at present: its number alone may be that of an earlier one. */
const mine = new Set<string>();

/** Runs a plan that nobody else runs at the same time. Unlike other work on a study it may take days. */
export async function aloneAt<T>(root: string, means: StudyMeans, work: () => Promise<T>): Promise<T> {
  const { files, clock } = means;
  const path = join(resolve(root), runFile);
  const now = (): number => clock.date().getTime();
  // One looks at a time, so that of two who find a file left behind only one takes it over.
  await locked(`${path}.look`, { files, now }, () => take(path, files));
  mine.add(path);
  try {
    return await work();
  } finally {
    mine.delete(path);
    await files.remove(path).catch(() => undefined);
  }
}

async function take(path: string, files: Files): Promise<void> {
  try {
    const holder = await holderOf(path, files);
    if (holder !== null && isAtIt(path, holder)) throw taken(path, holder);
    if (holder !== null) await files.remove(path);
    const file = await files.create(path);
    try {
      await file.write(Buffer.from(JSON.stringify({ process: process.pid, host: hostname() }), 'utf8'), 0);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof HumanError ? error : refused(error, path);
  }
}

interface Holder {
  readonly process: number | null;
  readonly host: string | null;
}

/** Null where there is none. */
async function holderOf(path: string, files: Files): Promise<Holder | null> {
  try {
    const said = JSON.parse(Buffer.from(await files.read(path)).toString('utf8')) as Partial<Holder> | null;
    return { process: said?.process ?? null, host: said?.host ?? null };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    // Cut off while it was written: whoever did that is gone.
    if (error instanceof SyntaxError) return { process: null, host: hostname() };
    throw error;
  }
}

function isAtIt(path: string, { process: id, host }: Holder): boolean {
  // Whether a process of another machine still runs cannot be told.
  if (host !== hostname()) return true;
  if (id === process.pid) return mine.has(path);
  return id !== null && runs(id);
}

function runs(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

function taken(path: string, { process: id, host }: Holder): HumanError {
  return new HumanError(
    'This study is being run already: process {0} ({1}). Wait for its end; if there is none, delete {2}.',
    String(id ?? '?'),
    host ?? '?',
    path,
  );
}
