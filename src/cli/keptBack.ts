import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Arm } from '../arms/arm.ts';
import { ArmFailure } from '../arms/failure.ts';
import { HumanError } from '../humanError.ts';
import { nodeFiles } from '../ledger/files.ts';
import { packFile } from '../study/pack/pack.ts';
import { ownKeys, ownPacks, packsFolder } from './ownFolder.ts';
import { meansOf } from './study/means.ts';
import type { Terminal } from './terminal.ts';

type Around = Pick<Terminal, 'sentFolder'>;

/** Refuses what lies in a rater's pack, whatever it is. The try goes on record there. `how`: the command. */
export async function refuseInPack(path: string, around: Around, how: string): Promise<void> {
  // Whoever has no pack anywhere near pays for nothing.
  if (!isBelowSomePack(path)) return;
  const { findPack } = await import('../study/pack/openPack.ts');
  const root = await findPack(resolve(path), nodeFiles);
  if (root === null) return;
  await recordTry(root, { path: resolve(path) }, around, how);
  throw keptBack();
}

/** Refuses a text of a pack that was opened on this machine, wherever it comes from. `study`: who asks, if a study does. */
export async function refuseTextOfPack(text: string, around: Around, how: string, study?: string): Promise<void> {
  if (!existsSync(packsFolder(around))) return;
  const packs = await ownPacks(around);
  const pack = await packs.whose(text, { study });
  if (pack === null) return;
  await recordTry(pack.root, { id: pack.case }, around, how);
  throw keptBack();
}

/** An arm that says nothing of the cases of a pack that was opened on this machine: it rejects. */
export function sparingPacks(arm: Arm, around: Around, how: string, study?: string): Arm {
  return {
    ...arm,
    diagnose: async (kase, ask) => {
      await refuseTextOfPack(kase.text, around, how, study);
      return arm.diagnose(kase, ask);
    },
  };
}

function isBelowSomePack(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, packFile))) return true;
    if (folder === dirname(folder)) return false;
  }
}

/** Which case it was: by its id, or by its file. */
type Case = { readonly id: string } | { readonly path: string };

async function recordTry(root: string, kase: Case, around: Around, how: string): Promise<void> {
  const { files, clock, random, software } = meansOf(undefined);
  try {
    const [{ openPack }, { openDesk }] = await Promise.all([
      import('../study/pack/openPack.ts'),
      import('../ratings/rateDesk.ts'),
    ]);
    const { pack, texts } = await openPack(root, files);
    const id = 'id' in kase ? kase.id : [...texts.keys()].find((one) => caseFile(root, one) === kase.path);
    const keys = ownKeys(around);
    const desk = await openDesk(root, { rater: pack.rater, files, clock, random, software, keys, timing: false });
    await desk.tried(id ?? null, how);
    await desk.close();
  } catch (error) {
    // A pack that is gone, full or read-only cannot hold the record. It is refused all the same.
    if (!(error instanceof HumanError)) throw error;
  }
}

function caseFile(root: string, id: string): string {
  return join(root, 'cases', `${id}.txt`);
}

function keptBack(): ArmFailure {
  return new ArmFailure(
    'blocked',
    'This belongs to a rater’s pack of a blinded study: while its folder is on this machine, no diagnosis is made of its cases here. Rate them with {0}; when all is collected, delete the pack.',
    'ddx rate',
  );
}
