import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readAnswer } from '../../src/arms/answer.ts';
import { HumanError } from '../../src/humanError.ts';
import { newStudy, sampleAnswers, type NewStudyAnswers } from '../../src/study/create/newStudy.ts';
import { samplesFolder } from '../../src/study/create/samplesFolder.ts';
import { lockProtocol } from '../../src/study/gates/lock.ts';
import { stateOf } from '../../src/study/gates/state.ts';
import { Plan } from '../../src/study/plan/plan.ts';
import { planProblems } from '../../src/study/plan/problems.ts';
import { studyCases } from '../../src/study/studyCases.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { coordinator } from './studyFixtures.ts';

/** A disk with the package's samples on it. */
function disk(): MemoryFiles {
  const files = new MemoryFiles('/home');
  const samples = samplesFolder();
  for (const name of ['answers.csv', 'references.jsonl', 'study.json']) {
    files.put(`/package/samples/${name}`, readFileSync(join(samples, name)));
  }
  for (const name of readdirSync(join(samples, 'cases'))) {
    files.put(`/package/samples/cases/${name}`, readFileSync(join(samples, 'cases', name)));
  }
  return files;
}

const make = (files: MemoryFiles, root = '/home/study', answers: NewStudyAnswers = sampleAnswers): Promise<void> =>
  newStudy(root, coordinator(files, 'c1'), answers, '/package/samples');

const own: NewStudyAnswers = {
  title: 'Joints',
  question: 'Which arm names gout?',
  arms: [
    { id: 'embedded', kind: 'embedded' },
    { id: 'model', kind: 'endpoint', endpoint: 'Me-LLaMA' },
  ],
  raters: [
    { id: 'r1', role: 'clinician', specialty: '', experience: '' },
    { id: 'r2', role: 'clinician', specialty: '', experience: '' },
    { id: 'r3', role: 'clinician', specialty: '', experience: '' },
  ],
  blinding: 'open',
  cases: 'none',
};

describe('a new study', () => {
  it('works at once: the samples, two arms, two raters, and nothing speaks against the lock', async () => {
    const files = disk();
    await make(files);
    const { plan, study, problems } = await stateOf('/home/study', files);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      plan.arms.map(({ kind }) => kind),
      ['embedded', 'imported'],
    );
    assert.deepEqual(
      plan.raters.map(({ id }) => id),
      ['r1', 'r2'],
    );
    assert.deepEqual(
      plan.rubric.items.map(({ id, of }) => [id, of]),
      [
        ['match', 'diagnosis'],
        ['bond', 'list'],
      ],
    );
    assert.equal(plan.blinding.kind, 'blinded');
    const told = await planProblems(plan, study, files);
    assert.deepEqual(
      told.map(({ path, severity }) => [path.join('.'), severity]),
      [['arms.0', 'warning']],
    );
    const { cases } = await studyCases(study, files);
    assert.equal(cases.length, 18);
    const locked = await lockProtocol('/home/study', coordinator(files, 'c1'), { reason: null, readers: [] });
    assert.equal(locked.despite, null);
    assert.deepEqual(
      locked.cases.map(({ id }) => id),
      cases.map(({ id }) => id),
    );
  });

  it('has an answer of the second arm to every sample case, some of them wrong and some failed', async () => {
    const files = disk();
    await make(files);
    const paths = files.paths().filter((path) => path.startsWith('/home/study/answers/'));
    const answers = paths.map((path) => readAnswer(JSON.parse(files.text(path))).data);
    const { study } = await stateOf('/home/study', files);
    const { cases } = await studyCases(study, files);
    assert.deepEqual(answers.map((one) => one?.case.id).sort(), cases.map(({ id }) => id).sort());
    const { byCase } = await study.references();
    const first = answers.filter((one) => {
      const names = byCase.get(one?.case.id ?? '');
      const top = one?.diagnoses[0]?.name.toLowerCase();
      return [names?.diagnosis, ...(names?.accepted ?? [])].some((name) => name?.toLowerCase() === top);
    });
    assert.ok(first.length >= 8 && first.length <= 14, `${first.length} right at once`);
    assert.equal(answers.filter((one) => one?.status === 'failed').length, 2);
    assert.ok(
      answers.some((one) => one?.diagnoses.length === 3),
      'a short list',
    );
  });

  it('is found in the package itself', () => {
    assert.ok(readdirSync(samplesFolder()).includes('answers.csv'));
  });

  it('keeps out of git what must not be in a history, and every byte as it is', async () => {
    const files = disk();
    await make(files);
    assert.equal(files.text('/home/study/.gitattributes'), '* -text\n');
    const ignored = files.text('/home/study/.gitignore').split('\n');
    for (const line of ['.*.lock*', '*.tmp']) assert.ok(ignored.includes(line), line);
    for (const name of ['answers/', 'references.jsonl', 'reports/', 'keys/', 'allocation.json']) {
      assert.ok(ignored.includes(name), name);
    }
    assert.match(files.text('/home/study/README.md'), /# Sample study[^]*ddx study lock DIR/);
    assert.deepEqual(
      files.paths().filter((path) => /\.(?:lock|tmp)$/.test(path)),
      [],
    );
  });

  it('is written with every field of a plan, in an order to be read', async () => {
    const files = disk();
    await make(files, '/home/own', own);
    const json = JSON.parse(files.text('/home/own/study.json')) as Record<string, unknown>;
    assert.deepEqual(Object.keys(json).slice(0, 4), ['schema', 'title', 'question', 'hypothesis']);
    assert.deepEqual(Object.keys(json).sort(), Object.keys(Plan.parse(json)).sort());
    assert.deepEqual(
      files.paths().filter((path) => path.startsWith('/home/own/')),
      ['/home/own/.gitattributes', '/home/own/.gitignore', '/home/own/README.md', '/home/own/study.json'],
    );
    assert.equal((await files.facts('/home/own/cases')).kind, 'folder');
    assert.match(files.text('/home/own/README.md'), /Raters rate in this folder/);
  });

  const others: [string, Partial<NewStudyAnswers>][] = [
    ['one arm and one rater', { arms: own.arms.slice(0, 1), raters: own.raters.slice(0, 1) }],
    ['two raters', { raters: own.raters.slice(0, 2) }],
    ['an adjudicator', { raters: [...own.raters, { id: 'a1', role: 'adjudicator', specialty: '', experience: '' }] }],
    ['three arms', { arms: [...own.arms, { id: 'file', kind: 'imported' }] }],
    [
      'readers',
      {
        arms: [...own.arms, { id: 'readers', kind: 'readers' }],
        raters: [...own.raters, { id: 'w1', role: 'reader', specialty: '', experience: '' }],
      },
    ],
  ];
  for (const [name, change] of others) {
    it(`holds together with ${name}`, async () => {
      const files = disk();
      files.put('/home/own/cases/toe.txt', 'A man of 50 has a swollen toe.');
      await make(files, '/home/own', { ...own, cases: 'existing', ...change });
      const { plan, study } = await stateOf('/home/own', files);
      const errors = (await planProblems(plan, study, files)).filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, []);
    });
  }

  it('touches nothing that is there', async () => {
    const files = disk();
    files.put('/home/own/.gitignore', 'mine\n');
    files.put('/home/own/README.md', 'mine\n');
    files.put('/home/own/cases/toe.txt', 'A man of 50 has a swollen toe.');
    await make(files, '/home/own', { ...own, cases: 'existing' });
    for (const name of ['.gitignore', 'README.md']) assert.equal(files.text(`/home/own/${name}`), 'mine\n');
    const plan = files.text('/home/own/study.json');
    await assert.rejects(make(files, '/home/own', own), /study\.json is there already/);
    assert.equal(files.text('/home/own/study.json'), plan);
  });

  it('does not mix the samples with cases of one’s own', async () => {
    const files = disk();
    files.put('/home/study/cases/toe.txt', 'A man of 50 has a swollen toe.');
    await assert.rejects(make(files), /toe\.txt is there already\. The sample study needs an empty folder/);
    const other = disk();
    other.put('/home/study/references.jsonl', 'mine\n');
    await assert.rejects(make(other), /references\.jsonl is there already/);
    assert.equal(other.text('/home/study/references.jsonl'), 'mine\n');
  });

  it('is no study until it is whole, and can be made again, whichever call fails', async () => {
    const calm = disk();
    await make(calm, '/home/own', own);
    for (let n = 1; n <= calm.log.length; n++) {
      const files = disk();
      files.fault = (call) => (call.n === n ? 'EIO' : null);
      const done = await make(files, '/home/own', own).then(
        () => true,
        (error: unknown) => {
          assert.ok(error instanceof HumanError, `at ${n}: ${String(error)}`);
          return false;
        },
      );
      files.fault = () => null;
      if (done) await stateOf('/home/own', files.afterPowerCut());
      else if (!files.paths().includes('/home/own/study.json')) {
        files.take('/home/own/.study.lock');
        await make(files, '/home/own', own);
      }
      Plan.parse(JSON.parse(files.text('/home/own/study.json')));
    }
  });
});
