import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import llama from 'llama-tokenizer-js';
import { countLlama, fewestTokens, mostCounted, surelyFits } from '../../src/arms/tokens/countTokens.ts';

/** The library's own count of the whole text, with the token for its beginning. */
const whole = (text: string): number => (text === '' ? 1 : llama.encode(text).length);

/** The same pieces in the same order at every run. */
function randomly(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >> 8) % below;
  };
}

const pieces = [
  ...[
    'the',
    ' patient',
    'mg/dL',
    ' 61-year-old',
    '   ',
    '\n\n',
    '\r\n',
    '\t',
    ' ',
    '1.4',
    '°C',
    'é',
    'ß',
    'Ω',
    '東',
    '京',
  ],
  ...[
    '🦙',
    'Ꙋ',
    '\u2581',
    '\u00a0',
    '\u200b',
    '</s>',
    '<0x0A>',
    '\ud800',
    'x',
    '.',
    ',',
    ' BP',
    '“',
    'ѣ',
    '#',
    '----',
    '|',
  ],
];

describe('counting tokens in the vocabulary of LLaMA', () => {
  it('gives the numbers that the reference implementation of the vocabulary gives', async () => {
    assert.equal(await countLlama(''), 1);
    assert.equal(await countLlama('grabbed'), 4);
    assert.equal(await countLlama('           grabbed'), 5);
    assert.equal(await countLlama('ax\n####\nboo'), 7);
    assert.equal(await countLlama('🦙Ꙋ'), 9);
  });

  it('counts word by word what a count of the whole gives', async () => {
    const random = randomly(4);
    for (let round = 0; round < 3000; round++) {
      const text = Array.from({ length: 1 + random(40) }, () => pieces[random(pieces.length)] ?? '').join('');
      assert.equal(await countLlama(text), whole(text), JSON.stringify(text));
    }
  });

  it('never counts more than the bytes and the two that are added, nor fewer than the longest token allows', async () => {
    const random = randomly(9);
    for (let round = 0; round < 500; round++) {
      const text = Array.from({ length: 1 + random(20) }, () => pieces[random(pieces.length)] ?? '').join('');
      const tokens = await countLlama(text);
      assert.ok(tokens <= Buffer.byteLength(text) + 2, JSON.stringify(text));
      assert.ok(tokens >= fewestTokens(text), JSON.stringify(text));
      assert.equal(surelyFits(text, tokens - 1), false);
    }
    assert.equal(surelyFits('ab', 4), true);
    assert.equal(surelyFits('é', 3), false);
  });

  it('lets others have their turn, however long or strange the text', async () => {
    const random = randomly(2);
    const word = Array.from({ length: 150_000 }, () => String.fromCharCode(97 + random(26))).join('');
    for (const text of [word, '🦙'.repeat(100_000), ' '.repeat(300_000), 'pain \n'.repeat(60_000)]) {
      let turns = 0;
      let waiting = true;
      const turn = (): void => {
        turns += 1;
        if (waiting) setImmediate(turn);
      };
      setImmediate(turn);
      assert.ok((await countLlama(text)) > 1);
      waiting = false;
      assert.ok(turns >= 5, `${turns} turns for ${JSON.stringify(text.slice(0, 6))}`);
    }
  });

  it('gives a bound from below for what no model of this vocabulary could read', async () => {
    const text = 'x'.repeat(5_000_000);
    const tokens = await countLlama(text);
    assert.ok(tokens >= fewestTokens(text));
    assert.ok(tokens <= Buffer.byteLength(text));
    assert.ok(tokens > mostCounted / 10);
  });
});
