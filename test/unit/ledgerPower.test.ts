// The interrupted machine: the power goes at every call, and of what was not flushed any part may be kept.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readLedger } from '../../src/ledger/reader.ts';
import { newSigningKey, signerOf } from '../../src/ledger/signing.ts';
import { LedgerWriter } from '../../src/ledger/writer.ts';
import { RatingBook } from '../../src/ratings/ratingBook.ts';
import { RatingFiles } from '../../src/ratings/ratingFiles.ts';
import { MemoryFiles } from './memoryFiles.ts';

const path = '/ratings/a.jsonl';

/** The same small numbers on every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647);
}

/** A clock that goes back now and then. */
function unsteady(): { date: () => Date; monotonic: () => number } {
  let now = 0;
  return { date: () => new Date(Date.UTC(2026, 2, 4) + ((now += 1000) % 7000) - 3000), monotonic: () => now };
}

/** All that a cut before this call could leave: nothing unflushed, all of it, and some of it in several ways. */
function* cuts(files: MemoryFiles, seed: number): Iterable<MemoryFiles> {
  yield files.afterPowerCut();
  yield files.afterPowerCut(() => true);
  for (let n = 1; n <= 6; n++) {
    const next = numbers(seed * 7 + n);
    yield files.afterPowerCut(() => next() % 2 === 0);
  }
}

describe('when the power goes', () => {
  it('at any call of a writer, all that was acknowledged is there, and nothing is damaged', async () => {
    const files = new MemoryFiles('/ratings');
    const acknowledged: string[] = [];
    let looked = 0;
    let torn = 0;
    files.fault = ({ n }) => {
      for (const left of cuts(files, n)) {
        looked++;
        const text = left.paths().includes(path) ? left.bytes(path) : Buffer.alloc(0);
        const { events, damage, tornBytes } = readLedger(text);
        if (tornBytes > 0) torn++;
        assert.deepEqual(damage, [], `call ${n}`);
        assert.deepEqual(
          events.slice(0, acknowledged.length).map(({ hash }) => hash),
          acknowledged,
          `call ${n}`,
        );
        assert.ok(events.length <= acknowledged.length + 1);
      }
      return null;
    };
    const begun = await LedgerWriter.begin({ files, path, clock: unsteady(), first: { what: 'opened' } });
    acknowledged.push(begun[1].hash);
    for (let n = 0; n < 12; n++) {
      acknowledged.push((await begun[0].append({ what: 'said', word: 'fièvre '.repeat((n % 4) * 90) })).hash);
    }
    await begun[0].close();
    assert.ok(looked > 300 && torn > 20, `${looked} cuts, ${torn} torn`);
  });

  it('in a session of two raters who sign, all that either was told is saved is there', async () => {
    const files = new MemoryFiles('/study', '/own');
    const acknowledged: string[] = [];
    const place = (root: string) => ({
      root,
      ratingsDir: `${root}/ratings`,
      make: (folder: string) => files.makeFolder(folder, { parents: false }),
    });
    const looks: Promise<void>[] = [];
    files.fault = ({ n }) => {
      const told = [...acknowledged];
      for (const left of cuts(files, n)) {
        looks.push(
          new RatingFiles(['/study/ratings', '/own/ratings'], left).union().then(({ events, problems }) => {
            for (const hash of told) assert.ok(events.has(hash), `call ${n}: ${hash} is lost`);
            for (const { message } of problems) assert.match(message, /cut off/, `call ${n}`);
          }),
        );
      }
      return null;
    };
    const books = [1, 2].map((seed) => {
      const next = numbers(seed);
      return new RatingBook({
        shelf: place('/study'),
        fallback: place('/own'),
        rater: `r${seed}`,
        role: 'clinician',
        random: (bytes) => Uint8Array.from({ length: bytes }, () => next() % 256),
        files,
        clock: unsteady(),
        signer: signerOf(newSigningKey()),
      });
    });
    const about = { answer: '0123456789abcdef-01234567', case: 'one', caseSha256: 'a'.repeat(64) };
    await Promise.all(
      books.map(async (book) => {
        for (let n = 0; n < 12; n++)
          acknowledged.push((await book.rate(about, 'match', (n % 5) + 1, (n % 4) + 1)).hash);
        await book.close();
      }),
    );
    assert.equal(acknowledged.length, 24);
    await Promise.all(looks);
    assert.ok(looks.length > 800, `${looks.length}`);
  });
});

describe('when the disk refuses', () => {
  it('any call in any way, what was acknowledged stays, and a writer that says it is usable goes on', async () => {
    const calls = 40;
    for (const code of ['ENOSPC', 'EIO', 'EACCES', 'short']) {
      for (let from = 1; from <= calls; from++) {
        for (const long of [1, 2, 3]) {
          const files = new MemoryFiles('/ratings');
          files.fault = ({ n }) => (n >= from && n < from + long ? code : null);
          const acknowledged: string[] = [];
          const begin = LedgerWriter.begin({ files, path, clock: unsteady(), first: { what: 'opened' } });
          const begun = await begin.catch(() => null);
          if (begun !== null) {
            acknowledged.push(begun[1].hash);
            for (let n = 0; n < 8 && begun[0].usable; n++) {
              const receipt = await begun[0].append({ word: 'x'.repeat(n * 100) }).catch(() => null);
              if (receipt !== null) acknowledged.push(receipt.hash);
            }
          }
          const left = files.afterPowerCut();
          const { events, damage } = readLedger(left.paths().includes(path) ? left.bytes(path) : Buffer.alloc(0));
          const name = `${code} at ${from}, ${long} times`;
          assert.deepEqual(damage, [], name);
          for (const hash of acknowledged)
            assert.ok(
              events.some((event) => event.hash === hash),
              name,
            );
        }
      }
    }
  });
});

describe('reading what a power cut left', () => {
  it('takes a last line with sectors that never reached the disk for a torn one, and a changed one for damage', async () => {
    const files = new MemoryFiles('/ratings');
    const [writer] = await LedgerWriter.begin({ files, path, clock: unsteady(), first: { what: 'opened' } });
    await writer.append({ word: 'x'.repeat(1500) });
    const whole = files.bytes(path);
    const start = whole.indexOf(0x0a) + 1;
    const holed = Buffer.from(whole);
    holed.fill(0, 512, 1024);
    const { events, damage, tornBytes } = readLedger(holed);
    assert.deepEqual([events.length, damage, tornBytes], [1, [], whole.length - start]);
    const wiped = Buffer.from(whole);
    wiped.fill(0, 600, 700);
    assert.deepEqual(
      readLedger(wiped).damage.map(({ kind }) => kind),
      ['changed'],
    );
    const inner = Buffer.concat([holed, Buffer.from('more\n')]);
    assert.equal(readLedger(inner).damage.length, 1);
  });
});
