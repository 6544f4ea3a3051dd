import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SavedView } from '../../src/protocol/diagnosis.ts';
import { Shelves } from '../../src/editor/shelves.ts';
import { openStrip, type Strip } from '../../src/editor/strip.ts';
import type { RunSubject } from '../../src/editor/run.ts';
import { answerTo, diagnosis, face, log, scratch, taken } from './fakes.ts';
import { test } from './harness.ts';

const text = 'A red, hot, swollen great toe.';

function subjectOf(study: string | null, id?: string): RunSubject {
  const { case: kase, place, said } = taken(text);
  return { id: 'r', arm: face, case: id === undefined ? kase : { ...kase, id }, place, said, study, top: 5 };
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
): Promise<{ strip: Strip; shelves: Shelves; said: SavedView[] }> {
  const shelves = new Shelves(own, () => rater, log);
  const subject = subjectOf(study, study === null ? undefined : 'toe');
  const opened = await openStrip(
    shelves,
    subject,
    answerTo(subject.case, [diagnosis(1, 'Gout'), diagnosis(2, 'Cellulitis')]),
  );
  const said: SavedView[] = [];
  opened.onDidChange(() => said.push(opened.saved));
  return { strip: opened, shelves, said };
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
  await first.strip.comment('Unsure.');
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
  await one.saveAgain();
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
