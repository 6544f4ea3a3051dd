import { resolve } from 'node:path';
import type { Guard, KeptIdentifier } from '../arms/gate/guard.ts';

/**
 * The guard as the command line sets it: nobody is asked, so what may go all the same is said beforehand. A case of a
 * study keeps the words that were decided to stay in it. `file`: the file of the case; null where there is none.
 * `names`: the person's own list.
 */
export function guardOf(file: string | null, override: string | null, names: readonly string[]): Guard {
  return {
    policy: () => 'standard',
    names: () => names,
    kept: () => (file === null ? Promise.resolve([]) : decidedFor(resolve(file))),
    override: () => Promise.resolve(override),
  };
}

async function decidedFor(path: string): Promise<readonly KeptIdentifier[]> {
  const [{ findStudy }, { Casework }, { keptIdentifiers }] = await Promise.all([
    import('../study/study.ts'),
    import('../study/casework.ts'),
    import('../study/keptIdentifiers.ts'),
  ]);
  const study = await findStudy(path);
  if (study === null || !study.holds(path)) return [];
  const casework = new Casework(study.root, { date: () => new Date(), by: () => '' });
  const provenance = await casework.read(study.caseIdOf(path));
  return provenance === null ? [] : keptIdentifiers(provenance);
}
