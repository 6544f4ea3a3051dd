import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RatingEvent } from '../../src/ratings/event.ts';
import { progressOf, type Entry, type Task } from '../../src/ratings/progress.ts';
import { statusOf } from '../../src/ratings/status.ts';
import { keyOf, type Said } from '../../src/ratings/standing.ts';
import { record } from '../../src/study/log/record.ts';
import type { EventOf } from '../../src/study/log/event.ts';
import { Rubric, usualRubric } from '../../src/study/plan/rubric.ts';
import { Machine, packIn, packRoot, said, wideRubric } from './deskFixtures.ts';
import { lockedStudy, meansWith, planWith, root } from './sealingFixtures.ts';

const caseSha256 = 'a'.repeat(64);
const by = { rater: 'r1', role: 'clinician' } as const;

const task = (more: Partial<Task> = {}): Task => ({
  ...by,
  packs: ['p1'],
  stage: 'rating',
  rubric: usualRubric,
  cases: [{ case: 'one', caseSha256, answers: [{ id: 'x', diagnoses: 2 }], hasDangers: false }],
  ...more,
});

function standing(...events: object[]): Map<string, Said> {
  const all = events.map((event, i): Said => {
    const whole = { ...by, case: 'one', caseSha256, changes: null, ...event } as Said['event'] & RatingEvent;
    return { hash: `${i}`, prev: '', at: '', pack: 'p1', event: whole };
  });
  return new Map(all.map((one) => [keyOf(one), one]));
}

const rated = (item: string, value: unknown, diagnosis: number | null = null, answer = 'x'): object => {
  return { what: 'rated', answer, item, diagnosis, value, scale: null };
};
const short = (entries: readonly Entry[]): string =>
  entries
    .map(({ answer, item, diagnosis }) => `${answer} ${item}${diagnosis === null ? '' : ` ${diagnosis}`}`)
    .join(', ');

describe('what is open', () => {
  it('is each diagnosis once, and the list once', () => {
    const { open, done } = progressOf(task(), standing());
    assert.equal(short(open), 'x match 1, x match 2, x bond');
    assert.deepEqual(open[0], { rater: 'r1', case: 'one', answer: 'x', item: 'match', diagnosis: 1 });
    assert.deepEqual(open[2], { rater: 'r1', case: 'one', answer: 'x', item: 'bond', diagnosis: null });
    assert.deepEqual(done, []);
  });

  it('is not what has a value, be it 0 or “cannot rate”, but what was taken back', () => {
    const words = standing(rated('match', 'cannot-rate', 1), rated('match', null, 2), rated('bond', 0));
    const { open, done } = progressOf(task(), words);
    assert.equal(short(open), 'x match 2');
    assert.equal(short(done), 'x match 1, x bond');
  });

  it('is not what others said, or this rater in another role or of another answer', () => {
    const words = standing(
      { ...rated('bond', 5), rater: 'r2' },
      { ...rated('bond', 5), role: 'learner' },
      rated('bond', 5, null, 'y'),
      rated('bond', 5, 1),
    );
    assert.equal(short(progressOf(task(), words).open), 'x match 1, x match 2, x bond');
  });

  it('depends on what was said where a question does', () => {
    const wide = task({ rubric: wideRubric });
    assert.equal(short(progressOf(wide, standing()).open), 'x match 1, x match 2, x bond, x harm, x order');
    const words = standing(rated('match', 5, 1), rated('match', 3, 2), rated('harm', 'yes'));
    assert.equal(
      short(progressOf(wide, words).open),
      'x how 1, x bond, x which, x order',
      'the second diagnosis is no match',
    );
    const cases = wide.cases.map((one) => ({ ...one, hasDangers: true }));
    assert.equal(
      short(progressOf({ ...wide, cases }, standing()).open),
      'x match 1, x match 2, x bond, x missed, x harm, x order',
    );
  });

  it('may depend on any diagnosis of the list, on the list, and on questions that are shown themselves', () => {
    const item = (id: string, of: string, shownWhen?: { item: string; is: string[] }): object => {
      return { id, kind: 'yes-no', of, question: id, ...(shownWhen && { shownWhen }) };
    };
    const rubric = Rubric.parse({
      id: 'chain',
      version: 1,
      items: [
        item('a', 'diagnosis'),
        item('b', 'list', { item: 'a', is: ['yes'] }),
        item('c', 'diagnosis', { item: 'b', is: ['yes'] }),
        item('d', 'list', { item: 'c', is: ['no', 'cannot-rate'] }),
        item('e', 'list', { item: 'f', is: ['yes'] }),
        item('f', 'list', { item: 'e', is: ['yes'] }),
        item('g', 'list', { item: 'nothing', is: ['yes'] }),
      ],
    });
    const open = (...words: object[]): string => short(progressOf(task({ rubric }), standing(...words)).open);
    assert.equal(open(), 'x a 1, x a 2');
    assert.equal(open(rated('a', 'no', 1), rated('a', 'yes', 2)), 'x b');
    assert.equal(open(rated('a', 'no', 1), rated('a', 'yes', 2), rated('b', 'yes')), 'x c 1, x c 2');
    const said = [
      rated('a', 'yes', 1),
      rated('a', 'no', 2),
      rated('b', 'yes'),
      rated('c', 'no', 1),
      rated('c', 'yes', 2),
    ];
    assert.equal(open(...said), 'x d');
    assert.equal(open(...said.slice(1), rated('a', 'no', 1)), '', 'what hangs on a hidden question is hidden');
    assert.equal(open(rated('a', 'no', 1), rated('a', 'no', 2), rated('e', 'yes'), rated('f', 'yes')), '');
  });

  it('names what is flagged, in any pack of the stage', () => {
    const flagged = (on: boolean): unknown =>
      progressOf(task({ packs: ['p0', 'p1'] }), standing({ what: 'flagged', on })).flagged;
    assert.deepEqual(flagged(true), [{ rater: 'r1', case: 'one' }]);
    assert.deepEqual(flagged(false), []);
    assert.deepEqual(progressOf(task({ packs: ['p2'] }), standing({ what: 'flagged', on: true })).flagged, []);
  });
});

describe('the status of a blinded study', () => {
  const means = async (): Promise<ReturnType<typeof meansWith>> => meansWith(await lockedStudy(), 'status');
  const sealed: EventOf<'sealed'> = {
    what: 'sealed',
    by: 'coordinator',
    plan: caseSha256,
    sealed: caseSha256,
    answers: {},
    counts: { complete: 6, truncated: 0, failed: 0 },
    commentKey: 'x',
    despite: null,
  };
  const packed = (rater: string, pack: string, cases: EventOf<'packed'>['cases']): EventOf<'packed'> => {
    return { what: 'packed', by: 'coordinator', rater, stage: 'rating', pack, sha256: caseSha256, cases };
  };

  it('is nothing to rate before there are packs, and says what is missing', async () => {
    const m = await means();
    const before = await statusOf(root, m.files);
    assert.deepEqual([before.plan.gate, before.open, before.done, before.flagged], ['locked', [], [], []]);
    await record(root, m, sealed);
    const { notes } = await statusOf(root, m.files);
    assert.equal(notes.filter((one) => one.includes('has no pack yet')).length, 2);
  });

  it('is what stands in the packs and what came back, of one rater or of all', async () => {
    const m = await means();
    const machine = new Machine();
    const { id, order } = packIn(machine.files);
    await record(root, m, sealed);
    const cases = order.map((one) => ({
      case: one.case,
      caseSha256: one.caseSha256,
      answers: one.answers.map((answer) => ({ id: answer, diagnoses: 2 })),
    }));
    await record(root, m, packed('r1', 'lost', cases), packed('r1', id, cases));
    await record(root, m, packed('r2', 'other', [{ case: 'one', caseSha256, answers: [{ id: 'y', diagnoses: 1 }] }]));
    const desk = await machine.open();
    await said(desk, { case: 'one', flag: true });
    for (const answer of order[0]?.answers ?? []) await said(desk, { case: 'one', answer, item: 'bond', value: 4 });
    await desk.close();
    const own = await statusOf(packRoot, machine.files, { rater: 'r1' });
    assert.deepEqual(
      [own.plan, own.problems],
      [{ gate: 'sealed', hash: machine.files.text(`${packRoot}/pack.json`).match(/"plan":"(\w+)"/)?.[1] }, []],
    );
    await assert.rejects(statusOf(packRoot, machine.files, { rater: 'r2' }), /pack of r1, not of r2/);
    const file = machine.files.paths().find((path) => path.includes('/ratings/')) ?? '';
    const text = machine.files.text(file);
    (m.files as typeof machine.files).put(file.replace(packRoot, root), text.slice(0, -1) + '\n{"torn');
    const all = await statusOf(root, m.files);
    assert.equal(all.plan.gate, 'sealed');
    assert.deepEqual(
      all.open.filter(({ rater }) => rater === 'r1'),
      own.open,
    );
    assert.deepEqual([all.done, all.flagged], [own.done, [{ rater: 'r1', case: 'one' }]]);
    assert.equal(short(all.open.filter(({ rater }) => rater === 'r2')), 'y match 1, y bond');
    assert.match(all.problems.join('\n'), /last line was cut off \(6 bytes\)/);
    assert.deepEqual((await statusOf(root, m.files, { rater: 'r1' })).open, own.open);
  });

  it('is quick for a large study', async () => {
    const ids = Array.from({ length: 200 }, (_, i) => `case-${i}`);
    const raters = ['r1', 'r2', 'r3', 'r4'];
    const m = meansWith(
      await lockedStudy(planWith({ rubric: wideRubric, raters: raters.map((id) => ({ id, role: 'clinician' })) })),
      'x',
    );
    await record(root, m, sealed);
    const cases = ids.map((one) => ({
      case: one,
      caseSha256,
      answers: ['a', 'b', 'c'].map((arm) => ({ id: `${one}-${arm}`, diagnoses: 5 })),
    }));
    await record(root, m, ...raters.map((rater) => packed(rater, rater, cases)));
    const began = performance.now();
    const { open } = await statusOf(root, m.files);
    assert.equal(open.length, 4 * 200 * 3 * (5 + 3));
    assert.ok(performance.now() - began < 5000);
  });
});
