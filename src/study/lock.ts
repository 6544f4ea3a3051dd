import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { HumanError } from '../humanError.ts';
import { errorCode, type Files } from '../ledger/files.ts';
import { refused } from './refused.ts';

/** What a process puts into the file that keeps others out. */
interface Holder {
  readonly process: number;
  readonly host: string;
}

export interface LockMeans {
  readonly files: Files;
  /** Now, in milliseconds. */
  readonly now: () => number;
  /** Whether a process of this machine still runs. */
  readonly isRunning?: (process: number) => boolean;
  readonly pause?: (ms: number) => Promise<unknown>;
  /** Nobody holds it for longer: who made it was cut off, or his machine was. */
  readonly longestMs?: number;
}

const usualLongestMs = 120_000;
const pauseMs = 50;
/** So long is waited for another process that holds it. */
const patienceMs = 20_000;

/**
 * Does what only one process at a time may do: a file says who is at it, and is gone afterwards. One that was left behind
 * (its process ended, or it is old) is taken over.
 */
export async function locked<T>(path: string, means: LockMeans, work: () => Promise<T>): Promise<T> {
  await take(path, means);
  try {
    return await work();
  } finally {
    await means.files.remove(path).catch(() => undefined);
  }
}

async function take(path: string, means: LockMeans): Promise<void> {
  const { files, pause = wait, longestMs = usualLongestMs } = means;
  for (let waited = 0; ; waited += pauseMs) {
    if (await made(path, files)) return;
    const { holder, changed } = await holderOf(path, files);
    // Whoever does not even say who he is was cut off at once.
    const longest = holder === null ? Math.min(longestMs, usualLongestMs) : longestMs;
    const isLeft = means.now() - changed > longest || (holder !== null && hasEnded(holder, means));
    if (isLeft) await files.remove(path).catch(() => undefined);
    if (waited >= patienceMs) throw held(path, holder);
    if (!isLeft || waited > 0) await pause(pauseMs);
  }
}

/** False where there is one already. */
async function made(path: string, files: Files): Promise<boolean> {
  try {
    const file = await files.create(path);
    try {
      const holder: Holder = { process: process.pid, host: hostname() };
      await file.write(Buffer.from(JSON.stringify(holder), 'utf8'), 0);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    await files.remove(path).catch(() => undefined);
    throw refused(error, path);
  }
}

/** Who holds it; null while that is being written, and where it cannot be told. */
async function holderOf(path: string, files: Files): Promise<{ holder: Holder | null; changed: number }> {
  let changed = Infinity;
  try {
    ({ changed } = await files.facts(path));
    const said = JSON.parse(Buffer.from(await files.read(path)).toString('utf8')) as Partial<Holder> | null;
    const { process, host } = said ?? {};
    const holder = typeof process === 'number' && typeof host === 'string' ? { process, host } : null;
    return { holder, changed };
  } catch (error) {
    // It went meanwhile, or is being written.
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return { holder: null, changed };
    throw refused(error, path);
  }
}

function hasEnded({ process, host }: Holder, { isRunning = runs }: LockMeans): boolean {
  return host === hostname() && !isRunning(process);
}

function runs(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

function held(path: string, holder: Holder | null): HumanError {
  const who = holder === null ? '?' : `${holder.process} (${holder.host})`;
  return new HumanError(
    'Another program is writing into this study: process {0}. Wait for its end and try again; if there is none, delete {1}.',
    who,
    path,
  );
}
