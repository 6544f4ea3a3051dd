import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { readAnswer, type Answer } from '../../src/arms/answer.ts';
import { fill } from '../../src/humanError.ts';
import { nodeFiles } from '../../src/ledger/files.ts';
import { lockProtocol } from '../../src/study/gates/lock.ts';
import type { StudyMeans } from '../../src/study/means.ts';
import { importAnswers, type ImportAnswersOptions } from '../../src/study/run/importAnswers.ts';

const above = mkdtempSync(join(tmpdir(), 'ddx-answers-'));
after(() => rmSync(above, { recursive: true, force: true }));

let root = '';
let n = 0;
let drawn = 0;
const means: StudyMeans = {
  files: nodeFiles,
  clock: { date: () => new Date('2026-03-04T05:06:07.000Z'), monotonic: () => 0 },
  random: (bytes) => Buffer.alloc(bytes, ++drawn),
  by: 'c1',
  software: 'test',
};

beforeEach(() => {
  root = join(above, String(++n));
  mkdirSync(join(root, 'cases'), { recursive: true });
  for (const id of ['chest', 'toe', 'fever']) {
    writeFileSync(
      join(root, 'cases', `${id}.md`),
      `A person of 50 with ${id} trouble for two days, no worse at night.\n`,
    );
  }
  const lines = ['chest', 'toe', 'fever'].map((id) =>
    JSON.stringify({ schema: 'ddx/reference@1', case: id, diagnosis: 'Gout', accepted: [], basis: 'clinical' }),
  );
  writeFileSync(join(root, 'references.jsonl'), `${lines.join('\n')}\n`);
  plan({});
});

function plan(more: object): void {
  const arms = [
    { id: 'embedded', kind: 'embedded' },
    { id: 'gpt', kind: 'imported', model: 'gpt-4' },
  ];
  const raters = [{ id: 'r1', role: 'clinician' }];
  writeFileSync(
    join(root, 'study.json'),
    JSON.stringify({ schema: 'ddx/study@2', title: 'T', arms, raters, top: 3, ...more }),
  );
}

async function take(content: string | Uint8Array, o: Partial<ImportAnswersOptions> = {}) {
  const file = join(root, 'given.txt');
  writeFileSync(file, content);
  const found = await importAnswers(root, means, { file, arm: 'gpt', ...o });
  const wrong = found.wrong.map((one) => [one.line, one.case, fill(one.sentence.template, one.sentence.values)]);
  return { ...found, wrong };
}

function kept(): Answer[] {
  const folder = join(root, 'answers');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .map((name) => {
      const answer = readAnswer(JSON.parse(readFileSync(join(root, 'answers', name), 'utf8')));
      assert.ok(answer.success, name);
      return answer.data;
    })
    .sort((a, b) => (a.case.id < b.case.id ? -1 : 1));
}

const names = (answer: Answer | undefined): string[] => (answer?.diagnoses ?? []).map(({ name }) => name);

const long = `case,rank,diagnosis,reason,model,date
chest,2,Pericarditis,,gpt-4-0613,2026-01-02
chest,1,"Myocardial
infarction","ST elevation, ""high""",gpt-4-0613,2026-01-02
toe.md,1,Gout,,,
`;

describe('answers from a table', () => {
  it('are read a diagnosis a row, in the order of their ranks', async () => {
    const found = await take(long);
    assert.deepEqual(found.wrong, []);
    assert.deepEqual([found.imported, found.absent, found.failed], [['chest', 'toe'], ['fever'], 0]);
    const [chest, toe] = kept();
    assert.deepEqual(names(chest), ['Myocardial infarction', 'Pericarditis']);
    assert.equal(chest?.diagnoses[0]?.reason, 'ST elevation, "high"');
    assert.deepEqual(
      [chest?.arm, chest?.model, chest?.status],
      ['gpt', { asked: 'gpt-4', returned: 'gpt-4-0613' }, 'complete'],
    );
    assert.equal(chest?.timings.startedAt, '2026-01-02T00:00:00.000Z');
    assert.equal(chest?.parameters.top, 3);
    assert.equal(chest?.case.source.uri, 'cases/chest.md');
    assert.deepEqual(names(toe), ['Gout']);
    assert.equal(toe?.timings.startedAt, '2026-03-04T05:06:07.000Z');
  });

  it('are the same when the file is read again, however it is written', async () => {
    await take(long);
    const before = kept();
    const semicolons =
      'sep=;\r\nCase;Rank;Diagnosis;Reason;Model;Date\r\n' +
      long
        .slice(long.indexOf('\n') + 1)
        .replaceAll(',', ';')
        .replace('elevation;', 'elevation,')
        .replaceAll('\n', '\r\n');
    for (const bytes of [
      Buffer.from(`\ufeff${long}`, 'utf8'),
      Buffer.from(`\ufeff${long}`, 'utf16le'),
      Buffer.from(`\ufeff${long}`, 'utf16le').swap16(),
      Buffer.from(semicolons, 'utf8'),
    ]) {
      const found = await take(bytes);
      assert.deepEqual([found.wrong, found.imported, found.unchanged], [[], [], ['chest', 'toe']]);
    }
    assert.deepEqual(kept(), before);
  });

  it('are read a list a row, and a short list stays short', async () => {
    const found = await take('case\tdiagnosis 1\tdiagnosis 2\tdiagnosis 3\nchest\tGout\tFlu\t\ntoe\tGout\t\t\n');
    assert.deepEqual(found.wrong, []);
    assert.deepEqual(kept().map(names), [['Gout', 'Flu'], ['Gout']]);
  });

  it('are read from JSON, a line or a list', async () => {
    const rows = [
      { case: 'chest', diagnoses: ['Gout', 'Flu'] },
      { case: 'toe', diagnoses: [] },
    ];
    const found = await take(rows.map((row) => JSON.stringify(row)).join('\n'));
    assert.deepEqual([found.wrong, found.failed], [[], 1]);
    assert.deepEqual(kept().map(names), [['Gout', 'Flu'], []]);
    assert.deepEqual((await take(JSON.stringify(rows, null, 2))).unchanged, ['chest', 'toe']);
  });

  it('are read as a model wrote them', async () => {
    const rows = [
      ['case', 'answer'],
      ['chest', '"Here you are:\n1. Acute pericarditis\n2. Myocardial infarction"'],
      ['toe', '"I would rather talk about the weather, which is fine today."'],
      ['fever', '"Not enough to go on."'],
    ];
    const found = await take(rows.map((row) => row.join(',')).join('\n'));
    assert.deepEqual([found.wrong, found.failed], [[], 1]);
    const [chest, fever, toe] = kept();
    assert.deepEqual(names(chest), ['Acute pericarditis', 'Myocardial infarction']);
    assert.match(chest?.raw ?? '', /^Here you are:\n1\. Acute/);
    assert.deepEqual([fever?.status, toe?.status, toe?.failure?.kind], ['abstained', 'failed', 'unparsed']);
  });

  it('say that the model failed', async () => {
    const found = await take(
      'case,rank,diagnosis,failed\nchest,,,filtered\ntoe,,,yes\nfever,1,,the service was down for good\n',
    );
    assert.deepEqual([found.wrong, found.failed], [[], 3]);
    assert.deepEqual(
      kept().map(({ case: { id }, status, failure }) => [id, status, failure?.kind]),
      [
        ['chest', 'failed', 'filtered'],
        ['fever', 'failed', 'empty'],
        ['toe', 'failed', 'empty'],
      ],
    );
  });

  it('may be several for a case, where the plan asks for them', async () => {
    plan({ answersPerCase: 2 });
    const found = await take('case,take,diagnosis 1\nchest,1,Gout\nchest,2,Gout\ntoe,1,Gout\n');
    assert.deepEqual(found.wrong, []);
    const chest = kept().filter((one) => one.case.id === 'chest');
    assert.equal(new Set(chest.map(({ id }) => id)).size, 2);
    assert.equal(new Set(chest.map(({ timings }) => timings.startedAt)).size, 2);
    // The second answer may come in another file; a third is one too many.
    assert.deepEqual((await take('case,take,diagnosis 1\ntoe,2,Flu\n')).imported, ['toe']);
    const third = await take('case,take,diagnosis 1\ntoe,2,Sprain\n');
    assert.match(String(third.wrong[0]?.[2]), /toe has another answer of the arm gpt already/);
  });
});

describe('a file of answers with something wrong in it', () => {
  const table: readonly (readonly [string, string, number, string | null, RegExp])[] = [
    ['an unknown case', 'case,rank,diagnosis\nchest,1,Gout\nnobody,1,Gout', 3, 'nobody', /no case “nobody”/],
    ['a row without a case', 'case,rank,diagnosis\n,1,Gout', 2, '', /names no case/],
    ['a doubled rank', 'case,rank,diagnosis\ntoe,1,Gout\ntoe,1,Flu', 3, 'toe', /Rank 1 stands in line 2 already/],
    ['a row twice', 'case,rank,diagnosis\ntoe,1,Gout\ntoe,1,Gout', 3, 'toe', /Rank 1 stands in line 2 already/],
    ['a gap', 'case,rank,diagnosis\ntoe,1,Gout\ntoe,3,Flu', 3, 'toe', /Rank 2 is missing/],
    ['no first rank', 'case,rank,diagnosis\ntoe,2,Gout\ntoe,3,Flu', 2, 'toe', /Rank 1 is missing/],
    ['a rank that is none', 'case,rank,diagnosis\ntoe,first,Gout\ntoe,2,Flu', 2, 'toe', /no whole number/],
    ['an empty cell', 'case,rank,diagnosis\ntoe,1,Gout\ntoe,2,', 3, 'toe', /diagnosis is empty/],
    ['too many', 'case,rank,diagnosis\ntoe,1,A1\ntoe,2,B\ntoe,3,C\ntoe,4,D', 5, 'toe', /4 diagnoses.*asks for 3/],
    ['a hole in a list', 'case,diagnosis 1,diagnosis 2\ntoe,,Gout', 2, 'toe', /rank 1 is empty/],
    ['a case twice', 'case,diagnosis 1,diagnosis 2\ntoe,Gout,\ntoe,Flu,', 3, 'toe', /answer in line 2 already/],
    ['a failure with an answer', 'case,diagnosis 1,failed\ntoe,Gout,yes', 2, 'toe', /failed, and has an answer/],
    ['a take too many', 'case,take,diagnosis 1\ntoe,2,Gout', 2, 'toe', /from 1 to 1/],
    ['two models', 'case,rank,diagnosis,model\ntoe,1,Gout,a\ntoe,2,Flu,b', 3, 'toe', /model is another one/],
    ['a date that is none', 'case,diagnosis 1,date\ntoe,Gout,4 March', 2, 'toe', /2026-03-04/],
  ];
  for (const [what, text, line, kase, sentence] of table) {
    it(`names the line: ${what}; of that case nothing is taken`, async () => {
      const found = await take(text);
      assert.deepEqual([found.wrong[0]?.[0], found.wrong[0]?.[1]], [line, kase]);
      assert.match(String(found.wrong[0]?.[2]), sentence);
      assert.deepEqual(found.imported, text.includes('chest') ? ['chest'] : []);
      assert.ok(kept().every((one) => one.case.id === 'chest'));
    });
  }

  it('is not taken at all where a row could belong to any case', async () => {
    const found = await take('case,rank,diagnosis\nchest,1,Gout\ntoe,1,Gout,Flu,Croup\n');
    assert.ok(found.wrong.some(([line, kase]) => line === 3 && kase === null));
    assert.deepEqual([found.imported, kept()], [[], []]);
  });

  it('is refused as a whole where it is no table of answers', async () => {
    await assert.rejects(take('text,diagnosis\nfoo,bar\n'), /name the columns: “case”, “rank”/);
    await assert.rejects(take(''), /is empty/);
    await assert.rejects(take(Buffer.from('%PDF-1.7')), /PDF/);
    await assert.rejects(take('case,rank,diagnosis\nchest,1,"Gout\n'), /line 2.*never closed/);
  });

  it('does not replace another answer', async () => {
    await take('case,diagnosis 1\ntoe,Gout\n');
    const before = kept();
    const found = await take('case,diagnosis 1\ntoe,Flu\nchest,Flu\n');
    assert.match(String(found.wrong[0]?.[2]), /toe has another answer/);
    assert.deepEqual(found.imported, ['chest']);
    assert.deepEqual(
      kept().filter((one) => one.case.id === 'toe'),
      before,
    );
  });

  it('leaves nothing behind when it is only looked at', async () => {
    const found = await take(long, { dry: true });
    assert.deepEqual([found.imported, kept()], [['chest', 'toe'], []]);
  });
});

describe('the arm that answers are imported for', () => {
  it('has to be an imported one of the plan', async () => {
    await assert.rejects(take(long, { arm: 'embedded' }), /no imported arm “embedded”. It has: gpt/);
    plan({ arms: [{ id: 'embedded', kind: 'embedded' }] });
    await assert.rejects(take(long), /no arm of the kind "imported"/);
  });

  it('takes answers of a locked study to the texts that were locked, and to no others', async () => {
    await lockProtocol(root, means, { reason: null, readers: [] });
    writeFileSync(join(root, 'cases', 'toe.md'), 'Another text, which was not the one that was locked.\n');
    const found = await take(long);
    assert.deepEqual(found.imported, ['chest']);
    assert.match(String(found.wrong[0]?.[2]), /not the one that was locked/);
  });
});
