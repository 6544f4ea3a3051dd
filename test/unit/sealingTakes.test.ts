import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answer } from '../../src/arms/answer.ts';
import { fill } from '../../src/humanError.ts';
import type { Plan } from '../../src/study/plan/plan.ts';
import { chosen, mayPass, takesOf, type Take } from '../../src/study/sealing/takes.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { allAnswers, answerOf, casesOf, fileOf, planWith, root, sha256, textOf, type Said } from './sealingFixtures.ts';

const cases = casesOf(2);
const fixed = cases.map((id) => ({ id, sha256: sha256(textOf(id)), cluster: id }));

async function found(
  answers: readonly Answer[],
  plan: Plan = planWith(),
  more: Record<string, string> = {},
): Promise<{ takes: readonly Take[]; objections: string[] }> {
  const files = new MemoryFiles(root, `${root}/answers`);
  for (const one of answers) files.put(`${root}/answers/${one.id}.json`, fileOf(one));
  for (const [name, text] of Object.entries(more)) files.put(`${root}/answers/${name}`, text);
  const { takes, objections } = await takesOf(root, files, plan, fixed);
  return { takes, objections: objections.map(({ template, values }) => fill(template, values)) };
}

const one = (more: Partial<Said> = {}): Answer => answerOf({ arm: 'other', case: 'case-1', ...more });
const take = (answers: readonly Answer[], due: number): { takes: string[]; left: string[] } => {
  const { takes, left } = chosen(answers, due);
  return { takes: takes.map(({ id }) => id), left: left.map(({ id }) => id) };
};

describe('which of the answers to a case count', () => {
  const [first, second, third] = [one({ at: 1 }), one({ at: 2 }), one({ at: 3 })];

  it('is the ones that were asked first', () => {
    assert.deepEqual(take([third, first, second], 2), { takes: [first.id, second.id], left: [third.id] });
    assert.deepEqual(take([first], 2), { takes: [first.id], left: [] });
    assert.deepEqual(take([], 2), { takes: [], left: [] });
    assert.deepEqual(take([first], 0), { takes: [], left: [first.id] });
  });

  it('is a later one where a try failed that may pass; that try is not left over', () => {
    const stalled = one({ at: 0, failure: 'stalled' });
    assert.deepEqual(take([stalled, first], 1), { takes: [first.id], left: [] });
    assert.deepEqual(take([stalled, first, second], 1), { takes: [first.id], left: [second.id] });
    assert.deepEqual(take([stalled, first], 2), { takes: [stalled.id, first.id], left: [] });
    assert.deepEqual(take([stalled], 1), { takes: [stalled.id], left: [] });
    const again = one({ at: 4, failure: 'unreachable' });
    assert.deepEqual(take([again, stalled], 1), { takes: [stalled.id], left: [] });
  });

  it('is the failure where the model failed, whatever it said when it was asked again', () => {
    for (const bad of [
      one({ at: 0, failure: 'filtered' }),
      one({ at: 0, failure: 'empty' }),
      one({ at: 0, failure: 'unparsed' }),
      one({ at: 0, failure: 'context-overflow' }),
      one({ at: 0, status: 'abstained' }),
    ]) {
      assert.deepEqual(take([first, bad], 1), { takes: [bad.id], left: [first.id] });
      assert.equal(mayPass(bad), false);
    }
    for (const failure of ['unreachable', 'rate-limited', 'server-error', 'cancelled', 'auth', 'blocked'] as const) {
      assert.equal(mayPass(one({ failure })), true);
    }
    assert.equal(mayPass(first), false);
  });

  it('does not depend on chance where two have the same time', () => {
    const twins = [one({ raw: 'x' }), one({ raw: 'y' })];
    assert.deepEqual(take(twins, 1), take(twins.toReversed(), 1));
  });
});

describe('the answers that a plan asks for', () => {
  it('are found with nothing to object', async () => {
    const { takes, objections } = await found(allAnswers(planWith(), cases));
    assert.deepEqual(objections, []);
    assert.deepEqual(
      takes.map(({ arm, case: id, take: n, status }) => `${arm} ${id} ${n} ${status}`),
      ['embedded', 'other', 'third'].flatMap((arm) => cases.map((id) => `${arm} ${id} 1 complete`)),
    );
    assert.ok(takes.every(({ answer, caseSha256, case: id }) => answer !== null && caseSha256 === sha256(textOf(id))));
  });

  it('are recorded as failed where they failed, were given up, or are missing', async () => {
    const answers = [
      one({ status: 'truncated' }),
      one({ case: 'case-2', status: 'abstained' }),
      answerOf({ arm: 'third', case: 'case-1', failure: 'empty' }),
      ...cases.map((id) => answerOf({ arm: 'embedded', case: id })),
    ];
    const { takes, objections } = await found(answers);
    const of = (arm: string): unknown[] =>
      takes.filter((one_) => one_.arm === arm).map(({ status, failure, answer }) => [status, failure, answer !== null]);
    assert.deepEqual(of('other'), [
      ['truncated', null, true],
      ['failed', 'abstained', true],
    ]);
    assert.deepEqual(of('third'), [
      ['failed', 'empty', true],
      ['failed', 'missing', false],
    ]);
    assert.deepEqual(objections, [
      'third: 1 of 2 answers are missing (case-2). Those still missing at sealing are recorded as failed.',
    ]);
  });

  it('are one of the embedded arm, which says the same each time, and as many as planned of others', async () => {
    const plan = planWith({ answersPerCase: 2 });
    const answers = [...allAnswers(plan, cases), one({ at: 9 }), one({ at: 10 })];
    const { takes, objections } = await found(answers, plan);
    const count = (arm: string): number => takes.filter((each) => each.arm === arm).length;
    assert.deepEqual([count('embedded'), count('other'), count('third')], [2, 4, 4]);
    assert.deepEqual(objections, [
      'other: 1 of 4 answers are missing (case-2). Those still missing at sealing are recorded as failed.',
      'other: more answers than planned, 1 of them left over (case-1). The first ones count.',
      'third: 2 of 4 answers are missing (case-1, case-2). Those still missing at sealing are recorded as failed.',
    ]);
  });

  it('are not those of other arms, to other texts, or of another length', async () => {
    const { takes, objections } = await found([
      ...allAnswers(planWith(), cases),
      answerOf({ arm: 'stranger', case: 'case-1' }),
      one({ case: 'case-9' }),
      one({ text: 'Another text' }),
      one({ top: 3 }),
    ]);
    assert.equal(takes.length, 6);
    assert.deepEqual(objections, [
      'other: 3 answers are to other texts than those that were fixed, or were not asked for 5 diagnoses. They do not count.',
      '1 answers are of stranger, which is no arm of the plan. They are put away and do not count.',
    ]);
  });

  it('are to a shortened text only where the plan says so', async () => {
    const whole = one();
    const shortened = {
      wholeSha256: whole.caseSha256,
      wholeLength: 99,
      kept: [{ at: 0, start: 0, end: 5 }],
    };
    const short = one({ text: 'A man' });
    const answer: Answer = { ...short, case: { ...short.case, shortened } };
    const others = allAnswers(planWith(), cases).filter(({ id }) => id !== whole.id);
    assert.equal((await found([...others, answer])).objections.length, 2);
    const { takes, objections } = await found([...others, answer], planWith({ overLength: 'shorten' }));
    assert.deepEqual(objections, []);
    assert.equal(takes.find((each) => each.arm === 'other')?.answer, answer.id);
  });

  it('are not asked of readers before the seal; what they wrote before counts', async () => {
    const plan = planWith({ arms: [{ id: 'doctors', kind: 'readers' }] });
    assert.deepEqual(await found([], plan), { takes: [], objections: [] });
    const { takes, objections } = await found(
      [1, 2, 3].map((at) => one({ arm: 'doctors', at })),
      plan,
    );
    assert.deepEqual([takes.map((each) => each.take), objections], [[1, 2, 3], []]);
  });

  it('are looked for among broken files, which are named', async () => {
    const good = allAnswers(planWith(), cases);
    const torn = one({ at: 7 });
    const { takes, objections } = await found(good, planWith(), {
      [`${torn.id}.json`]: fileOf(torn).slice(0, 200),
      'notes.json': '{}',
      'notes.txt': 'Not an answer',
      '.hidden.json': '',
    });
    assert.equal(takes.length, 6);
    assert.equal(objections.length, 2);
    assert.match(objections.join('\n'), new RegExp(`${torn.id}.json is not a whole answer .*: not valid JSON`));
    assert.match(objections.join('\n'), /answers\/notes\.json is not named like an answer/);
  });

  it('are all missing where there is no folder', async () => {
    const { takes, objections } = await takesOf(root, new MemoryFiles(root), planWith(), fixed);
    assert.deepEqual([takes.length, objections.length], [6, 3]);
  });

  it('are named by some of the cases where many are missing', async () => {
    const many = casesOf(40).map((id) => ({ id, sha256: sha256(id), cluster: id }));
    const { objections } = await takesOf(root, new MemoryFiles(root), planWith(), many);
    const [first] = objections;
    assert.match(fill(first?.template ?? '', first?.values ?? []), /40 of 40 .*case-1, case-2, .*case-5, \.\.\.\)/);
  });
});
