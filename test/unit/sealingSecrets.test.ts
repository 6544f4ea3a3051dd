import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isBearable, keyOf, needStrong, normalised, usualCost } from '../../src/study/sealing/passphrase.ts';
import { readKey, writtenKey } from '../../src/study/sealing/recoveryKey.ts';
import { cheap, passphrase, seeded } from './sealingFixtures.ts';

describe('a passphrase', () => {
  it('makes the key that scrypt makes', async () => {
    // RFC 7914, section 12: the first 32 bytes.
    const key = await keyOf('pleaseletmein', Buffer.from('SodiumChloride'), { n: 16384, r: 8, p: 1 });
    assert.equal(key.toString('hex'), '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2');
    const usual = await keyOf(passphrase, Buffer.alloc(16), usualCost);
    assert.equal(usual.length, 32);
  });

  it('is the same however its letters were composed, and with white space around it', async () => {
    const salt = seeded('salt')(16);
    const wanted = await keyOf('caf\u00e9 na\u00efve \ufb01lm', salt, cheap);
    assert.deepEqual(await keyOf(' cafe\u0301 nai\u0308ve film\n', salt, cheap), wanted);
    assert.notDeepEqual(await keyOf('Caf\u00e9 na\u00efve film', salt, cheap), wanted);
    assert.notDeepEqual(await keyOf('caf\u00e9 na\u00efve film', seeded('other')(16), cheap), wanted);
    assert.equal(normalised('\tx y '), 'x y');
  });

  it('is refused when it could be guessed', () => {
    for (const weak of [null, '', '   ', '\n\t']) assert.throws(() => needStrong(weak), /sealed with a passphrase/);
    for (const weak of ['short one', 'aaaaaaaaaaaaaaaa', 'abababababababab', ' 12345678901 ', '🫁🫁🫁🫁🫁🫁']) {
      assert.throws(() => needStrong(weak), /too easy to guess/);
    }
    assert.equal(needStrong(` ${passphrase} `), passphrase);
    assert.equal(needStrong('Тёплый дождь'), 'Тёплый дождь');
  });

  it('may not be made to cost more than a machine has', () => {
    assert.ok(isBearable(usualCost) && isBearable(cheap) && isBearable({ n: 2 ** 19, r: 8, p: 1 }));
    for (const cost of [
      { n: 2 ** 30, r: 8, p: 1 },
      { n: 2 ** 17, r: 1024, p: 1 },
      { n: 2 ** 17, r: 8, p: 1000 },
      { n: 2 ** 17 + 1, r: 8, p: 1 },
      { n: 1, r: 8, p: 1 },
      { n: 0, r: 8, p: 1 },
      { n: -2, r: 8, p: 1 },
      { n: 16, r: 0, p: 1 },
      { n: 16, r: 8, p: 0 },
    ]) {
      assert.ok(!isBearable(cost), JSON.stringify(cost));
    }
  });
});

describe('a recovery key', () => {
  const random = seeded('recovery');

  it('is written in groups and read back', () => {
    for (let i = 0; i < 200; i++) {
      const key = Buffer.from(random(32));
      const written = writtenKey(key);
      assert.match(written, /^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
      assert.deepEqual(readKey(written), key);
    }
    for (const bytes of [Buffer.alloc(32), Buffer.alloc(32, 255)]) assert.deepEqual(readKey(writtenKey(bytes)), bytes);
  });

  it('is read as people type it', () => {
    const key = Buffer.from(seeded('typed')(32));
    const written = writtenKey(key);
    for (const typed of [
      written.toLowerCase(),
      written.replaceAll('-', ''),
      written.replaceAll('-', ' '),
      ` ${written.replaceAll('-', '–')}\n`,
      written.replaceAll('0', 'O').replaceAll('1', 'l'),
      written.replaceAll('0', 'o').replaceAll('1', 'I'),
      written.replace(/.{35}/, '$&\n'),
    ]) {
      assert.deepEqual(readKey(typed), key, typed);
    }
  });

  it('tells every letter that was mistaken, left out, doubled or swapped', () => {
    const written = writtenKey(random(32)).replaceAll('-', '');
    const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZU';
    for (let i = 0; i < written.length; i++) {
      const [before, at, after] = [written.slice(0, i), written[i] ?? '', written.slice(i + 1)];
      for (const letter of letters) {
        if (letter !== at) assert.equal(readKey(before + letter + after), 'mistyped');
      }
      assert.equal(readKey(before + after), 'mistyped');
      assert.equal(readKey(before + at + at + after), 'mistyped');
      const [next = ''] = after;
      if (next !== '' && next !== at) assert.equal(readKey(before + next + at + after.slice(1)), 'mistyped');
    }
  });

  it('is not seen in a passphrase', () => {
    for (const text of ['', passphrase, 'four words of no use', 'x'.repeat(56), 'é'.repeat(56), '1'.repeat(20)]) {
      assert.equal(readKey(text), null, text);
    }
  });
});
