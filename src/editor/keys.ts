import type * as vscode from 'vscode';

/** API keys, each bound to the origin it was given for: changing the address never carries a key along. */
export class Keys {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  async get(origin: string): Promise<string | undefined> {
    return this.#secrets.get(name(origin));
  }

  async set(origin: string, key: string): Promise<void> {
    if (key === '') await this.#secrets.delete(name(origin));
    else await this.#secrets.store(name(origin), key);
  }
}

function name(origin: string): string {
  return `key:${origin}`;
}
