// What other programs do to the files of a session, on a real disk.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { nodeFiles } from '../../src/ledger/files.ts';
import { readLedger } from '../../src/ledger/reader.ts';
import { RatingBook, type Kept } from '../../src/ratings/ratingBook.ts';
import { RatingFiles } from '../../src/ratings/ratingFiles.ts';

interface Table {
  readonly study: string;
  readonly own: string;
  readonly say: () => Promise<Kept>;
  /** The only file of the session so far. */
  readonly file: () => string;
  /** Of all that was acknowledged, what is nowhere any more. */
  readonly lost: (...more: string[]) => Promise<string[]>;
}

async function atTable(work: (table: Table) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'underneath-'));
  const [study, own] = [join(folder, 'study'), join(folder, 'own')];
  mkdirSync(study);
  mkdirSync(own);
  const place = (root: string): ConstructorParameters<typeof RatingBook>[0]['shelf'] => ({
    root,
    ratingsDir: join(root, 'ratings'),
    make: (path) => nodeFiles.makeFolder(path, { parents: false }),
  });
  const random = (bytes: number): Uint8Array => randomBytes(bytes);
  const book = new RatingBook({ shelf: place(study), fallback: place(own), rater: 'r1', role: 'clinician', random });
  const told: string[] = [];
  const about = { answer: '0123456789abcdef-01234567', case: 'one', caseSha256: 'a'.repeat(64) };
  const folders = [join(study, 'ratings'), join(own, 'ratings')];
  try {
    await work({
      study,
      own,
      say: async () => {
        const kept = await book.rate(about, 'match', (told.length % 5) + 1, 3);
        told.push(kept.hash);
        return kept;
      },
      file: () => join(study, 'ratings', readdirSync(join(study, 'ratings'))[0] ?? ''),
      lost: async (...more) => {
        const { events } = await new RatingFiles([...folders, ...more], nodeFiles).union();
        return told.filter((hash) => !events.has(hash));
      },
    });
  } finally {
    await book.close();
    rmSync(folder, { recursive: true });
  }
}

describe('a session goes on, and tells the person', () => {
  it('when its file is deleted: what was in it is gone with it, what comes stands in a new one', () =>
    atTable(async ({ say, file, lost }) => {
      const first = await say();
      rmSync(file());
      const { where, problem } = await say();
      assert.equal(where, 'study');
      assert.match(problem?.message ?? '', /deleted, moved or changed by another program/);
      assert.equal((await say()).problem, null);
      assert.deepEqual(await lost(), [first.hash]);
    }));

  it('when its file is moved: nothing is lost, and no word stands in both', () =>
    atTable(async ({ study, say, file, lost }) => {
      await say();
      const moved = join(study, 'moved');
      mkdirSync(moved);
      const there = join(moved, 'a.jsonl');
      renameSync(file(), there);
      assert.match((await say()).problem?.message ?? '', /moved/);
      await say();
      assert.deepEqual(await lost(moved), []);
      assert.equal(readLedger(readFileSync(there)).events.length, 2);
    }));

  it('when another program writes into its file: not a byte of that is overwritten or cut', () =>
    atTable(async ({ say, file, lost }) => {
      await say();
      const path = file();
      const before = readFileSync(path);
      appendFileSync(path, 'words of another\n');
      assert.match((await say()).problem?.message ?? '', /changed by another program/);
      await say();
      const after = readFileSync(path);
      assert.ok(after.includes(Buffer.concat([before, Buffer.from('words of another\n')])));
      assert.equal(readLedger(after).damage[0]?.kind, 'not-a-record');
      assert.deepEqual(await lost(), []);
    }));

  it('when the study folder is renamed: it goes on elsewhere, and says where', () =>
    atTable(async ({ study, own, say, lost }) => {
      await say();
      renameSync(study, `${study}-2`);
      const { where, problem } = await say();
      assert.equal(where, 'elsewhere');
      assert.ok(problem !== null);
      await say();
      assert.equal(readdirSync(join(own, 'ratings')).length, 1);
      assert.deepEqual(await lost(join(`${study}-2`, 'ratings')), []);
    }));

  it('when git puts an older state of its file there: what is said then stands in a new one', () =>
    atTable(async ({ study, say, file, lost }) => {
      const git = (...words: string[]): void => {
        execFileSync('git', ['-c', 'user.name=r', '-c', 'user.email=r@example.org', ...words], {
          cwd: study,
          stdio: 'ignore',
        });
      };
      await say();
      git('init');
      git('add', '.');
      git('commit', '-m', 'one');
      const second = await say();
      git('checkout', '--', '.');
      assert.equal(readLedger(readFileSync(file())).events.length, 2);
      const { where, problem } = await say();
      assert.equal(where, 'study');
      assert.match(problem?.message ?? '', /changed by another program/);
      assert.deepEqual(await lost(), [second.hash]);
    }));
});
