import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { Plan } from '../../src/study/plan/plan.ts';
import { planHover } from '../../src/study/plan/planHover.ts';
import { Item } from '../../src/study/plan/rubric.ts';
import { withHover, type Schema } from '../../tools/hover.ts';
import { accepts, type JsonSchema } from './jsonSchema.ts';

const schema = z.toJSONSchema(Plan, { io: 'input' }) as Schema;
const met = withHover(schema, planHover);

/** Built-in names that say themselves what they are. */
const plain = (way: string): boolean =>
  /=|^\$schema$|^schema$/.test(way) && !/\.(kind|of|role|rule|level|test)=/.test(way);

describe('the schema of a plan, as the editor has it', () => {
  it('says something over every field and beside every value of a choice', () => {
    const silent = [...met].filter((way) => planHover.words[way] === undefined && !plain(way));
    assert.deepEqual(silent, []);
  });

  it('says nothing of fields or values that are not there', () => {
    assert.deepEqual(
      Object.keys(planHover.words).filter((way) => !met.has(way)),
      [],
    );
    const text = JSON.stringify(schema);
    for (const words of Object.values(planHover.words)) assert.ok(text.includes(JSON.stringify(words)), words);
  });

  it('offers arms, raters and items that are accepted as they are', () => {
    const least = { schema: 'ddx/study@2', title: 'x' };
    const filled = (body: object): unknown => JSON.parse(JSON.stringify(body).replace(/\$\{\d:([^}]*)\}/g, '$1'));
    for (const { body } of planHover.snippets['arms'] ?? []) {
      assert.ok(Plan.safeParse({ ...least, arms: [filled(body)] }).success, JSON.stringify(body));
    }
    for (const { body } of planHover.snippets['raters'] ?? []) {
      assert.ok(Plan.safeParse({ ...least, raters: [filled(body)] }).success, JSON.stringify(body));
    }
    for (const { body } of planHover.snippets['rubric.items'] ?? []) {
      assert.ok(Item.safeParse(filled(body)).success, JSON.stringify(body));
    }
  });

  it('accepts what it accepted without words', () => {
    const bare = z.toJSONSchema(Plan, { io: 'input' }) as JsonSchema;
    const whole = Plan.parse({ schema: 'ddx/study@2', title: 'x' });
    for (const plan of [
      whole,
      { ...whole, hypothesis: { kind: 'superiority', arm: 'a', comparator: 'b' } },
      { ...whole, hypothesis: { kind: 'other' } },
      { ...whole, arms: [{ id: 'a', kind: 'endpoint' }] },
      { ...whole, raters: [{ id: 'a b', role: 'reader' }] },
      { ...whole, seed: 1 },
    ]) {
      assert.equal(accepts(schema as JsonSchema, plan), accepts(bare, plan), JSON.stringify(plan));
    }
  });

  it('is needed by nothing that runs', () => {
    const src = join(import.meta.dirname, '..', '..', 'src');
    for (const name of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
      if (name.endsWith('.ts')) assert.ok(!readFileSync(join(src, name), 'utf8').includes('planHover.ts'), name);
    }
  });
});
