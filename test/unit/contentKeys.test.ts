import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readComments } from '../../src/ratings/comments.ts';
import { ContentKeys, contentKeysIn, CoordinatorKeys } from '../../src/ratings/contentKeys.ts';
import { erase } from '../../src/ratings/erase.ts';
import type { SealedText } from '../../src/ratings/event.ts';
import type { TextPlace } from '../../src/ratings/ratingBook.ts';
import { RatingFiles } from '../../src/ratings/ratingFiles.ts';
import { StudyLog } from '../../src/study/log/studyLog.ts';
import { subkey } from '../../src/study/sealing/box.ts';
import { wrappingKeyOf } from '../../src/study/sealing/wrap.ts';
import { Machine, packIn, packRoot, refusedAs, said, sealedKey, wideRubric } from './deskFixtures.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { meansWith } from './sealingFixtures.ts';

const place: TextPlace = { case: 'one', answer: 'x', item: 'comment', diagnosis: null };
const words = 'Very odd: 🫁 and a \u0001.';

function keysOf(machine: Machine, rater = 'r1'): ContentKeys {
  const { files, random, keys } = machine;
  const commentKey = wrappingKeyOf(subkey(sealedKey, 'comments'));
  return new ContentKeys({ root: packRoot, files, random, rater, commentKey, keys, secretName: 'comments-test' });
}

describe('a free text in a pack', () => {
  it('is read back where it was written, and by whoever coordinates', async () => {
    const machine = new Machine();
    const sealed = await keysOf(machine).seal(place, words);
    assert.deepEqual(await keysOf(machine).open(place, sealed), { text: words, why: null });
    const coordinator = new CoordinatorKeys(packRoot, machine.files, sealedKey);
    assert.deepEqual(await coordinator.open(place, sealed), { text: words, why: null });
    const stranger = new CoordinatorKeys(packRoot, machine.files, Buffer.alloc(32, 8));
    assert.deepEqual(await stranger.open(place, sealed), { text: null, why: 'elsewhere' });
  });

  it('has one key for a case, also in a later session', async () => {
    const machine = new Machine();
    const keys = keysOf(machine);
    const [one, again] = [await keys.seal(place, words), await keys.seal({ ...place, answer: 'y' }, words)];
    const later = await keysOf(machine).seal(place, words);
    const other = await keysOf(machine).seal({ ...place, case: 'two' }, words);
    assert.deepEqual([again.key, later.key], [one.key, one.key]);
    assert.notEqual(other.key, one.key);
    assert.equal(new Set([one.box, again.box, later.box]).size, 3);
  });

  it('is refused in a sentence where this machine can keep no secret, and nothing else suffers', async () => {
    const machine = new Machine();
    const { order } = packIn(machine.files);
    const { keys } = machine;
    const full: typeof keys = {
      ...keys,
      keep: (name, secret) =>
        name.startsWith('comments-')
          ? Promise.reject(Object.assign(new Error('no'), { code: 'ENOSPC' }))
          : keys.keep(name, secret),
    };
    const desk = await machine.open(packRoot, { keys: full });
    const about = { case: 'one', answer: order[0]?.answers[0] };
    assert.match(await refusedAs(desk, { ...about, item: 'comment', value: words }), /comments can neither .*ENOSPC/);
    await said(desk, { ...about, item: 'bond', value: 4 });
    assert.equal(await desk.close(), null);
  });

  it('is on another machine known to be from elsewhere, which then has a key of its own', async () => {
    const files = new MemoryFiles(packRoot);
    const [here, there] = [new Machine(files, 'here'), new Machine(files, 'there')];
    const sealed = await keysOf(here).seal(place, words);
    assert.deepEqual(await keysOf(there).open(place, sealed), { text: null, why: 'elsewhere' });
    const own = await keysOf(there).seal(place, words);
    assert.notEqual(own.key, sealed.key);
    assert.equal((await contentKeysIn(packRoot, files)).size, 2);
  });

  it('opens at its own place alone, unchanged, and while its key is there', async () => {
    const machine = new Machine();
    const keys = keysOf(machine);
    const sealed = await keys.seal(place, words);
    const nothing = { text: null, why: 'erased' };
    for (const moved of [{ case: 'two' }, { answer: 'y' }, { item: 'which' }, { diagnosis: 1 }]) {
      assert.deepEqual(await keys.open({ ...place, ...moved }, sealed), nothing);
    }
    const changed: SealedText = {
      ...sealed,
      box: Buffer.from(sealed.box, 'base64').fill(1, 20, 21).toString('base64'),
    };
    assert.deepEqual(await keys.open(place, changed), nothing);
    for (const key of ['../pack', 'x', sealed.key.toUpperCase()]) {
      assert.deepEqual(await keys.open(place, { ...sealed, key }), nothing);
    }
    machine.files.take(`${packRoot}/keys/${sealed.key}.json`);
    assert.deepEqual(await keys.open(place, sealed), nothing);
    assert.deepEqual(await new CoordinatorKeys(packRoot, machine.files, sealedKey).open(place, sealed), nothing);
  });

  it('never stands in the clear, and its key is on the disk before the word is acknowledged', async () => {
    const machine = new Machine();
    const { order } = packIn(machine.files, { rubric: wideRubric });
    const answer = order[0]?.answers[0];
    const desk = await machine.open();
    for (const item of ['comment', 'which']) {
      await said(desk, { case: 'one', answer, item, value: 'A telling word.' });
      const left = machine.files.afterPowerCut();
      for (const path of left.paths()) assert.ok(!left.text(path).includes('telling'), path);
      assert.deepEqual(
        (await readComments(packRoot, left, sealedKey)).filter((one) => one.item === item).map(({ text }) => text),
        ['A telling word.'],
      );
    }
    await said(desk, { undo: true });
    await said(desk, { case: 'one', answer, item: 'comment', value: '' });
    assert.deepEqual(await readComments(packRoot, machine.files, sealedKey), []);
    await desk.close();
  });

  it('is not acknowledged when its key cannot be kept', async () => {
    const machine = new Machine();
    const { order } = packIn(machine.files);
    const desk = await machine.open();
    const line = { case: 'one', answer: order[0]?.answers[0], item: 'comment', value: 'x' };
    machine.files.fault = ({ path }) => (path.includes('/keys') ? 'ENOSPC' : null);
    assert.match(await refusedAs(desk, line), /full/);
    machine.files.fault = () => null;
    await said(desk, line);
    await desk.close();
    assert.equal(
      machine
        .ledgers()
        .flat()
        .filter(({ what }) => what === 'rated').length,
      1,
    );
  });
});

describe('a withdrawal of consent', () => {
  async function collected(): Promise<MemoryFiles> {
    const files = new MemoryFiles('/study');
    for (const rater of ['r1', 'r2']) {
      const machine = new Machine(new MemoryFiles(packRoot), rater);
      const { order } = packIn(machine.files, { rater });
      const desk = await machine.open(packRoot, { rater });
      await said(desk, { case: 'one', answer: order[0]?.answers[0], item: 'comment', value: `A word of ${rater}.` });
      await desk.close();
      const sent = machine.files.paths().filter((path) => /^\/pack\/(ratings|keys)\//.test(path));
      for (const path of sent) files.put(path.replace(packRoot, '/study'), machine.files.text(path));
    }
    return files;
  }
  const texts = async (files: MemoryFiles): Promise<unknown[]> =>
    (await readComments('/study', files, sealedKey)).map(({ rater, text, why }) => [rater, text, why]).sort();

  it('erases that rater’s words for good, and nothing else', async () => {
    const files = await collected();
    assert.deepEqual(await texts(files), [
      ['r1', 'A word of r1.', null],
      ['r2', 'A word of r2.', null],
    ]);
    files.put('/study/keys/left.json.a.tmp', '{}');
    const before = files
      .paths()
      .filter((path) => path.includes('/ratings/'))
      .map((path) => files.text(path));
    await erase('/study', meansWith(files), { rater: 'r1', reason: 'By letter.' });
    const left = files.afterPowerCut();
    assert.deepEqual(await texts(left), [
      ['r1', null, 'erased'],
      ['r2', 'A word of r2.', null],
    ]);
    assert.equal(left.paths().filter((path) => path.includes('/keys/')).length, 1);
    assert.deepEqual(
      left
        .paths()
        .filter((path) => path.includes('/ratings/'))
        .map((path) => left.text(path)),
      before,
    );
    assert.deepEqual((await new RatingFiles(['/study/ratings'], left).union()).problems, []);
    const [logged] = (await StudyLog.read('/study', left)).all('withdrew');
    assert.equal(logged?.event.rater, 'r1');
    assert.equal(logged.event.reason, 'By letter.');
    assert.equal(logged.event.erased.length, 1);
  });

  it('needs a reason, and one that was cut off is done by doing it again', async () => {
    const files = await collected();
    await assert.rejects(erase('/study', meansWith(files), { rater: 'r1', reason: ' ' }), /needs a reason/);
    files.fault = ({ what, path }) => (what === 'create' && path.includes('/log/') ? 'EIO' : null);
    await assert.rejects(erase('/study', meansWith(files), { rater: 'r1', reason: 'x' }));
    files.fault = () => null;
    assert.equal((await StudyLog.read('/study', files)).last('withdrew'), null);
    await erase('/study', meansWith(files, 'b'), { rater: 'r1', reason: 'x' });
    assert.equal((await StudyLog.read('/study', files)).last('withdrew')?.event.erased.length, 1);
  });
});
