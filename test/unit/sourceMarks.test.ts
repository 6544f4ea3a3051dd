import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { knownIn, type Marked } from '../../src/cases/phi/sourceMarks.ts';
import type { IdentifierClass } from '../../src/cases/phi/identifier.ts';

const text = 'Bluebird was seen on 12 of May. Later Bluebird took 12 tablets and met the Lark family.\n';

function marking(...words: readonly (readonly [IdentifierClass, string, number?])[]): Marked {
  const known = words.map(([kind, word, from = 0]) => {
    const start = text.indexOf(word, from);
    return { class: kind, start, end: start + word.length };
  });
  return { text, known };
}

const marked = marking(['NAME', 'Bluebird'], ['DATE', '12'], ['NAME', 'Bluebird', 9], ['NAME', 'Lark']);

const wordsIn = (now: string, of = marked): string[] =>
  knownIn(now, of).map(({ class: kind, start, end }) => `${kind} ${start} ${now.slice(start, end)}`);

describe('words that a source marked', () => {
  it('stand where it says in the same text', () => {
    assert.equal(knownIn(text, marked), marked.known);
  });

  it('move with what is typed before them, and go with what is masked', () => {
    assert.deepEqual(wordsIn(`A note. ${text}`), ['NAME 8 Bluebird', 'DATE 29 12', 'NAME 46 Bluebird', 'NAME 83 Lark']);
    const masked = text.replace('Bluebird', '[NAME]');
    assert.deepEqual(wordsIn(masked), ['DATE 19 12', 'NAME 36 Bluebird', 'NAME 73 Lark']);
    assert.deepEqual(wordsIn(''), []);
  });

  it('are found again between two changes, whole words only', () => {
    const now = text.replace('Bluebird', 'Xx').replace('Lark family', 'Larks');
    assert.deepEqual(wordsIn(now), ['DATE 15 12', 'NAME 32 Bluebird']);
  });

  it('are found in a part; a short word only beside what stood beside it', () => {
    assert.deepEqual(wordsIn('was seen on 12 of May. Later'), ['DATE 12 12']);
    assert.deepEqual(wordsIn('took 12 tablets and met the Lark family'), ['NAME 28 Lark']);
    assert.deepEqual(wordsIn('12'), []);
    assert.deepEqual(wordsIn('Bluebird'), ['NAME 0 Bluebird']);
  });

  it('take no longer for many of them in a long text that was changed at both ends', () => {
    const long = 'Robin saw the day. '.repeat(20_000);
    const at = (n: number, length: number) => ({ class: 'NAME' as const, start: n * 19, end: n * 19 + length });
    const known = Array.from({ length: 20_000 }, (_, n) => [at(n, 5), at(n, 3)]).flat();
    const since = performance.now();
    assert.equal(knownIn(`Then ${long}x`, { text: long, known }).length, 20_000);
    assert.ok(performance.now() - since < 2000);
  });
});
