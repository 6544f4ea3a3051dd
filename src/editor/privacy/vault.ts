import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type * as vscode from 'vscode';
import * as z from 'zod/mini';
import { HumanError } from '../../humanError.ts';
import { errorCode, privateFiles, type Files } from '../../ledger/files.ts';
import { writeAtomically } from '../../study/atomicFile.ts';
import { refused } from '../../study/refused.ts';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/));

/** One entry on disk. What it is about is told by nothing outside the encrypted part. */
const Sealed = z.strictObject({ schema: z.literal('ddx/vault@1'), nonce: base64, tag: base64, sealed: base64 });

export interface VaultMeans {
  /** Outside every study, on this machine. */
  readonly folder: string;
  /** The name of the key among the secrets. */
  readonly secret: string;
  readonly secrets: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'>;
  readonly files?: Files;
}

/**
 * What leads back to patients: encrypted and authenticated, a file an entry, its key in the system's store of secrets.
 * What cannot be read is said and never written over.
 */
export class Vault<T> {
  readonly #means: VaultMeans;
  readonly #files: Files;
  readonly #shape: z.ZodMiniType<T>;
  #key: Promise<Buffer> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(means: VaultMeans, shape: z.ZodMiniType<T>) {
    this.#means = means;
    this.#files = means.files ?? privateFiles;
    this.#shape = shape;
  }

  /** What is kept about something; null where nothing is. */
  async read(about: string): Promise<T | null> {
    const path = this.#pathOf(about);
    let text: string;
    try {
      text = new TextDecoder().decode(await this.#files.read(path));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      throw refused(error, path);
    }
    return this.#opened(text, about, path);
  }

  /** Changes what is kept about something, one change at a time, from what is on disk at that moment. */
  change(about: string, change: (before: T | null) => T): Promise<T> {
    return this.#next(async () => {
      const before = await this.read(about);
      const after = change(before);
      const path = this.#pathOf(about);
      const nonce = randomBytes(12);
      const cipher = createCipheriv(algorithm, await this.#theKey(), nonce).setAAD(named(about));
      const sealed = Buffer.concat([cipher.update(JSON.stringify(after), 'utf8'), cipher.final()]);
      const entry = {
        schema: 'ddx/vault@1',
        nonce: nonce.toString('base64'),
        tag: cipher.getAuthTag().toString('base64'),
        sealed: sealed.toString('base64'),
      };
      try {
        await this.#files.makeFolder(dirname(path), { parents: true });
        await writeAtomically(this.#files, path, `${JSON.stringify(entry)}\n`, randomUUID());
      } catch (error) {
        throw refused(error, path);
      }
      return after;
    });
  }

  /** How many entries there are. */
  async size(): Promise<number> {
    return (await this.#list()).filter((name) => name.endsWith('.json')).length;
  }

  /** Deletes all entries, and the key with which a copy of one could still be read. */
  clear(): Promise<void> {
    return this.#next(async () => {
      for (const name of await this.#list()) await this.#files.remove(join(this.#means.folder, name));
      await this.#means.secrets.delete(this.#means.secret);
      this.#key = null;
    });
  }

  async #opened(text: string, about: string, path: string): Promise<T> {
    const key = await this.#theKey();
    try {
      const { nonce, tag, sealed } = Sealed.parse(JSON.parse(text));
      const decipher = createDecipheriv(algorithm, key, Buffer.from(nonce, 'base64'), { authTagLength: 16 })
        .setAAD(named(about))
        .setAuthTag(Buffer.from(tag, 'base64'));
      const plain = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]);
      return this.#shape.parse(JSON.parse(plain.toString('utf8')));
    } catch {
      throw new HumanError(
        '{0} cannot be read: it was damaged, or locked with another key. Bring it back from a copy, or run “Delete Stored Data”.',
        path,
      );
    }
  }

  /** Found without the key, so that one that does not fit is noticed. */
  #pathOf(about: string): string {
    return join(this.#means.folder, `${createHash('sha256').update(named(about)).digest('hex')}.json`);
  }

  #theKey(): Promise<Buffer> {
    if (this.#key === null) {
      const key = this.#findKey();
      this.#key = key;
      key.catch(() => (this.#key = null));
    }
    return this.#key;
  }

  /** Made on first use. A key that is gone is not made anew over what it locked. */
  async #findKey(): Promise<Buffer> {
    const { secrets, secret } = this.#means;
    let known = await secrets.get(secret);
    if (known === undefined) {
      if ((await this.size()) > 0) throw this.#noKey();
      await secrets.store(secret, randomBytes(keyBytes).toString('base64'));
      // Another window may have made one at the same moment.
      known = await secrets.get(secret);
    }
    const key = Buffer.from(known ?? '', 'base64');
    if (key.length !== keyBytes) throw this.#noKey();
    return key;
  }

  #noKey(): HumanError {
    return new HumanError(
      'The key to what is kept encrypted in {0} is not in this machine’s store of secrets. Unlock that store, or run “Delete Stored Data”.',
      this.#means.folder,
    );
  }

  async #list(): Promise<readonly string[]> {
    try {
      return await this.#files.list(this.#means.folder);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw refused(error, this.#means.folder);
    }
  }

  #next<R>(work: () => Promise<R>): Promise<R> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

function named(about: string): Buffer {
  return Buffer.from(`ddx/vault@1\n${about}`, 'utf8');
}
