import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Case, makeCase, sha256 } from '../../src/cases/case.ts';
import { cutToFit, leftOut, offsetInWhole, partsOf, shorten } from '../../src/cases/shorten.ts';

const made = (text: string): Case =>
  makeCase(text, { kind: 'document', uri: 'case.md', start: 0, end: text.length }, { id: 'case-1' });

const text = `# History
A man of 61 with chest pain.

# Examination
Pulse 96. ${'Nothing else was found. '.repeat(60)}

# Tests
Troponin raised.
`;
const part = (words: string): { start: number; end: number } => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});
const history = part('# History\nA man of 61 with chest pain.');
const tests = part('# Tests\nTroponin raised.');

describe('a shortened case', () => {
  it('holds the kept parts as they were, a mark between them, and a hash of its own', () => {
    const whole = made(text);
    const short = shorten(whole, [history, tests]);
    assert.match(
      short.text,
      /^# History\nA man of 61 with chest pain\.\n\n\[… 1,4\d\d characters left out …\]\n\n# Tests\nTroponin raised\.\n$/,
    );
    assert.equal(short.id, whole.id);
    assert.equal(short.sha256, sha256(short.text));
    assert.notEqual(short.sha256, whole.sha256);
    assert.equal(short.shortened?.wholeSha256, whole.sha256);
    assert.equal(short.shortened?.wholeLength, text.length);
    for (const { at, start, end } of short.shortened?.kept ?? []) {
      assert.equal(short.text.slice(at, at + end - start), text.slice(start, end));
    }
    assert.ok(Case.safeParse(short).success);
    const kept = (short.shortened?.kept ?? []).reduce((sum, { start, end }) => sum + end - start, 0);
    assert.equal(leftOut(short), text.length - kept);
  });

  it('is marked at its beginning and its end as well', () => {
    const middle = part('Pulse 96.');
    const short = shorten(made(text), [middle]);
    assert.match(short.text, /^\[… \d+ characters left out …\]\n\nPulse 96\.\n\n\[… 1,4\d\d characters left out …\]$/);
  });

  it('is not marked where only white space lies between', () => {
    const two = 'First.\n\nSecond.\n\nThird.';
    const short = shorten(made(two), [
      { start: 0, end: 6 },
      { start: 8, end: 15 },
    ]);
    assert.equal(short.text, 'First.\n\nSecond.\n\n[… 8 characters left out …]');
    assert.equal(short.shortened?.kept.length, 1);
    const all = made(`\n${two}\n`);
    assert.equal(shorten(all, [{ start: 1, end: two.length + 1 }]), all);
  });

  it('leads every kept character back to where it stands in the whole, and no mark anywhere', () => {
    const short = shorten(made(text), [history, tests]);
    for (let offset = 0; offset < short.text.length; offset++) {
      const place = offsetInWhole(short, offset);
      const mark = /\n\n\[…[^\]]*\]\n\n/.exec(short.text);
      const inMark = mark !== null && offset > mark.index && offset < mark.index + mark[0].length;
      assert.equal(place === null, inMark, String(offset));
      if (place !== null && offset !== mark?.index) assert.equal(text[place], short.text[offset]);
    }
    assert.equal(offsetInWhole(short, short.text.length + 1), null);
    assert.equal(offsetInWhole(made(text), 7), 7);
    assert.equal(leftOut(made(text)), 0);
  });

  it('is never made of parts that are none', () => {
    const whole = made('One 🦙 two');
    const wrong: { start: number; end: number }[][] = [
      [],
      [{ start: 2, end: 2 }],
      [{ start: 3, end: 1 }],
      [{ start: -1, end: 3 }],
      [{ start: 0, end: 99 }],
      [{ start: 0.5, end: 3 }],
      [{ start: 0, end: 5 }],
      [{ start: 5, end: 8 }],
      [
        { start: 0, end: 3 },
        { start: 2, end: 8 },
      ],
      [
        { start: 7, end: 9 },
        { start: 0, end: 3 },
      ],
    ];
    for (const kept of wrong) assert.throws(() => shorten(whole, kept), Error, JSON.stringify(kept));
    const short = shorten(whole, [{ start: 0, end: 3 }]);
    assert.throws(() => shorten(short, [{ start: 0, end: 2 }]));
  });
});

describe('the parts of a text', () => {
  const titles = (of: string): string[] => partsOf(of).map(({ title }) => title);

  it('are its sections where it has headings, with what stands before them', () => {
    assert.deepEqual(titles(text), ['History', 'Examination', 'Tests']);
    assert.deepEqual(titles(`Referred by phone.\n\n${text}`), [
      'Referred by phone.',
      'History',
      'Examination',
      'Tests',
    ]);
    for (const { start, end } of partsOf(text)) assert.match(text.slice(start, end), /^#[^]*\S$/);
  });

  it('keep a heading over others with the first of them', () => {
    const parts = partsOf('# Case 3\n\n## History\nPain.\n\n## Tests\nNone.');
    assert.deepEqual(
      parts.map(({ title }) => title),
      ['History', 'Tests'],
    );
    assert.equal(parts[0]?.start, 0);
  });

  it('are its paragraphs, or its lines, where it has none', () => {
    assert.deepEqual(titles('A man.\r\n\r\nHe coughs.\n \nHe smokes.'), ['A man.', 'He coughs.', 'He smokes.']);
    assert.deepEqual(titles('A man.\nHe coughs.'), ['A man.', 'He coughs.']);
    assert.deepEqual(titles('A man.'), ['A man.']);
    assert.deepEqual(titles(' \n '), []);
  });

  it('can all be kept, which is the whole', () => {
    const whole = made(text);
    assert.equal(shorten(whole, partsOf(text)).text, whole.text);
  });
});

describe('the cut that fits', () => {
  const byCharacters = (words: string): Promise<number> => Promise.resolve(words.length);

  async function cut(of: string, most: number, count = byCharacters): Promise<string | null> {
    const range = await cutToFit(of, most, count);
    if (range === null) return null;
    assert.equal(range.start, 0);
    const short = shorten(made(of), [range]);
    assert.ok((await count(short.text)) <= most, `${short.text.length} of ${most}`);
    return of.slice(0, range.end);
  }

  it('keeps as many whole sentences as fit', async () => {
    const of = 'Dr. Ames saw a man. He coughs a lot! Temperature 38.4 today.\nHe smokes.\n\nHe drinks.';
    assert.equal(await cut(of, 1000), of);
    assert.equal(await cut(of, of.length), of);
    assert.equal(await cut(of, of.length - 1), 'Dr. Ames saw a man. He coughs a lot!');
    assert.equal(await cut(of, 55), 'Dr. Ames saw a man.');
  });

  it('keeps whole words where no sentence fits, and whole characters where no word does', async () => {
    assert.equal(await cut('pain and more pain without any end whatsoever in sight at all', 50), 'pain and more pain');
    const llamas = await cut('🦙'.repeat(60), 41);
    assert.match(llamas ?? '', /^(?:🦙)+$/u);
    assert.equal(await cut('🦙'.repeat(60), 10), null);
  });

  it('counts little more than what fits of a text that is far too long', async () => {
    const of = 'The abdomen was soft. '.repeat(100_000);
    let counted = 0;
    const count = (words: string): Promise<number> => {
      counted += words.length;
      return Promise.resolve(Math.ceil(words.length / 4));
    };
    const kept = await cut(of, 1000, count);
    assert.ok((kept ?? '').length > 3800);
    assert.ok(counted < 100_000, String(counted));
  });

  it('takes no long time over hostile text', async () => {
    for (const of of [
      '.'.repeat(200_000),
      ' '.repeat(200_000) + 'x',
      '\n'.repeat(200_000) + 'x',
      'a. '.repeat(60_000),
    ]) {
      await cut(of, 500);
    }
  });
});
