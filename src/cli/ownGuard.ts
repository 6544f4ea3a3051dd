import { resolve } from 'node:path';
import type { Guard } from '../arms/gate/guard.ts';
import type { Marked } from '../cases/phi/sourceMarks.ts';
import { Casework } from '../study/casework.ts';
import { keptIdentifiers } from '../study/keptIdentifiers.ts';
import { findStudy } from '../study/study.ts';

/**
 * The guard as the command line sets it: nobody is asked, so what may go all the same is said beforehand. A case of a
 * study keeps the words that were decided to stay in it, and its source's marks count. `file`: the file of the case; null where there is none.
 * `names`: the person's own list.
 */
export function guardOf(file: string | null, override: string | null, names: readonly string[]): Guard {
  return {
    policy: () => 'standard',
    names: () => names,
    known: () => markedIn(file),
    kept: async () => {
      const kase = await caseOf(file);
      const provenance = await kase?.casework.read(kase.id);
      return provenance ? keptIdentifiers(provenance) : [];
    },
    override: () => Promise.resolve(override),
  };
}

/** What its source marked in the study's case that a file holds. */
export async function markedIn(file: string | null): Promise<Marked | null> {
  const kase = await caseOf(file);
  return kase && kase.casework.marked(kase.id, kase.path);
}

/** The study's case that a file holds; null where it belongs to no study. */
async function caseOf(file: string | null) {
  if (file === null) return null;
  const path = resolve(file);
  const study = await findStudy(path);
  if (!study?.holds(path)) return null;
  const casework = new Casework(study.root, { date: () => new Date(), by: () => '' });
  return { casework, id: study.caseIdOf(path), path };
}
