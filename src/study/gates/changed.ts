import type { Files } from '../../ledger/files.ts';
import { HumanError } from '../../humanError.ts';
import type { Study } from '../study.ts';
import { fixableFiles } from './fixedFiles.ts';

/** A file that is not what was fixed; null where it is not there. */
export interface Changed {
  readonly path: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What differs from what is fixed, in the places that a study's plan names and in those that were fixed. */
export async function changedSince(
  fixed: ReadonlyMap<string, string | null>,
  study: Study,
  files: Files,
): Promise<Changed[]> {
  const now = await fixableFiles(study, files, fixed.keys());
  const paths = [...new Set([...fixed.keys(), ...now.keys()])].sort();
  return paths
    .map((path) => ({ path, from: fixed.get(path) ?? null, to: now.get(path) ?? null }))
    .filter(({ from, to }) => from !== to);
}

/** Says of a file that it is not what was fixed, and what to do. */
export function unrecorded({ path, from, to }: Changed): HumanError {
  if (to === null) {
    return new HumanError(
      '{0} is gone since the protocol was locked. Bring it back, or record a deviation with its reason: ddx study deviate.',
      path,
    );
  }
  if (from === null) {
    return new HumanError(
      '{0} was added since the protocol was locked. Take it away, or record a deviation with its reason: ddx study deviate.',
      path,
    );
  }
  return new HumanError(
    '{0} was changed since the protocol was locked. Put back what was there, or record a deviation with its reason: ddx study deviate.',
    path,
  );
}
