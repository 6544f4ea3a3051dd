import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'node:test';
import { systemClock } from '../../src/ledger/clock.ts';
import { nodeFiles } from '../../src/ledger/files.ts';
import { keyFolder } from '../../src/ledger/keyStore.ts';
import { collect } from '../../src/ratings/collect/collect.ts';
import { openDesk } from '../../src/ratings/rateDesk.ts';
import { openPack } from '../../src/study/pack/openPack.ts';
import { sealedStudy } from './packFixtures.ts';
import { seeded } from './sealingFixtures.ts';

it('collects what a rater said at the desk, session after session, with comments and without times', async () => {
  const study = await sealedStudy({ cases: ['case-1'] });
  try {
    const { out } = await study.pack();
    const { pack } = await openPack(out);
    const { case: id, answers } = pack.order[0] ?? assert.fail();
    const rate = async (n: number, ...lines: object[]): Promise<void> => {
      const desk = await openDesk(out, {
        rater: 'r1',
        files: nodeFiles,
        clock: systemClock,
        random: seeded(`desk ${n}`),
        software: 'test',
        keys: keyFolder(join(study.folder, 'machine')),
        timing: false,
      });
      for (const line of lines) {
        const reply = await desk.take(JSON.stringify(line));
        assert.ok(reply.ok, JSON.stringify(reply));
      }
      assert.equal(await desk.close(), null);
    };
    const take = async (): Promise<string[]> => {
      const { root, means, signer } = study;
      const all = await collect(root, means, { paths: [out], signer });
      return all.map(({ kind, outcome, problem }) => `${kind} ${outcome}${problem?.message ?? ''}`);
    };
    await rate(1, { case: id, answer: answers[0], item: 'bond', value: 5 });
    assert.deepEqual(await take(), ['ratings taken']);
    await rate(2, { case: id, answer: answers[0], item: 'comment', value: 'Both fit.' });
    assert.deepEqual((await take()).toSorted(), ['key taken', 'ratings same', 'ratings taken']);
  } finally {
    study.drop();
  }
});
