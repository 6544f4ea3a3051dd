import type * as vscode from 'vscode';
import type { KeyStore } from '../../ledger/keyStore.ts';

const prefix = 'signing:';

/** The private keys with which this machine signs, in the system's store of secrets. */
export function secretKeys(secrets: vscode.SecretStorage): KeyStore {
  const read = async (name: string): Promise<string | null> => (await secrets.get(prefix + name)) ?? null;
  return {
    read,
    keep: async (name, secret) => {
      if ((await read(name)) === null) await secrets.store(prefix + name, secret);
      // Another window may have kept one at the same moment: what stands there counts.
      return (await read(name)) ?? secret;
    },
  };
}

/** The names of the keys that are kept; not every version of the editor lists them. */
export async function signingKeys(secrets: vscode.SecretStorage): Promise<readonly string[]> {
  const listed = await (secrets as { keys?: () => Thenable<string[]> }).keys?.();
  return listed?.filter((name) => name.startsWith(prefix)) ?? [];
}
