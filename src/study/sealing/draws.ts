import { createHmac } from 'node:crypto';

const words = 2 ** 32;

/**
 * Numbers drawn from a key, for one purpose: HMAC-SHA256 of `label|0`, `label|1` and so on, read as 32-bit words, the
 * high byte first. Whoever has the key draws the same again; another label tells nothing of this one. docs/records.md
 * shows it in Python.
 */
export class Draws {
  readonly #key: Uint8Array;
  readonly #label: string;
  #block = Buffer.alloc(0);
  #blocks = 0;
  #place = 0;

  constructor(key: Uint8Array, label: string) {
    this.#key = key;
    this.#label = label;
  }

  /** A whole number from 0 to n - 1, each as likely as the others. */
  below(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n > words) throw new RangeError(`Nothing can be drawn below ${n}`);
    const fair = words - (words % n);
    for (;;) {
      const word = this.take(4).readUInt32BE();
      if (word < fair) return word % n;
    }
  }

  /** The same things in an order drawn at random (Fisher and Yates, from the end). */
  shuffled<T>(things: readonly T[]): T[] {
    const order = [...things];
    for (let i = order.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [order[i], order[j]] = [order[j] as T, order[i] as T];
    }
    return order;
  }

  /** The next bytes, 4 or 8 of them: a block of 32 holds them without a rest. */
  take(count: 4 | 8): Buffer {
    if (this.#place + count > this.#block.length) {
      this.#block = createHmac('sha256', this.#key).update(`${this.#label}|${this.#blocks++}`, 'utf8').digest();
      this.#place = 0;
    }
    const bytes = this.#block.subarray(this.#place, this.#place + count);
    this.#place += count;
    return bytes;
  }
}
