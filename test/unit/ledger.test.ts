import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { errorCode, nodeFiles } from '../../src/ledger/files.ts';
import { longestLine, noPrevious, sealLine } from '../../src/ledger/line.ts';
import { readLedger } from '../../src/ledger/reader.ts';
import { LedgerLost, LedgerWriter } from '../../src/ledger/writer.ts';
import { MemoryFiles } from './memoryFiles.ts';

const clock = { date: () => new Date('2026-03-04T05:06:07.089Z'), monotonic: () => 12.4 };
const path = '/ratings/a.jsonl';

async function begun(files: MemoryFiles): Promise<LedgerWriter> {
  const [writer] = await LedgerWriter.begin({ files, path, clock, first: { what: 'opened' } });
  return writer;
}

/** A ledger of some events, as text. */
async function ledger(...words: unknown[]): Promise<string> {
  const files = new MemoryFiles('/ratings');
  const writer = await begun(files);
  for (const word of words) await writer.append({ what: 'said', word });
  return files.text(path);
}
const read = (text: string | Uint8Array): ReturnType<typeof readLedger> => readLedger(Buffer.from(text));

describe('a written line', () => {
  it('carries version, sequence, both times, its body, the hash before and its own over all bytes before', async () => {
    const [first, second] = (await ledger('fièvre')).split('\n');
    assert.match(
      first ?? '',
      new RegExp(
        `^\\{"v":2,"seq":1,"at":"2026-03-04T05:06:07\\.089Z","mono":12,"what":"opened","prev":"${noPrevious}","hash":"[0-9a-f]{64}"\\}$`,
      ),
    );
    const hash = /"hash":"([0-9a-f]{64})"\}$/.exec(first ?? '')?.[1];
    assert.ok(second?.startsWith('{"v":2,"seq":2,') && second.includes(`"word":"fièvre","prev":"${hash}"`));
  });

  it('may not be given names that the ledger uses itself, and is not changed by what happens to the object later', async () => {
    const files = new MemoryFiles('/ratings');
    const writer = await begun(files);
    for (const name of ['v', 'seq', 'at', 'mono', 'prev', 'hash'])
      await assert.rejects(writer.append({ [name]: 1 }), /may not use/);
    const body = { word: 'before' };
    const done = writer.append(body);
    body.word = 'after';
    assert.equal((await done).seq, 2);
    assert.equal(read(files.text(path)).events[1]?.body['word'], 'before');
  });

  it('follows the one before even when many are handed in at once', async () => {
    const files = new MemoryFiles('/ratings');
    const writer = await begun(files);
    const receipts = await Promise.all(Array.from({ length: 30 }, (_, word) => writer.append({ word })));
    const { events, damage, head } = read(files.text(path));
    assert.deepEqual(damage, []);
    assert.deepEqual(
      events.slice(1).map(({ hash, body }) => [hash, body['word']]),
      receipts.map(({ hash }, word) => [hash, word]),
    );
    assert.equal(head, writer.head);
  });

  it('is refused when it is longer than any reader takes, and the next is not', async () => {
    const files = new MemoryFiles('/ratings');
    const writer = await begun(files);
    await assert.rejects(writer.append({ word: 'x'.repeat(longestLine) }), RangeError);
    assert.equal((await writer.append({ word: 'y' })).seq, 2);
  });
});

describe('a writer', () => {
  it('never shares a file', async () => {
    const files = new MemoryFiles('/ratings');
    await begun(files);
    await assert.rejects(begun(files), (error) => errorCode(error) === 'EEXIST');
    assert.equal(read(files.text(path)).events.length, 1);
  });

  it('writes what is pending before it lets go of the file', async () => {
    const files = new MemoryFiles('/ratings');
    const writer = await begun(files);
    const pending = [1, 2, 3].map((word) => writer.append({ word }));
    await writer.close();
    assert.equal((await Promise.all(pending)).length, 3);
    assert.equal(read(files.text(path)).events.length, 4);
    await assert.rejects(writer.append({ word: 4 }), /no longer/);
  });

  it('finishes a line that the system took in pieces', async () => {
    const files = new MemoryFiles('/ratings');
    let pieces = 0;
    files.fault = ({ what }) => (what === 'write' && ++pieces % 2 === 1 ? 'short' : null);
    const writer = await begun(files);
    await writer.append({ word: 'whole' });
    assert.equal(pieces, 4);
    assert.deepEqual(read(files.text(path)).damage, []);
  });

  it('cuts a torn line back and goes on', async () => {
    for (const code of ['ENOSPC', 'EIO', 'EACCES']) {
      const files = new MemoryFiles('/ratings');
      const writer = await begun(files);
      files.fault = ({ what }) => (what === 'write' ? code : null);
      await assert.rejects(writer.append({ word: 'torn' }), (error) => errorCode(error) === code);
      assert.equal(writer.usable, true);
      files.fault = () => null;
      await writer.append({ word: 'next' });
      const { events, damage, tornBytes } = read(files.text(path));
      assert.deepEqual([events.map(({ body }) => body['word']), damage, tornBytes], [[undefined, 'next'], [], 0]);
    }
  });

  it('says that its file can no longer be used when the torn line cannot be cut back', async () => {
    const files = new MemoryFiles('/ratings');
    const writer = await begun(files);
    files.fault = ({ what }) => (what === 'write' || what === 'truncate' ? 'EIO' : null);
    await assert.rejects(writer.append({ word: 'torn' }));
    files.fault = () => null;
    assert.equal(writer.usable, false);
    await assert.rejects(writer.append({ word: 'next' }), /no longer/);
    const { events, damage, tornBytes } = read(files.text(path));
    assert.deepEqual([events.length, damage, tornBytes > 0], [1, [], true]);
  });

  it('leaves its file after a failed flush, since nobody knows what is on the disk then', async () => {
    const files = new MemoryFiles('/ratings');
    const writer = await begun(files);
    files.fault = ({ what }) => (what === 'sync' ? 'EIO' : null);
    await assert.rejects(writer.append({ word: 'unsure' }));
    assert.equal(writer.usable, false);
  });

  it('leaves no file behind when it cannot begin', async () => {
    for (const failing of ['write', 'sync', 'syncFolder', 'whereabouts']) {
      const files = new MemoryFiles('/ratings');
      files.fault = ({ what }) => (what === failing ? 'ENOSPC' : null);
      await assert.rejects(begun(files), (error) => errorCode(error) === 'ENOSPC');
      assert.deepEqual(files.paths(), [], failing);
    }
  });

  it('acknowledges nothing that a power cut would take', async () => {
    const files = new MemoryFiles('/ratings');
    const writer = await begun(files);
    for (let word = 1; word <= 5; word++) {
      const { hash } = await writer.append({ word });
      assert.equal(read(files.afterPowerCut().text(path)).head, hash);
    }
  });
});

describe('a writer on a real disk', () => {
  async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'ledger-'));
    try {
      await work(folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  const begin = (file: string): ReturnType<typeof LedgerWriter.begin> =>
    LedgerWriter.begin({ files: nodeFiles, path: file, clock, first: { what: 'opened' } });

  it('writes lines that verify', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'a.jsonl');
      const [writer] = await begin(file);
      await Promise.all(['fièvre', '発熱', '🫁', '\ud800'].map((word) => writer.append({ word })));
      await writer.close();
      const { events, damage } = readLedger(await readFile(file));
      assert.deepEqual(damage, []);
      assert.deepEqual(
        events.slice(1).map(({ body }) => body['word']),
        ['fièvre', '発熱', '🫁', '\ud800'],
      );
      await assert.rejects(begin(file), (error) => errorCode(error) === 'EEXIST');
    }));

  it('notices that its file was deleted, replaced, moved or written by another program', () =>
    inFolder(async (folder) => {
      const blows: ((file: string) => Promise<void>)[] = [
        (file) => rm(file),
        async (file) => {
          await rm(file);
          await writeFile(file, '');
        },
        (file) => rename(file, `${file}.old`),
        (file) => writeFile(file, 'more\n', { flag: 'a' }),
      ];
      for (const [i, blow] of blows.entries()) {
        const file = join(folder, `${i}.jsonl`);
        const [writer] = await begin(file);
        await blow(file);
        await assert.rejects(writer.append({ word: 'late' }), LedgerLost, `${i}`);
        assert.equal(writer.usable, false);
        await writer.close();
      }
    }));

  it('puts up with a folder that the system cannot flush, not with one that is gone', async () => {
    if (process.platform === 'linux') await nodeFiles.syncFolder('/proc');
    if (process.platform !== 'win32') {
      await assert.rejects(
        nodeFiles.syncFolder(join(tmpdir(), 'not', 'there')),
        (error) => errorCode(error) === 'ENOENT',
      );
    }
  });

  it('makes folders that are missing, and with parents only when told to', () =>
    inFolder(async (folder) => {
      await nodeFiles.makeFolder(join(folder, 'a', 'b', 'c'), { parents: true });
      await nodeFiles.makeFolder(join(folder, 'a', 'b', 'c'), { parents: true });
      await nodeFiles.makeFolder(join(folder, 'a', 'd'), { parents: false });
      await nodeFiles.makeFolder(join(folder, 'a', 'd'), { parents: false });
      assert.deepEqual(await readdir(join(folder, 'a')), ['b', 'd']);
      await assert.rejects(
        nodeFiles.makeFolder(join(folder, 'x', 'y'), { parents: false }),
        (error) => errorCode(error) === 'ENOENT',
      );
    }));
});

describe('reading a ledger', () => {
  const kinds = (text: string | Uint8Array): string[] => read(text).damage.map(({ line, kind }) => `${line} ${kind}`);

  it('takes an empty file for a ledger without events', () => {
    assert.deepEqual(read(''), { count: 0, events: [], head: null, damage: [], tornBytes: 0 });
  });

  it('keeps a torn tail aside, wherever the line was cut, and reads the rest', async () => {
    const text = await ledger('one', 'two');
    const lastLine = text.lastIndexOf('\n', text.length - 2) + 1;
    for (let cut = lastLine + 1; cut < text.length; cut++) {
      const { events, damage, tornBytes } = read(text.slice(0, cut));
      assert.deepEqual([events.length, damage, tornBytes], [2, [], cut - lastLine]);
    }
  });

  it('finds every changed byte, and names its line or the one after', async () => {
    const bytes = Buffer.from(await ledger('one', 'fièvre', 'three'));
    let line = 1;
    for (let i = 0; i < bytes.length; i++) {
      for (const flip of [1, 0x20, 0x80]) {
        const changed = Buffer.from(bytes);
        changed[i] = (bytes[i] as number) ^ flip;
        const { damage, tornBytes, events } = readLedger(changed);
        if (i === bytes.length - 1) assert.ok(tornBytes > 0 && events.length === 3);
        else assert.ok(damage[0]?.line === line, `byte ${i} ^ ${flip}: ${JSON.stringify(damage)}`);
      }
      if (bytes[i] === 0x0a) line++;
    }
  });

  it('names a line that was removed, moved, doubled or put in', async () => {
    const lines = (await ledger('one', 'two', 'three')).split('\n').slice(0, -1) as [string, string, string, string];
    const [first, second, third, fourth] = lines;
    const other = (await ledger('another', 'two', 'three')).split('\n').slice(0, -1) as typeof lines;
    const join = (...some: string[]): string => `${some.join('\n')}\n`;
    assert.deepEqual(kinds(join(second, third, fourth)), ['1 missing']);
    assert.deepEqual(kinds(join(first, third, fourth)), ['2 missing']);
    assert.deepEqual(kinds(join(first, third, second, fourth)), ['2 order']);
    assert.deepEqual(kinds(join(second, first, third, fourth)), ['1 order']);
    assert.deepEqual(kinds(join(first, second, second, third)), ['3 doubled']);
    assert.deepEqual(kinds(join(first, second, third, second, fourth)), ['4 doubled']);
    assert.deepEqual(kinds(join(first, second, other[1], third)), ['3 inserted']);
    assert.deepEqual(kinds(join(first, second, other[2], third)), ['3 inserted']);
    assert.deepEqual(kinds(join(first, '', second)), ['2 not-a-record']);
    assert.deepEqual(kinds(join(first, 'words', second)), ['2 not-a-record']);
    assert.equal(read(join(first, second, second, third)).damage[0]?.reason, 'is line 2 once more');
    assert.equal(read(join(first, third, fourth)).events.length, 1);
  });

  it('does not see that last lines are gone: that shows only against a head kept elsewhere', async () => {
    const text = await ledger('one', 'two');
    const { damage, head } = read(text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1));
    assert.deepEqual(damage, []);
    assert.notEqual(head, read(text).head);
  });

  it('says that line ends or a mark were put in, and reads the whole records all the same', async () => {
    const text = await ledger('one', 'two');
    assert.deepEqual(kinds(text.replaceAll('\n', '\r\n')), ['1 line-ends']);
    assert.equal(read(text.replaceAll('\n', '\r\n')).events.length, 3);
    assert.deepEqual(kinds(`\ufeff${text}`), ['1 mark']);
    assert.equal(read(`\ufeff${text}`).events.length, 3);
    assert.deepEqual(kinds(text.replaceAll('\n', '\r\n').replace('two', 'owt')), ['1 line-ends', '3 changed']);
  });

  it('says what is wrong with content that is no ledger, and never throws', async () => {
    const text = await ledger('one');
    assert.deepEqual(kinds(`${text}${'x'.repeat(longestLine + 1)}\n`), ['3 too-long']);
    assert.deepEqual(kinds(Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe, 0x00, 0x0a])])), [
      '3 not-a-record',
    ]);
    assert.deepEqual(kinds('[]\n'), ['1 not-a-record']);
    assert.deepEqual(kinds('\0a\n'), ['1 not-a-record']);
    assert.deepEqual([kinds('\0\n'), read('\0\n').tornBytes], [[], 2]);
    assert.deepEqual(kinds('\n'.repeat(100_000)), ['1 not-a-record']);
  });

  it('holds the sequence to the chain even where all hashes fit', () => {
    const stamp = { at: '2026-01-01T00:00:00.000Z', mono: 1 };
    const first = sealLine({ ...stamp, seq: 1, prev: noPrevious }, '');
    for (const [seq, found] of [
      [2, []],
      [3, ['2 missing']],
      [1, ['2 inserted']],
    ] as const) {
      const second = sealLine({ ...stamp, seq, prev: first.hash }, '');
      assert.deepEqual(kinds(Buffer.concat([first.bytes, second.bytes])), found);
    }
  });

  it('refuses records that are well sealed but not in the form, and says when one is of a later version', async () => {
    const { createHash } = await import('node:crypto');
    const sealed = (open: string | Buffer): Buffer => {
      const hash = createHash('sha256').update(open).digest('hex');
      return Buffer.concat([Buffer.from(open), Buffer.from(`,"hash":"${hash}"}\n`)]);
    };
    const stamp = `"seq":1,"at":"2026-01-01T00:00:00.000Z","mono":null,"prev":"${noPrevious}"`;
    assert.deepEqual(kinds(sealed(`{"v":1,${stamp}`)), []);
    assert.deepEqual(kinds(sealed(`{"v":2,${stamp}`)), []);
    assert.deepEqual(kinds(sealed(`{"v":3,${stamp}`)), ['1 newer']);
    assert.deepEqual(kinds(sealed(`{"v":0,${stamp}`)), ['1 not-a-record']);
    assert.deepEqual(kinds(sealed(`{"v":1,${stamp.replace('null', '"soon"')}`)), ['1 not-a-record']);
    assert.deepEqual(kinds(sealed(`{"v":1,${stamp.replace('"seq":1', '"seq":1.5')}`)), ['1 not-a-record']);
    assert.deepEqual(kinds(sealed(`{"v":1,"word":,${stamp}`)), ['1 not-a-record']);
    const latin = Buffer.concat([Buffer.from('{"v":1,"word":"'), Buffer.from([0xe8]), Buffer.from(`",${stamp}`)]);
    assert.deepEqual(kinds(sealed(latin)), ['1 not-a-record']);
  });
});
