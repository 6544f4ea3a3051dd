import { SourceFault } from './sourceFault.ts';
import { Lines } from './xml/lines.ts';

/** A value of a JSON text, and where it stands there. */
export type JsonNode = { readonly start: number; readonly end: number } & (
  | { readonly is: 'plain'; readonly value: string | number | boolean | null }
  | { readonly is: 'list'; readonly items: readonly JsonNode[] }
  | { readonly is: 'object'; readonly members: ReadonlyMap<string, JsonNode> }
);

const deepest = 500;

/** What a JSON text holds. Throws a SourceFault that says where it is broken. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The engine does not always say where; reading it again does.
    readJson(text);
    throw new SourceFault({ line: null, column: null }, 'The file is not well-formed JSON.');
  }
}

/** The same with the place of every value. */
export function readJson(text: string): JsonNode {
  return new Reader(text).read();
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): JsonNode {
    const node = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) throw this.#broken();
    return node;
  }

  #value(depth: number): JsonNode {
    if (depth > deepest) {
      throw new SourceFault(this.#where(), 'The JSON is nested more than {0} deep, which no case is.', String(deepest));
    }
    this.#space();
    const start = this.#at;
    const first = this.#text[start];
    if (first === '{') {
      const members = this.#members(depth);
      return { start, end: this.#at, is: 'object', members };
    }
    if (first === '[') {
      const items = this.#items(depth);
      return { start, end: this.#at, is: 'list', items };
    }
    const value = first === '"' ? this.#string() : this.#word();
    return { start, end: this.#at, is: 'plain', value };
  }

  #members(depth: number): Map<string, JsonNode> {
    const members = new Map<string, JsonNode>();
    this.#at += 1;
    if (this.#next('}')) return members;
    do {
      this.#space();
      if (this.#text[this.#at] !== '"') throw this.#broken();
      const name = this.#string();
      if (!this.#next(':')) throw this.#broken();
      members.set(name, this.#value(depth + 1));
    } while (this.#next(','));
    if (!this.#next('}')) throw this.#broken();
    return members;
  }

  #items(depth: number): JsonNode[] {
    const items: JsonNode[] = [];
    this.#at += 1;
    if (this.#next(']')) return items;
    do items.push(this.#value(depth + 1));
    while (this.#next(','));
    if (!this.#next(']')) throw this.#broken();
    return items;
  }

  #string(): string {
    const start = this.#at;
    const text = this.#text;
    let escaped = false;
    for (let i = start + 1; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 0x22) {
        this.#at = i + 1;
        return escaped ? this.#unescaped(start) : text.slice(start + 1, i);
      }
      if (code === 0x5c) {
        escaped = true;
        i += 1;
      } else if (code < 0x20) {
        this.#at = i;
        throw this.#broken();
      }
    }
    throw new SourceFault(new Lines(text).at(start), 'The JSON ends inside the words that begin here.');
  }

  #unescaped(start: number): string {
    try {
      return JSON.parse(this.#text.slice(start, this.#at)) as string;
    } catch {
      this.#at = start;
      throw this.#broken();
    }
  }

  #word(): number | boolean | null {
    const word = /[\w.+-]*/y;
    word.lastIndex = this.#at;
    const found = word.exec(this.#text)?.[0] ?? '';
    try {
      const value = JSON.parse(found) as number | boolean | null;
      this.#at += found.length;
      return value;
    } catch {
      throw this.#broken();
    }
  }

  /** Steps over one mark, if it comes next. */
  #next(mark: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #space(): void {
    for (; ; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    }
  }

  #where(): { readonly line: number; readonly column: number } {
    return new Lines(this.#text).at(this.#at);
  }

  #broken(): SourceFault {
    return this.#at >= this.#text.length
      ? new SourceFault(this.#where(), 'The JSON is cut off: it ends before everything that it opened is closed.')
      : new SourceFault(this.#where(), 'The file is not well-formed JSON from here on.');
  }
}
