import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Plan } from '../../src/study/plan/plan.ts';
import { allocate } from '../../src/study/sealing/allocate.ts';
import { Allocation } from '../../src/study/sealing/allocation.ts';
import { checkAllocation } from '../../src/study/sealing/checkAllocation.ts';
import { squaresOf } from '../../src/study/sealing/orders.ts';
import type { Take } from '../../src/study/sealing/takes.ts';
import { casesOf, planWith, seeded, sha256, takesFor, textOf } from './sealingFixtures.ts';

type Rater = Allocation['raters'][number];
const arms = ['a', 'b', 'c', 'd'];
const letters = (count: number): string[] => arms.slice(0, count);
const imported = (ids: readonly string[]): unknown[] => ids.map((id) => ({ id, kind: 'imported' }));
const clinicians = (count: number): { id: string; role: string }[] =>
  Array.from({ length: count }, (_, i) => ({ id: `r${i + 1}`, role: 'clinician' }));

interface Wanted {
  readonly cases?: readonly string[];
  readonly arms?: readonly string[];
  readonly plan?: Record<string, unknown>;
  readonly takes?: readonly Take[];
  readonly key?: Uint8Array;
}

const planOf = ({ arms: ids = arms, plan = {} }: Wanted): Plan => planWith({ arms: imported(ids), ...plan });

function drawn(wanted: Wanted = {}): Allocation {
  const { cases = casesOf(6), arms: ids = arms, key = seeded('key')(32) } = wanted;
  const { takes = takesFor(cases, ids) } = wanted;
  const plan = planOf(wanted);
  const fileOf = (answer: string): string => `${answer}.sealed`;
  return allocate({ plan, cases: cases.map((id) => ({ id })), takes, drawKey: key, fileOf });
}

const listOf = (allocation: Allocation, rater: string, stage = 'rating'): Rater['cases'] =>
  allocation.raters.find((one) => one.rater === rater && one.stage === stage)?.cases ?? [];
const armsById = ({ answers }: Allocation): Map<string, string> => new Map(answers.map(({ id, arm }) => [id, arm]));

describe('an allocation', () => {
  it('is the same with the same key, byte for byte, and another one with another key', () => {
    const plan = { design: { repeats: 0.4 } };
    assert.equal(JSON.stringify(drawn({ plan })), JSON.stringify(drawn({ plan })));
    const [one, other] = [drawn({ plan }), drawn({ plan, key: seeded('another')(32) })];
    assert.notDeepEqual(one.raters, other.raters);
    const ids = new Set(one.answers.map(({ id }) => id));
    assert.ok(other.answers.every(({ id }) => !ids.has(id)));
    assert.ok(Allocation.safeParse(one).success);
  });

  it('does not depend on the order in which cases and answers were found', () => {
    const cases = casesOf(12);
    const takes = takesFor(cases, arms);
    const upside = drawn({ cases: cases.toReversed(), takes: takes.toReversed() });
    assert.equal(JSON.stringify(drawn({ cases, takes })), JSON.stringify(upside));
  });

  it('gives each answer an id of its own, without a pattern', () => {
    const { answers } = drawn({ cases: casesOf(500), plan: { design: { repeats: 0.5 } } });
    assert.equal(answers.length, 500 * 4 + 2 * 250 * 4);
    assert.equal(new Set(answers.map(({ id }) => id)).size, answers.length);
    for (const { id } of answers) assert.match(id, /^[0-9a-f]{16}$/);
    // Sorted by their ids, arms follow each other by chance: one in four is the arm before.
    const sorted = answers.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const same = sorted.filter(({ arm }, i) => arm === sorted[i - 1]?.arm).length;
    assert.ok(Math.abs(same / sorted.length - 0.25) < 0.03, `${same}`);
    for (const place of [0, 5, 15]) {
      const counts = new Map<string, number>();
      for (const { id } of answers) counts.set(id[place] ?? '', (counts.get(id[place] ?? '') ?? 0) + 1);
      assert.ok([...counts.values()].every((n) => Math.abs(n / answers.length - 1 / 16) < 0.02));
    }
  });

  it('shows each answer of a case once to each of its raters, and none that failed', () => {
    const cases = casesOf(5);
    const takes = takesFor(cases, arms, 2).map((take): Take =>
      take.arm === 'c' || (take.case === 'case-3' && take.take === 1)
        ? { ...take, status: 'failed', failure: 'empty' }
        : take,
    );
    const allocation = drawn({ cases, takes });
    for (const { rater } of allocation.raters) {
      const list = listOf(allocation, rater);
      assert.deepEqual(list.map((one) => one.case).sort(), cases);
      for (const { case: id, answers } of list) {
        const due = allocation.answers.filter((one) => one.case === id && one.status !== 'failed');
        assert.deepEqual(answers.toSorted(), due.map((one) => one.id).sort());
        assert.equal(due.length, id === 'case-3' ? 3 : 6);
      }
    }
  });

  it('leaves a case out in which everything failed', () => {
    const cases = casesOf(3);
    const takes = takesFor(cases, arms).map((take): Take =>
      take.case === 'case-2' ? { ...take, answer: null, status: 'failed', failure: 'missing' } : take,
    );
    const allocation = drawn({ cases, takes });
    const seen = listOf(allocation, 'r1').map((one) => one.case);
    assert.deepEqual(seen.sort(), ['case-1', 'case-3']);
    assert.equal(allocation.answers.filter(({ answer, file }) => answer === null && file === null).length, 4);
  });

  it('is not changed in one case by what happens in another', () => {
    const cases = casesOf(8);
    const plan = { raters: clinicians(5), design: { assignment: { kind: 'k-of-n', perCase: 3 }, repeats: 0.25 } };
    const takes = takesFor(cases, arms);
    const changed = takes.map((take): Take =>
      take.case === 'case-4' && take.arm === 'b' ? { ...take, status: 'failed', failure: 'filtered' } : take,
    );
    const [before, after] = [drawn({ cases, plan, takes }), drawn({ cases, plan, takes: changed })];
    const others = ({ raters }: Allocation): unknown =>
      raters.map((one) => ({ ...one, cases: one.cases.filter((visit) => visit.case !== 'case-4') }));
    assert.deepEqual(others(before), others(after));
    assert.notDeepEqual(before.raters, after.raters);
  });
});

describe('who knows which arm wrote what in one case', () => {
  it('knows nothing of another case', () => {
    // Over many keys: how the order of arms in one case turns into that of another, for one rater and between two. Where
    // the one tells nothing of the other, all 24 ways are met equally often.
    const random = seeded('conditional');
    const rounds = 2400;
    const counts = { same: new Map<string, number>(), other: new Map<string, number>() };
    for (let i = 0; i < rounds; i++) {
      const allocation = drawn({ cases: ['one', 'two'], key: random(32) });
      const arm = armsById(allocation);
      const order = (rater: string, id: string): string[] =>
        (listOf(allocation, rater).find((one) => one.case === id)?.answers ?? []).map((one) => arm.get(one) ?? '');
      const first = order('r1', 'one');
      for (const [which, rater] of [
        ['same', 'r1'],
        ['other', 'r2'],
      ] as const) {
        const way = order(rater, 'two')
          .map((one) => first.indexOf(one))
          .join('');
        counts[which].set(way, (counts[which].get(way) ?? 0) + 1);
      }
    }
    for (const [which, ways] of Object.entries(counts)) {
      assert.equal(ways.size, 24, which);
      const chi = [...ways.values()].reduce((sum, n) => sum + (n - rounds / 24) ** 2 / (rounds / 24), 0);
      // 99.99 % of a chi-square with 23 degrees of freedom lie below 58.
      assert.ok(chi < 58, `${which}: ${chi}`);
    }
  });

  it('does not learn it from the place of a case in the order either', () => {
    const random = seeded('places');
    const counts = new Map<string, number>();
    for (let i = 0; i < 3000; i++) {
      const allocation = drawn({ cases: casesOf(3), arms: letters(2), key: random(32) });
      const arm = armsById(allocation);
      listOf(allocation, 'r1').forEach(({ answers }, place) => {
        const cell = `${place} ${arm.get(answers[0] ?? '')}`;
        counts.set(cell, (counts.get(cell) ?? 0) + 1);
      });
    }
    assert.equal(counts.size, 6);
    for (const [cell, n] of counts) assert.ok(Math.abs(n - 1500) < 140, `${cell}: ${n}`);
  });
});

describe('the order of answers', () => {
  it('is balanced over the raters of a case: no answer stands in a place twice more often than another', () => {
    for (const [raters, count] of [
      [2, 2],
      [2, 4],
      [3, 4],
      [4, 4],
      [5, 3],
      [6, 3],
      [7, 3],
      [8, 4],
      [9, 2],
    ] as const) {
      const allocation = drawn({ arms: letters(count), plan: { raters: clinicians(raters) } });
      for (const id of casesOf(6)) {
        const rows = allocation.raters.map(({ rater }) => listOf(allocation, rater).find((one) => one.case === id));
        for (let place = 0; place < count; place++) {
          const times = new Map<string, number>();
          for (const row of rows) {
            const answer = row?.answers[place] ?? '';
            times.set(answer, (times.get(answer) ?? 0) + 1);
          }
          const most = Math.ceil(raters / count);
          assert.ok([...times.values()].every((n) => n === most || n === Math.floor(raters / count)));
          if (raters >= count) assert.equal(times.size, count);
        }
      }
    }
  });

  it('lets each answer follow each other equally often where there are raters for it', () => {
    for (const [raters, count, each] of [
      [4, 4, 1],
      [8, 4, 2],
      [6, 3, 2],
    ] as const) {
      const allocation = drawn({ arms: letters(count), cases: ['x'], plan: { raters: clinicians(raters) } });
      const pairs = new Map<string, number>();
      for (const { cases } of allocation.raters) {
        const answers = cases[0]?.answers ?? [];
        answers.slice(1).forEach((id, i) => {
          const pair = `${answers[i]} ${id}`;
          pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
        });
      }
      assert.equal(pairs.size, count * (count - 1));
      assert.ok([...pairs.values()].every((n) => n === each));
    }
  });

  it('comes from squares that hold each thing once in each row and place', () => {
    for (let n = 1; n <= 9; n++) {
      const things = Array.from({ length: n }, (_, i) => i);
      const squares = squaresOf(things);
      assert.equal(squares.length, n % 2 === 0 ? 1 : 2);
      for (const square of squares) {
        assert.equal(square.length, n);
        for (const row of square) assert.deepEqual(row.toSorted(), things);
        for (const place of things) assert.deepEqual(square.map((row) => row[place] ?? -1).sort(), things);
      }
    }
  });

  it('does not favour an arm in the long run', () => {
    const allocation = drawn({ cases: casesOf(600), arms: letters(3), plan: { raters: clinicians(1) } });
    const arm = armsById(allocation);
    const first = listOf(allocation, 'r1').map(({ answers }) => arm.get(answers[0] ?? ''));
    for (const id of letters(3)) assert.ok(Math.abs(first.filter((one) => one === id).length - 200) < 50);
  });
});

describe('the order of cases', () => {
  it('is met from the end by the second of a pair', () => {
    const allocation = drawn({ cases: casesOf(20), plan: { raters: clinicians(5) } });
    const order = (rater: string): string[] => listOf(allocation, rater).map((one) => one.case);
    assert.deepEqual(order('r2'), order('r1').toReversed());
    assert.deepEqual(order('r4'), order('r3').toReversed());
    assert.notDeepEqual(order('r3'), order('r1'));
    assert.notDeepEqual(order('r5'), order('r3'));
    assert.notDeepEqual(order('r1'), casesOf(20));
  });
});

describe('k of n', () => {
  const design = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
    assignment: { kind: 'k-of-n', perCase: 2, overlap: 3, ...more },
  });
  const ratersOf = (allocation: Allocation, id: string): string[] =>
    allocation.raters.filter(({ cases }) => cases.some((one) => one.case === id)).map(({ rater }) => rater);

  it('gives each case so many raters, the overlap to all, and everyone as many cases', () => {
    for (const count of [3, 4, 5, 7]) {
      const cases = casesOf(31);
      const allocation = drawn({ cases, plan: { raters: clinicians(count), design: design() } });
      const sizes = cases.map((id) => ratersOf(allocation, id).length);
      assert.equal(sizes.filter((n) => n === count).length, 3);
      assert.equal(sizes.filter((n) => n === 2).length, 28);
      const loads = allocation.raters.map(({ cases: own }) => own.length);
      assert.ok(Math.max(...loads) - Math.min(...loads) <= 1, loads.join(' '));
    }
  });

  it('draws which cases overlap, and who meets whom', () => {
    const random = seeded('overlap');
    const overlaps = new Set<string>();
    const pairs = new Set<string>();
    for (let i = 0; i < 40; i++) {
      const plan = { raters: clinicians(4), design: design({ overlap: 1 }) };
      const allocation = drawn({ cases: casesOf(8), plan, key: random(32) });
      for (const id of casesOf(8)) {
        const own = ratersOf(allocation, id);
        if (own.length === 4) overlaps.add(id);
        else pairs.add(own.join(' '));
      }
    }
    assert.deepEqual([overlaps.size, pairs.size], [8, 6]);
  });

  it('takes everyone where there are fewer raters than a case needs', () => {
    const allocation = drawn({ plan: { raters: clinicians(2), design: design({ perCase: 5, overlap: 0 }) } });
    for (const id of casesOf(6)) assert.equal(ratersOf(allocation, id).length, 2);
  });

  it('gives a case to its specialty first, as far as there are raters of it', () => {
    const raters = [
      { id: 'heart1', role: 'clinician', specialty: 'Cardiology' },
      { id: 'heart2', role: 'clinician', specialty: 'cardiology ' },
      { id: 'lung', role: 'clinician', specialty: 'pneumology' },
      { id: 'any', role: 'clinician' },
    ];
    const cases = casesOf(20);
    const specialties = Object.fromEntries(cases.map((id, i) => [id, i % 2 === 0 ? 'cardiology' : 'pneumology']));
    const plan = { raters, specialties, design: { ...design({ overlap: 0 }), matchSpecialty: true } };
    const allocation = drawn({ cases, plan });
    for (const [i, id] of cases.entries()) {
      if (i % 2 === 0) assert.deepEqual(ratersOf(allocation, id), ['heart1', 'heart2']);
      else assert.ok(ratersOf(allocation, id).includes('lung') && ratersOf(allocation, id).length === 2);
    }
    assert.ok(listOf(allocation, 'any').length > 0);
    const unmatched = drawn({ cases, plan: { ...plan, design: design({ overlap: 0 }) } });
    assert.ok(cases.some((id, i) => i % 2 === 0 && !ratersOf(unmatched, id).includes('heart1')));
  });

  it('gives every case to the rater whose verdict counts, to judges and to learners', () => {
    const raters = [
      ...clinicians(4),
      { id: 'judge', role: 'judge' },
      { id: 'learner', role: 'learner' },
      { id: 'third', role: 'adjudicator' },
    ];
    const verdict = { rule: 'designated', rater: 'r3' };
    const cases = casesOf(12);
    const allocation = drawn({ cases, plan: { raters, verdict, design: design({ overlap: 0 }) } });
    for (const rater of ['r3', 'judge', 'learner']) assert.equal(listOf(allocation, rater).length, 12);
    assert.deepEqual(
      allocation.raters.map(({ rater }) => rater),
      ['r1', 'r2', 'r3', 'r4', 'judge', 'learner'],
    );
    for (const id of cases) assert.equal(ratersOf(allocation, id).filter((one) => one.startsWith('r')).length, 2);
  });
});

describe('disguised repeats', () => {
  const plan = { design: { repeats: 0.3 }, raters: clinicians(3) };
  const cases = casesOf(20);
  const allocation = drawn({ cases, plan });
  const byId = new Map(allocation.answers.map((one) => [one.id, one]));
  const isRepeat = (id: string): boolean => typeof byId.get(id)?.repeats === 'string';

  it('are second visits of the planned share of the cases, as long as the first and in new letters', () => {
    for (const { rater } of allocation.raters) {
      const list = listOf(allocation, rater);
      assert.equal(list.length, 26);
      const again = list.filter(({ answers }) => answers.some(isRepeat));
      assert.equal(again.length, 6);
      for (const visit of again) {
        const first = list.find((one) => one.case === visit.case);
        assert.ok(first && first !== visit);
        const repeated = visit.answers.map((id) => byId.get(id)?.repeats ?? '');
        assert.deepEqual(repeated.sort(), first.answers.toSorted());
        assert.ok(visit.answers.every((id) => !first.answers.includes(id)));
      }
    }
  });

  it('come late: half of all cases lie between', () => {
    for (const { rater } of allocation.raters) {
      const order = listOf(allocation, rater).map((one) => one.case);
      for (const id of new Set(order.filter((one, i) => order.indexOf(one) !== i))) {
        const between = order.slice(order.indexOf(id) + 1, order.lastIndexOf(id));
        assert.ok(new Set(between).size >= 10, `${id} ${between.length}`);
      }
    }
  });

  it('belong to one rater alone and name the arm, the case and the record that they repeat', () => {
    const seen = new Map<string, string>();
    for (const { rater, cases: own } of allocation.raters) {
      for (const id of own.flatMap(({ answers }) => answers)) {
        if (!isRepeat(id)) continue;
        assert.equal(seen.get(id), undefined);
        seen.set(id, rater);
      }
    }
    const repeats = allocation.answers.filter(({ repeats: first }) => first !== null);
    assert.equal(seen.size, repeats.length);
    for (const one of repeats) {
      const first = byId.get(one.repeats ?? '');
      assert.ok(first);
      assert.deepEqual({ ...one, id: first.id, repeats: null }, first);
    }
  });

  it('are as many as can be kept apart, and none in an open study', () => {
    const lengths = (count: number, repeats: number, blinding = 'blinded'): number[] =>
      drawn({
        cases: casesOf(count),
        plan: { design: { repeats }, blinding: { kind: blinding } },
      }).raters.map((one) => one.cases.length);
    assert.deepEqual(lengths(1, 0.5), [1, 1]);
    assert.deepEqual(lengths(2, 0.5), [3, 3]);
    assert.deepEqual(lengths(3, 0.5), [5, 5]);
    assert.deepEqual(lengths(10, 0.5), [15, 15]);
    assert.deepEqual(lengths(10, 0.01), [10, 10]);
    assert.deepEqual(lengths(10, 0.5, 'open'), [10, 10]);
  });
});

describe('readers', () => {
  const readers = (count: number): unknown[] =>
    Array.from({ length: count }, (_, i) => ({ id: `d${i + 1}`, role: 'reader' }));
  const reading = (assisted: number): unknown => ({ kind: 'two-stage', assisted, arm: 'b' });

  it('read every case twice in the same order, with help in the share that is planned', () => {
    for (const [count, share] of [
      [1, 0.5],
      [2, 0.5],
      [3, 0.5],
      [4, 0.25],
      [3, 1],
      [3, 0],
    ] as const) {
      const cases = casesOf(20);
      const plan = { raters: readers(count), design: { reading: reading(share) } };
      const allocation = drawn({ cases, plan });
      const arm = armsById(allocation);
      const helped = new Map<string, number>();
      const perReader: number[] = [];
      for (let i = 1; i <= count; i++) {
        const own = listOf(allocation, `d${i}`, 'own');
        const second = listOf(allocation, `d${i}`, 'assisted');
        assert.deepEqual(
          own,
          second.map((one) => ({ ...one, answers: [] })),
        );
        assert.deepEqual(own.map((one) => one.case).sort(), cases.toSorted());
        const with_ = second.filter(({ answers }) => answers.length > 0);
        for (const { case: id, answers } of with_) {
          assert.deepEqual(
            answers.map((one) => arm.get(one)),
            ['b'],
          );
          // Under an id of its own: whoever scores that answer must not learn which arm assists.
          const again = allocation.answers.filter((one) => answers.includes(one.id));
          assert.ok(again.length === 1 && again.every((one) => one.repeats !== null && one.repeats !== one.id));
          helped.set(id, (helped.get(id) ?? 0) + 1);
        }
        perReader.push(with_.length);
      }
      assert.ok(Math.max(...perReader) - Math.min(...perReader) <= 1, perReader.join(' '));
      assert.equal(
        perReader.reduce((sum, n) => sum + n),
        Math.round(20 * count * share),
      );
      for (const id of cases) {
        const n = helped.get(id) ?? 0;
        assert.ok(n >= Math.floor(count * share) && n <= Math.ceil(count * share), `${id} ${n}`);
      }
    }
  });

  it('cannot tell in which case help comes', () => {
    const random = seeded('help');
    const counts = new Map<string, number>();
    for (let i = 0; i < 1000; i++) {
      const plan = { raters: readers(2), design: { reading: reading(0.5) } };
      const allocation = drawn({ cases: casesOf(4), plan, key: random(32) });
      listOf(allocation, 'd1', 'assisted').forEach(({ case: id, answers }, place) => {
        if (answers.length === 0) return;
        for (const cell of [id, `${place}`]) counts.set(cell, (counts.get(cell) ?? 0) + 1);
      });
    }
    assert.equal(counts.size, 8);
    for (const [cell, n] of counts) assert.ok(Math.abs(n - 500) < 80, `${cell}: ${n}`);
  });

  it('write their own lists only where no second stage is planned, and score nothing', () => {
    const allocation = drawn({ plan: { raters: [...clinicians(1), ...readers(1)] } });
    assert.deepEqual(
      allocation.raters.map(({ rater, stage }) => `${rater} ${stage}`),
      ['r1 rating', 'd1 own'],
    );
  });
});

describe('an open study', () => {
  it('keeps the ids of the records, and hides no file', () => {
    const cases = casesOf(2);
    const [one, ...others] = takesFor(cases, arms);
    assert.ok(one);
    const takes: Take[] = [{ ...one, answer: null, status: 'failed', failure: 'missing' }, ...others];
    const { answers } = drawn({ cases, takes, plan: { blinding: { kind: 'open' } } });
    assert.ok(answers.every(({ id, answer }) => (answer === null ? /^[0-9a-f]{16}$/.test(id) : id === answer)));
    assert.ok(answers.every(({ file }) => file === null));
  });
});

describe('an allocation that is drawn again', () => {
  const wanted: Wanted = {
    cases: casesOf(9),
    plan: {
      raters: [...clinicians(3), { id: 'd1', role: 'reader' }],
      design: { repeats: 0.3, reading: { kind: 'two-stage', arm: 'a' } },
    },
  };
  const plan = planOf(wanted);
  const fixed = casesOf(9).map((id) => ({ id, sha256: sha256(textOf(id)) }));
  const good = drawn(wanted);
  const said = (allocation: Allocation): string[] =>
    checkAllocation(allocation, plan, fixed).map((one) => one.template);

  it('is found to be the same, also after it was read from a file', () => {
    assert.deepEqual(said(good), []);
    assert.deepEqual(said(Allocation.parse(JSON.parse(JSON.stringify(good)))), []);
  });

  it('is found to differ wherever it was changed', () => {
    const [first, second, ...others] = good.answers;
    assert.ok(first && second);
    const swappedIds = [{ ...first, id: second.id }, { ...second, id: first.id }, ...others];
    assert.match(said({ ...good, answers: swappedIds }).join(), /not as its key draws/);
    assert.match(said({ ...good, answers: [second, ...others] }).join(), /not as/);
    assert.match(said({ ...good, drawKey: 'f'.repeat(64) }).join(), /not as its key draws/);
    const turned = good.raters.map((one, i) => (i === 1 ? { ...one, cases: one.cases.toReversed() } : one));
    assert.deepEqual(
      checkAllocation({ ...good, raters: turned }, plan, fixed).flatMap(({ values }) => values),
      ['r2 (rating)'],
    );
    assert.equal(said({ ...good, raters: good.raters.slice(1) }).length, 1);
    assert.match(
      checkAllocation(good, plan, fixed.slice(1))
        .map((one) => one.template)
        .join(),
      /does not ask for/,
    );
    assert.notDeepEqual(checkAllocation(good, planOf({ ...wanted, plan: {} }), fixed), []);
  });
});
