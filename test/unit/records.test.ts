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
import { isSignedBy } from '../../src/ledger/signing.ts';
import { ContentKey } from '../../src/ratings/contentKeys.ts';
import { headText, RatingEvent } from '../../src/ratings/event.ts';
import { scales } from '../../src/study/plan/scales.ts';
import { standingBy, standingOf } from '../../src/ratings/standing.ts';
import { StudyEvent } from '../../src/study/log/event.ts';
import { Plan, readPlan } from '../../src/study/plan/plan.ts';
import { checkAllocation } from '../../src/study/sealing/checkAllocation.ts';
import { checkReceipt, Receipt } from '../../src/ratings/collect/receipt.ts';
import { Pack, ShownAnswer } from '../../src/study/pack/pack.ts';
import { Allocation, SealedFile } from '../../src/study/sealing/allocation.ts';
import { Draws } from '../../src/study/sealing/draws.ts';
import { openAsSealed } from '../../src/study/sealing/sealedFile.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { planWith } from './sealingFixtures.ts';
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
const aboutToe = { case: 'toe', caseSha256: sha256('toe') };
const logged = readLedger(Buffer.from(block('log')));
const steps = oneOfEachStep();
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
  { name: 'Plan', schema: Plan, good: [json('study'), { schema: 'ddx/study@2', title: 'x' }] },
  { name: 'Step', schema: StudyEvent, good: [...logged.events.map(({ body }) => body), ...steps] },
  {
    name: 'Event',
    schema: RatingEvent,
    good: [
      ...events,
      {
        what: 'referenced',
        rater: 'r1',
        role: 'clinician',
        ...aboutToe,
        answer: 'x',
        diagnosis: 'Gout',
        changes: null,
      },
      { what: 'listed', rater: 'r1', role: 'reader', ...aboutToe, diagnoses: ['Gout', 'Sepsis'], changes: null },
    ],
  },
  { name: 'Content key', schema: ContentKey, good: [json('content-key')] },
  { name: 'Pack', schema: Pack, good: [json('pack')] },
  { name: 'ShownAnswer', schema: ShownAnswer, good: [json('shown')] },
  { name: 'Receipt', schema: Receipt, good: [json('receipt')] },
  { name: 'Provenance', schema: Provenance, good: [json('provenance')] },
  { name: 'Allocation', schema: Allocation, good: [json('allocation')] },
  { name: 'SealedFile', schema: SealedFile, good: [json('sealed')] },
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
    const old = { schema: 'ddx/study@1', title: 'Joints', arms: ['embedded', 'Our server'], top: 3 };
    const read = readPlan(old).data;
    assert.deepEqual(read?.arms, [
      { id: 'embedded', kind: 'embedded' },
      { id: 'Our-server', kind: 'endpoint', endpoint: 'Our server' },
    ]);
    assert.deepEqual([read.top, read.blinding.kind, read.rubric.id], [3, 'open', 'differential']);
  });

  it('shows a step of a study, and tells of every kind', () => {
    assert.deepEqual([logged.damage, logged.tornBytes], [[], 0]);
    assert.deepEqual(
      logged.events.map(({ body }) => StudyEvent.parse(body).what),
      ['opened', 'deviated'],
    );
    const kinds = StudyEvent.def.options.map(({ shape }) => shape.what.def.values[0] as string);
    assert.deepEqual(
      [...new Set([...logged.events.map(({ body }) => String(body['what'])), ...steps.map(({ what }) => what)])].sort(),
      kinds.toSorted(),
    );
    for (const kind of kinds) assert.ok(page.includes(`| \`${kind}\` `), kind);
  });

  it('shows a chain that verifies, whose last word stands', () => {
    assert.deepEqual([chain.damage, chain.tornBytes, chain.events.length], [[], 0, 10]);
    const recorded = chain.events.map(({ hash, prev, at, body }) => {
      return { hash, prev, at, pack: null, event: RatingEvent.parse(body) };
    });
    const [, , rated] = recorded.map(({ event }) => event);
    assert.ok(rated?.what === 'rated');
    const standing = standingOf(standingBy(recorded), { rater: 'r1', role: 'clinician' }, rated);
    assert.deepEqual(standing, { match: { 1: 5 }, bond: 5, comment: '', reference: null });
  });

  it('shows a session whose end is signed with the key that its first line names', () => {
    const [opened] = events;
    const signed = events.at(-1);
    assert.ok(opened?.['what'] === 'opened' && signed?.['what'] === 'signed');
    const head = headText(chain.events.at(-2)?.hash ?? '');
    assert.ok(isSignedBy(String(opened['key']), head, String(signed['signature'])));
  });

  it('shows a pack with the answer that it names, and a receipt that its coordinator signed', () => {
    const [pack, shown, receipt] = [
      Pack.parse(json('pack')),
      ShownAnswer.parse(json('shown')),
      Receipt.parse(json('receipt')),
    ];
    assert.equal(pack.files[`answers/${shown.id}.json`], sha256(block('shown')));
    assert.deepEqual(pack.order[0]?.answers, [shown.id]);
    assert.equal(pack.order[0].caseSha256, Case.parse(json('case')).sha256);
    assert.ok(checkReceipt(receipt, pack.coordinatorKey));
    assert.equal(receipt.pack, pack.id);
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

  it('shows an allocation that its key draws, and a sealed file that holds it', async () => {
    const allocation = Allocation.parse(json('allocation'));
    const plan = planWith({
      arms: ['embedded', 'llama', 'other'].map((id) => ({ id, kind: 'imported' })),
    });
    const [{ caseSha256 = '' } = {}] = allocation.answers;
    assert.equal(caseSha256, Case.parse(json('case')).sha256);
    assert.deepEqual(checkAllocation(allocation, plan, [{ id: 'toe', sha256: caseSha256 }]), []);

    const files = new MemoryFiles('/study');
    files.put('/study/sealed.json', block('sealed'));
    const opened = await openAsSealed('/study', files, 'wet leaves under seven bridges', {
      what: 'sealed',
      by: 'coordinator',
      plan: '0'.repeat(64),
      sealed: sha256(block('sealed')),
      answers: {},
      counts: { complete: 2, truncated: 0, failed: 1 },
      commentKey: '',
      despite: null,
    });
    assert.deepEqual(opened.allocation, allocation);
  });

  it('tells in Python what is drawn', () => {
    const key = Uint8Array.from({ length: 32 }, (_, i) => i);
    const python = block('draws');
    assert.ok(python.includes('key = bytes(range(32))') && python.includes('(key, "answers|toe", "abcde")'));
    const order = new Draws(key, 'answers|toe').shuffled(Array.from('abcde'));
    const id = new Draws(key, 'id|embedded|1|toe').take(8).toString('hex');
    assert.equal(block('drawn'), `[${order.map((one) => `'${one}'`).join(', ')}]\n${id}\n`);
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

/** The kinds of steps that the page shows no line of. */
function oneOfEachStep(): StudyEvent[] {
  const hash = 'ab'.repeat(32);
  const by = 'c1';
  const despite = { objections: ['Ratings that the plan asks for are not there: 2.'], reason: 'A rater fell ill.' };
  return [
    {
      what: 'locked',
      by,
      plan: hash,
      planText: '{}',
      fixed: { 'cases/toe.md': hash },
      cases: [{ id: 'toe', sha256: hash, cluster: 'toe' }],
      readers: ['some.extension'],
      despite: null,
    },
    {
      what: 'sealed',
      by,
      plan: hash,
      sealed: hash,
      answers: { 'ab.sealed': hash },
      counts: { complete: 1, truncated: 0, failed: 0 },
      commentKey: 'a2V5',
      despite,
    },
    {
      what: 'packed',
      by,
      rater: 'r1',
      stage: 'rating',
      pack: 'p1',
      sha256: hash,
      cases: [{ case: 'toe', caseSha256: hash, answers: [{ id: '00ff', diagnoses: 5 }] }],
    },
    {
      what: 'collected',
      by,
      rater: 'r1',
      pack: 'p1',
      file: 'r1-0.jsonl',
      events: 3,
      head: hash,
      key: 'a2V5',
      late: 'posted late',
    },
    { what: 'closed', by, plan: hash, heads: { 'r1-0.jsonl': hash }, open: 2, despite },
    { what: 'unblinded', by, sealed: hash, allocation: hash, answers: {} },
    { what: 'looked', by, saw: 'results', reason: 'as planned' },
    { what: 'held', by, for: 'pack' },
    { what: 'keyed', by, key: 'a2V5' },
    { what: 'withdrew', by, rater: 'r1', reason: 'asked for it', erased: ['00ff'] },
    {
      what: 'checkpoint',
      by,
      fingerprint: hash,
      heads: { 'log/a.jsonl': hash },
      files: hash,
      key: 'a2V5',
      signature: 'c2ln',
    },
  ];
}

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
