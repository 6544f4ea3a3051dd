import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { ReadOptions } from '../../src/cases/import/draft.ts';
import { fill } from '../../src/humanError.ts';
import { nodeFiles, type Files } from '../../src/ledger/files.ts';
import { Readers, type ReadersOptions, type ReadFile } from '../../src/study/intake/readers.ts';

const options: ReadOptions = { format: 'auto', roles: {} };

let folder = '';
let program = new URL('file:///');
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'ddx-readers-'));
  // What a file holds says what becomes of its worker.
  writeFileSync(
    join(folder, 'worker.mjs'),
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ name, bytes }) => {
       const text = Buffer.from(bytes).toString();
       if (text === 'hang') for (;;);
       if (text === 'exit') process.exit(0);
       if (text === 'throw') throw new Error('oh');
       if (text === 'eat') { const all = []; for (let i = 0; ; i++) all.push(JSON.parse(JSON.stringify({ name, more: [i, { i }] }))); }
       parentPort.postMessage({ reading: { is: 'skipped', reason: { template: text, values: [name] } }, sha256: 'x' });
     });`,
  );
  program = pathToFileURL(join(folder, 'worker.mjs'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array = name): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function withReaders<T>(o: ReadersOptions, work: (readers: Readers) => Promise<T>): Promise<T> {
  const readers = new Readers(o);
  try {
    return await work(readers);
  } finally {
    await readers.close();
  }
}

function said({ reading }: ReadFile): string {
  if (reading.is === 'skipped') return `skipped ${reading.reason.template}`;
  if (reading.is === 'failed') return `failed ${fill(reading.error.sentence.template, reading.error.sentence.values)}`;
  return reading.drafts.map(({ title }) => title).join();
}

describe('the readers', () => {
  it('read with the real program', async () => {
    const content = 'A woman of 34 has had a fever and flank pain for three days.\n';
    const { reading, sha256 } = await withReaders({}, (readers) => readers.read(file('case.txt', content), options));
    assert.equal(sha256, createHash('sha256').update(content).digest('hex'));
    assert.ok(reading.is === 'read');
    assert.equal(reading.format, 'text');
    assert.equal(reading.drafts.length, 1);
  });

  it('lose one file to a worker that hangs, runs out of memory, fails or goes, and read all others', async () => {
    const contents = ['1', 'hang', '2', '3', 'eat', '4', 'exit', 'throw', '5', '6', '7', '8'];
    const paths = contents.map((content, i) => file(`${i}.txt`, content));
    const o = { program, threads: 2, mostMs: 4000, mostMegabytes: 32 };
    const read = await withReaders(o, (readers) => Promise.all(paths.map((path) => readers.read(path, options))));
    const outcomes = read.map(said);
    for (const [i, content] of contents.entries()) {
      const outcome = outcomes[i] ?? '';
      if (/\d/.test(content)) assert.equal(outcome, `skipped ${content}`);
      else
        assert.match(
          outcome,
          { hang: /longer than 4 s/, eat: /memory/, exit: /ended/, throw: /\(oh\)/ }[content] ?? /^$/,
        );
    }
  });

  it('say so for each file where there is no program', async () => {
    const o = { program: pathToFileURL(join(folder, 'none.mjs')), threads: 2 };
    const paths = [file('p1.txt'), file('p2.txt'), file('p3.txt')];
    const read = await withReaders(o, (readers) => Promise.all(paths.map((path) => readers.read(path, options))));
    for (const one of read) assert.match(said(one), /^failed The program failed/);
  });

  it('refuse what is too large, also when it has grown since it was found', async () => {
    const large = {
      ...nodeFiles,
      facts: () => Promise.resolve({ kind: 'file' as const, size: 30_000_000, changed: 0 }),
    };
    const path = file('grown.txt');
    assert.match(said(await withReaders({ program, files: large }, (r) => r.read(path, options))), /20 MB/);
    const grown = { ...nodeFiles, read: () => Promise.resolve(new Uint8Array(30_000_000)) };
    assert.match(said(await withReaders({ program, files: grown }, (r) => r.read(path, options))), /20 MB/);
  });

  it('go on when a file is gone', async () => {
    const there = file('there.txt');
    const gone = join(folder, 'gone.txt');
    const vanishing: Files = {
      ...nodeFiles,
      read: async (path) => {
        if (path === there) rmSync(there);
        return nodeFiles.read(path);
      },
    };
    const last = file('last.txt');
    const read = await withReaders({ program, files: vanishing }, (readers) =>
      Promise.all([there, gone, last].map((path) => readers.read(path, options))),
    );
    assert.match(said(read[0] as ReadFile), /^failed .*not there/);
    assert.match(said(read[1] as ReadFile), /^failed .*not there/);
    assert.equal(said(read[2] as ReadFile), 'skipped last.txt');
  });

  it('never hold more than a few files', async () => {
    let held = 0;
    let most = 0;
    const counting: Files = {
      ...nodeFiles,
      read: async (path) => {
        most = Math.max(most, ++held);
        return nodeFiles.read(path);
      },
    };
    const paths = Array.from({ length: 100 }, (_, i) => file(`many${i}.txt`));
    await withReaders({ program, threads: 2, files: counting }, (readers) =>
      Promise.all(paths.map((path) => readers.read(path, options).then(() => held--))),
    );
    assert.ok(most <= 10, String(most));
  });

  it('stop at once, and read on for others', async () => {
    let reading: (path: string) => void = () => undefined;
    const told: Files = {
      ...nodeFiles,
      read: async (path) => {
        const bytes = await nodeFiles.read(path);
        reading(path);
        return bytes;
      },
    };
    await withReaders({ program, threads: 1, mostMs: 600_000, files: told }, async (readers) => {
      const stopping = new AbortController();
      let fetched = (): void => undefined;
      const allFetched = new Promise<void>((resolve) => (fetched = resolve));
      reading = (path) => {
        if (path.endsWith('behind.txt')) setImmediate(fetched);
      };
      const hanging = readers.read(file('h.txt', 'hang'), options, stopping.signal);
      const behind = readers.read(file('behind.txt'), options);
      await allFetched;
      const waiting = readers.read(file('w.txt'), options, stopping.signal);
      stopping.abort(new Error('enough'));
      await assert.rejects(hanging, /enough/);
      await assert.rejects(waiting, /enough/);
      await assert.rejects(readers.read(file('later.txt'), options, stopping.signal), /enough/);
      assert.equal(said(await behind), 'skipped behind.txt');
    });
  });

  it('answer all that is open when they are closed', async () => {
    const readers = new Readers({ program, threads: 1 });
    const open = [readers.read(file('c1.txt', 'hang'), options), readers.read(file('c2.txt'), options)];
    await readers.close();
    for (const one of await Promise.all(open)) assert.match(said(one), /^failed The import was stopped/);
    await assert.rejects(readers.read(file('c3.txt'), options), /closed/);
  });
});
