import { dirname } from 'node:path';
import type { Files } from '../../ledger/files.ts';
import { writeBeside } from '../atomicFile.ts';
import { refused } from '../refused.ts';

export interface Written {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** So many files are written at a time. */
const mostAtOnce = 16;

/**
 * Writes files in steps: each file whole or not at all, and none of a step before all of the steps before it outlast a
 * power cut. All bytes are on the disk before the first file gets its name, so a full disk changes nothing. `done`
 * takes the paths that got their names, also where an error ends it.
 */
export async function writeTogether(
  files: Files,
  steps: readonly (readonly Written[])[],
  mark: string,
  done: Set<string>,
): Promise<void> {
  const beside = new Map<string, string>();
  try {
    await eachOf(steps.flat(), async ({ path, content }) => {
      beside.set(path, await orRefused(dirname(path), writeBeside(files, path, content, mark)));
    });
    for (const step of steps) {
      await eachOf(step, async ({ path }) => {
        await orRefused(path, files.rename(beside.get(path) ?? path, path));
        beside.delete(path);
        done.add(path);
      });
      for (const folder of new Set(step.map(({ path }) => dirname(path))))
        await orRefused(folder, files.syncFolder(folder));
    }
  } finally {
    for (const left of beside.values()) await files.remove(left).catch(() => undefined);
  }
}

async function orRefused<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw refused(error, path);
  }
}

/** Some at a time; after a failure no further one is begun, and those under way are waited for. */
async function eachOf<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  let next = 0;
  let failing: { error: unknown } | null = null;
  const worker = async (): Promise<void> => {
    for (let one = all[next++]; one !== undefined && failing === null; one = all[next++]) {
      try {
        await work(one);
      } catch (error) {
        failing ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(mostAtOnce, all.length) }, worker));
  if (failing !== null) throw (failing as { error: unknown }).error;
}
