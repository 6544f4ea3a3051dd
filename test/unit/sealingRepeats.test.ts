import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { nodeFiles } from '../../src/ledger/files.ts';
import { keyFolder } from '../../src/ledger/keyStore.ts';
import { newSigningKey, signerOf } from '../../src/ledger/signing.ts';
import { openDesk } from '../../src/ratings/rateDesk.ts';
import { statusOf } from '../../src/ratings/status.ts';
import { makePack } from '../../src/study/pack/makePack.ts';
import { Pack } from '../../src/study/pack/pack.ts';
import { sealAllocation } from '../../src/study/sealing/seal.ts';
import { casesOf, meansWith, passphrase, planWith, sealing, studyOnDisk } from './sealingFixtures.ts';

describe('a case that comes back with disguised repeats', () => {
  it('is rated and completed each time by itself', async () => {
    const above = mkdtempSync(join(tmpdir(), 'repeats-'));
    try {
      await rateTwice(join(above, 'study'), join(above, 'out'), join(above, 'keys'));
    } finally {
      rmSync(above, { recursive: true });
    }
  });
});

async function rateTwice(study: string, out: string, keys: string): Promise<void> {
  await studyOnDisk(study, planWith({ design: { repeats: 0.5 } }), casesOf(2));
  await sealAllocation(study, meansWith(nodeFiles), sealing);
  const wanted = { rater: 'r1', out, secret: passphrase, signer: signerOf(newSigningKey()) };
  const packed = await makePack(study, meansWith(nodeFiles, 'pack'), wanted);
  assert.deepEqual([packed.cases, packed.answers], [3, 9]);
  const { order } = Pack.parse(JSON.parse(readFileSync(join(out, 'pack.json'), 'utf8')));
  const [first, between, second] = order;
  assert.ok(first && between && second);
  assert.equal(second.case, first.case);
  assert.ok(second.answers.length === 3 && second.answers.every((id) => !first.answers.includes(id)));

  const { files, clock, random, software } = meansWith(nodeFiles, 'rater');
  const desk = await openDesk(out, {
    rater: 'r1',
    files,
    clock,
    random,
    software,
    keys: keyFolder(keys),
    timing: false,
  });
  const say = async (line: unknown): Promise<boolean> => (await desk.take(JSON.stringify(line))).ok;
  const rate = async ({ case: id, answers }: typeof first): Promise<void> => {
    for (const answer of answers) {
      assert.ok(await say({ case: id, answer, item: 'match', diagnosis: 1, value: 5 }));
      assert.ok(await say({ case: id, answer, item: 'bond', value: 5 }));
    }
  };
  assert.equal(await say({ case: first.case, complete: true }), false);
  await rate(first);
  assert.equal(await say({ case: first.case, complete: true }), true);
  await rate(between);
  const [again = ''] = second.answers;
  assert.ok(await say({ case: second.case, answer: again, item: 'bond', value: 4 }));
  assert.equal(await say({ case: second.case, complete: true }), false);
  await rate(second);
  assert.equal(await say({ case: second.case, complete: true }), true);
  await desk.close();
  const { open, done } = await statusOf(out, nodeFiles);
  assert.deepEqual([open.length, done.length], [0, 18]);
}
