import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { Answer } from '../../src/arms/answer.ts';
import { makeCase } from '../../src/cases/case.ts';
import { HumanError } from '../../src/humanError.ts';
import { Shelf } from '../../src/study/shelf.ts';
import type { Plan } from '../../src/study/plan/plan.ts';
import { usualRubric } from '../../src/study/plan/rubric.ts';
import { findStudy, studyIn, type Study } from '../../src/study/study.ts';
import { MemoryFiles } from './memoryFiles.ts';

const plan = { schema: 'ddx/study@2', title: 'Falls' };

/** Runs on a real folder with some files in it. */
async function inFolder(files: Record<string, unknown>, work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'study-')));
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
    }
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function study(folder: string): Promise<Study> {
  const found = await findStudy(folder);
  assert.ok(found);
  return found;
}

/** The study of a plan that is only in memory. */
async function planned(json: unknown): Promise<Study> {
  const files = new MemoryFiles('/study');
  files.put('/study/study.json', typeof json === 'string' ? json : JSON.stringify(json));
  const found = await findStudy('/study', files);
  assert.ok(found);
  return found;
}

describe('finding a study', () => {
  it('goes upwards from a file or folder to the nearest plan', () =>
    inFolder(
      { 'study.json': plan, 'a/b/study.json': { ...plan, title: 'Inner' }, 'a/b/cases/x.md': 'Pain.' },
      async (folder) => {
        for (const path of ['a/b/cases/x.md', 'a/b/cases', 'a/b', 'a/b/not-there-yet.md']) {
          assert.equal((await findStudy(join(folder, path)))?.root, join(folder, 'a', 'b'));
        }
        assert.equal((await findStudy(join(folder, 'a')))?.title, 'Falls');
        assert.equal(await findStudy(dirname(folder)), null);
      },
    ));

  it('fills in what the plan leaves out', async () => {
    const { question, cases, references, arms, top, rubric, blinding } = (await planned(plan)).plan as Plan;
    assert.deepEqual(
      { question, cases, references, arms, top, rubric, blinding },
      {
        question: '',
        cases: ['cases'],
        references: 'references.jsonl',
        arms: [{ id: 'embedded', kind: 'embedded' }],
        top: 5,
        rubric: usualRubric,
        blinding: { kind: 'open', showReasons: false },
      },
    );
    assert.equal((await planned(`\ufeff${JSON.stringify(plan)}`)).problem, null);
  });

  it('reads a plan of the first version, which knew less', async () => {
    const { plan: read, problem } = await planned({ schema: 'ddx/study@1', title: 'Falls', arms: ['embedded', 'A b'] });
    assert.equal(problem, null);
    assert.deepEqual(read?.arms, [
      { id: 'embedded', kind: 'embedded' },
      { id: 'A-b', kind: 'endpoint', endpoint: 'A b' },
    ]);
    assert.match(
      (await planned({ schema: 'ddx/study@1', title: 'x', arms: 3 })).problem?.message ?? '',
      /schema: has to/,
    );
  });

  it('is read where it stands, and nowhere above', async () => {
    const files = new MemoryFiles('/study/cases');
    files.put('/study/study.json', JSON.stringify(plan));
    assert.equal((await studyIn('/study', files))?.title, 'Falls');
    assert.equal(await studyIn('/study/cases', files), null);
  });

  const broken: [string, unknown, RegExp][] = [
    ['no JSON', '{"schema":', /study\.json cannot be used: .+JSON.*Correct it/],
    ['no plan at all', [], /not a group of fields in braces/],
    ['a field of the wrong kind', { ...plan, top: 'five' }, /top: missing, or not a number/],
    ['a number out of range', { ...plan, top: 11 }, /top: at most 10/],
    ['a field that does not exist', { ...plan, tops: 5 }, /tops: unknown field/],
    ['no title', { schema: 'ddx/study@2' }, /title: missing/],
    ['an empty title', { ...plan, title: '' }, /title: must not be empty/],
    ['no schema', { title: 'x' }, /schema: has to be "ddx\/study@2"/],
    ['a version that is no word', { ...plan, schema: { toString: null } }, /schema: has to be "ddx\/study@2"/],
    ['a later version', { ...plan, schema: 'ddx/study@3' }, /version 3, and this program reads versions 1 and 2/],
    [
      'an address in it',
      { ...plan, arms: [{ id: 'a', kind: 'endpoint', endpoint: 'A', baseUrl: 'http://a' }] },
      /arms\.0\.baseUrl: unknown field\. A plan holds no addresses, keys or seeds: .+ settings of each machine/,
    ],
    ['a seed in it', { ...plan, seed: 1 }, /seed: unknown field\. A plan holds no/],
    ['many faults', { a: 1, top: 0, arms: 3, cases: 4, title: 5 }, /; and \d more/],
  ];
  for (const [name, json, sentence] of broken) {
    it(`says what is wrong with a plan that has ${name}, and the defaults hold`, async () => {
      const found = await planned(json);
      assert.equal(found.plan, null);
      assert.ok(found.problem instanceof HumanError);
      assert.match(found.problem.message, sentence);
      assert.equal(found.title, 'study');
      assert.equal(found.holds('/study/cases/x.md'), true);
    });
  }

  it('says so when the plan may not be read', async () => {
    const files = new MemoryFiles('/study');
    files.put('/study/study.json', JSON.stringify(plan));
    files.fault = ({ what }) => (what === 'read' ? 'EACCES' : null);
    assert.match((await findStudy('/study', files))?.problem?.message ?? '', /no permission/);
  });
});

describe('the cases of a study', () => {
  it('are the texts in its folders and its single files, as a person would sort them', () =>
    inFolder(
      {
        'study.json': { ...plan, cases: ['cases', 'more/single.md'] },
        'cases/case 10.md': '',
        'cases/case 2.md': '',
        'cases/b/y.TXT': '',
        'cases/a.text': '',
        'cases/README.md': '',
        'cases/.hidden.md': '',
        'cases/.git/x.md': '',
        'cases/picture.png': '',
        'more/single.md': '',
        'more/other.md': '',
      },
      async (folder) => {
        const found = await study(folder);
        const { files, problems } = await found.cases();
        assert.deepEqual(problems, []);
        assert.deepEqual(
          files.map((path) => relative(folder, path)),
          ['cases/a.text', 'cases/b/y.TXT', 'cases/case 2.md', 'cases/case 10.md', 'more/single.md'],
        );
        assert.deepEqual(
          files.map((path) => found.caseIdOf(path)),
          ['a', 'b/y', 'case 2', 'case 10', 'single'],
        );
        assert.deepEqual(
          files.map((path) => found.holds(path)),
          [true, true, true, true, true],
        );
        assert.deepEqual((await found.cases()).files, files);
        for (const other of ['more/other.md', 'notes.md', 'cases/picture.png', 'cases/README.md', '../x.md'])
          assert.equal(found.holds(join(folder, other)), false, other);
      },
    ));

  it('are found once where links lead round in a circle, and a link to nowhere is none', () =>
    inFolder({ 'study.json': plan, 'cases/a.md': '', 'cases/deep/b.md': '' }, async (folder) => {
      await symlink(join(folder, 'cases'), join(folder, 'cases', 'deep', 'round'));
      await symlink(join(folder, 'cases', 'self.md'), join(folder, 'cases', 'self.md'));
      await symlink(join(folder, 'nowhere.md'), join(folder, 'cases', 'nowhere.md'));
      const { files, problems } = await (await study(folder)).cases();
      assert.deepEqual(
        files.map((path) => relative(folder, path)),
        ['cases/a.md', 'cases/deep/b.md'],
      );
      assert.deepEqual(problems, []);
    }));

  it('have different ids, or it is said; and what the plan names has to be there, inside', () =>
    inFolder(
      {
        'study.json': { ...plan, cases: ['cases', 'gone', '../elsewhere', '/etc'] },
        'cases/a.md': '',
        'cases/a.txt': '',
      },
      async (folder) => {
        const { files, problems } = await (await study(folder)).cases();
        assert.equal(files.length, 2);
        assert.deepEqual(
          problems.map(
            ({ message }) =>
              /same case id, a|gone is not there|\.\.\/elsewhere, which is outside|\/etc, which is outside/.exec(
                message,
              )?.[0],
          ),
          ['gone is not there', 'same case id, a', '../elsewhere, which is outside', '/etc, which is outside'],
        );
      },
    ));

  it('are at most ten thousand', async () => {
    const files = new MemoryFiles('/study/cases');
    files.put('/study/study.json', JSON.stringify(plan));
    for (let i = 0; i < 10_020; i++) files.put(`/study/cases/${i}.md`, '');
    const { files: found, problems } = await ((await findStudy('/study', files)) as Study).cases();
    assert.equal(found.length, 10_000);
    assert.match(problems[0]?.message ?? '', /first 10000/);
  });

  it('have the slug of a heading in their id where a file holds several, and one form of accented letters', async () => {
    const found = await planned(plan);
    assert.equal(found.caseIdOf('/study/cases/ward/e\u0301te\u0301.md', 'case-2'), 'ward/été#case-2');
    assert.equal(found.caseIdOf('/study/notes/x.md'), 'notes/x');
  });
});

describe('the references of a study', () => {
  const line = (id: string, diagnosis = 'gout'): string =>
    JSON.stringify({ schema: 'ddx/reference@1', case: id, diagnosis });

  it('are read line by line; a broken one is told of by its number and the rest stands', () =>
    inFolder(
      {
        'study.json': plan,
        'references.jsonl': [
          '\ufeff' + line('a'),
          '',
          'words',
          line('b').replace('gout', ''),
          line('a', 'lupus'),
          `${line('c')}\r`,
          '',
        ].join('\n'),
      },
      async (folder) => {
        const { byCase, problems } = await (await study(folder)).references();
        assert.deepEqual([...byCase.keys()], ['a', 'c']);
        assert.deepEqual(byCase.get('a'), {
          schema: 'ddx/reference@1',
          case: 'a',
          diagnosis: 'gout',
          accepted: [],
          basis: '',
        });
        assert.deepEqual(
          problems.map(({ message }) => message),
          [
            'references.jsonl, line 3: not valid JSON. The line is left out.',
            'references.jsonl, line 4: diagnosis: must not be empty. The line is left out.',
            'references.jsonl, line 5: a second reference for the case a. The line is left out.',
          ],
        );
      },
    ));

  it('may be missing, and may not be outside the study', () =>
    inFolder({ 'in/study.json': plan, 'out/study.json': { ...plan, references: '../../r.jsonl' } }, async (folder) => {
      assert.deepEqual(await (await study(join(folder, 'in'))).references(), { byCase: new Map(), problems: [] });
      const { problems } = await (await study(join(folder, 'out'))).references();
      assert.match(problems[0]?.message ?? '', /outside the study/);
    }));
});

const kase = makeCase('A man of 50 has pain.', { kind: 'file', uri: 'cases/a.md', start: 0, end: 21 }, { id: 'a' });
function answer(id: string, startedAt = '2026-01-01T00:00:00.000Z'): Answer {
  return {
    schema: 'ddx/answer@2',
    id,
    arm: 'embedded',
    model: { asked: 'rules', returned: null },
    status: 'complete',
    failure: null,
    diagnoses: [
      { rank: 1, name: 'gout', probability: null, score: 1, reason: '', evidence: [], notInCase: [], doNotMiss: false },
    ],
    case: kase,
    caseSha256: kase.sha256,
    profile: null,
    profileSha256: null,
    promptSha256: null,
    template: null,
    templateSha256: null,
    parameters: { temperature: null, topP: null, seed: null, maxTokens: null, top: 5 },
    form: null,
    constraint: null,
    origin: null,
    location: null,
    api: null,
    finishReason: null,
    serverFingerprint: null,
    usage: null,
    tokens: null,
    retries: [],
    timings: { startedAt, firstTokenMs: 1, totalMs: 2 },
    raw: 'gout',
    parser: 'none',
  };
}
const id = '0123456789abcdef-01234567';

describe('a shelf', () => {
  it('gives back the answers it was given, the oldest first', () =>
    inFolder({}, async (folder) => {
      const shelf = new Shelf(join(folder, 'new', 'own'), null);
      assert.deepEqual(await shelf.answers(), []);
      const late = answer(id, '2026-02-01T00:00:00.000Z');
      await shelf.saveAnswer(late);
      await shelf.saveAnswer(answer('1123456789abcdef-01234567'));
      assert.deepEqual(await shelf.loadAnswer(id), late);
      assert.deepEqual(
        (await shelf.answers()).map((one) => [one.id, one.case, one.top]),
        [
          ['1123456789abcdef-01234567', 'a', 'gout'],
          [id, 'a', 'gout'],
        ],
      );
      assert.deepEqual(await readdir(shelf.answersDir), [`${id}.json`, '1123456789abcdef-01234567.json']);
    }));

  it('keeps an answer as it was first stored', () =>
    inFolder({}, async (folder) => {
      const shelf = new Shelf(folder, null);
      await shelf.saveAnswer(answer(id));
      await shelf.saveAnswer({ ...answer(id), raw: 'otherwise' });
      assert.equal((await shelf.loadAnswer(id))?.raw, 'gout');
    }));

  it('reports a broken file and goes on, and a whole answer may take its place', () =>
    inFolder({}, async (folder) => {
      const problems: string[] = [];
      const shelf = new Shelf(folder, null, { report: ({ message }) => problems.push(message) });
      await shelf.saveAnswer(answer('1123456789abcdef-01234567'));
      await writeFile(join(shelf.answersDir, `${id}.json`), JSON.stringify(answer(id)).slice(0, 300));
      await writeFile(join(shelf.answersDir, 'notes.json'), '{}');
      await writeFile(join(shelf.answersDir, '2123456789abcdef-01234567.json'), JSON.stringify(answer(id)));
      const other = { ...answer('3123456789abcdef-01234567'), case: { ...kase, text: 'A man of 51 has pain.' } };
      await writeFile(join(shelf.answersDir, `${other.id}.json`), JSON.stringify(other));
      assert.equal((await shelf.answers()).length, 1);
      assert.deepEqual(
        problems
          .map(
            (problem) => /not valid JSON|not named like an answer|holds the answer|text was changed/.exec(problem)?.[0],
          )
          .sort(),
        ['holds the answer', 'not named like an answer', 'not valid JSON', 'text was changed'],
      );
      await shelf.saveAnswer(answer(id));
      assert.equal((await shelf.answers()).length, 2);
    }));

  it('cannot be led out of its folder by an id', () =>
    inFolder({ 'secret.json': answer(id) }, async (folder) => {
      const shelf = new Shelf(join(folder, 'shelf'), null);
      for (const bad of ['../../secret', '../secret', `../${id}`, '', id.toUpperCase(), `${id}\0`, '/etc/passwd'])
        assert.equal(await shelf.loadAnswer(bad), null);
      const files = new MemoryFiles('/own');
      await new Shelf('/own', null, { files }).loadAnswer('../../secret');
      assert.deepEqual(files.log, []);
      await assert.rejects(shelf.saveAnswer(answer('../../secret')));
      assert.deepEqual(await readdir(folder), ['secret.json']);
    }));

  it('holds either the whole answer or none, whichever call fails and whenever the power goes', async () => {
    const calm = new MemoryFiles('/study');
    const aStudy = { root: '/study' } as Study;
    await new Shelf('/study', aStudy, { files: calm }).saveAnswer(answer(id));
    const whole = calm.text(`/study/answers/${id}.json`);
    assert.deepEqual(Answer.parse(JSON.parse(whole)), answer(id));
    for (const code of ['EACCES', 'ENOSPC', 'EIO', 'short']) {
      for (let n = 1; n <= calm.log.length; n++) {
        const files = new MemoryFiles('/study');
        const shelf = new Shelf('/study', aStudy, { files });
        files.fault = (call) => (call.n === n ? code : null);
        const saved = await shelf.saveAnswer(answer(id)).then(
          () => true,
          (error: unknown) => {
            assert.ok(error instanceof HumanError, String(error));
            return false;
          },
        );
        files.fault = () => null;
        for (const path of files.paths()) assert.equal(files.text(path), whole, path);
        if (saved) assert.equal(files.afterPowerCut().text(`/study/answers/${id}.json`), whole);
        await shelf.saveAnswer(answer(id));
        assert.deepEqual(files.paths(), [`/study/answers/${id}.json`]);
      }
    }
  });

  it('does not make anew a study that was moved away', async () => {
    const shelf = new Shelf('/study', { root: '/study' } as Study, { files: new MemoryFiles() });
    await assert.rejects(
      shelf.saveAnswer(answer(id)),
      (error) => error instanceof HumanError && /not there/.test(error.message),
    );
  });
});
