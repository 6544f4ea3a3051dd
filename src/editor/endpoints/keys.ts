import type * as vscode from 'vscode';

/**
 * API keys and the secrets of headers, each bound to the origin it was given for: changing an address never carries
 * one along.
 */
export class Keys {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  async get(origin: string): Promise<string | undefined> {
    return this.#secrets.get(keyOf(origin));
  }

  /** An empty key removes the one there is. */
  async set(origin: string, key: string): Promise<void> {
    await this.#put(keyOf(origin), key);
  }

  /** What a header of that origin carries, by the name an endpoint's entry gives it. */
  async secret(origin: string, name: string): Promise<string | undefined> {
    return this.#secrets.get(secretOf(origin, name));
  }

  async setSecret(origin: string, name: string, value: string): Promise<void> {
    await this.#put(secretOf(origin, name), value);
  }

  async #put(name: string, value: string): Promise<void> {
    if (value === '') await this.#secrets.delete(name);
    else await this.#secrets.store(name, value);
  }
}

function keyOf(origin: string): string {
  return `key:${origin}`;
}

/** An origin holds no space, so no two of these are the same. */
function secretOf(origin: string, name: string): string {
  return `secret:${origin} ${name}`;
}
