import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Draws } from '../../src/study/sealing/draws.ts';
import { seeded } from './sealingFixtures.ts';

const key = Uint8Array.from({ length: 32 }, (_, i) => i);

describe('draws', () => {
  it('are those of the recipe in Python', () => {
    const draws = new Draws(key, 'order|r1|r2');
    const numbers = Array.from({ length: 10 }, () => draws.below(100));
    assert.deepEqual(numbers, [97, 20, 15, 98, 73, 85, 39, 9, 61, 47]);
    // More than one block of 32 bytes.
    assert.equal(new Draws(key, 'x').shuffled(Array.from('abcdefghijkl')).join(''), 'hfigdlbaejkc');
  });

  it('are the same again, and others with another label or key', () => {
    const numbers = (of: Uint8Array, label: string): number[] => {
      const draws = new Draws(of, label);
      return Array.from({ length: 20 }, () => draws.below(1000));
    };
    assert.deepEqual(numbers(key, 'a'), numbers(key, 'a'));
    assert.notDeepEqual(numbers(key, 'a'), numbers(key, 'b'));
    assert.notDeepEqual(numbers(key, 'a'), numbers(key.toReversed(), 'a'));
    // The place where label and count meet cannot be moved.
    assert.notDeepEqual(numbers(key, 'a|1'), numbers(key, 'a'));
  });

  it('give every number below n, and no other, equally often', () => {
    for (const n of [1, 2, 3, 6, 7, 10]) {
      const draws = new Draws(key, `below ${n}`);
      const seen = new Array<number>(n).fill(0);
      for (let i = 0; i < 7000; i++) {
        const drawn = draws.below(n);
        assert.ok(Number.isInteger(drawn) && drawn >= 0 && drawn < n);
        seen[drawn] = (seen[drawn] ?? 0) + 1;
      }
      // 99.99 % of a chi-square with 9 degrees of freedom lie below 34.
      assert.ok(chiSquare(seen) < 34, `${n}: ${seen.join(' ')}`);
    }
  });

  it('throw away what would favour the first numbers', () => {
    // Three quarters of all words serve; by the remainder alone the first third would come twice as often.
    const n = 2 ** 31 + 2 ** 30;
    const draws = new Draws(key, 'reject');
    const thirds = [0, 0, 0];
    for (let i = 0; i < 3000; i++) {
      const third = Math.floor(draws.below(n) / 2 ** 30);
      thirds[third] = (thirds[third] ?? 0) + 1;
    }
    assert.ok(chiSquare(thirds) < 20, thirds.join(' '));
    assert.equal(new Draws(key, 'whole').below(2 ** 32), new Draws(key, 'whole').take(4).readUInt32BE());
  });

  it('refuse what cannot be drawn', () => {
    const draws = new Draws(key, 'x');
    for (const n of [0, -1, 1.5, NaN, 2 ** 32 + 1]) assert.throws(() => draws.below(n), RangeError);
    assert.deepEqual(draws.shuffled([]), []);
    assert.deepEqual(draws.shuffled(['a']), ['a']);
  });

  it('put things into all orders equally often, and leave the list as it was', () => {
    const random = seeded('orders');
    const things = ['a', 'b', 'c', 'd'];
    const counts = new Map<string, number>();
    for (let i = 0; i < 4800; i++) {
      const order = new Draws(random(32), 'x').shuffled(things).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    assert.deepEqual(things, ['a', 'b', 'c', 'd']);
    assert.equal(counts.size, 24);
    // 99.99 % of a chi-square with 23 degrees of freedom lie below 58.
    assert.ok(chiSquare([...counts.values()]) < 58);
  });
});

function chiSquare(counts: readonly number[]): number {
  const mean = counts.reduce((sum, n) => sum + n, 0) / counts.length;
  return counts.reduce((sum, n) => sum + (n - mean) ** 2 / mean, 0);
}
