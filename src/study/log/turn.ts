import { AsyncLocalStorage } from 'node:async_hooks';
import { join, resolve } from 'node:path';
import { locked } from '../lock.ts';
import type { StudyMeans } from '../means.ts';

/** Keeps two coordinators from taking the same step at once. */
const turnFile = '.study.lock';

/** A seal of many answers takes its time. */
const longestMs = 30 * 60_000;

/** The studies whose turn the code that runs has already. */
const mine = new AsyncLocalStorage<readonly string[]>();

/** Does what only one program at a time may do with a study: look where it stands, and take the next step. */
export function inTurn<T>(
  root: string,
  { files, clock }: Pick<StudyMeans, 'files' | 'clock'>,
  work: () => Promise<T>,
): Promise<T> {
  const study = resolve(root);
  const held = mine.getStore() ?? [];
  if (held.includes(study)) return work();
  const now = (): number => clock.date().getTime();
  return locked(join(study, turnFile), { files, now, longestMs }, () => mine.run([...held, study], work));
}
