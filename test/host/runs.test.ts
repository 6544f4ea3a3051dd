import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { ArmFailure } from '../../src/arms/failure.ts';
import type { Case } from '../../src/cases/case.ts';
import { shorten } from '../../src/cases/shorten.ts';
import type { Arm } from '../../src/arms/arm.ts';
import { placeOf } from '../../src/editor/runs/placeOf.ts';
import type { Round } from '../../src/editor/runs/round.ts';
import { Runs } from '../../src/editor/runs/runs.ts';
import { Shelves } from '../../src/editor/shelves.ts';
import type { Run } from '../../src/editor/runs/run.ts';
import { findStudy } from '../../src/study/study.ts';
import { answerTo, armsOf, diagnosis, face, log, ScriptedArm, ScriptedArms, scratch, taken } from './fakes.ts';
import { eventually, test } from './harness.ts';
import { question, withPerson } from './person.ts';

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

const forOthers = async (runs: Runs, round: Round): Promise<Case> => {
  const kase = await runs.caseForOthers(round);
  assert.ok(kase);
  return kase;
};

const restored = async (runs: Runs, run: Run): Promise<Run | undefined> =>
  (await runs.restore([run.subject.id]))?.runs[0];

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
  const [run] = runs.start(taken('Very particular words.'), null).runs;
  await asked(arm);
  arm.finish(answerTo(run.subject.case, [diagnosis(1, 'Gout')]));
  await recorded(records, run, /"answerId":"[0-9a-f]/);
  assert.equal(readdirSync(join(own, 'answers')).length, 1);
  assert.ok(!readFileSync(join(records, `${run.subject.id}.json`), 'utf8').includes('particular'));

  const back = await restored(again(), run);
  assert.equal(back?.diagnoses[0]?.name, 'Gout');
  assert.equal(back.subject.case.text, 'Very particular words.');
  assert.equal(back.running, false);
});

test('a window that goes while an answer arrives leaves it behind as interrupted, with what had come', async () => {
  const { runs, again, arm } = setUp();
  const [run] = runs.start(taken('Chest pain.'), null).runs;
  await asked(arm);
  arm.say('1. Angina', [diagnosis(1, 'Angina')]);
  await runs.putDown();

  const back = await restored(again(), run);
  assert.equal(back?.answer?.status, 'failed');
  assert.equal(back.answer.failure?.kind, 'interrupted');
  assert.equal(back.diagnoses[0]?.name, 'Angina');
  assert.equal(back.raw, '1. Angina');
  assert.equal(back.subject.case.text, 'Chest pain.');
});

test('an answer that is there when the window goes is kept, not put down as interrupted', async () => {
  const { runs, again, arm } = setUp();
  const [run] = runs.start(taken('Chest pain.'), null).runs;
  await asked(arm);
  arm.finish(answerTo(run.subject.case, [diagnosis(1, 'Gout')]));
  await Promise.resolve();
  await eventually('the answer is on its way', async () => {
    await runs.putDown();
    return run.running ? undefined : true;
  });
  const back = await restored(again(), run);
  assert.equal(back?.answer?.status, 'complete');
});

test('a window that dies without a word still leaves the case to run again', async () => {
  const { runs, again, arm } = setUp();
  const [run] = runs.start(taken('Chest pain.'), null).runs;
  await asked(arm);
  const back = await restored(again(), run);
  assert.equal(back?.answer?.failure?.kind, 'interrupted');
  assert.equal(back.subject.case.text, 'Chest pain.');
});

test('a cancelled run is told as cancelled and keeps nothing on the shelf', async () => {
  const { runs, arm, own, records } = setUp();
  const [run] = runs.start(taken('Chest pain.'), null).runs;
  await asked(arm);
  run.cancel();
  await recorded(records, run, /"kind":"cancelled"/);
  assert.equal(run.answer?.failure?.kind, 'cancelled');
  assert.throws(() => readdirSync(join(own, 'answers')));
});

test('what may not be sent fails as an answer with its reason', async () => {
  const { runs, records } = setUp(() => Promise.reject(new ArmFailure('blocked', 'Kept back from {0}.', 'there')));
  const [run] = runs.start(taken('Chest pain.'), null).runs;
  await recorded(records, run, /"kind":"blocked"/);
  assert.deepEqual(run.answer?.failure, { kind: 'blocked', template: 'Kept back from {0}.', values: ['there'] });
});

test('a bug in an arm ends the run with a sentence and never hangs it', async () => {
  const { runs, records } = setUp(() => Promise.reject(new TypeError('x is not a function')));
  const [run] = runs.start(taken('Chest pain.'), null).runs;
  await recorded(records, run, /"kind":"server-error"/);
  assert.equal(run.running, false);
  assert.ok(!JSON.stringify(run.answer).includes('x is not a function'));
});

test('a study’s plan says how many diagnoses are asked for', async () => {
  const { runs, arm } = setUp();
  const study = scratch();
  writeFileSync(join(study, 'study.json'), '{"schema":"ddx/study@1","title":"T","top":3}');
  const [run] = runs.start(taken('Chest pain.'), await findStudy(study)).runs;
  await asked(arm);
  assert.equal(arm.asked[0]?.ask.top, 3);
  assert.equal(runs.again(run).subject.top, 3);
});

test('a record that is gone, cut off or not one of ours restores nothing', async () => {
  const { runs, records } = setUp();
  mkdirSync(records, { recursive: true });
  writeFileSync(join(records, 'half.json'), '{"schema":"ddx/run@1","id":"ha');
  assert.equal(await runs.restore(['half']), null);
  assert.equal(await runs.restore(['none']), null);
  assert.equal(await runs.restore(['../own/secret']), null);
});

test('an answer the study folder refuses is kept on this machine and comes back', async () => {
  const { runs, again, arm, own, records } = setUp();
  const study = scratch();
  writeFileSync(join(study, 'study.json'), '{"schema":"ddx/study@1","title":"T"}');
  // A file where the folder should be: refused for root too.
  writeFileSync(join(study, 'answers'), '');
  const [run] = runs.start(taken('Chest pain.'), await findStudy(study)).runs;
  await asked(arm);
  arm.finish(answerTo(run.subject.case, [diagnosis(1, 'Gout')]));
  await recorded(records, run, /"answerId":"[0-9a-f]/);
  assert.equal(readdirSync(join(own, 'answers')).length, 1);
  assert.equal((await restored(again(), run))?.diagnoses[0]?.name, 'Gout');
});

function severally(...names: readonly string[]): {
  arms: ScriptedArms;
  runs: Runs;
  again: () => Runs;
  records: string;
} {
  const folder = scratch();
  const records = join(folder, 'runs');
  const arms = new ScriptedArms(...names);
  const fresh = (): Runs =>
    new Runs(arms.arms, new Shelves(join(folder, 'own'), () => 'tester', 'test', log), records, log);
  return { arms, runs: fresh(), again: fresh, records };
}

test('a round asks every chosen arm, and what becomes of one is nothing to the others', async () => {
  const { runs, arms, records } = severally('a', 'b', 'c');
  const round = runs.start(taken('Chest pain.'), null);
  const [a, b, c] = round.runs;
  assert.ok(b && c);
  assert.deepEqual(
    round.runs.map(({ subject }) => subject.round),
    [round.id, round.id, round.id],
  );
  for (const name of ['a', 'b', 'c']) await asked(arms.named(name));
  arms.named('b').say('1. Gout', [diagnosis(1, 'Gout')]);
  a.cancel();
  arms.named('c').finish(answerTo(c.subject.case, [diagnosis(1, 'Angina')]));
  await recorded(records, a, /"kind":"cancelled"/);
  await recorded(records, c, /"answerId":"[0-9a-f]/);
  assert.equal(a.answer?.failure?.kind, 'cancelled');
  assert.equal(c.answer?.status, 'complete');
  assert.equal(b.running, true);
  assert.equal(b.diagnoses[0]?.name, 'Gout');
  assert.equal(round.running, true);
  arms.named('b').finish(answerTo(b.subject.case, [diagnosis(1, 'Gout')]));
  await eventually('all have ended', () => (round.running ? undefined : true));
});

test('all runs of a round come back, also those that were in the middle of their answer', async () => {
  const { runs, again, arms, records } = severally('a', 'b');
  const round = runs.start(taken('Chest pain.'), null);
  const [a, b] = round.runs;
  assert.ok(b);
  await asked(arms.named('a'));
  await asked(arms.named('b'));
  arms.named('a').finish(answerTo(a.subject.case, [diagnosis(1, 'Angina')]));
  await recorded(records, a, /"answerId":"[0-9a-f]/);
  arms.named('b').say('1. Gout', [diagnosis(1, 'Gout')]);
  await runs.putDown();
  const back = await again().restore(round.runs.map(({ subject }) => subject.id));
  assert.equal(back?.id, round.id);
  assert.deepEqual(
    back.runs.map((run) => [
      run.subject.arm.id,
      run.answer?.failure?.kind ?? run.answer?.status,
      run.diagnoses[0]?.name,
    ]),
    [
      ['a', 'complete', 'Angina'],
      ['b', 'interrupted', 'Gout'],
    ],
  );
});

test('of runs of different rounds only those of the first one come back together', async () => {
  const { runs, again, arms, records } = severally('a');
  const [one] = runs.start(taken('Chest pain.'), null).runs;
  const [other] = runs.start(taken('A cough.'), null).runs;
  await asked(arms.named('a'));
  await recorded(records, one, /interrupted/);
  await recorded(records, other, /interrupted/);
  const back = await again().restore([one, other].map(({ subject }) => subject.id));
  assert.deepEqual(
    back?.runs.map(({ subject }) => subject.case.text),
    ['Chest pain.'],
  );
});

test('one again is the same arm with what was changed; all again is as the arms are chosen now', async () => {
  const { runs, arms } = severally('a', 'b');
  const whole = taken('First part.\n\nSecond part.');
  const round = runs.start(whole, null);
  const [a, b] = round.runs;
  await asked(arms.named('a'));
  const short = shorten(whole.case, [{ start: 0, end: 11 }]);
  const changed = runs.again(a, { case: short, maxTokens: 256 });
  round.replace(a, changed);
  runs.release(a);
  assert.deepEqual([changed.subject.round, changed.subject.arm.id], [round.id, 'a']);
  await eventually('it is asked', () => (arms.named('a').asked.length === 2 ? true : undefined));
  assert.equal(arms.named('a').asked[1]?.case.text, short.text);
  assert.deepEqual(round.runs, [changed, b]);
  assert.equal(b?.running, true);

  arms.choose('a', 'c');
  const next = runs.startAgain(round, await forOthers(runs, round));
  assert.notEqual(next.id, round.id);
  assert.deepEqual(
    next.runs.map(({ subject }) => [subject.arm.id, subject.case.text, subject.maxTokens]),
    [
      ['a', short.text, 256],
      ['c', whole.case.text, null],
    ],
  );
});

test('an arm that is new is asked about the whole case, also where every other was asked about a part', async () => {
  const { runs, arms } = severally('a');
  const text = 'First part.\n\nSecond part.';
  const document = await vscode.workspace.openTextDocument({ content: text });
  const whole = taken(text, document.uri.toString());
  const round = runs.start({ ...whole, case: shorten(whole.case, [{ start: 0, end: 11 }]) }, null);
  await asked(arms.named('a'));
  const { case: part } = round.runs[0].subject;
  assert.equal(await forOthers(runs, round), part, 'no other is asked, so nothing is looked for');

  arms.choose('a', 'c');
  const next = runs.startAgain(round, await forOthers(runs, round));
  assert.deepEqual(
    next.runs.map(({ subject }) => subject.case),
    [part, whole.case],
  );
});

test('where the whole case is gone, the person says whether others are asked about its part', async () => {
  const { runs, arms } = severally('a');
  const whole = taken('First part.\n\nSecond part.');
  const part = shorten(whole.case, [{ start: 0, end: 11 }]);
  const round = runs.start({ ...whole, case: part }, null);
  await asked(arms.named('a'));
  arms.choose('c');
  await withPerson(async (questions) => {
    const rather = runs.caseForOthers(round);
    (await question(questions)).answer(undefined);
    assert.equal(await rather, undefined);
    const agreed = runs.caseForOthers(round);
    const { message, items, answer } = await question(questions, 2);
    assert.match(message, /^Ask c about a part/);
    answer(items[0]);
    assert.equal(await agreed, part);
  });
});

test('a bug in the middle of an answer leaves what had arrived', async () => {
  const arm: Arm = {
    id: face.id,
    label: face.label,
    diagnose: (_, ask) => {
      ask.onProgress?.({ text: '1. Gout', diagnoses: [diagnosis(1, 'Gout')] });
      return Promise.reject(new TypeError('x is not a function'));
    },
  };
  const { runs, again, records } = setUp(() => Promise.resolve(arm));
  const [run] = runs.start(taken('A red toe.'), null).runs;
  await recorded(records, run, /"kind":"server-error"/);
  for (const one of [run, await restored(again(), run)]) {
    assert.equal(one?.answer?.status, 'failed');
    assert.equal(one.raw, '1. Gout');
    assert.equal(one.diagnoses[0]?.name, 'Gout');
  }
});

test('what an answer in a folder says of its place opens nothing but the folder and what is open anyway', async () => {
  const study = scratch();
  const place = (uri: string | null, of: string | null): string =>
    placeOf({ ...taken('x').case, source: { kind: 'document', uri, start: 3, end: 4 } }, of).uri;
  const file = (...way: readonly string[]): string => vscode.Uri.file(join(...way)).toString();

  assert.equal(place('cases/a.md', study), file(study, 'cases', 'a.md'));
  assert.equal(place('cases/../b.md', study), file(study, 'b.md'));
  assert.equal(place(file(study, 'notes.md'), study), file(study, 'notes.md'));
  const elsewhere = file(scratch(), 'a.md');
  const strange = [
    '../../x',
    '/etc/passwd/../../x/../../../..',
    elsewhere,
    'file://host/share/a.md',
    'file:////host/share/a.md',
    'vscode-vfs://github/a/b',
    'untitled:Untitled-1',
    'command:workbench.action.quit',
    'https://example.org/a.md',
    '',
    '.',
  ];
  for (const uri of strange) assert.equal(place(uri, study), '', uri);
  assert.equal(place(`${file(study)}/..%2F..%2Fa.md`, study), '');

  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const inFolder = vscode.Uri.joinPath(folder.uri, 'cases', 'none.md').toString();
  assert.equal(place(inFolder, null), inFolder);
  const open = (await vscode.workspace.openTextDocument({ content: 'x' })).uri.toString();
  assert.equal(place(open, null), open);
  const others = strange.filter((uri) => uri !== 'untitled:Untitled-1');
  for (const uri of [...others, null, 'untitled:never-opened', 'cases/a.md']) {
    assert.equal(place(uri, null), '', String(uri));
  }
});

test('a wait before asking again is told with its seconds, and ends with the first word', async () => {
  const { runs, arm } = setUp();
  const [run] = runs.start(taken('Chest pain.'), null).runs;
  await asked(arm);
  const changes: string[] = [];
  run.onDidChange((what) => changes.push(what));
  const { ask } = arm.asked[0] ?? {};
  const failure = { kind: 'loading', template: 'Loading.', values: [] } as const;
  ask?.onTokens?.({ prompt: 12, countedBy: 'llama', context: 4096, contextFrom: 'server' });
  ask?.onWaiting?.({ failure: { ...failure, values: [] }, seconds: 8, attempt: 2, of: 4 });
  assert.equal(run.tokens?.prompt, 12);
  assert.equal(run.waiting?.attempt, 2);
  assert.ok(run.waiting.seconds > 7 && run.waiting.seconds <= 8);
  arm.say('1. Gout', [diagnosis(1, 'Gout')]);
  assert.equal(run.waiting, null);
  arm.say(' more', [diagnosis(1, 'Gout')]);
  assert.deepEqual(changes, ['status', 'status', 'status', 'grown']);
});
