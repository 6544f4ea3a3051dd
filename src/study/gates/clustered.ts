import type { Case } from '../../cases/case.ts';
import type { Files } from '../../ledger/files.ts';
import { Casework } from '../casework.ts';
import type { Study } from '../study.ts';
import type { FixedCase } from './inForce.ts';

/** The cases with the hashes of their texts; those of one report or patient belong together. */
export async function clustered(study: Study, cases: readonly Case[], files: Files): Promise<FixedCase[]> {
  const casework = new Casework(study.root, { files, date: () => new Date(0), by: () => '' });
  const fixed: FixedCase[] = [];
  for (const { id, sha256 } of cases) {
    fixed.push({ id, sha256, cluster: (await casework.read(id))?.cluster ?? id });
  }
  return fixed;
}
