import { folded } from '../words.ts';

/** A whole number below another. */
export type Random = (below: number) => number;

/** The words of a text, in small letters without accents. */
export function wordsOf(text: string): readonly string[] {
  return (text.match(/[\p{L}\p{M}]+|\d+/gu) ?? []).map(folded);
}

/**
 * Makes up what stands for something else: never a word that the case has, be it as an original or by chance, and never
 * the same for two. What was made up for a word stays the same.
 */
export class Coinage {
  readonly #random: Random;
  readonly #text: string;
  readonly #taken: Set<string>;
  readonly #known: Map<string, string>;
  readonly #wholes: Set<string>;

  /** `text` and `taken` are what nothing made up may be mistaken for; `known` is what was made up before. */
  constructor(random: Random, text: string, taken: readonly string[], known: Readonly<Record<string, string>>) {
    this.#random = random;
    this.#text = text;
    this.#taken = new Set([text, ...taken].flatMap(wordsOf));
    this.#wholes = new Set(taken);
    this.#known = new Map(Object.entries(known));
    for (const word of this.#known.values()) for (const part of wordsOf(word)) this.#taken.add(part);
  }

  get known(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#known);
  }

  below(most: number): number {
    return this.#random(most);
  }

  recall(key: string): string | undefined {
    return this.#known.get(key);
  }

  remember(key: string, word: string): string {
    this.#known.set(key, word);
    for (const part of wordsOf(word)) this.#taken.add(part);
    return word;
  }

  isFree(word: string): boolean {
    return wordsOf(word).every((part) => !this.#taken.has(part));
  }

  /** The word for a key: the one it has, else one of so many that is free, else two of them joined. */
  word(key: string, count: number, nth: (n: number) => string, fits: (word: string) => boolean = () => true): string {
    const known = this.recall(key);
    if (known !== undefined) return known;
    const start = this.#random(count);
    for (let step = 0; step < count; step += 1) {
      const word = nth((start + step) % count);
      if (this.isFree(word) && fits(word)) return this.remember(key, word);
    }
    for (let step = 0; step < count * count; step += 1) {
      const word = nth((start + step) % count) + nth((start + Math.floor(step / count) + 1) % count).toLowerCase();
      if (this.isFree(word)) return this.remember(key, word);
    }
    throw new Error('no word is left to make up');
  }

  /** The first of some attempts that stands nowhere in the case and for nothing yet; null when all do. */
  whole(attempt: () => string, fits: (whole: string) => boolean = () => true): string | null {
    for (let tries = 0; tries < 64; tries += 1) {
      const whole = attempt();
      if (this.#text.includes(whole) || this.#wholes.has(whole) || !fits(whole)) continue;
      this.#wholes.add(whole);
      return whole;
    }
    return null;
  }
}

/** A word in such capitals as another is written. */
export function inCapitalsOf(written: string, word: string): string {
  if (written.length > 1 && written === written.toUpperCase()) return word.toUpperCase();
  if (written === written.toLowerCase()) return word.toLowerCase();
  return word;
}
