import { firstWords, formsIn, wordsIn } from './forms.ts';
import { keysOf } from './tokens.ts';

/** Where the forms of many lines begin, so that a text leads to the few that matter. */
export interface PhraseIndex {
  /** What the words of all forms are looked up by. */
  readonly keys: readonly string[];
  /** Every form as it is written, with its line. */
  readonly forms: readonly string[];
  readonly lines: readonly number[];
  /** For each word that forms begin with, by its place in `keys`: which ones. */
  readonly starts: readonly (readonly [word: number, forms: readonly number[]])[];
}

/** Reads lines of forms. This takes longer than reading a case, and is done when the product is built. */
export function indexForms(written: readonly string[]): PhraseIndex {
  const keys = new Keys();
  const forms: string[] = [];
  const lines: number[] = [];
  const starts = new Map<number, number[]>();
  written.forEach((line, index) => {
    for (const word of wordsIn(line)) keys.first(word);
    for (const form of formsIn(line)) {
      for (const word of new Set(firstWords(form).map((one) => keys.first(one)))) {
        const list = starts.get(word);
        if (list === undefined) starts.set(word, [forms.length]);
        else list.push(forms.length);
      }
      forms.push(form);
      lines.push(index);
    }
  });
  return { keys: keys.all, forms, lines, starts: [...starts] };
}

class Keys {
  readonly #places = new Map<string, number>();
  /** By the word as it is written: the place of its key, of the first one where a text has several words for it. */
  readonly #first = new Map<string, number>();

  get all(): string[] {
    return [...this.#places.keys()];
  }

  first(word: string): number {
    let first = this.#first.get(word);
    if (first === undefined) {
      first = keysOf(word).map((key) => this.#place(key))[0] ?? -1;
      this.#first.set(word, first);
    }
    return first;
  }

  #place(key: string): number {
    const before = this.#places.get(key);
    if (before !== undefined) return before;
    this.#places.set(key, this.#places.size);
    return this.#places.size - 1;
  }
}
