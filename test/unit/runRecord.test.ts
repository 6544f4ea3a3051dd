import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { RunRecords, type RunRecord } from '../../src/editor/runs/runRecord.ts';

const record = (id: string, said = ''): RunRecord => ({
  schema: 'ddx/run@1',
  id,
  round: 'round',
  arm: { id: 'embedded', label: 'Embedded baseline', notice: '' },
  said,
  place: { uri: '', start: 0 },
  study: null,
  maxTokens: null,
  answer: null,
  answerId: null,
});

describe('the records of runs', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ddx-records-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('hold what was saved last, also when it was saved while the first was being written', async () => {
    const records = new RunRecords(folder);
    const long = 'begun '.repeat(200_000);
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([records.save(record('a', long)), records.save(record('a', `put down ${round}`))]);
      assert.equal((await records.load('a'))?.said, `put down ${round}`);
    }
    assert.deepEqual(readdirSync(folder), ['a.json']);
  });

  it('are saved again after one could not be', async () => {
    const records = new RunRecords(folder);
    await assert.rejects(records.save(record('no/folder')));
    await records.save(record('a'));
    assert.equal((await records.load('a'))?.id, 'a');
  });

  it('go when they are old and many, but never those of runs that are held', async () => {
    const records = new RunRecords(folder);
    const ids = Array.from({ length: 310 }, (_, at) => `run-${at}`);
    for (const [at, id] of ids.entries()) {
      await records.save(record(id));
      utimesSync(join(folder, `${id}.json`), at, at);
    }
    await records.prune(new Set(['run-0', 'run-5']));
    const left = readdirSync(folder);
    assert.equal(left.length, 300);
    for (const id of ['run-0', 'run-5', 'run-12', 'run-309']) assert.ok(left.includes(`${id}.json`), id);
    for (const id of ['run-1', 'run-11']) assert.ok(!left.includes(`${id}.json`), id);
  });
});
