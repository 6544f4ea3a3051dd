import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { statusOf } from '../../src/ratings/status.ts';
import { Machine, packIn, packRoot, said } from './deskFixtures.ts';
import { root } from './sealingFixtures.ts';
import { studyAt } from './verifyFixtures.ts';

describe('the status of a sealed study', () => {
  it('names every sealed file that was changed, is gone, or came to the others', async () => {
    const files = await studyAt('sealed');
    const problems = async (): Promise<readonly string[]> => (await statusOf(root, files)).problems;
    const untouched = await problems();
    const sealed = files.paths().filter((path) => path.endsWith('.sealed') || path.endsWith('sealed.json'));
    assert.ok(sealed.length > 2);
    const said = async (path: string): Promise<string[]> =>
      (await problems()).filter((one) => !untouched.includes(one) && one.startsWith(path.slice(root.length + 1)));
    for (const path of sealed) {
      const before = await files.read(path);
      const bytes = Buffer.from(before);
      bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
      files.put(path, bytes);
      assert.equal((await said(path)).length, 1, path);
      await files.remove(path);
      assert.equal((await said(path)).length, 1, path);
      files.put(path, before);
      assert.deepEqual(await problems(), untouched);
    }
    files.put(`${root}/answers/${'0'.repeat(32)}.sealed`, 'x');
    assert.match((await said(`${root}/answers/0`))[0] ?? '', /is not one of the sealed answers/);
    files.put(`${root}/answers/plain.json`, '{}');
    assert.match((await said(`${root}/answers/plain.json`))[0] ?? '', /stands in the clear/);
  });

  it('names an allocation that was changed after unblinding', async () => {
    const files = await studyAt('unblinded');
    const path = `${root}/allocation.json`;
    files.put(path, files.text(path).replace('"take": 1', '"take": 2'));
    const { problems } = await statusOf(root, files);
    assert.ok(problems.some((one) => one.startsWith('allocation.json is not the one')));
  });
});

describe('the status of a pack', () => {
  it('notices a pack.json that is not the one with which ratings were begun', async () => {
    const machine = new Machine();
    const { order } = packIn(machine.files);
    const desk = await machine.open();
    await said(desk, { case: 'one', answer: order[0]?.answers[0], item: 'bond', value: 5 });
    await desk.close();
    assert.deepEqual((await statusOf(packRoot, machine.files)).problems, []);
    const path = `${packRoot}/pack.json`;
    machine.files.put(path, machine.files.text(path).replace('"title":"one"', '"title":"two"'));
    const { problems } = await statusOf(packRoot, machine.files);
    assert.match(problems[0] ?? '', /begun with another pack\.json/);
  });
});
