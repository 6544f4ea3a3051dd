import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hashOf } from '../../src/ledger/line.ts';
import { verify } from '../../src/ratings/verify/verify.ts';
import { usualRubric } from '../../src/study/plan/rubric.ts';
import { Pack } from '../../src/study/pack/pack.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { writeRatings } from './verifyFixtures.ts';

const root = '/pack';
const ratings = `${root}/ratings/r1-aaaaaaaa.jsonl`;

function packOf(more: Partial<Pack> = {}): { files: MemoryFiles; sha256: string } {
  const files = new MemoryFiles(root, `${root}/ratings`);
  const text = 'A man of 50 with a swollen toe.\n';
  files.put(`${root}/cases/toe.txt`, text);
  const pack = Pack.parse({
    schema: 'ddx/pack@1',
    id: 'pack-1',
    plan: 'a'.repeat(64),
    rater: 'r1',
    role: 'clinician',
    stage: 'rating',
    instructions: '',
    consent: '',
    rubric: usualRubric,
    top: 5,
    order: [],
    commentKey: null,
    coordinatorKey: 'key',
    files: { 'cases/toe.txt': hashOf(text) },
    ...more,
  });
  const json = JSON.stringify(pack);
  files.put(`${root}/pack.json`, json);
  return { files, sha256: hashOf(json) };
}

describe('verifying a pack', () => {
  it('finds one that is as it was made whole, with and without ratings', async () => {
    const { files, sha256 } = packOf();
    assert.equal((await verify(root, files)).ok, true);
    await writeRatings(files, ratings, { pack: { id: 'pack-1', sha256 } });
    const { ok, files: ledgers, notes } = await verify(root, files);
    assert.deepEqual(
      [ok, ledgers.map(({ file, events }) => [file, events])],
      [true, [['ratings/r1-aaaaaaaa.jsonl', 5]]],
    );
    assert.equal(notes.filter(({ template }) => template.startsWith('Signed here by the key')).length, 1);
    assert.ok(notes.some(({ template }) => template.includes('only against a checkpoint')));
  });

  it('names a file that was changed, is gone, or lies outside', async () => {
    const { files } = packOf();
    files.put(`${root}/cases/toe.txt`, 'Another text.');
    assert.deepEqual((await verify(root, files)).bad, {
      file: 'cases/toe.txt',
      line: null,
      reason: 'was changed since it was packed',
    });
    files.take(`${root}/cases/toe.txt`);
    assert.equal((await verify(root, files)).bad?.reason, 'is gone');
    const outside = packOf({ files: { '../secret': 'a'.repeat(64) } });
    assert.match((await verify(root, outside.files)).bad?.reason ?? '', /outside the pack/);
  });

  it('refuses a pack.json that is none, and ratings of another pack', async () => {
    const { files } = packOf();
    await writeRatings(files, ratings, { pack: { id: 'pack-2', sha256: 'b'.repeat(64) } });
    assert.match((await verify(root, files)).bad?.reason ?? '', /another pack$/);
    files.take(ratings);
    await writeRatings(files, ratings, { pack: { id: 'pack-1', sha256: 'b'.repeat(64) } });
    assert.match((await verify(root, files)).bad?.reason ?? '', /another pack\.json/);
    files.put(`${root}/pack.json`, '{');
    assert.match((await verify(root, files)).bad?.reason ?? '', /JSON/);
  });
});
