import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { noPrevious, sealLine } from '../../src/ledger/line.ts';
import { readLedger, walkLedger } from '../../src/ledger/reader.ts';
import { LedgerFolder } from '../../src/ledger/folder.ts';
import { RatingEvent } from '../../src/ratings/event.ts';
import { usualRating } from '../../src/ratings/usualRating.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { rated } from './verifyFixtures.ts';

/** A ledger of bodies, each given as the text between the stamp and `prev`. */
function ledgerOf(bodies: readonly string[], at = '2026-03-04T05:06:07.089Z', mono: number | null = 12): Buffer {
  let prev = noPrevious;
  const lines = bodies.map((body, i) => {
    const { bytes, hash } = sealLine({ seq: i + 1, at, mono, prev }, body);
    prev = hash;
    return bytes;
  });
  return Buffer.concat(lines);
}
const textOf = (event: object): string => JSON.stringify(event).slice(1, -1);
const isKnown = (body: string): boolean =>
  readLedger(ledgerOf([body]), { known: usualRating }).events[0]?.known ?? false;

describe('a line whose body is known by its looks', () => {
  const usual = [
    rated(1),
    rated(2, { value: 'cannot-rate', diagnosis: null, item: 'bond' }),
    rated(3, { value: null, scale: null, changes: 'b'.repeat(64) }),
    rated(4, { case: 'fièvre', value: 'zu spät', scale: null }),
  ];

  it('is read as any other', () => {
    for (const mono of [12, null]) {
      const bytes = ledgerOf(usual.map(textOf), mono === null ? '2026-03-04' : undefined, mono);
      const quick = readLedger(bytes, { known: usualRating });
      assert.ok(quick.events.every(({ known }) => known));
      const slow = readLedger(bytes);
      assert.ok(slow.events.every(({ known }) => !known));
      const bare = ({ events, ...rest }: typeof slow): object => ({
        ...rest,
        events: events.map((one) => ({ ...one, known: null })),
      });
      assert.deepEqual(bare(quick), bare(slow));
      const seen: number[] = [];
      const { count, head } = walkLedger(bytes, ({ seq }) => seen.push(seq), { known: usualRating, skipKnown: true });
      assert.deepEqual([count, head, seen], [4, slow.head, [1, 2, 3, 4]]);
    }
  });

  it('keeps to the schema, whatever is done to it', () => {
    let known = 0;
    for (const event of usual) {
      const text = textOf(event);
      assert.ok(isKnown(text));
      for (let at = 0; at < text.length; at++) {
        for (const put of ['', '"', '\\', ',', '0', '-1', 'null', '{}', '\n', ' ', '"x":1,', ':']) {
          for (const changed of [
            text.slice(0, at) + put + text.slice(at + 1),
            text.slice(0, at) + put + text.slice(at),
          ]) {
            if (!isKnown(changed)) continue;
            known++;
            assert.ok(RatingEvent.safeParse(JSON.parse(`{${changed}}`)).success, changed);
          }
        }
      }
    }
    assert.ok(known > 500, `${known}`);
  });

  it('is verified all the same', () => {
    const bytes = ledgerOf(usual.map(textOf));
    for (let i = 0; i < bytes.length - 1; i += 7) {
      const changed = Buffer.from(bytes);
      changed[i] = (bytes[i] as number) ^ 1;
      const quick = walkLedger(changed, () => undefined, { known: usualRating, skipKnown: true });
      assert.deepEqual(quick, { ...walkLedger(changed, () => undefined) }, `byte ${i}`);
      assert.equal(quick.damage.length, 1);
    }
  });
});

describe('a file that wants to be slow', () => {
  it('is read in one pass, whatever stands in it', () => {
    const bytes = ledgerOf(Array.from({ length: 20_000 }, (_, n) => textOf(rated(n))));
    const lines = bytes.toString().split('\n').slice(0, -1);
    const last = lines.at(-1) ?? '';
    const doubled = Buffer.from(`${lines.join('\n')}\n${last}\n`.repeat(1));
    const { damage } = readLedger(doubled);
    assert.deepEqual(damage, [{ line: 20_001, kind: 'doubled', reason: 'is line 20000 once more' }]);
    const gap = [...lines.slice(0, 9_999), ...lines.slice(10_000)].join('\n');
    assert.deepEqual(readLedger(Buffer.from(`${gap}\n`)).damage[0]?.kind, 'missing');
    assert.equal(readLedger(Buffer.alloc(30_000_000, '\n')).damage[0]?.kind, 'not-a-record');
    assert.equal(readLedger(Buffer.alloc(30_000_000)).tornBytes, 30_000_000);
    assert.equal(readLedger(Buffer.alloc(30_000_000, '{\n')).damage.length, 1);
  });
});

describe('a folder of ledgers', () => {
  it('reads again only what changed, and says what cannot be read', async () => {
    const files = new MemoryFiles('/ratings');
    files.put('/ratings/a.jsonl', ledgerOf([textOf(rated(1))]));
    files.put('/ratings/b.jsonl', ledgerOf([textOf(rated(2))]));
    files.put('/ratings/.c.jsonl', 'hidden');
    files.put('/ratings/notes.txt', 'no ledger');
    const folder = new LedgerFolder('/ratings', files);
    const [a, b] = await folder.read();
    assert.deepEqual([a?.name, a?.events.length, b?.name, b?.problem], ['a.jsonl', 1, 'b.jsonl', null]);
    files.put('/ratings/b.jsonl', ledgerOf([textOf(rated(2)), textOf(rated(3))]));
    const reads = (): number => files.log.filter(({ what }) => what === 'read').length;
    const before = reads();
    const again = await folder.read();
    assert.deepEqual([again[0] === a, again[1]?.events.length, reads() - before], [true, 2, 1]);
    files.take('/ratings/a.jsonl');
    files.put('/ratings/b.jsonl', 'x');
    files.fault = ({ what }) => (what === 'read' ? 'EACCES' : null);
    const [refused, none] = await folder.read();
    assert.match(refused?.problem?.message ?? '', /b\.jsonl cannot be read \(EACCES\)/);
    assert.equal(none, undefined);
    files.fault = () => null;
    assert.equal((await folder.read())[0]?.tornBytes, 1);
    assert.deepEqual(await new LedgerFolder('/nowhere', files).read(), []);
  });
});
