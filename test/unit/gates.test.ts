import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sha256 } from '../../src/cases/case.ts';
import { HumanError } from '../../src/humanError.ts';
import { Casework } from '../../src/study/casework.ts';
import { closeRating } from '../../src/study/gates/close.ts';
import { Objected, passed } from '../../src/study/gates/despite.ts';
import { deviate } from '../../src/study/gates/deviate.ts';
import { lockProtocol } from '../../src/study/gates/lock.ts';
import { look } from '../../src/study/gates/look.ts';
import { needGate, needUnchanged } from '../../src/study/gates/order.ts';
import { stateOf } from '../../src/study/gates/state.ts';
import type { StudyEvent } from '../../src/study/log/event.ts';
import { record } from '../../src/study/log/record.ts';
import { importAnswers } from '../../src/study/run/importAnswers.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { coordinator } from './studyFixtures.ts';

const plan = {
  schema: 'ddx/study@2',
  title: 'Joints',
  arms: [{ id: 'model', kind: 'endpoint', endpoint: 'Me-LLaMA' }],
  raters: [{ id: 'r1', role: 'clinician' }],
};
const toe = 'A man of 50 woke with a hot, swollen big toe.';
const knee = 'A woman of 70 has a stiff knee in the morning.';
const reference = (id: string, diagnosis: string): string =>
  `${JSON.stringify({ schema: 'ddx/reference@1', case: id, diagnosis })}\n`;

function study(o: { plan?: object; toe?: string; references?: string } = {}): MemoryFiles {
  const files = new MemoryFiles('/study', '/study/cases');
  files.put('/study/study.json', JSON.stringify(o.plan ?? plan));
  files.put('/study/cases/toe.txt', o.toe ?? toe);
  files.put('/study/cases/knee.txt', knee);
  files.put('/study/references.jsonl', o.references ?? reference('toe', 'Gout') + reference('knee', 'Osteoarthritis'));
  return files;
}

/** A blinded study with two cases whose names differ in a capital letter. */
function alike(): MemoryFiles {
  const raters = [{ id: 'r1', role: 'clinician' }];
  const blinded = { ...plan, raters, blinding: { kind: 'blinded' } };
  const references = ['toe', 'Toe', 'knee'].map((id) => reference(id, 'Pseudogout')).join('');
  const files = study({ plan: blinded, references });
  files.put('/study/cases/Toe.txt', `${toe} It is red.`);
  return files;
}

const c1 = (files: MemoryFiles, ms?: number) => coordinator(files, 'c1', ms);
const lock = (files: MemoryFiles, reason: string | null = null, by = 'c1') =>
  lockProtocol('/study', coordinator(files, by), { reason, readers: [] });
const hash = 'ab'.repeat(32);
const sealed = (plan: string): StudyEvent => ({
  what: 'sealed',
  by: 'c1',
  plan,
  sealed: hash,
  answers: {},
  counts: { complete: 2, truncated: 0, failed: 0 },
  commentKey: null,
  despite: null,
});

async function upToSeal(): Promise<MemoryFiles> {
  const files = study();
  const { plan: locked } = await lock(files);
  await record('/study', c1(files, 5_000), sealed(locked));
  return files;
}
const closing = { reason: null, open: 0, heads: { 'r1-0.jsonl': hash } };

describe('locking a protocol', () => {
  it('fixes the plan, its cases, the references and what was decided about them', async () => {
    const files = study();
    const casework = new Casework('/study', { files, date: () => new Date(0), by: () => 'c1' });
    await casework.keep('toe', toe, [{ about: 'leak', kind: 'name', text: 'toe', reason: 'it is what hurts' }]);
    assert.equal((await stateOf('/study', files)).gate, 'draft');
    const event = await lock(files);
    assert.deepEqual(event.cases, [
      { id: 'knee', sha256: sha256(knee), cluster: 'knee' },
      { id: 'toe', sha256: sha256(toe), cluster: 'toe' },
    ]);
    assert.deepEqual(Object.keys(event.fixed).sort(), [
      'cases/knee.txt',
      'cases/toe.txt',
      'provenance/toe.json',
      'references.jsonl',
    ]);
    assert.deepEqual([event.plan, event.planText], [sha256(JSON.stringify(plan)), JSON.stringify(plan)]);
    const state = await stateOf('/study', files);
    assert.deepEqual([state.gate, state.changed, state.problems], ['locked', [], []]);
    assert.equal(state.passed.locked?.event.by, 'c1');
    // Counting again what is open in a text decides nothing.
    await casework.checked('toe', toe, { leaks: 0, identifiers: 3, referenceSha256: null });
    assert.deepEqual((await stateOf('/study', files)).changed, []);
  });

  it('happens once', async () => {
    const files = study();
    await lock(files);
    await assert.rejects(lock(files, 'again'), /c1 locked the protocol on 1970-01-01.*ddx study deviate/);
    assert.equal((await stateOf('/study', files)).log.all('locked').length, 1);
  });

  it('of two coordinators at once lets one through', async () => {
    const files = study();
    const both = await Promise.allSettled([lock(files, null, 'c1'), lock(files, null, 'c2')]);
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const state = await stateOf('/study', files);
    assert.deepEqual([state.log.all('locked').length, state.problems], [1, []]);
  });

  const objections: [string, MemoryFiles, RegExp][] = [
    [
      'a text that says its diagnosis',
      study({ toe: `${toe} It was gout.` }),
      /toe: “gout” names the diagnosis .* To go on all the same, give a reason/s,
    ],
    [
      'a case without a reference',
      study({ references: reference('toe', 'Gout') }),
      /Cases without a reference diagnosis: knee\./,
    ],
    [
      'a broken reference',
      study({ references: `${reference('toe', 'Gout')}${reference('knee', 'Osteoarthritis')}{}\n` }),
      /references\.jsonl, line 3/,
    ],
    ['names that are one on some disks', alike(), /The cases toe and Toe are one file on the disks of some raters/],
    [
      'the name of a case that says it',
      study({ references: reference('toe', 'Gout') + reference('knee', 'Knee') }),
      /knee: its title or its name says “knee”, the diagnosis/,
    ],
  ];
  for (const [name, files, words] of objections) {
    it(`is refused for ${name}, unless a reason is recorded`, async () => {
      await assert.rejects(lock(files), (error: unknown) => {
        assert.ok(error instanceof Objected);
        assert.match(error.message, words);
        return true;
      });
      await assert.rejects(lock(files, '  '), Objected);
      assert.equal((await stateOf('/study', files)).gate, 'draft');
      const { despite } = await lock(files, ' It is so. ');
      assert.equal(despite?.reason, 'It is so.');
      assert.ok(despite.objections.length > 0);
      assert.equal((await stateOf('/study', files)).gate, 'locked');
    });
  }

  it('honours what was decided about a leak', async () => {
    const files = study({ toe: `${toe} His father has gout.` });
    const casework = new Casework('/study', { files, date: () => new Date(0), by: () => 'c1' });
    const decision = { about: 'leak', kind: 'name', text: 'gout', reason: 'his father’s' } as const;
    await casework.keep('toe', `${toe} His father has gout.`, [decision]);
    assert.equal((await lock(files)).despite, null);
  });

  it('is refused for answers that were there before, but not for imported ones', async () => {
    const imported = study({ plan: { ...plan, arms: [{ id: 'model', kind: 'imported' }] } });
    imported.put('/out/answers.csv', 'case,rank,diagnosis\ntoe,1,Gout\ntoe,2,Cellulitis\n');
    await importAnswers('/study', c1(imported), { file: '/out/answers.csv', arm: 'model' });
    const [path = ''] = imported.paths().filter((one) => one.startsWith('/study/answers/'));
    const files = study();
    files.put(path, imported.text(path));
    await assert.rejects(lock(files), /The arm model has answered before the protocol was locked \(answers: 1\)/);
    assert.equal((await lock(imported)).despite, null);
  });

  it('is refused for a plan that does not hold together, whatever the reason', async () => {
    const files = study({ plan: { ...plan, verdict: { rule: 'designated', rater: 'x' } } });
    await assert.rejects(lock(files, 'please'), (error: unknown) => {
      assert.ok(error instanceof HumanError && !(error instanceof Objected));
      assert.match(error.message, /does not hold together.*study\.json.*verdict\.rater: There is no rater “x”/s);
      return true;
    });
  });

  it('is refused for a plan that cannot be read, or is not there', async () => {
    await assert.rejects(lock(study({ plan: { title: 'x' } }), 'please'), /schema: has to be/);
    await assert.rejects(lock(new MemoryFiles('/study')), /no study\.json in \/study/);
    const files = study();
    files.put('/study/study.json', Buffer.from(JSON.stringify({ ...plan, title: 'été' }), 'latin1'));
    await assert.rejects(lock(files), /UTF-8/);
  });

  it('is done wholly or not at all, whichever call fails and whenever the power goes', async () => {
    const calm = study();
    await lock(calm);
    for (const code of ['EACCES', 'EIO', 'ENOSPC', 'short']) {
      for (let n = 1; n <= calm.log.length; n++) {
        const files = study();
        files.fault = (call) => (call.n === n ? code : null);
        const done = await lock(files).then(
          () => true,
          (error: unknown) => {
            assert.ok(error instanceof HumanError, `${code} at ${n}: ${String(error)}`);
            return false;
          },
        );
        files.fault = () => null;
        if (done) assert.equal((await stateOf('/study', files.afterPowerCut())).gate, 'locked', `${code} at ${n}`);
        const state = await stateOf('/study', files);
        assert.equal(state.gate, done ? 'locked' : 'draft', `${code} at ${n}`);
        // A person can go on: a lock file that could not be removed is taken over or named.
        if (!done && !files.paths().some((path) => path.endsWith('.lock'))) await lock(files, null, 'c2');
      }
    }
  });

  it('is done wholly or not at all when the machine stops at any call', async () => {
    const calm = study();
    await lock(calm);
    const before = study().log.length;
    for (let n = before + 1; n <= calm.log.length; n++) {
      const files = study();
      const stopped = new Promise<string>((resolve) => {
        files.fault = (call) => {
          if (call.n >= n) resolve('stopped');
          return call.n >= n ? 'EIO' : null;
        };
      });
      await Promise.race([lock(files).catch(() => 'failed'), stopped]);
      const left = files.afterPowerCut();
      const state = await stateOf('/study', left);
      assert.ok(state.gate === 'draft' || state.gate === 'locked', `at ${n}`);
      assert.deepEqual(state.problems, [], `at ${n}`);
      left.take('/study/.study.lock');
      if (state.gate === 'draft') await lock(left, null, 'c2');
      assert.equal((await stateOf('/study', left)).gate, 'locked');
    }
  });
});

describe('what was fixed', () => {
  it('stays in force when the plan is edited behind its back, and that is noticed', async () => {
    const files = study();
    await lock(files);
    files.put('/study/study.json', JSON.stringify({ ...plan, title: 'Other' }));
    const state = await stateOf('/study', files);
    assert.equal(state.plan.title, 'Joints');
    assert.deepEqual(
      state.changed.map(({ path }) => path),
      ['study.json'],
    );
    assert.match(state.problems[0]?.message ?? '', /study\.json was changed since .* ddx study deviate/);
    assert.throws(() => needUnchanged(state), /study\.json was changed/);
  });

  it('is missed when it is gone, and seen when there is more', async () => {
    const files = study();
    await lock(files);
    files.take('/study/cases/toe.txt');
    files.take('/study/study.json');
    files.put('/study/cases/hip.txt', 'A hip.');
    const state = await stateOf('/study', files);
    assert.deepEqual(
      state.changed.map(({ path, from, to }) => [path, from === null, to === null]),
      [
        ['cases/hip.txt', true, false],
        ['cases/toe.txt', false, true],
        ['study.json', false, true],
      ],
    );
    assert.throws(() => needUnchanged(state), /3 files differ .*: cases\/hip\.txt, cases\/toe\.txt, study\.json\./);
  });

  it('changes by a deviation with a reason, and then that is what is fixed', async () => {
    const files = study();
    await assert.rejects(deviate('/study', c1(files), 'x'), /not locked yet/);
    await lock(files);
    await assert.rejects(deviate('/study', c1(files), 'x'), /Nothing differs/);
    const newPlan = { ...plan, title: 'Other' };
    files.put('/study/study.json', JSON.stringify(newPlan));
    files.put('/study/cases/toe.txt', `${toe} 38 °C.`);
    files.put('/study/cases/hip.txt', 'A hip.');
    files.take('/study/cases/knee.txt');
    await assert.rejects(deviate('/study', c1(files), ' '), /needs a reason/);
    const event = await deviate('/study', c1(files, 9_000), 'The knee was a copy.');
    assert.deepEqual(Object.keys(event.files), ['cases/hip.txt', 'cases/knee.txt', 'cases/toe.txt', 'study.json']);
    assert.equal(event.files['cases/knee.txt']?.to, null);
    assert.equal(event.files['cases/hip.txt']?.from, null);
    const state = await stateOf('/study', files);
    assert.deepEqual([state.changed, state.problems, state.gate], [[], [], 'locked']);
    assert.deepEqual([state.plan.title, state.planSha256], ['Other', sha256(JSON.stringify(newPlan))]);
    assert.deepEqual(
      state.cases.map(({ id }) => id),
      ['hip', 'toe'],
    );
    files.put('/study/cases/knee.txt', knee);
    assert.deepEqual(
      (await stateOf('/study', files)).changed.map(({ path, from }) => [path, from]),
      [['cases/knee.txt', null]],
    );
  });

  it('does not change to a plan that cannot be used', async () => {
    const files = study();
    await lock(files);
    files.put('/study/study.json', '{');
    await assert.rejects(deviate('/study', c1(files), 'x'), /cannot be used/);
    files.put('/study/study.json', JSON.stringify({ ...plan, arms: [] }));
    await assert.rejects(deviate('/study', c1(files), 'x'), /The plan has no arm/);
    files.take('/study/study.json');
    await assert.rejects(deviate('/study', c1(files), 'x'), /study\.json is gone/);
    assert.equal((await stateOf('/study', files)).plan.title, 'Joints');
  });

  it('tells of a deviation that does not follow from what was fixed', async () => {
    const files = study();
    await lock(files);
    const files2 = { 'cases/toe.txt': { from: hash, to: hash } };
    await record('/study', c1(files, 9_000), {
      what: 'deviated',
      by: 'c1',
      reason: 'x',
      files: files2,
      planText: null,
      cases: null,
    });
    assert.match((await stateOf('/study', files)).problems[0]?.message ?? '', /was not the fixed one/);
  });
});

describe('the order of the gates', () => {
  it('names the step that is due, and how it is taken', async () => {
    const files = study();
    const draft = await stateOf('/study', files);
    for (const gate of ['locked', 'sealed', 'closed', 'unblinded'] as const) {
      assert.throws(() => needGate(draft, gate), /ddx study lock\./);
    }
    needGate(draft, 'draft');
    await lock(files);
    const locked = await stateOf('/study', files);
    assert.throws(() => needGate(locked, 'sealed'), /ddx study seal\./);
    assert.throws(() => needGate(locked, 'closed'), /ddx study seal\./);
    await record('/study', c1(files, 5_000), sealed(locked.planSha256));
    const now = await stateOf('/study', files);
    assert.throws(() => needGate(now, 'closed'), /Rating is not closed yet.*ddx study close\./);
    assert.throws(() => needGate(now, 'locked'), /c1 sealed the allocation on 1970-01-01/);
    await closeRating('/study', c1(files, 6_000), closing);
    const closed = await stateOf('/study', files);
    assert.throws(() => needGate(closed, 'unblinded'), /ddx study unblind\./);
    assert.throws(() => needGate(closed, 'sealed'), /c1 closed rating/);
    await record('/study', c1(files, 7_000), {
      what: 'unblinded',
      by: 'c1',
      sealed: hash,
      allocation: hash,
      answers: {},
    });
    assert.throws(() => needGate(closed, 'draft'), /c1 locked the protocol/);
    const over = await stateOf('/study', files);
    assert.throws(() => needGate(over, 'closed'), /c1 unblinded the study/);
    assert.equal(over.gate, 'unblinded');
  });

  it('is not left by a step whose step before is missing', async () => {
    const files = study();
    await record('/study', c1(files), sealed(hash));
    const state = await stateOf('/study', files);
    assert.equal(state.gate, 'draft');
    assert.match(state.problems[0]?.message ?? '', /“sealed” of log\/\S+ does not count/);
  });

  it('counts the first of two locks from two machines, and tells of the other', async () => {
    const here = study();
    const there = study({ toe: `${toe} Other words.` });
    await lockProtocol('/study', c1(here, 2_000), { reason: null, readers: [] });
    await lockProtocol('/study', coordinator(there, 'c2', 3_000), { reason: null, readers: [] });
    for (const path of there.paths()) if (path.includes('/log/')) here.put(path, there.text(path));
    const state = await stateOf('/study', here);
    assert.equal(state.passed.locked?.event.by, 'c1');
    assert.match(state.problems[0]?.message ?? '', /“locked” was taken twice: log\/\S+ counts, log\/\S+ does not/);
    assert.deepEqual(state.changed, []);
  });
});

describe('closing rating', () => {
  it('keeps the heads of all ratings', async () => {
    const files = await upToSeal();
    const event = await closeRating('/study', c1(files, 9_000), closing);
    assert.deepEqual([event.heads, event.open, event.despite], [closing.heads, 0, null]);
    assert.equal((await stateOf('/study', files)).gate, 'closed');
    await assert.rejects(closeRating('/study', c1(files), closing), /c1 closed rating on 1970-01-01/);
  });

  it('is refused while something is open, unless a reason is recorded', async () => {
    const files = await upToSeal();
    await assert.rejects(
      closeRating('/study', c1(files), { ...closing, open: 3 }),
      /Ratings that the plan asks for are not there: 3\./,
    );
    await assert.rejects(closeRating('/study', c1(files), { ...closing, heads: {} }), /Nobody has rated anything/);
    const { despite } = await closeRating('/study', c1(files, 9_000), { ...closing, open: 3, reason: 'r1 is ill' });
    assert.deepEqual(despite, {
      objections: ['Ratings that the plan asks for are not there: 3.'],
      reason: 'r1 is ill',
    });
  });

  it('is refused before the seal and with files that are not what was fixed, whatever the reason', async () => {
    await assert.rejects(closeRating('/study', c1(study()), { ...closing, reason: 'x' }), /not locked yet/);
    const files = await upToSeal();
    files.put('/study/cases/toe.txt', 'Other.');
    await assert.rejects(closeRating('/study', c1(files), { ...closing, reason: 'x' }), /toe\.txt was changed/);
  });

  it('of two coordinators at once lets one through, and fails wholly at any call', async () => {
    const files = await upToSeal();
    const both = await Promise.allSettled([
      closeRating('/study', c1(files, 8_000), closing),
      closeRating('/study', coordinator(files, 'c2', 9_000), closing),
    ]);
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const calm = await upToSeal();
    const from = calm.log.length;
    await closeRating('/study', c1(calm, 9_000), closing);
    for (let n = from + 1; n <= calm.log.length; n++) {
      const broken = await upToSeal();
      broken.fault = (call) => (call.n === n ? 'EIO' : null);
      const done = await closeRating('/study', c1(broken, 9_000), closing).then(
        () => true,
        () => false,
      );
      broken.fault = () => null;
      assert.equal((await stateOf('/study', broken)).gate, done ? 'closed' : 'sealed', `at ${n}`);
      if (done) assert.equal((await stateOf('/study', broken.afterPowerCut())).gate, 'closed', `at ${n}`);
    }
  });
});

describe('a look', () => {
  it('is recorded with its reason, from the lock on', async () => {
    const files = study();
    await assert.rejects(look('/study', c1(files), { at: 'results', reason: 'x' }), /not locked yet/);
    await lock(files);
    await assert.rejects(look('/study', c1(files), { at: 'results', reason: '' }), /needs a reason/);
    await look('/study', c1(files, 9_000), { at: 'results', reason: ' half-way ' });
    const event = (await stateOf('/study', files)).log.last('looked')?.event;
    assert.deepEqual([event?.saw, event?.reason, event?.by], ['results', 'half-way', 'c1']);
  });
});

describe('objections', () => {
  it('are passed with a reason, which is kept with them', () => {
    const objections = [
      { template: 'One of {0}.', values: ['2'] },
      { template: 'Two.', values: [] },
    ];
    assert.equal(passed([], null), null);
    assert.equal(passed([], 'why'), null);
    assert.deepEqual(passed(objections, 'why'), { objections: ['One of 2.', 'Two.'], reason: 'why' });
    assert.throws(() => passed(objections, null), /2 things speak against it\..*- One of 2\.\n- Two\./s);
  });
});
