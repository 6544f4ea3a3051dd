import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { nodeFiles } from '../../src/ledger/files.ts';
import { gather } from '../../src/study/intake/gather.ts';

let root = '';
before(() => {
  root = mkdtempSync(join(tmpdir(), 'ddx-gather-'));
  for (const file of [
    'a/case 10.xml',
    'a/case 2.xml',
    'a/deep/er/x.json',
    'a/.hidden/y.xml',
    'a/.z.xml',
    'a/node_modules/p/q.xml',
    'b/one.txt',
    'study/study.json',
    'study/cases/one.txt',
    'study/provenance/one.json',
    'study/sources/s.xml',
  ]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), file);
  }
  writeFileSync(join(root, 'b/large.bin'), '');
  truncateSync(join(root, 'b/large.bin'), 20 * 1024 * 1024 + 1);
  symlinkSync('..', join(root, 'a/deep/loop'));
  symlinkSync(root, join(root, 'a/deep/whole'));
  symlinkSync('nowhere', join(root, 'a/deep/dangling'));
  symlinkSync('self', join(root, 'a/deep/self'));
});
after(() => rmSync(root, { recursive: true, force: true }));

async function found(paths: string[], into: string | null = null) {
  const { files, skipped, failed } = await gather(
    paths.map((path) => join(root, path)),
    { into: into === null ? null : join(root, into) },
  );
  const short = (path: string): string => relative(root, path);
  return {
    files: files.map(({ path }) => short(path)),
    skipped: skipped.map(({ file }) => short(file)),
    failed: failed.map(({ file }) => short(file)),
  };
}

describe('gathering files', () => {
  it('takes what lies in folders, in the order of a person, and enters a loop of links once', async () => {
    const { files, skipped, failed } = await found(['a'], 'study');
    assert.deepEqual(
      files,
      [
        'a/case 2.xml',
        'a/case 10.xml',
        'a/deep/er/x.json',
        'a/deep/whole/b/one.txt',
        'a/deep/whole/study/sources/s.xml',
      ].filter((file) => !file.includes('/study/')),
    );
    assert.deepEqual(skipped, ['a/deep/dangling', 'a/deep/self']);
    assert.deepEqual(failed, ['a/deep/whole/b/large.bin']);
  });

  it('takes a file that is named twice once, also one that is hidden', async () => {
    const { files } = await found(['a/case 2.xml', 'a/../a/case 2.xml', 'a/.z.xml', 'b', 'b/one.txt']);
    assert.deepEqual(files, ['a/case 2.xml', 'a/.z.xml', 'b/one.txt']);
  });

  it('goes on after what is not there or too large', async () => {
    const { files, failed } = await found(['none', 'b/large.bin', 'b/one.txt', 'b/one.txt/x']);
    assert.deepEqual(files, ['b/one.txt']);
    assert.deepEqual(failed, ['none', 'b/large.bin', 'b/one.txt/x']);
  });

  it('never takes the study itself, wherever it lies', async () => {
    assert.deepEqual(await found(['study', 'study/cases', 'study/cases/one.txt', 'study/study.json'], 'study'), {
      files: [],
      skipped: ['study', 'study/cases', 'study/cases/one.txt', 'study/study.json'],
      failed: [],
    });
    assert.deepEqual(
      (await found([''], 'study')).files.filter((file) => file.includes('study')),
      [],
    );
    assert.deepEqual(
      (await found([''], 'a/../study')).files.filter((file) => file.startsWith('study')),
      [],
    );
  });

  it('takes sources that are named and lie in the folder of the study', async () => {
    assert.deepEqual((await found(['study/sources'], 'study')).files, ['study/sources/s.xml']);
    assert.deepEqual((await found(['b/one.txt'], 'not/yet/there')).files, ['b/one.txt']);
  });

  it('says so when a folder cannot be listed, and goes on', async () => {
    const files = {
      ...nodeFiles,
      list: (folder: string) =>
        folder.endsWith('deep')
          ? Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' }))
          : nodeFiles.list(folder),
    };
    const { files: got, failed } = await gather([join(root, 'a')], { into: null, files });
    assert.equal(got.length, 2);
    assert.deepEqual(
      failed.map(({ file }) => relative(root, file)),
      ['a/deep'],
    );
  });

  it('stops at once', async () => {
    const stopping = new AbortController();
    stopping.abort(new Error('enough'));
    await assert.rejects(gather([root], { into: null, signal: stopping.signal }), /enough/);
  });
});
