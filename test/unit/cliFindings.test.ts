import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Finding } from '../../src/cases/lexicon/finding.ts';
import { run } from './cliFixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'ddx-findings-'));
after(() => rmSync(folder, { recursive: true }));

const text =
  'A 62-year-old man with known asthma has had fever and a productive cough for three days. Denies chest pain. ' +
  'His mother had a stroke. Possible pneumonia. Return if haemoptysis. Na 128 mmol/L.';

async function read(words: string): Promise<Finding[]> {
  const { code, out, err } = await run(['findings', '-', '--json'], { stdin: words });
  assert.equal(code, 0);
  assert.equal(err, '');
  return (JSON.parse(out) as { findings: Finding[] }).findings;
}

describe('ddx findings --json', () => {
  it('prints exactly one object, and for each finding exactly what was promised', async () => {
    const { out } = await run(['findings', '-', '--json'], { stdin: text });
    assert.match(out, /^\{"findings":\[.*\]\}\n$/);
    const { findings } = JSON.parse(out) as { findings: Finding[] };
    assert.ok(findings.length >= 10);
    for (const one of findings) {
      assert.deepEqual(Object.keys(one), [
        'finding',
        'text',
        'start',
        'end',
        'present',
        'whose',
        'when',
        'certain',
        'value',
        'unit',
      ]);
      assert.equal(text.slice(one.start, one.end), one.text);
    }
  });

  it('tells how each is meant', async () => {
    const findings = await read(text);
    const of = (words: string): Partial<Finding> => {
      const { present, whose, when, certain } = findings.find((one) => one.text.includes(words)) ?? assert.fail(words);
      return { present, whose, when, certain };
    };
    const plain = { present: true, whose: 'patient', when: 'now', certain: true };
    assert.deepEqual(of('fever'), plain);
    assert.deepEqual(of('asthma'), { ...plain, when: 'past' });
    assert.deepEqual(of('chest pain'), { ...plain, present: false });
    assert.equal(of('stroke').whose, 'family');
    assert.deepEqual(of('pneumonia'), { ...plain, certain: false });
    assert.equal(of('haemoptysis').when, 'hypothetical');
  });

  it('gives numbers as they are written, and age and sex', async () => {
    const findings = await read(text);
    const sodium = findings.find(({ finding }) => finding === 'low-sodium');
    assert.deepEqual([sodium?.value, sodium?.unit, sodium?.text], [128, 'mmol/L', 'Na 128 mmol/L']);
    const age = findings.find(({ finding }) => finding === 'age');
    assert.deepEqual([age?.value, age?.unit], [62, 'years']);
    assert.ok(findings.some(({ finding }) => finding === 'male'));
  });

  it('is in the order of the text, the longest first where spans overlap', async () => {
    const findings = await read(text);
    findings.reduce((before, one) => {
      assert.ok(one.start > before.start || (one.start === before.start && one.end <= before.end));
      return one;
    });
  });

  it('marks a diagnosis that the text names', async () => {
    const [named] = await read('CT shows appendicitis.');
    assert.equal(named?.finding, 'diagnosis:appendicitis');
  });

  it('says in JSON why there is nothing to say', async () => {
    const { code, out, err } = await run(['findings', '-', '--json'], { stdin: ' \n' });
    assert.equal(code, 2);
    assert.equal(err, '');
    const { error } = JSON.parse(out) as { error: { kind: string; message: string } };
    assert.equal(error.kind, 'bad-request');
    assert.match(error.message, /empty/);
  });

  it('reads two million characters, and nothing of them twice', async () => {
    const sentence = 'No fever, but a cough. ';
    const findings = await read(sentence.repeat(90_000));
    assert.equal(findings.length, 180_000);
  });

  for (const sentence of ['No fever, but a cough. ', 'Na 128, BP 120/80, no fever, ']) {
    it(`stops when it is told to, in ${sentence}…`, async () => {
      const stop = new AbortController();
      setImmediate(() => stop.abort());
      const { code, out } = await run(['findings', '-', '--json'], {
        stdin: sentence.repeat(90_000),
        signal: stop.signal,
      });
      assert.equal(code, 130);
      assert.equal((JSON.parse(out) as { error: { kind: string } }).error.kind, 'cancelled');
    });
  }
});

describe('ddx findings for a person', () => {
  it('prints a line for each finding', async () => {
    const path = join(folder, 'case.txt');
    writeFileSync(path, 'No fever; Na 128. ?PE. His mother has asthma.');
    const { code, out } = await run(['findings', path]);
    assert.equal(code, 0);
    const lines = out.trimEnd().split('\n');
    assert.match(lines[0] ?? '', /^3-8 +fever +fever +not there$/);
    assert.match(out, /Na 128 +hyponatremia +128 mmol\/L, there/);
    assert.match(out, /PE +Pulmonary embolism +there, not certain/);
    assert.match(out, /asthma +asthma +there, in the family/);
  });

  it('says so when nothing was read', async () => {
    const { code, out } = await run(['findings', '-'], { stdin: 'The tram was late.' });
    assert.equal(code, 0);
    assert.equal(out, 'Nothing was read that the baseline knows.\n');
  });

  it('lets nothing through that a terminal would obey', async () => {
    const { out } = await run(['findings', '-'], { stdin: 'chest \u001b[31m pain and fe\u202ever, fever' });
    assert.ok(!out.includes('\u001b') && !out.includes('\u202e'));
  });

  it('says what is wrong with the words', async () => {
    for (const [words, sentence] of [
      [[], /Name the file of the case/],
      [['a', 'b'], /one file too many/],
      [['--top', '3', 'a'], /ddx findings --help/],
      [[join(folder, 'none.txt')], /There is no file/],
    ] as const) {
      const { code, out, err } = await run(['findings', ...words]);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, sentence);
    }
  });

  it('has a help that says what comes out', async () => {
    const { code, out } = await run(['findings', '--help']);
    assert.equal(code, 0);
    assert.match(out, /UTF-16/);
  });
});

it('ddx findings runs as a program, from standard input', () => {
  const main = join(import.meta.dirname, '../../src/cli/main.ts');
  const { stdout, status } = spawnSync(process.execPath, [main, 'findings', '-', '--json'], {
    input: 'Afebrile.',
    encoding: 'utf8',
  });
  assert.equal(status, 0);
  assert.equal((JSON.parse(stdout) as { findings: Finding[] }).findings[0]?.present, false);
});
