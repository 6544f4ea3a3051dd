import { join } from 'node:path';
import { errorCode, privateFiles, type Files } from './files.ts';
import { newSigningKey, signerOf, type Signer } from './signing.ts';

/** Secrets of this machine, by name (letters, digits, dots and hyphens). */
export interface KeyStore {
  read(name: string): Promise<string | null>;
  /** Keeps a secret under a free name, and gives what stands there: another process may have been quicker. */
  keep(name: string, secret: string): Promise<string>;
}

/** A folder that nobody else on this machine may read, one file a secret. */
export function keyFolder(folder: string, files: Files = privateFiles): KeyStore {
  const pathOf = (name: string): string => join(folder, `${name.replace(/[^A-Za-z0-9.-]+/g, '-')}.key`);
  const read = async (name: string): Promise<string | null> => {
    try {
      return Buffer.from(await files.read(pathOf(name)))
        .toString('utf8')
        .trim();
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
      throw error;
    }
  };
  return {
    read,
    keep: async (name, secret) => {
      await files.makeFolder(folder, { parents: true });
      const path = pathOf(name);
      const beside = `${path}.${process.pid}.tmp`;
      await files.remove(beside);
      const file = await files.create(beside);
      try {
        await file.write(Buffer.from(secret, 'utf8'), 0);
        await file.sync();
      } finally {
        await file.close();
      }
      const there = await read(name);
      if (there !== null) await files.remove(beside);
      else await files.rename(beside, path);
      await files.syncFolder(folder);
      return (await read(name)) ?? secret;
    },
  };
}

/** Signs with the key of that name, which is made when it is first needed. */
export async function signerFrom(keys: KeyStore, name: string): Promise<Signer> {
  return signerOf((await keys.read(name)) ?? (await keys.keep(name, newSigningKey())));
}
