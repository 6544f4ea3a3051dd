import { dirname, join } from 'node:path';
import { keyFolder, type KeyStore } from '../ledger/keyStore.ts';
import type { OpenPacks } from '../study/pack/openPacks.ts';
import type { Terminal } from './terminal.ts';

type Around = Pick<Terminal, 'sentFolder'>;

/** The person's own folder on this machine, beside the record of what was sent. */
function own({ sentFolder }: Around, name: string): string {
  return join(dirname(sentFolder), name);
}

/** Where the command line keeps the keys that sign: nobody else on this machine may read them. */
export function ownKeys(around: Around): KeyStore {
  return keyFolder(own(around, 'keys'));
}

export function packsFolder(around: Around): string {
  return own(around, 'packs');
}

/** The packs that were opened here. */
export async function ownPacks(around: Around): Promise<OpenPacks> {
  const { OpenPacks: Packs } = await import('../study/pack/openPacks.ts');
  return new Packs(packsFolder(around));
}
