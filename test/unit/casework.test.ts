import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256 } from '../../src/cases/case.ts';
import { Casework } from '../../src/study/casework.ts';
import { HumanError } from '../../src/humanError.ts';
import { MemoryFiles } from './memoryFiles.ts';

const at = '2026-01-02T03:04:05.000Z';

function desk(files = new MemoryFiles('/s')): { files: MemoryFiles; work: Casework } {
  return { files, work: new Casework('/s', { files, date: () => new Date(at), by: () => 'rater-1' }) };
}

const ignored = { about: 'leak', kind: 'phrase', text: 'was diagnosed with', reason: 'another disease' } as const;

test('a case about which nothing was decided has no record, and looking at it makes none', async () => {
  const { files, work } = desk();
  assert.equal(await work.read('a'), null);
  assert.equal(await work.changed('a', 'edited', 'new text'), null);
  assert.equal(await work.checked('a', 'text', { leaks: 0, identifiers: 0, referenceSha256: null }), null);
  assert.deepEqual(
    files.log.filter(({ what }) => what === 'create'),
    [],
  );
});

test('a decision is kept with who, when and why; the same words decided again replace the reason', async () => {
  const { work } = desk();
  await work.keep('ward/a', 'text', [ignored]);
  await work.keep('ward/a', 'text', [{ ...ignored, reason: 'it is negated' }]);
  assert.deepEqual((await work.read('ward/a'))?.kept, [{ at, by: 'rater-1', ...ignored, reason: 'it is negated' }]);
  await work.reopen('ward/a', 'text', ignored);
  assert.deepEqual((await work.read('ward/a'))?.kept, []);
});

test('decisions made at the same time are all kept', async () => {
  const { work } = desk();
  await Promise.all(Array.from({ length: 20 }, (_, i) => work.keep('a', 'text', [{ ...ignored, text: `words ${i}` }])));
  assert.equal((await work.read('a'))?.kept.length, 20);
});

test('a change of the text is recorded by its hashes, once, and never by its words', async () => {
  const { files, work } = desk();
  await work.keep('a', 'Seen by Mary', [ignored]);
  await work.changed('a', 'masked', 'Seen by [NAME]');
  await work.changed('a', 'edited', 'Seen by [NAME]');
  const record = await work.read('a');
  assert.deepEqual(record?.changes, [
    { at, by: 'rater-1', what: 'masked', from: sha256('Seen by Mary'), to: sha256('Seen by [NAME]') },
  ]);
  assert.equal(record.textSha256, sha256('Seen by [NAME]'));
  assert.doesNotMatch(files.text('/s/provenance/a.json'), /Mary/);
});

test('what the source marked moves with a change of the text, and is not guessed at where that is not known', async () => {
  const { files, work } = desk();
  const text = 'Seen with Bluebird, by Bluebird.';
  const known = [{ class: 'NAME', start: 10, end: 18 } as const, { class: 'NAME', start: 23, end: 31 } as const];
  const record = await work.keep('a', text, [ignored]);
  await work.write({ ...record, known });
  files.put('/s/cases/a.txt', text);
  assert.deepEqual(await work.marked('a', '/s/cases/a.txt'), { text, known });

  const masked = 'Seen with [NAME], by Bluebird.';
  await work.changed('a', 'masked', masked, text);
  assert.equal(await work.marked('a', '/s/cases/a.txt'), null, 'the file is another text than the one on record');
  files.put('/s/cases/a.txt', masked);
  const left = [{ class: 'NAME', start: 21, end: 29 }];
  assert.deepEqual(await work.marked('a', '/s/cases/a.txt'), { text: masked, known: left });
  assert.equal(await work.marked('a', '/s/cases/gone.txt'), null);

  await work.changed('a', 'edited', 'Bluebird came.', 'changed by another program');
  assert.deepEqual((await work.read('a'))?.known, []);
});

test('a record that is broken is said to be, and is not written over', async () => {
  const { files, work } = desk();
  files.put('/s/provenance/a.json', '{"schema":"ddx/provenance@1"');
  await assert.rejects(work.read('a'), HumanError);
  await assert.rejects(work.keep('a', 'text', [ignored]), /cannot be used/);
  assert.equal(files.text('/s/provenance/a.json'), '{"schema":"ddx/provenance@1"');
});

test('a full disk leaves the record as it was', async () => {
  const { files, work } = desk();
  await work.keep('a', 'text', [ignored]);
  const before = files.text('/s/provenance/a.json');
  files.fault = ({ what }) => (what === 'write' ? 'ENOSPC' : null);
  await assert.rejects(work.keep('a', 'text', [{ ...ignored, text: 'more' }]), /full/);
  files.fault = () => null;
  assert.equal(files.text('/s/provenance/a.json'), before);
});
