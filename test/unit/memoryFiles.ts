import { basename, dirname } from 'node:path';
import type { FileFacts, Files, OpenFile } from '../../src/ledger/files.ts';

interface Node {
  content: Buffer;
  /** What would be there after a power cut. */
  safe: Buffer;
  changed: number;
}

export interface Call {
  /** Counted from 1 over all calls. */
  readonly n: number;
  readonly what: keyof Files | keyof OpenFile;
  readonly path: string;
}

/** An error code to fail with, or `short` to write only a part; null lets the call through. */
export type Fault = (call: Call) => string | null;

/** A file system in memory (paths with /) that refuses, tears and forgets what was not flushed. */
export class MemoryFiles implements Files {
  readonly #folders = new Set(['/']);
  readonly #nodes = new Map<string, Node>();
  #safeEntries = new Map<string, Node>();
  #calls = 0;
  fault: Fault = () => null;
  readonly log: Call[] = [];

  constructor(...folders: string[]) {
    for (const folder of folders) this.#folders.add(folder);
  }

  /**
   * What is there after the power went: all that was flushed, and of the rest what happens to be kept. A file may be
   * longer than it was and hold zeros for the sectors that did not make it.
   */
  afterPowerCut(keep: () => boolean = () => false): MemoryFiles {
    const left = new MemoryFiles(...this.#folders);
    for (const path of new Set([...this.#safeEntries.keys(), ...this.#nodes.keys()])) {
      const [safe, now] = [this.#safeEntries.get(path), this.#nodes.get(path)];
      const node = safe === now || !keep() ? safe : now;
      if (node !== undefined) left.put(path, keptOf(node, keep));
    }
    return left;
  }

  /** Puts a file there as another program would. */
  put(path: string, bytes: Uint8Array | string): void {
    const content = Buffer.from(bytes);
    const node = { content, safe: content, changed: ++this.#calls };
    this.#nodes.set(path, node);
    this.#safeEntries.set(path, node);
    for (let folder = dirname(path); folder !== '/'; folder = dirname(folder)) this.#folders.add(folder);
  }

  /** Takes a file or a whole folder away as another program would. */
  take(path: string): void {
    const gone = (one: string): boolean => one === path || one.startsWith(`${path}/`);
    for (const one of [...this.#nodes.keys()].filter(gone)) this.#nodes.delete(one);
    for (const one of [...this.#folders].filter(gone)) this.#folders.delete(one);
  }

  text(path: string): string {
    return this.#node(path).content.toString('utf8');
  }

  bytes(path: string): Buffer {
    return this.#node(path).content;
  }

  paths(): string[] {
    return [...this.#nodes.keys()].sort();
  }

  async read(path: string): Promise<Uint8Array> {
    await this.#enter('read', path);
    return this.#node(path).content;
  }

  async create(path: string): Promise<OpenFile> {
    await this.#enter('create', path);
    this.#folder(dirname(path));
    if (this.#nodes.has(path)) throw failure('EEXIST', path);
    const node: Node = { content: Buffer.alloc(0), safe: Buffer.alloc(0), changed: ++this.#calls };
    this.#nodes.set(path, node);
    return {
      write: async (bytes, place) => {
        const fault = await this.#enter('write', path, true);
        const whole = fault === null ? bytes : bytes.subarray(0, Math.floor(bytes.length / 2));
        const content = Buffer.alloc(Math.max(node.content.length, place + whole.length));
        node.content.copy(content);
        content.set(whole, place);
        node.content = content;
        node.changed = ++this.#calls;
        if (fault !== null && fault !== 'short') throw failure(fault, path);
        return whole.length;
      },
      truncate: async (length) => {
        await this.#enter('truncate', path);
        node.content = node.content.subarray(0, length);
      },
      sync: async () => {
        await this.#enter('sync', path);
        node.safe = node.content;
      },
      whereabouts: async (at, length) => {
        await this.#enter('whereabouts', path);
        if (node.content.length !== length) return 'changed';
        return this.#nodes.get(at) === node ? 'there' : 'elsewhere';
      },
      close: async () => {
        await this.#enter('close', path);
      },
    };
  }

  async list(folder: string): Promise<string[]> {
    await this.#enter('list', folder);
    this.#folder(folder);
    return [...this.#nodes.keys(), ...this.#folders]
      .filter((path) => path !== '/' && dirname(path) === folder)
      .map((path) => basename(path));
  }

  async facts(path: string): Promise<FileFacts> {
    await this.#enter('facts', path);
    if (this.#folders.has(path)) return { kind: 'folder', size: 0, changed: 0 };
    const { content, changed } = this.#node(path);
    return { kind: 'file', size: content.length, changed };
  }

  async realPath(path: string): Promise<string> {
    await this.#enter('realPath', path);
    return path;
  }

  async makeFolder(path: string, how: { parents: boolean }): Promise<void> {
    await this.#enter('makeFolder', path);
    if (!how.parents) this.#folder(dirname(path));
    for (let folder = path; folder !== '/'; folder = dirname(folder)) this.#folders.add(folder);
  }

  async syncFolder(path: string): Promise<void> {
    await this.#enter('syncFolder', path);
    for (const one of this.#safeEntries.keys()) if (dirname(one) === path) this.#safeEntries.delete(one);
    for (const [one, node] of this.#nodes) if (dirname(one) === path) this.#safeEntries.set(one, node);
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#enter('rename', from);
    this.#nodes.set(to, this.#node(from));
    this.#nodes.delete(from);
  }

  async remove(path: string): Promise<void> {
    await this.#enter('remove', path);
    this.#nodes.delete(path);
  }

  async stamp(path: string, changed: number): Promise<void> {
    await this.#enter('stamp', path);
    this.#node(path).changed = changed;
  }

  async #enter(what: Call['what'], path: string, partly = false): Promise<string | null> {
    await Promise.resolve();
    const call = { n: this.log.length + 1, what, path };
    this.log.push(call);
    const fault = this.fault(call);
    if (fault !== null && fault !== 'short' && !partly) throw failure(fault, path);
    return fault;
  }

  #node(path: string): Node {
    const node = this.#nodes.get(path);
    if (node === undefined) throw failure(this.#folders.has(path) ? 'EISDIR' : 'ENOENT', path);
    return node;
  }

  #folder(path: string): void {
    if (!this.#folders.has(path)) throw failure('ENOENT', path);
  }
}

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}

const sector = 512;

function keptOf({ content, safe }: Node, keep: () => boolean): Buffer {
  if (content.equals(safe)) return safe;
  const kept = Buffer.alloc(keep() ? content.length : safe.length);
  for (let at = 0; at < kept.length; at += sector) {
    (keep() ? content : safe).subarray(at, at + sector).copy(kept, at);
  }
  return kept;
}
