import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { Answer, readAnswer } from '../../src/arms/answer.ts';
import { Case, sha256 } from '../../src/cases/case.ts';
import { Provenance } from '../../src/cases/provenance.ts';
import { Reference } from '../../src/cases/reference.ts';
import { readLedger } from '../../src/ledger/reader.ts';
import { RatingEvent } from '../../src/ratings/event.ts';
import { scales } from '../../src/study/plan/scales.ts';
import { standingOf } from '../../src/ratings/standing.ts';
import { Plan } from '../../src/study/plan/plan.ts';
import { accepts, type JsonSchema } from './jsonSchema.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'records.md'), 'utf8');

/** The text of the block on the page that is marked with a name. */
function block(name: string): string {
  const found = new RegExp(`^\`\`\`\\w+ ${name}\\n([^]*?)^\`\`\`$`, 'm').exec(page)?.[1];
  assert.ok(found, `no block ${name}`);
  return found;
}
const json = (name: string): unknown => JSON.parse(block(name));

const references = block('reference')
  .trim()
  .split('\n')
  .map((line): unknown => JSON.parse(line));
const chain = readLedger(Buffer.from(block('events')));
const events = chain.events.map(({ body }) => body);
const records: { name: string; schema: z.core.$ZodType; good: unknown[] }[] = [
  { name: 'Case', schema: Case, good: [json('case')] },
  {
    name: 'Reference',
    schema: Reference,
    good: [...references, { schema: 'ddx/reference@1', case: 'a', diagnosis: 'b' }],
  },
  {
    name: 'Answer',
    schema: Answer,
    good: [
      json('answer'),
      {
        ...(json('answer') as Answer),
        status: 'failed',
        failure: { kind: 'stalled', template: '{0}', values: ['x'] },
        usage: { promptTokens: 5, completionTokens: null },
      },
    ],
  },
  { name: 'Plan', schema: Plan, good: [json('study'), { schema: 'ddx/study@1', title: 'x' }] },
  { name: 'Event', schema: RatingEvent, good: events },
  { name: 'Provenance', schema: Provenance, good: [json('provenance')] },
];

describe('the page of records', () => {
  it('shows a case whose hash and id are those of its text', () => {
    const shown = Case.parse(json('case'));
    assert.equal(shown.sha256, sha256(shown.text));
    assert.equal((shown.source.end ?? 0) - (shown.source.start ?? 0), shown.text.length);
  });

  it('shows an answer to that case whose evidence stands where it says', () => {
    const shown = Answer.parse(json('answer'));
    assert.deepEqual(shown.case, json('case'));
    assert.equal(shown.caseSha256, shown.case.sha256);
    const evidence = shown.diagnoses.flatMap((diagnosis) => diagnosis.evidence);
    assert.ok(evidence.length > 0);
    for (const { start, end, text } of evidence) assert.equal(shown.case.text.slice(start, end), text);
  });

  it('tells the truth about version 1, which knew less', () => {
    const old = Object.fromEntries(
      Object.entries(json('answer') as Record<string, unknown>).filter(
        ([name]) => !['profile', 'profileSha256', 'form', 'constraint', 'location', 'tokens', 'retries'].includes(name),
      ),
    );
    const { shortened, ...kase } = json('case') as Record<string, unknown>;
    const first = { ...old, schema: 'ddx/answer@1', case: { ...kase, schema: 'ddx/case@1' } };
    assert.equal(shortened, null);
    assert.equal(Answer.safeParse(first).success, false);
    assert.deepEqual(readAnswer(first).data, json('answer'));
    assert.equal(readAnswer({ ...first, schema: 'ddx/answer@3' }).success, false);
    assert.equal(readAnswer(null).success, false);
  });

  it('shows references, one to that case, and a plan', () => {
    assert.deepEqual(
      references.map((line) => Reference.parse(line).case),
      [Case.parse(json('case')).id, 'ward-3/fall'],
    );
    assert.equal(Plan.parse(json('study')).top, 5);
  });

  it('shows a chain that verifies, whose last word stands', () => {
    assert.deepEqual([chain.damage, chain.tornBytes, chain.events.length], [[], 0, 4]);
    const { id, caseSha256 } = Answer.parse(json('answer'));
    const recorded = chain.events.map(({ hash, at, body }) => ({ hash, at, event: RatingEvent.parse(body) }));
    const standing = standingOf(recorded, { rater: 'r1', role: 'clinician' }, { answer: id, caseSha256 });
    assert.deepEqual(standing, { match: { 1: 5 }, bond: null, comment: '', reference: 'Gout' });
  });

  it('shows commands that find the hash of a line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chain-'));
    try {
      writeFileSync(join(folder, 'FILE.jsonl'), block('events'));
      const [commands] = /(?<=^```sh\n)[^]*?(?=^```$)/m.exec(page) ?? [];
      const said = execFileSync('sh', ['-c', commands ?? 'false'], { cwd: folder, encoding: 'utf8' });
      const third = chain.events[2]?.hash;
      assert.deepEqual(said.match(/[0-9a-f]{64}/g), [third, third, third]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('explains every field', () => {
    const fields = (schema: JsonSchema): string[] => [
      ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [name, ...fields(inner)]),
      ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.items ? [schema.items] : [])].flatMap(fields),
    ];
    for (const { name, schema } of records) {
      const found = fields(z.toJSONSchema(schema, { io: 'input' }) as JsonSchema);
      assert.ok(found.length > 3);
      for (const field of found)
        assert.ok(new RegExp(`\`([a-z]+\\.)?${field.replace('$', '\\$')}\``).test(page), `${name}: ${field}`);
    }
    for (const stamp of ['v', 'seq', 'at', 'mono', 'prev', 'hash']) assert.ok(page.includes(`| \`${stamp}\` `), stamp);
  });

  it('names every step of the scales with its anchor', () => {
    for (const { id, version, steps } of Object.values(scales)) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${id}\`, ${version} `));
      let place = 0;
      for (const { value } of steps) {
        const next = row?.indexOf(` ${value} `, place) ?? -1;
        assert.ok(next >= place, `${id} ${value}`);
        place = next + 1;
      }
    }
    for (const { anchor } of scales.match.steps) assert.ok(page.includes(anchor), anchor);
  });
});

/** A record with one thing wrong, or harmlessly different, at every place in it. */
function* variants(value: unknown): Generator<unknown> {
  yield* [null, true, -1, 0, 0.5, 6, 11, '', 'words', [], {}];
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries())
      for (const other of variants(item)) yield value.map((old: unknown, j) => (i === j ? other : old));
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, unknown: 1 };
    for (const [name, inner] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
      for (const other of variants(inner)) yield { ...value, [name]: other };
    }
  }
}

describe('a JSON schema made from a definition', () => {
  for (const { name, schema, good } of records) {
    it(`accepts and refuses the same as the check at run time: ${name}`, () => {
      const made = z.toJSONSchema(schema, { io: 'input' }) as JsonSchema;
      let accepted = 0;
      let refused = 0;
      for (const record of good) {
        assert.ok(z.safeParse(schema, record).success && accepts(made, record));
        for (const variant of variants(record)) {
          const atRunTime = z.safeParse(schema, variant).success;
          assert.equal(accepts(made, variant), atRunTime, JSON.stringify(variant));
          if (atRunTime) accepted++;
          else refused++;
        }
      }
      assert.ok(accepted > 0 && refused > 50, `${accepted} accepted, ${refused} refused`);
    });
  }
});
