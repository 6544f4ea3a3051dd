/** A stretch of a text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export type JsonPath = readonly (string | number)[];

/**
 * Where something stands in a JSON text, by the way that leads to it: a plain value itself, the name of a group or list.
 * Where the way breaks off, because something is missing or the text is not whole, the last place that is there.
 */
export function placeInJson(text: string, path: JsonPath): TextRange {
  const scan = new Scan(text);
  scan.skipSpace();
  let place: TextRange = { start: scan.at, end: Math.min(scan.at + 1, text.length) };
  for (const step of path) {
    const found = typeof step === 'number' ? scan.intoItem(step) : scan.intoField(step);
    if (found === null) return place;
    place = found;
  }
  return place;
}

class Scan {
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  skipSpace(): void {
    while (/[\s\uFEFF]/.test(this.#text[this.at] ?? '')) this.at += 1;
  }

  /** Goes to the value of a field of the group that begins here; null where there is none. */
  intoField(name: string): TextRange | null {
    if (!this.#take('{')) return null;
    for (;;) {
      this.skipSpace();
      const start = this.at;
      if (this.#text[this.at] !== '"') return null;
      this.#skipString();
      const key = { start, end: this.at };
      this.skipSpace();
      if (!this.#take(':')) return null;
      this.skipSpace();
      if (unquoted(this.#text.slice(key.start, key.end)) === name) return this.#isPlain() ? this.#valueHere() : key;
      if (!this.#skipValue()) return null;
      this.skipSpace();
      if (!this.#take(',')) return null;
    }
  }

  /** Goes to an item of the list that begins here. */
  intoItem(index: number): TextRange | null {
    if (!this.#take('[')) return null;
    for (let left = index; ; left -= 1) {
      this.skipSpace();
      if (this.at >= this.#text.length || this.#text[this.at] === ']') return null;
      if (left === 0) return this.#isPlain() ? this.#valueHere() : { start: this.at, end: this.at + 1 };
      if (!this.#skipValue()) return null;
      this.skipSpace();
      if (!this.#take(',')) return null;
    }
  }

  #isPlain(): boolean {
    return !/[[{]/.test(this.#text[this.at] ?? '');
  }

  /** The plain value that begins here; the scan stays before it. */
  #valueHere(): TextRange {
    const start = this.at;
    this.#skipValue();
    const range = { start, end: Math.min(Math.max(this.at, start + 1), this.#text.length) };
    this.at = start;
    return range;
  }

  #take(sign: string): boolean {
    if (this.#text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }

  #skipString(): void {
    for (this.at += 1; this.at < this.#text.length; this.at += 1) {
      if (this.#text[this.at] === '\\') this.at += 1;
      else if (this.#text[this.at] === '"') break;
    }
    this.at = Math.min(this.at + 1, this.#text.length);
  }

  /** False where the text ends before the value does. */
  #skipValue(): boolean {
    let depth = 0;
    do {
      this.skipSpace();
      const sign = this.#text[this.at];
      if (sign === undefined) return false;
      if (sign === '"') this.#skipString();
      else if (/[{}[\],:]/.test(sign)) {
        depth += /[[{]/.test(sign) ? 1 : /[\]}]/.test(sign) ? -1 : 0;
        if (depth < 0 || (depth === 0 && /[,:]/.test(sign))) return false;
        this.at += 1;
      } else while (/[^\s{}[\],:"]/.test(this.#text[this.at] ?? '"')) this.at += 1;
    } while (depth > 0);
    return true;
  }
}

function unquoted(words: string): string {
  try {
    return JSON.parse(words) as string;
  } catch {
    return words;
  }
}
