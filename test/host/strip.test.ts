import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SavedView } from '../../src/protocol/diagnosis.ts';
import { Shelves } from '../../src/editor/shelves.ts';
import type { Strip } from '../../src/editor/panel/strip.ts';
import { Strips } from '../../src/editor/panel/strips.ts';
import type { RunSubject } from '../../src/editor/runs/run.ts';
import { answerTo, diagnosis, face, log, scratch, taken } from './fakes.ts';
import { eventually, test } from './harness.ts';

const text = 'A red, hot, swollen great toe.';

function subjectOf(study: string | null, id?: string): RunSubject {
  const { case: kase, place, said } = taken(text);
  const about = { place, said, study, top: 5, maxTokens: null };
  return { id: 'r', round: 'r', arm: face, case: id === undefined ? kase : { ...kase, id }, ...about };
}

function studyFolder(): string {
  const root = scratch();
  writeFileSync(join(root, 'study.json'), '{"schema":"ddx/study@1","title":"Toes"}');
  writeFileSync(
    join(root, 'references.jsonl'),
    '{"schema":"ddx/reference@1","case":"toe","diagnosis":"Gout","accepted":["Podagra"],"basis":"crystals"}\n',
  );
  return root;
}

async function strip(
  own: string,
  study: string | null,
  rater = 'tester',
): Promise<{ strip: Strip; strips: Strips; shelves: Shelves; said: SavedView[] }> {
  const shelves = new Shelves(own, () => rater, 'test', log);
  const strips = new Strips(shelves);
  const opened = await open(strips, study);
  const said: SavedView[] = [];
  opened.onDidChange((what) => {
    if (what === 'saved') said.push(opened.saved);
  });
  return { strip: opened, strips, shelves, said };
}

function open(strips: Strips, study: string | null): Promise<Strip> {
  const subject = subjectOf(study, study === null ? undefined : 'toe');
  return strips.open(subject, answerTo(subject.case, [diagnosis(1, 'Gout'), diagnosis(2, 'Cellulitis')]));
}

function lines(folder: string): Record<string, unknown>[] {
  return readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  );
}

test('a study’s reference is shown, nothing is filled in, and each change is on disk before it is saved', async () => {
  const root = studyFolder();
  const { strip: one, said } = await strip(scratch(), root);
  assert.deepEqual(one.view().reference, { ...one.view().reference, diagnosis: 'Gout', own: false });
  assert.deepEqual(one.view().match, {});
  assert.equal(one.view().bond, null);

  await one.match(1, 5);
  await one.bond(5);
  await one.match(2, 'cannot-rate');
  assert.deepEqual(
    said.map((saved) => saved.state),
    ['saving', 'saved', 'saving', 'saved', 'saving', 'saved'],
  );
  const values = lines(join(root, 'ratings')).map((line) => line['value']);
  assert.deepEqual(values, [undefined, 5, 5, 'cannot-rate']);
});

test('ratings stand again for the same rater in a new window, and not for another', async () => {
  const root = studyFolder();
  const own = scratch();
  const first = await strip(own, root);
  await first.strip.match(1, 4);
  first.strip.comment('Unsure.');
  await first.strip.match(1, 5);
  await first.shelves.close();

  const again = await strip(own, root);
  assert.deepEqual(again.strip.view().match, { 1: 5 });
  assert.equal(again.strip.view().comment, 'Unsure.');
  const other = await strip(own, root, 'someone-else');
  assert.deepEqual(other.strip.view().match, {});
});

test('without a reference the rater’s own diagnosis is asked and then stands', async () => {
  const own = scratch();
  const { strip: one } = await strip(own, null);
  assert.equal(one.view().reference, null);
  await one.ownDiagnosis('  Septic arthritis ');
  assert.equal(one.view().reference?.diagnosis, 'Septic arthritis');
  assert.equal(one.view().reference?.own, true);
  const again = await strip(own, null);
  assert.equal(again.strip.view().reference?.diagnosis, 'Septic arthritis');
});

test('a study folder that refuses: kept on this machine, and said so', async () => {
  const root = studyFolder();
  const own = scratch();
  writeFileSync(join(root, 'ratings'), 'a file where the folder should be');
  const { strip: one, said } = await strip(own, root);
  await one.match(1, 5);
  assert.equal(said.at(-1)?.state, 'elsewhere');
  assert.equal(lines(join(own, 'ratings')).at(-1)?.['value'], 5);
});

test('nowhere to write: not saved stays, keeps the change, and trying again saves it once', async () => {
  const own = scratch();
  writeFileSync(join(own, 'ratings'), '');
  const { strip: one, said } = await strip(own, null);
  await one.match(1, 5);
  await one.match(1, 4);
  await one.bond(3);
  assert.equal(said.at(-1)?.state, 'notSaved');
  assert.ok(said.every((saved) => saved.state !== 'saved'));
  assert.deepEqual(one.view().match, { 1: 4 });

  rmSync(join(own, 'ratings'));
  mkdirSync(join(own, 'ratings'));
  await one.flush();
  assert.equal(said.at(-1)?.state, 'saved');
  assert.deepEqual(
    lines(join(own, 'ratings')).map((line) => line['value']),
    [undefined, 4, 3],
  );
});

test('a rubbish line at the end of another writer’s file loses nobody’s ratings', async () => {
  const root = studyFolder();
  const own = scratch();
  const first = await strip(own, root);
  await first.strip.match(1, 4);
  await first.shelves.close();
  const [name] = readdirSync(join(root, 'ratings'));
  assert.ok(name);
  const path = join(root, 'ratings', name);
  writeFileSync(path, `${readFileSync(path, 'utf8')}{"v":1,"seq":3,"at":"20`);

  const again = await strip(own, root);
  assert.deepEqual(again.strip.view().match, { 1: 4 });
  await again.strip.match(2, 1);
  assert.deepEqual((await strip(own, root)).strip.view().match, { 1: 4, 2: 1 });
});

test('what was said a moment before the window goes is on disk when it is gone', async () => {
  const root = studyFolder();
  const own = scratch();
  const { strip: one, strips, shelves } = await strip(own, root);
  void one.match(1, 5);
  void one.match(2, 2);
  one.comment('Half a sent');
  await strips.flush();
  await shelves.close();
  const again = await strip(own, root);
  assert.deepEqual(again.strip.view().match, { 1: 5, 2: 2 });
  assert.equal(again.strip.view().comment, 'Half a sent');
});

test('a comment is written once at a pause, and at once when its panel closes', async () => {
  const root = studyFolder();
  const own = scratch();
  const { strip: one, strips } = await strip(own, root);
  for (const text of ['S', 'Su', 'Sur', 'Sure']) one.comment(text);
  await strips.giveBack(one);
  const comments = lines(join(root, 'ratings')).filter((line) => line['item'] === 'comment');
  assert.deepEqual(
    comments.map((line) => line['value']),
    ['Sure'],
  );
});

test('two panels of one answer show one strip', async () => {
  const root = studyFolder();
  const { strip: one, strips } = await strip(scratch(), root);
  const other = await open(strips, root);
  assert.equal(other, one);
  await strips.giveBack(one);
  await other.match(1, 3);
  assert.equal(other.saved.state, 'saved', 'the second panel goes on after the first was closed');
});

test('a strip that could not be opened is tried anew, not remembered as failed', async () => {
  const root = studyFolder();
  const shelves = new Shelves(scratch(), () => 'tester', 'test', log);
  const real = shelves.referenceOf.bind(shelves);
  shelves.referenceOf = () => Promise.reject(new Error('the disk is away'));
  const strips = new Strips(shelves);
  await assert.rejects(open(strips, root), /the disk is away/);
  shelves.referenceOf = real;
  assert.equal((await open(strips, root)).view().reference?.diagnosis, 'Gout');
});

test('an own diagnosis stands beside every answer to the same text at once', async () => {
  const { strip: one, strips } = await strip(scratch(), null);
  const subject = subjectOf(null);
  const another = answerTo(subject.case, [diagnosis(1, 'Sprain')], { id: '0000000000000000-00000000' });
  const other = await strips.open(subject, another);
  assert.notEqual(other, one);
  await one.ownDiagnosis('Septic arthritis');
  await eventually('the other knows', () => other.view().reference ?? undefined);
  assert.equal(other.view().reference?.diagnosis, 'Septic arthritis');
});
