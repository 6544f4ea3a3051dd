import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { HumanError } from '../../humanError.ts';
import { systemClock } from '../../ledger/clock.ts';
import { nodeFiles } from '../../ledger/files.ts';
import { signerFrom, type KeyStore } from '../../ledger/keyStore.ts';
import type { Signer } from '../../ledger/signing.ts';
import type { StudyMeans } from '../../study/means.ts';
import { version } from '../version.ts';

export const software = (): string => `me-llama-ddx ${version()}`;

/** Who acts: as told, else under the name of the login. */
export function meansOf(by: string | undefined): StudyMeans {
  return {
    files: nodeFiles,
    clock: systemClock,
    random: (bytes) => randomBytes(bytes),
    by: by === undefined ? loginName() : pseudonym(by),
    software: software(),
  };
}

function pseudonym(by: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/.test(by)) return by;
  throw new HumanError(
    '--by is a pseudonym of letters, digits, dots, hyphens and underscores, such as {0}.',
    'coordinator-1',
  );
}

/** The name of the login, with nothing in it that a pseudonym may not have. */
function loginName(): string {
  let name = '';
  try {
    name = userInfo().username;
  } catch {
    // A user without an entry on this machine, as in a container.
  }
  const fit = name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '')
    .replace(/^[._-]+/, '')
    .slice(0, 60);
  return fit === '' ? 'coordinator' : fit;
}

/** The key with which this machine's coordinator signs. */
export function coordinator(keys: KeyStore): Promise<Signer> {
  return signerFrom(keys, 'coordinator');
}
