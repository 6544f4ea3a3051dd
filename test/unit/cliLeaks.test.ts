import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from './cliFixtures.ts';

const text =
  'A 34-year-old woman had a cough for three months.\n\nBiopsy showed non-caseating granulomas. She was diagnosed with sarcoidosis.';

interface Printed {
  readonly leaks: readonly { kind: string; start: number; end: number; text: string; why: string; stop: number }[];
}

describe('ddx leaks', () => {
  it('prints exactly one object, and for each leak exactly what was promised', async () => {
    const { code, out, err } = await run(['leaks', '-', '--reference', 'Sarcoidosis', '--json'], { stdin: text });
    assert.equal(code, 0);
    assert.equal(err, '');
    assert.match(out, /^\{"leaks":\[.*\]\}\n$/);
    const { leaks } = JSON.parse(out) as Printed;
    assert.deepEqual(
      leaks.map(({ kind, text: words }) => [kind, words]),
      [
        ['giveaway', 'non-caseating granulomas'],
        ['phrase', 'was diagnosed with'],
        ['name', 'sarcoidosis'],
      ],
    );
    for (const one of leaks) {
      assert.deepEqual(Object.keys(one), ['kind', 'start', 'end', 'text', 'why', 'stop']);
      assert.equal(text.slice(one.start, one.end), one.text);
      assert.ok(one.stop <= one.start);
      assert.ok(one.why.includes(one.text) && !one.why.includes('{'));
    }
    assert.equal(text.slice(0, leaks[0]?.stop).trimEnd(), 'A 34-year-old woman had a cough for three months.');
  });

  it('takes other names of the diagnosis', async () => {
    const words = [
      'leaks',
      '-',
      '--reference',
      'Morbus novus',
      '--accepted',
      'Blue gum',
      '--accepted',
      'MNX',
      '--json',
    ];
    const { out } = await run(words, { stdin: 'It was a case of blue gum, or MNX.' });
    const { leaks } = JSON.parse(out) as Printed;
    assert.deepEqual(
      leaks.filter(({ kind }) => kind === 'name').map((one) => one.text),
      ['blue gum', 'MNX'],
    );
  });

  it('says where for a person, and where the text could end', async () => {
    const { out } = await run(['leaks', '-', '--reference', 'Sarcoidosis'], { stdin: text });
    assert.match(out, /^line 3 {2}giveaway {2}“non-caseating granulomas”/);
    assert.match(out, /Up to line 1, /);
    const clean = await run(['leaks', '-', '--reference', 'Sarcoidosis'], { stdin: 'A cough for three months.' });
    assert.equal(clean.out, 'Nothing was found that gives the diagnosis away.\n');
  });

  it('refuses other names without the diagnosis, and no file', async () => {
    const lonely = await run(['leaks', '-', '--accepted', 'gout'], { stdin: text });
    assert.equal(lonely.code, 2);
    assert.match(lonely.err, /--reference/);
    assert.equal((await run(['leaks', '--reference', 'gout'])).code, 2);
    assert.match((await run(['leaks', '--help'])).out, /^ddx leaks:/);
  });
});
