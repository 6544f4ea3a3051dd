import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArmFailure } from '../../src/arms/failure.ts';
import type { Arm } from '../../src/arms/arm.ts';
import { Runs } from '../../src/editor/runs.ts';
import { Shelves } from '../../src/editor/shelves.ts';
import type { Run } from '../../src/editor/run.ts';
import { findStudy } from '../../src/study/study.ts';
import { answerTo, armsOf, diagnosis, log, ScriptedArm, scratch, taken } from './fakes.ts';
import { eventually, test } from './harness.ts';

function setUp(open?: () => Promise<Arm>): {
  runs: Runs;
  again: () => Runs;
  arm: ScriptedArm;
  own: string;
  records: string;
} {
  const folder = scratch();
  const own = join(folder, 'own');
  const records = join(folder, 'runs');
  const arm = new ScriptedArm();
  const fresh = (): Runs =>
    new Runs(armsOf(open ?? (() => Promise.resolve(arm))), new Shelves(own, () => 'tester', 'test', log), records, log);
  return { runs: fresh(), again: fresh, arm, own, records };
}

const asked = (arm: ScriptedArm): Promise<number> =>
  eventually('the arm is asked', () => arm.asked.length || undefined);

const recorded = async (folder: string, run: Run, what: RegExp): Promise<void> => {
  await eventually('the record', () => {
    try {
      return what.test(readFileSync(join(folder, `${run.subject.id}.json`), 'utf8')) || undefined;
    } catch {
      return undefined;
    }
  });
};

test('a finished answer is on the shelf, and its record then holds no case text', async () => {
  const { runs, again, arm, own, records } = setUp();
  const run = runs.start(taken('Very particular words.'), null);
  await asked(arm);
  arm.finish(answerTo(run.subject.case, [diagnosis(1, 'Gout')]));
  await recorded(records, run, /"answerId":"[0-9a-f]/);
  assert.equal(readdirSync(join(own, 'answers')).length, 1);
  assert.ok(!readFileSync(join(records, `${run.subject.id}.json`), 'utf8').includes('particular'));

  const restored = await again().restore(run.subject.id);
  assert.equal(restored?.diagnoses[0]?.name, 'Gout');
  assert.equal(restored.subject.case.text, 'Very particular words.');
  assert.equal(restored.running, false);
});

test('a window that goes while an answer arrives leaves it behind as interrupted, with what had come', async () => {
  const { runs, again, arm } = setUp();
  const run = runs.start(taken('Chest pain.'), null);
  await asked(arm);
  arm.say('1. Angina', [diagnosis(1, 'Angina')]);
  await runs.putDown();

  const restored = await again().restore(run.subject.id);
  assert.equal(restored?.answer?.status, 'failed');
  assert.equal(restored.answer.failure?.kind, 'interrupted');
  assert.equal(restored.diagnoses[0]?.name, 'Angina');
  assert.equal(restored.raw, '1. Angina');
  assert.equal(restored.subject.case.text, 'Chest pain.');
});

test('an answer that is there when the window goes is kept, not put down as interrupted', async () => {
  const { runs, again, arm } = setUp();
  const run = runs.start(taken('Chest pain.'), null);
  await asked(arm);
  arm.finish(answerTo(run.subject.case, [diagnosis(1, 'Gout')]));
  await Promise.resolve();
  await eventually('the answer is on its way', async () => {
    await runs.putDown();
    return run.running ? undefined : true;
  });
  const restored = await again().restore(run.subject.id);
  assert.equal(restored?.answer?.status, 'complete');
});

test('a window that dies without a word still leaves the case to run again', async () => {
  const { runs, again, arm } = setUp();
  const run = runs.start(taken('Chest pain.'), null);
  await asked(arm);
  const restored = await again().restore(run.subject.id);
  assert.equal(restored?.answer?.failure?.kind, 'interrupted');
  assert.equal(restored.subject.case.text, 'Chest pain.');
});

test('a cancelled run is told as cancelled and keeps nothing on the shelf', async () => {
  const { runs, arm, own, records } = setUp();
  const run = runs.start(taken('Chest pain.'), null);
  await asked(arm);
  run.cancel();
  await recorded(records, run, /"kind":"cancelled"/);
  assert.equal(run.answer?.failure?.kind, 'cancelled');
  assert.throws(() => readdirSync(join(own, 'answers')));
});

test('what may not be sent fails as an answer with its reason', async () => {
  const { runs, records } = setUp(() => Promise.reject(new ArmFailure('blocked', 'Kept back from {0}.', 'there')));
  const run = runs.start(taken('Chest pain.'), null);
  await recorded(records, run, /"kind":"blocked"/);
  assert.deepEqual(run.answer?.failure, { kind: 'blocked', template: 'Kept back from {0}.', values: ['there'] });
});

test('a bug in an arm ends the run with a sentence and never hangs it', async () => {
  const { runs, records } = setUp(() => Promise.reject(new TypeError('x is not a function')));
  const run = runs.start(taken('Chest pain.'), null);
  await recorded(records, run, /"kind":"server-error"/);
  assert.equal(run.running, false);
  assert.ok(!JSON.stringify(run.answer).includes('x is not a function'));
});

test('a study’s plan says how many diagnoses are asked for', async () => {
  const { runs, arm } = setUp();
  const study = scratch();
  writeFileSync(join(study, 'study.json'), '{"schema":"ddx/study@1","title":"T","top":3}');
  const run = runs.start(taken('Chest pain.'), await findStudy(study));
  await asked(arm);
  assert.equal(arm.asked[0]?.ask.top, 3);
  assert.equal(runs.again(run).subject.top, 3);
});

test('a record that is gone, cut off or not one of ours restores nothing', async () => {
  const { runs, records } = setUp();
  mkdirSync(records, { recursive: true });
  writeFileSync(join(records, 'half.json'), '{"schema":"ddx/run@1","id":"ha');
  assert.equal(await runs.restore('half'), null);
  assert.equal(await runs.restore('none'), null);
  assert.equal(await runs.restore('../own/secret'), null);
});

test('an answer the study folder refuses is kept on this machine and comes back', async () => {
  const { runs, again, arm, own, records } = setUp();
  const study = scratch();
  writeFileSync(join(study, 'study.json'), '{"schema":"ddx/study@1","title":"T"}');
  // A file where the folder should be: refused for root too.
  writeFileSync(join(study, 'answers'), '');
  const run = runs.start(taken('Chest pain.'), await findStudy(study));
  await asked(arm);
  arm.finish(answerTo(run.subject.case, [diagnosis(1, 'Gout')]));
  await recorded(records, run, /"answerId":"[0-9a-f]/);
  assert.equal(readdirSync(join(own, 'answers')).length, 1);
  assert.equal((await again().restore(run.subject.id))?.diagnoses[0]?.name, 'Gout');
});
