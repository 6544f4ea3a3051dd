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

  /**
   * The names of all keys and secrets that are kept. Not every version of the editor lists them: one that was given for an
   * origin, or under a name, that no endpoint has any more is then not found.
   */
  async all(of: readonly { readonly origin: string | null; readonly secrets: readonly string[] }[]): Promise<string[]> {
    const listed = await (this.#secrets as { keys?: () => Thenable<string[]> }).keys?.();
    const named = of.flatMap(({ origin, secrets }) =>
      origin === null ? [] : [keyOf(origin), ...secrets.map((name) => secretOf(origin, name))],
    );
    const names = [...new Set([...(listed ?? []), ...named])].filter((name) => /^(?:key|secret):/.test(name));
    const there = await Promise.all(names.map(async (name) => (await this.#secrets.get(name)) !== undefined));
    return names.filter((_, at) => there[at]);
  }

  /** Removes some of those. */
  async forget(names: readonly string[]): Promise<void> {
    for (const name of names) await this.#secrets.delete(name);
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
