import { scrypt } from 'node:crypto';
import { HumanError } from '../../humanError.ts';

/** What scrypt is asked to spend: 128 · n · r bytes of memory, p times over. */
export interface Cost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MB and about half a second: nothing for a person, and dear for whoever tries words by the million. */
export const usualCost: Cost = { n: 2 ** 17, r: 8, p: 1 };

const shortest = 12;
const fewestLetters = 5;

/** A file that someone else wrote must not take the memory or the hours of whoever opens it. */
export function isBearable({ n, r, p }: Cost): boolean {
  const isPower = Number.isInteger(Math.log2(n));
  return isPower && n >= 2 && r >= 1 && p >= 1 && p <= 16 && 128 * n * r <= 2 ** 29 && n * r * p <= 2 ** 23;
}

/** A passphrase in the one form in which it makes the key, however the keyboard composed its letters. */
export function normalised(passphrase: string): string {
  return passphrase.normalize('NFKC').trim();
}

/** Throws for a passphrase that could be guessed. */
export function needStrong(passphrase: string | null): string {
  const fit = normalised(passphrase ?? '');
  if (fit === '')
    throw new HumanError(
      'A blinded study is sealed with a passphrase. Give one of {0} letters or more.',
      `${shortest}`,
    );
  const letters = Array.from(fit);
  if (letters.length < shortest || new Set(letters).size < fewestLetters) {
    throw new HumanError(
      'The passphrase is too easy to guess. Take {0} letters or more, best four or five words that do not belong together.',
      `${shortest}`,
    );
  }
  return fit;
}

export function keyOf(passphrase: string, salt: Uint8Array, { n, r, p }: Cost): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const settings = { N: n, r, p, maxmem: 128 * n * r * 2 + 2 ** 20 };
  scrypt(normalised(passphrase), salt, 32, settings, (error, key) => (error === null ? resolve(key) : reject(error)));
  return promise;
}
