import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compiledKnowledge } from '../../src/arms/baseline/knowledge.built.ts';
import { percent, rankOf, scored, vignettes } from './vignettes.ts';

/** A little under what was reached last: a change that makes the baseline worse must be seen. */
const floors = {
  development: { top1: 0.94, top3: 0.96, top5: 0.97 },
  heldout: { top1: 0.77, top3: 0.88, top5: 0.92 },
} as const;

const all = vignettes();
const known = new Set(compiledKnowledge.diseases.map(({ id }) => id));

test('every vignette is a case of a disease that is known, and ids are its own', () => {
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  for (const { id, diagnosis, accept = [] } of all) {
    for (const one of [diagnosis, ...accept]) assert.ok(known.has(one), `${id}: ${one}`);
  }
});

for (const set of ['development', 'heldout'] as const) {
  test(`the ${set} vignettes are placed as well as before`, async (t) => {
    const cases = all.filter((one) => one.set === set);
    const ranks: number[] = [];
    for (const one of cases) ranks.push(await rankOf(one));
    const { top1, top3, top5 } = scored(ranks);
    const n = cases.length;
    t.diagnostic(`${set}: ${n} cases, top-1 ${percent(top1, n)}, top-3 ${percent(top3, n)}, top-5 ${percent(top5, n)}`);
    const floor = floors[set];
    assert.ok(top1 >= floor.top1 * n, `top-1 ${percent(top1, n)}`);
    assert.ok(top3 >= floor.top3 * n, `top-3 ${percent(top3, n)}`);
    assert.ok(top5 >= floor.top5 * n, `top-5 ${percent(top5, n)}`);
  });
}
