import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { findPack, openPack } from '../../src/study/pack/openPack.ts';
import { OpenPacks } from '../../src/study/pack/openPacks.ts';
import { sealedStudy, type SealedStudy } from './packFixtures.ts';

const story = `A woman of 34 comes with a fever of five days, a dry cough, and pain in the right side of her chest that
is worse when she breathes in. She has never smoked; her mother had a clot in her leg at the age of 50.

On examination she is short of breath at rest. Her pulse is 112, and her blood pressure is 104/68.`;

let study: SealedStudy;
let out: string;
beforeEach(async () => {
  study = await sealedStudy({ texts: { 'case-1': story, 'case-2': 'A swollen toe.\n' } });
  ({ out } = await study.pack());
});
afterEach(() => study.drop());

const said = async (): Promise<string> => (await openPack(out)).problems.map(({ message }) => message).join('\n');
const json = (): Record<string, unknown> =>
  JSON.parse(readFileSync(join(out, 'pack.json'), 'utf8')) as Record<string, unknown>;

describe('openPack', () => {
  it('is found from any file in it, and not from a folder with another program’s pack.json', async () => {
    assert.equal(await findPack(join(out, 'cases', 'case-1.txt')), out);
    assert.equal(await findPack(study.root), null);
    writeFileSync(join(study.folder, 'pack.json'), '{"name":"a game"}');
    assert.equal(await findPack(study.root), null);
  });

  it('names what was changed, what is missing, and what was added', async () => {
    assert.equal(await said(), '');
    const [answer = '', second = ''] = readdirSync(join(out, 'answers'));
    writeFileSync(join(out, 'cases', 'case-1.txt'), 'other');
    rmSync(join(out, 'answers', answer));
    writeFileSync(join(out, 'answers', second), '{}');
    writeFileSync(join(out, 'cases', 'more.txt'), 'x');
    writeFileSync(join(out, 'ratings', 'r1-x.jsonl'), '');
    writeFileSync(join(out, '.DS_Store'), '');
    const { texts, answers, problems, whole } = await openPack(out);
    assert.equal(whole, false);
    const all = problems.map(({ message }) => message).join('\n');
    assert.match(all, /cases\/case-1\.txt was changed/);
    assert.match(all, new RegExp(`answers/${answer} is missing`));
    assert.match(all, new RegExp(`answers/${second} was changed`));
    assert.match(all, /cases\/more\.txt is not part of this pack/);
    assert.equal(problems.length, 4);
    assert.deepEqual([texts.has('case-1'), answers.size], [false, 4]);
  });

  it('reads nothing that lies elsewhere', async () => {
    const secret = join(study.folder, 'secret.txt');
    writeFileSync(secret, story);
    const hash = (json()['files'] as Record<string, string>)['cases/case-1.txt'] ?? '';
    for (const path of [
      '../secret.txt',
      'cases/../../secret.txt',
      'cases\\..\\x',
      secret,
      'cases//x',
      'ratings/x',
      'pack.json',
    ]) {
      writeFileSync(join(out, 'pack.json'), JSON.stringify({ ...json(), files: { [path]: hash } }));
      const refusal = await said().catch(String);
      assert.match(refusal, /where no file of a pack can be|cannot be used: files\./, path);
    }
    writeFileSync(join(out, 'pack.json'), JSON.stringify({ ...json(), files: { 'cases/case-1.txt': hash } }));
    rmSync(join(out, 'cases', 'case-1.txt'));
    symlinkSync(secret, join(out, 'cases', 'case-1.txt'));
    const { texts, problems } = await openPack(out);
    assert.equal(texts.has('case-1'), false);
    assert.match(problems.map(({ message }) => message).join(), /link that leads out/);
  });

  it('says why a folder is no pack', async () => {
    await assert.rejects(openPack(study.root), /no rater’s pack/);
    for (const [text, why] of [
      ['{', /not valid JSON/],
      [JSON.stringify({ ...json(), schema: 'ddx/pack@2' }), /version 2/],
      [JSON.stringify({ ...json(), more: 1 }), /more: unknown field/],
    ] as const) {
      writeFileSync(join(out, 'pack.json'), text);
      await assert.rejects(openPack(out), why);
    }
  });
});

describe('the packs opened on this machine', () => {
  let packs: OpenPacks;
  beforeEach(async () => {
    packs = new OpenPacks(join(study.folder, 'known'));
    await packs.remember(await openPack(out));
  });

  it('recognises text from a case, however it was formatted', async () => {
    const ref = { root: out, id: (await openPack(out)).pack.id, case: 'case-1' };
    for (const text of [
      story,
      story.toUpperCase(),
      story.replace(/[.,;]/g, ''),
      story.replace(/\s+/g, '  \r\n> '),
      `Please help: ${story.split('\n\n')[1] ?? ''} What is it?`,
      story.replace('a dry cough', 'a **dry** “cough”').replaceAll('e', 'e\u200b'),
      'she has never smoked her mother had a clot in her leg at the age of',
    ]) {
      assert.deepEqual(await packs.whose(text), ref, text);
    }
    assert.equal((await packs.whose('Case: a swollen toe!'))?.case, 'case-2');
    for (const text of [
      '',
      'A woman of 34 comes with a fever.',
      'Another story altogether, with many other words about a man who fell from his horse.',
    ]) {
      assert.equal(await packs.whose(text), null, text);
    }
  });

  it('keeps no words', () => {
    for (const name of readdirSync(packs.folder)) {
      const text = readFileSync(join(packs.folder, name), 'utf8');
      for (const word of ['woman', 'smoked', 'examination', 'swollen']) assert.ok(!text.includes(word));
    }
  });

  it('does not keep a study from its own cases', async () => {
    assert.equal(await packs.whose(story, { study: study.root }), null);
    const other = join(study.folder, 'other');
    mkdirSync(other);
    assert.notEqual(await packs.whose(story, { study: other }), null);
  });

  it('forgets a pack whose folder is gone, and knows it again where it was moved to', async () => {
    const moved = join(study.folder, 'moved');
    renameSync(out, moved);
    assert.equal(await packs.whose(story), null);
    assert.deepEqual(readdirSync(packs.folder), []);
    await packs.remember(await openPack(moved));
    await packs.remember(await openPack(moved));
    assert.equal((await new OpenPacks(packs.folder).whose(story))?.root, moved);
    assert.equal(readdirSync(packs.folder).length, 1);
  });
});
