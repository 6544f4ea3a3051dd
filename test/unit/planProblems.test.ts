import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fill } from '../../src/humanError.ts';
import { Plan } from '../../src/study/plan/plan.ts';
import { strangeNames } from '../../src/study/plan/checks/caseNames.ts';
import { planProblems, type PlanProblem } from '../../src/study/plan/problems.ts';
import { usualRubric } from '../../src/study/plan/rubric.ts';
import { studyWith } from '../../src/study/study.ts';
import { MemoryFiles } from './memoryFiles.ts';

/** A plan that nobody would object to. */
const good = {
  schema: 'ddx/study@2',
  title: 'Joints',
  question: 'Does the model name gout first more often than others do?',
  hypothesis: { kind: 'superiority', arm: 'model', comparator: 'other' },
  arms: [
    { id: 'model', kind: 'endpoint', endpoint: 'Me-LLaMA 70B' },
    { id: 'other', kind: 'imported' },
  ],
  raters: [
    { id: 'r1', role: 'clinician', specialty: 'rheumatology' },
    { id: 'r2', role: 'clinician' },
    { id: 'a1', role: 'adjudicator' },
  ],
  verdict: { rule: 'adjudicated' },
  blinding: { kind: 'blinded' },
  sampleSize: 'Three cases are enough to test this.',
  governance: { approval: 'none is needed' },
};

async function problemsOf(
  change: object,
  cases: readonly string[] = ['a', 'b', 'c'],
  text = (id: string): string => `Pain of the kind ${id}.`,
): Promise<PlanProblem[]> {
  const plan = Plan.parse({ ...good, ...change });
  const files = new MemoryFiles('/study', '/study/cases');
  for (const id of cases) files.put(`/study/cases/${id}.txt`, text(id));
  return planProblems(plan, studyWith('/study', plan, files), files);
}

const item = (id: string, more: object): object => ({ id, question: '?', of: 'list', kind: 'yes-no', ...more });
const rubric = (...items: object[]): object => ({
  rubric: { id: 'own', version: 1, items: [...usualRubric.items, ...items] },
});
const kOfN = (perCase: number, overlap: number): object => ({
  design: { assignment: { kind: 'k-of-n', perCase, overlap } },
});
const reading = { kind: 'two-stage', arm: 'model' };
const withReader = {
  arms: [...good.arms, { id: 'readers', kind: 'readers' }],
  raters: [...good.raters, { id: 'w1', role: 'reader' }],
};

type Row = readonly [name: string, change: object, path: string, words: RegExp];

const errors: readonly Row[] = [
  ['no arm', { arms: [], hypothesis: { kind: 'descriptive' } }, 'arms', /no arm/],
  [
    'two arms of one name',
    { arms: [...good.arms, { id: 'Model', kind: 'imported' }] },
    'arms.2.id',
    /“Model” is there twice/,
  ],
  [
    'the baseline against itself',
    {
      arms: [...good.arms, { id: 'e', kind: 'embedded' }, { id: 'f', kind: 'embedded' }],
    },
    'arms.3',
    /compared with itself/,
  ],
  ['readers who do not read', { arms: [...good.arms, { id: 'x', kind: 'readers' }] }, 'arms.2', /two-stage/],
  ['two raters of one name', { raters: [...good.raters, { id: 'R1', role: 'judge' }] }, 'raters.3.id', /there twice/],
  ['nobody who rates', { raters: [{ id: 'a1', role: 'adjudicator' }] }, 'raters', /Nobody rates/],
  ['no adjudicator', { raters: good.raters.slice(0, 2) }, 'verdict.rule', /no rater has the role “adjudicator”/],
  ['a verdict that nobody gives', { adjudication: 'never' }, 'adjudication', /no case ever goes/],
  ['an unknown rater who decides', { verdict: { rule: 'designated', rater: 'x' } }, 'verdict.rater', /no rater “x”/],
  ['an adjudicator who decides', { verdict: { rule: 'designated', rater: 'a1' } }, 'verdict.rater', /does not score/],
  ['more raters a case than there are', kOfN(3, 0), 'design.assignment.perCase', /to have 3 raters, but there are 2/],
  ['more cases for all than there are', kOfN(2, 4), 'design.assignment.overlap', /4 cases .+ but there are 3/],
  ['nobody who reads', { design: { reading } }, 'design.reading', /Nobody reads/],
  [
    'an unknown arm that assists',
    { ...withReader, design: { reading: { ...reading, arm: 'x' } } },
    'design.reading.arm',
    /no arm “x”/,
  ],
  [
    'readers who assist themselves',
    { ...withReader, design: { reading: { ...reading, arm: 'readers' } } },
    'design.reading.arm',
    /by what they write themselves/,
  ],
  ['no case', { cases: ['cases/none'] }, 'cases', /no case yet/],
  ['a danger in an unknown case', { mustNotMiss: { x: ['Sepsis'] } }, 'mustNotMiss.x', /no case “x”/],
  ['a specialty of an unknown case', { specialties: { x: 'rheumatology' } }, 'specialties.x', /no case “x”/],
  [
    'an unknown arm in the hypothesis',
    { hypothesis: { kind: 'superiority', arm: 'x', comparator: 'other' } },
    'hypothesis.arm',
    /no arm “x”/,
  ],
  [
    'an arm better than itself',
    { hypothesis: { kind: 'superiority', arm: 'model', comparator: 'model' } },
    'hypothesis.comparator',
    /compared with itself/,
  ],
  [
    'a margin of nothing',
    {
      hypothesis: { kind: 'equivalence', arm: 'model', comparator: 'other', margin: 0 },
      primary: { test: 'paired-interval' },
    },
    'hypothesis.margin',
    /leaves no room/,
  ],
  ['more than was asked for', { top: 3, primary: { topK: 5 } }, 'primary.topK', /Only 3 .+ first 5/],
  ['an unknown primary item', { primary: { item: 'x' } }, 'primary.item', /no item “x”/],
  [
    'a primary item that is neither match nor score',
    { ...rubric(item('own', {})), primary: { item: 'own', test: 'none' } },
    'primary.item',
    /“own” can be no primary endpoint/,
  ],
  ['a test of scores for yes and no', { primary: { test: 'sign-flip' } }, 'primary.test', /is for scores/],
  ['a test of yes and no for scores', { primary: { item: 'bond' } }, 'primary.test', /is for yes or no/],
  ['two items of one name', rubric(item('bond', {})), 'rubric.items.2.id', /“bond” is there twice/],
  ['an item that is always there', rubric(item('comment', {})), 'rubric.items.2.id', /can always be given/],
  [
    'a condition on nothing',
    rubric(item('x', { shownWhen: { item: 'y', is: [1] } })),
    'rubric.items.2.shownWhen.item',
    /no item “y”/,
  ],
  [
    'items that wait for each other',
    rubric(item('x', { shownWhen: { item: 'y', is: ['yes'] } }), item('y', { shownWhen: { item: 'x', is: ['yes'] } })),
    'rubric.items.2.shownWhen.item',
    /wait for each other/,
  ],
  [
    'a list that asks one of its diagnoses',
    rubric(item('x', { shownWhen: { item: 'match', is: [5] } })),
    'rubric.items.2.shownWhen.item',
    /asked of each diagnosis/,
  ],
  [
    'a value that the other item never has',
    rubric(item('x', { shownWhen: { item: 'bond', is: [5, 1] } })),
    'rubric.items.2.shownWhen.is.1',
    /1 is no value of “bond”/,
  ],
  [
    'two steps of one value',
    rubric(
      item('x', {
        kind: 'likert',
        steps: [
          { value: 2, anchor: 'a' },
          { value: 1, anchor: 'b' },
          { value: 2, anchor: 'c' },
        ],
      }),
    ),
    'rubric.items.2.steps.2.value',
    /Two steps have the value 2/,
  ],
  [
    'two options of one value',
    rubric(
      item('x', {
        kind: 'choice',
        options: [
          { value: 'a', label: 'A' },
          { value: 'a', label: 'B' },
        ],
      }),
    ),
    'rubric.items.2.options.1.value',
    /Two options/,
  ],
  [
    'a number between nothing',
    rubric(item('x', { kind: 'number', min: 3, max: 3 })),
    'rubric.items.2.max',
    /above the least/,
  ],
  [
    'dangers missed by one diagnosis',
    { ...rubric(item('x', { kind: 'missed-danger', of: 'diagnosis' })), mustNotMiss: { a: ['Sepsis'] } },
    'rubric.items.2.of',
    /of the whole list/,
  ],
  [
    'a score of the list for one diagnosis',
    rubric(item('x', { kind: 'scale', scale: 'bond', of: 'diagnosis' })),
    'rubric.items.2.of',
    /made for the whole list/,
  ],
  [
    'a match of a whole list',
    rubric(item('x', { kind: 'scale', scale: 'match' })),
    'rubric.items.2.of',
    /made for one diagnosis/,
  ],
];

const warnings: readonly Row[] = [
  ['the baseline, which anyone can run', { arms: [...good.arms, { id: 'e', kind: 'embedded' }] }, 'arms.2', /run the/],
  [
    'answers that are always the same',
    { answersPerCase: 3, arms: [{ ...good.arms[0], temperature: 0 }, good.arms[1]] },
    'answersPerCase',
    /3 answers are one/,
  ],
  ['one rater', { raters: [good.raters[0], good.raters[2]] }, 'raters', /about agreement/],
  [
    'raters who may be divided',
    { raters: good.raters.slice(0, 2), adjudication: 'never', verdict: { rule: 'majority' } },
    'verdict.rule',
    /evenly divided/,
  ],
  [
    'disagreement that nobody settles',
    { raters: good.raters.slice(0, 2), verdict: { rule: 'designated', rater: 'r1' } },
    'adjudication',
    /no rater has the role/,
  ],
  ['no case rated twice', kOfN(1, 0), 'design.assignment', /Give an overlap/],
  [
    'a rater who decides but does not see all',
    { ...kOfN(1, 1), verdict: { rule: 'designated', rater: 'r1' } },
    'verdict.rule',
    /not meet every case/,
  ],
  [
    'a specialty that decides nothing',
    { design: { matchSpecialty: true } },
    'design.matchSpecialty',
    /decides nothing/,
  ],
  [
    'no specialty to match',
    { design: { matchSpecialty: true, assignment: { kind: 'k-of-n', perCase: 1, overlap: 1 } } },
    'design.matchSpecialty',
    /No case has a specialty/,
  ],
  ['a specialty of nobody', { specialties: { a: 'urology' } }, 'specialties.a', /No rater has/],
  ['reasons in a blinded study', { blinding: { kind: 'blinded', showReasons: true } }, 'blinding.showReasons', /style/],
  ['a comparison in the open', { blinding: { kind: 'open' } }, 'blinding.kind', /can be doubted/],
  [
    'assistance for nobody',
    { ...withReader, design: { reading: { ...reading, assisted: 0 } } },
    'design.reading.assisted',
    /nothing is compared/,
  ],
  ['lists that nobody scores', { raters: withReader.raters, design: { reading } }, 'arms', /scored by nobody/],
  [
    'a margin without an interval',
    { hypothesis: { kind: 'non-inferiority', arm: 'model', comparator: 'other', margin: 0.1 } },
    'primary.test',
    /paired-interval/,
  ],
  ['a hypothesis without a test', { primary: { test: 'none' } }, 'primary.test', /no test of it/],
  ['a test for more arms', { primary: { test: 'cochran-q' } }, 'primary.test', /three arms/],
  [
    'a danger that nobody is asked about',
    rubric(item('x', { kind: 'missed-danger' })),
    'rubric.items.2',
    /never be asked/,
  ],
  ['an empty list of dangers', { mustNotMiss: { a: [] } }, 'mustNotMiss.a', /leave the case out/],
  ['a text that is forced', rubric(item('x', { kind: 'text' })), 'rubric.items.2.required', /do not require/],
  ['no question', { question: ' ' }, 'question', /What does the study ask/],
  ['no word on the sample', { sampleSize: '' }, 'sampleSize', /Why so many/],
  ['no word on approval', { governance: {} }, 'governance.approval', /ethics committee/],
];

describe('the problems of a plan', () => {
  it('are none where there are none', async () => {
    assert.deepEqual(await problemsOf({}), []);
    assert.deepEqual(await problemsOf({ ...withReader, design: { reading } }), []);
    assert.deepEqual(
      await problemsOf({
        ...kOfN(1, 2),
        specialties: { a: 'rheumatology' },
        mustNotMiss: { b: ['Sepsis'] },
        ...rubric(
          item('x', { kind: 'missed-danger' }),
          item('y', { shownWhen: { item: 'bond', is: [0, 2, 'cannot-rate'] } }),
          item('z', { shownWhen: { item: 'x', is: ['yes'] }, required: false }),
        ),
      }),
      [],
    );
  });

  for (const [severity, rows] of [
    ['error', errors],
    ['warning', warnings],
  ] as const) {
    for (const [name, change, path, words] of rows) {
      it(`tell of ${name} (${severity}), where it stands`, async () => {
        const found = (await problemsOf(change)).find(
          (one) => one.path.join('.') === path && words.test(fill(one.message.template, one.message.values)),
        );
        assert.equal(found?.severity, severity, JSON.stringify(await problemsOf(change), null, 1));
      });
    }
  }

  it('warn of cases with the same text, and of an open study that names no rater', async () => {
    const twins = await problemsOf({}, ['a', 'b'], () => 'The same pain.');
    assert.deepEqual(
      twins.map(({ severity, message }) => [severity, fill(message.template, message.values)]),
      [['warning', 'The cases a and b have the same text: they count as two.']],
    );
    const open = await problemsOf({ blinding: { kind: 'open' }, raters: [], verdict: { rule: 'majority' } });
    assert.deepEqual(
      open.filter(({ path }) => path[0] === 'raters').map(({ severity }) => severity),
      ['warning'],
    );
  });

  it('tell of names that no file of a pack can have', async () => {
    const names = ['a', 'b\\c', 'x'.repeat(240), `sub/${'y'.repeat(100)}`];
    const found = await problemsOf({}, names);
    assert.deepEqual(found.map(({ severity, message }) => [severity, message.values[0]?.slice(0, 3)]).sort(), [
      ['error', 'b\\c'],
      ['error', 'xxx'],
    ]);
    assert.deepEqual(
      (await problemsOf({ blinding: { kind: 'open' } }, names)).filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  it('know names that other disks take for none, or for another one', () => {
    const names = ['a b', 'ü', 'h#s', "it's", 'A', 'a', 'con', 'x?', 'sub/NUL.x', 'second'];
    assert.deepEqual(
      strangeNames(names).map(({ values }) => values.join(' ')),
      ['A a', 'con', 'x?', 'sub/NUL.x'],
    );
  });

  it('tell of addresses and keys, and where they belong', async () => {
    const arm = (more: object): object => ({ arms: [{ ...good.arms[0], ...more }, good.arms[1]] });
    const addresses = [
      'http://localhost:8000/v1',
      'https://models.example.org',
      'localhost',
      '10.0.0.7',
      'models.example.org:8080',
      'models.example.org/v1',
      'gpu-7:8000',
      '[::1]:8000',
    ];
    for (const endpoint of addresses) {
      const [first, ...others] = await problemsOf(arm({ endpoint }));
      assert.deepEqual([first?.path, others.length], [['arms', 0, 'endpoint'], 0], endpoint);
      assert.match(fill(first?.message.template ?? '', first?.message.values ?? []), /settings of each machine/);
    }
    const key = `sk-${'a1B2'.repeat(8)}`;
    const secrets = [key, `hf_${'x9'.repeat(17)}`, 'a1b2c3d4'.repeat(5), `Bearer ${'q7'.repeat(9)}`];
    for (const secret of secrets) {
      const [first] = await problemsOf(arm({ profile: secret }));
      assert.deepEqual([first?.path, first?.severity], [['arms', 0, 'profile'], 'error'], secret);
      assert.ok(!JSON.stringify(first).includes(secret), 'the key is not said again');
    }
    assert.deepEqual((await problemsOf({ governance: { approval: 'none', dataUse: key } }))[0]?.path, [
      'governance',
      'dataUse',
    ]);
  });

  it('are not seen in names that are none', async () => {
    for (const endpoint of [
      'Me-LLaMA 70B',
      'llama3:70b',
      'GPT-4.1',
      'our server (v1.2.3)',
      'sk-learn',
      'qwen2.5-72b',
    ]) {
      const arms = [{ ...good.arms[0], endpoint, profile: 'me-llama-chat' }, good.arms[1]];
      assert.deepEqual(await problemsOf({ arms }), [], endpoint);
    }
    const links = { approval: 'see https://example.org/42', dataUse: 'CC BY 4.0, basic terms-of-use-2024-05-17' };
    assert.deepEqual(await problemsOf({ governance: links }), []);
  });
});
