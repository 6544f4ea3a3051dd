import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StudyLog } from '../../src/study/log/studyLog.ts';
import { Allocation } from '../../src/study/sealing/allocation.ts';
import { sealAllocation } from '../../src/study/sealing/seal.ts';
import { openSealed } from '../../src/study/sealing/sealedFile.ts';
import { unblind } from '../../src/study/sealing/unblind.ts';
import type { MemoryFiles } from './memoryFiles.ts';
import {
  closeIn,
  lockedStudy,
  meansWith,
  passphrase,
  plainIn,
  planWith,
  root,
  sealing,
  sha256,
} from './sealingFixtures.ts';

const plan = planWith();

async function closedStudy(): Promise<{ files: MemoryFiles; recoveryKey: string; before: Map<string, string> }> {
  const files = await lockedStudy(plan);
  const before = plainIn(files);
  const { recoveryKey } = await sealAllocation(root, meansWith(files), sealing);
  await closeIn(root, meansWith(files, 'close'), plan);
  return { files, recoveryKey: recoveryKey ?? '', before };
}
const means = (files: MemoryFiles, seed = 'unblind'): ReturnType<typeof meansWith> => meansWith(files, seed);

describe('unblinding', () => {
  it('brings everything back byte for byte, and says so in the log', async () => {
    for (const which of ['passphrase', 'recoveryKey'] as const) {
      const { files, recoveryKey, before } = await closedStudy();
      const { allocation } = await openSealed(root, files, passphrase);
      const sealedBefore = files.paths().filter((path) => path.endsWith('.sealed'));
      await unblind(root, means(files), { secret: which === 'passphrase' ? passphrase : recoveryKey });

      assert.deepEqual(plainIn(files), before);
      const text = files.text(`${root}/allocation.json`);
      assert.deepEqual(Allocation.parse(JSON.parse(text)), allocation);
      const log = await StudyLog.read(root, files);
      const event = log.last('unblinded')?.event;
      assert.deepEqual([event?.allocation, event?.sealed], [sha256(text), sha256(files.text(`${root}/sealed.json`))]);
      assert.deepEqual(
        log.all('held').map((one) => one.event.for),
        ['seal', 'unblind'],
      );
      assert.deepEqual(log.problems, []);
      // What the seal's event has hashes of stays.
      assert.deepEqual(
        files.paths().filter((path) => path.endsWith('.sealed')),
        sealedBefore,
      );
      assert.ok(!files.paths().some((path) => path.endsWith('.tmp')));
    }
  });

  it('also brings back what counted for nothing', async () => {
    const files = await lockedStudy(plan);
    files.put(`${root}/answers/broken.json`, '{"half');
    await sealAllocation(root, meansWith(files), { ...sealing, reason: 'Torn' });
    await closeIn(root, meansWith(files, 'close'), plan);
    await unblind(root, means(files), { secret: passphrase });
    assert.equal(files.text(`${root}/answers/broken.json`), '{"half');
  });

  it('waits for the end of rating, and for the right secret', async () => {
    const files = await lockedStudy(plan);
    await assert.rejects(unblind(root, means(files), { secret: passphrase }), /not sealed yet/);
    await sealAllocation(root, meansWith(files), sealing);
    await assert.rejects(unblind(root, means(files), { secret: passphrase }), /not closed yet/);
    await closeIn(root, meansWith(files, 'close'), plan);
    const before = files.paths();
    await assert.rejects(unblind(root, means(files), { secret: 'not that one' }), /neither the passphrase/);
    await assert.rejects(unblind(root, means(files), { secret: null }), /passphrase or its recovery key/);
    assert.deepEqual(files.paths(), before);
  });

  it('refuses where the plan was changed behind its back', async () => {
    const { files } = await closedStudy();
    files.put(`${root}/study.json`, `${JSON.stringify({ ...plan, title: 'Other' })}\n`);
    await assert.rejects(unblind(root, means(files), { secret: passphrase }), /study\.json/);
    assert.equal(plainIn(files).size, 0);
  });

  it('can be done again, and brings back what was lost since', async () => {
    const { files, before } = await closedStudy();
    await unblind(root, means(files), { secret: passphrase });
    const [first = ''] = before.keys();
    files.take(`${root}/answers/${first}`);
    files.take(`${root}/allocation.json`);
    await unblind(root, means(files, 'again'), { secret: passphrase });
    assert.deepEqual(plainIn(files), before);
    const log = await StudyLog.read(root, files);
    assert.equal(log.all('unblinded').length, 1);
    assert.equal(log.last('unblinded')?.event.allocation, sha256(files.text(`${root}/allocation.json`)));
  });

  it('does not write over what stands there', async () => {
    const { files, before } = await closedStudy();
    const [first = ''] = before.keys();
    files.put(`${root}/answers/${first}`, 'mine');
    await assert.rejects(unblind(root, means(files), { secret: passphrase }), new RegExp(`${first} is there already`));
    assert.equal(files.text(`${root}/answers/${first}`), 'mine');
    assert.equal((await StudyLog.read(root, files)).last('unblinded'), null);
    files.take(`${root}/answers/${first}`);
    await unblind(root, means(files, 'again'), { secret: passphrase });
    assert.deepEqual(plainIn(files), before);
  });

  it('names every sealed answer that is not as it was sealed, and writes none', async () => {
    const { files } = await closedStudy();
    const [one = '', other = '', third = ''] = files.paths().filter((path) => path.endsWith('.sealed'));
    const bytes = Buffer.from(await files.read(one));
    files.put(one, Buffer.from(await files.read(other)));
    await assert.rejects(unblind(root, means(files), { secret: passphrase }), new RegExp(`^HumanError: ${one} is not`));
    files.put(other, bytes);
    files.take(third);
    const attempt = unblind(root, means(files, 'again'), { secret: passphrase });
    await assert.rejects(attempt, (error: Error) => [one, other, third].every((path) => error.message.includes(path)));
    assert.equal(plainIn(files).size, 0);
    assert.ok(!files.paths().includes(`${root}/allocation.json`));
    // That someone held the passphrase is on record all the same.
    assert.equal((await StudyLog.read(root, files)).all('held').length, 3);
  });

  it('of an open study only passes the gate', async () => {
    const open = planWith({ blinding: { kind: 'open' } });
    const files = await lockedStudy(open);
    await sealAllocation(root, meansWith(files), { ...sealing, passphrase: null });
    await closeIn(root, meansWith(files, 'close'), open);
    const text = files.text(`${root}/allocation.json`);
    files.put(`${root}/allocation.json`, text.replace('"take": 1', '"take": 2'));
    await assert.rejects(unblind(root, means(files), { secret: null }), /not the one that was drawn/);
    files.put(`${root}/allocation.json`, text);
    await unblind(root, means(files), { secret: null });
    const log = await StudyLog.read(root, files);
    assert.deepEqual([log.last('unblinded')?.event.allocation, log.all('held')], [sha256(text), []]);
  });
});
