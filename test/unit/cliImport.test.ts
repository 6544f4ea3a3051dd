import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { run } from './cliFixtures.ts';

const above = mkdtempSync(join(tmpdir(), 'ddx-import-'));
after(() => rmSync(above, { recursive: true, force: true }));

const article = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<article><front><article-meta><title-group><article-title>Sarcoidosis in a farmer</article-title></title-group>
<permissions><license><license-p>CC BY 4.0</license-p></license></permissions></article-meta></front>
<body>${body}<sec><title>Discussion</title><p>Sarcoidosis is rare.</p></sec></body></article>`;

const report = article(
  `<sec><title>Case presentation</title><p>A 40-year-old farmer had a dry cough for three weeks and was tired.</p>
<p>He had no fever; his chest was clear.</p></sec>`,
);

const table = `case_prompt,final_diagnosis
"A 50-year-old man has had chest pain for two hours, ""crushing"" and radiating to the arm.
He sweats.",Myocardial infarction
"A woman of 34 has had a fever and flank pain for three days.",Pyelonephritis
`;

let folder = '';
let study = '';
let n = 0;
beforeEach(() => {
  folder = join(above, String(++n));
  study = join(folder, 'study');
  put('in/report.xml', report);
  put('in/cases.csv', table);
  put('in/broken.xml', '<article><body><sec></body></article>');
  put('in/style.css', 'p { color: red; }\n');
});

function put(name: string, content: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

interface Line {
  readonly id?: string;
  readonly source?: string;
  readonly title?: string;
  readonly text?: string;
  readonly reference?: { diagnosis: string; accepted: string[]; basis: string } | null;
  readonly sections?: { title: string; code: string | null; included: boolean; reason: string }[];
  readonly warnings?: string[];
  readonly state?: string;
  readonly leaks?: number;
  readonly identifiers?: number;
  readonly error?: { file: string; line: number | null; column: number | null; message: string };
  readonly skipped?: { file: string; reason: string };
}

async function importing(...words: string[]): Promise<{ code: number; lines: Line[]; err: string }> {
  const { code, out, err } = await run(['import', ...words, '--json']);
  return {
    code,
    err,
    lines: out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line),
  };
}

const casesOf = (lines: Line[]): Line[] => lines.filter((line) => line.id !== undefined);

describe('ddx import', () => {
  it('takes cases into a new study, and names what is broken and what is no case', async () => {
    const { code, lines, err } = await importing(join(folder, 'in'), '--into', study);
    assert.equal(code, 0);
    assert.equal(err, '');
    const cases = casesOf(lines);
    assert.deepEqual(
      cases.map(({ source }) => source),
      ['cases.csv', 'cases.csv', 'report.xml'].map((name) => join(folder, 'in', name)),
    );
    const [first, second, third] = cases;
    assert.equal(first?.reference?.diagnosis, 'Myocardial infarction');
    assert.deepEqual(Object.keys(first?.reference ?? {}), ['diagnosis', 'accepted', 'basis']);
    assert.match(first?.text ?? '', /^A 50-year-old man .*"crushing"/);
    assert.doesNotMatch(second?.text ?? '', /pyelonephritis/i);
    assert.equal(third?.id, 'report');
    assert.match(third?.text ?? '', /dry cough for three weeks[^]*chest was clear/);
    assert.doesNotMatch(third?.text ?? '', /sarcoidosis/i);
    const discussion = third?.sections?.find(({ title }) => title === 'Discussion');
    assert.equal(discussion?.included, false);
    for (const { id = '', text, state, leaks, identifiers, title } of cases) {
      assert.equal(readFileSync(join(study, 'cases', `${id}.txt`), 'utf8'), text);
      assert.ok(existsSync(join(study, 'provenance', `${id}.json`)));
      assert.equal(state, 'imported');
      assert.deepEqual([typeof leaks, typeof identifiers, typeof title], ['number', 'number', 'string']);
    }
    const errors = lines.flatMap(({ error }) => (error === undefined ? [] : [error]));
    assert.deepEqual(
      errors.map(({ file }) => file),
      [join(folder, 'in/broken.xml')],
    );
    assert.equal(errors[0]?.line, 1);
    assert.deepEqual(
      lines.flatMap(({ skipped }) => (skipped === undefined ? [] : [skipped.file])),
      [join(folder, 'in/style.css')],
    );
    const references = readFileSync(join(study, 'references.jsonl'), 'utf8').trim().split('\n');
    assert.equal(references.length, 2);
    assert.deepEqual(JSON.parse(readFileSync(join(study, 'study.json'), 'utf8')), {
      schema: 'ddx/study@2',
      title: 'study',
      cases: ['cases'],
    });
  });

  it('changes nothing the second time, and is done', async () => {
    const first = await importing(join(folder, 'in'), '--into', study);
    const before = readdirSync(study, { recursive: true }).sort();
    const again = await importing(join(folder, 'in'), '--into', study);
    assert.equal(again.code, 0);
    assert.deepEqual(
      casesOf(again.lines),
      casesOf(first.lines).map((line) => ({ ...line, state: 'unchanged' })),
    );
    assert.deepEqual(readdirSync(study, { recursive: true }).sort(), before);
  });

  it('shows a changed source as changed', async () => {
    const from = join(folder, 'in/report.xml');
    await importing(from, '--into', study);
    put('in/report.xml', report.replace('three weeks', 'nine weeks'));
    const { code, lines } = await importing(from, '--into', study);
    assert.equal(code, 1);
    assert.equal(lines[0]?.state, 'changed');
    assert.match(lines[0]?.text ?? '', /three weeks/);
    assert.match(lines[0]?.warnings?.at(-1) ?? '', /Delete/);
    assert.deepEqual(readdirSync(join(study, 'cases')), ['report.txt']);
  });

  it('never imports the study into itself', async () => {
    await importing(folder, '--into', study);
    const { lines } = await importing(folder, '--into', study);
    assert.ok(lines.every(({ source = '' }) => !source.startsWith(study)));
    assert.equal(casesOf(lines).length, 3);
    assert.equal(readdirSync(join(study, 'cases')).length, 3);
  });

  it('takes the columns of a table as they are told', async () => {
    put('in/own.csv', 'what,is it,n\n"A man of 50 has had a cough for three weeks.",Sarcoidosis,1\n');
    const own = join(folder, 'in/own.csv');
    const { code, lines } = await importing(
      own,
      '--into',
      study,
      '--column',
      'what=text',
      '--column',
      'is it=reference',
    );
    assert.equal(code, 0);
    assert.equal(lines[0]?.reference?.diagnosis, 'Sarcoidosis');
    assert.match(lines[0]?.text ?? '', /^A man of 50/);
  });

  it('says in words what came of it', async () => {
    const { code, out, err } = await run(['import', join(folder, 'in'), '--into', study]);
    assert.equal(code, 0);
    assert.equal(err, '');
    assert.match(out, /3 imported, 0 unchanged, 0 changed in the source, 1 skipped, 1 failed/);
    assert.match(out, /Failed\n {2}.*broken\.xml:1:\d+: /);
    assert.match(out, /Skipped\n {2}.*style\.css: /);
  });

  it('ends with 1 where nothing was imported, and makes no study', async () => {
    for (const what of ['in/style.css', 'in/broken.xml', 'none']) {
      const { code, lines } = await importing(join(folder, what), '--into', study);
      assert.equal(code, 1, what);
      assert.equal(lines.length, 1);
      assert.ok(!existsSync(study));
    }
  });

  it('ends with 2 for wrong use and a broken study', async () => {
    const from = join(folder, 'in');
    put('wrong/study.json', '{');
    put('file', '');
    for (const words of [
      [from],
      ['--into', study],
      [from, '--into', study, '--format', 'docx'],
      [from, '--into', study, '--column', 'text'],
      [from, '--into', study, '--column', 'a=b'],
      [from, '--into', join(folder, 'wrong')],
    ]) {
      const { code, out, err } = await run(['import', ...words]);
      assert.equal(code, 2, words.join(' '));
      assert.equal(out, '');
      assert.match(err, /\.\n$/);
    }
    const { code, out } = await run(['import', from, '--json']);
    assert.equal(code, 2);
    assert.ok('error' in (JSON.parse(out) as object));
  });

  it('cannot write into a file', async () => {
    put('file', 'mine');
    const { code, err } = await run(['import', join(folder, 'in/report.xml'), '--into', join(folder, 'file')]);
    assert.equal(code, 2);
    assert.match(err, /is a file/);
    assert.equal(readFileSync(join(folder, 'file'), 'utf8'), 'mine');
  });

  it('keeps what was done when it is stopped', async () => {
    for (let i = 0; i < 300; i++) put(`many/${i}.txt`, `A man of ${20 + (i % 60)} has had a cough for ${i} days.\n`);
    const stopping = new AbortController();
    const { code, out } = await run(['import', join(folder, 'many'), '--into', study, '--json'], {
      signal: stopping.signal,
      onOut: () => stopping.abort(),
    });
    assert.equal(code, 130);
    const ids = out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as Line).id);
    assert.ok(ids.length > 0 && ids.length < 300, String(ids.length));
    for (const id of ids) assert.ok(existsSync(join(study, 'cases', `${id}.txt`)), id);
    assert.equal(readdirSync(join(study, 'cases')).length, ids.length);
    const { code: again, lines } = await importing(join(folder, 'many'), '--into', study);
    assert.equal(again, 0);
    assert.equal(casesOf(lines).length, 300);
  });

  it('names no case after a person of the list', async () => {
    put('in/Quillfeather.txt', 'A man of 50 has had a cough for three weeks. Mr Quillfeather smokes.\n');
    put('names.txt', 'Quillfeather\n');
    const words = [join(folder, 'in/Quillfeather.txt'), '--into', study, '--names', join(folder, 'names.txt')];
    const { code, lines } = await importing(...words);
    assert.equal(code, 0);
    assert.match(lines[0]?.id ?? '', /^case-[0-9a-f]{8}$/);
    assert.ok((lines[0]?.identifiers ?? 0) > 0);
  });

  it('has help', async () => {
    const { code, out } = await run(['import', '--help']);
    assert.equal(code, 0);
    assert.match(out, /--into STUDY/);
  });
});
