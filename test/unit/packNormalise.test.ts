import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writtenDiagnoses } from '../../src/cases/lexicon/names.ts';
import { noName, normaliser } from '../../src/study/pack/normalise.ts';
import { written, namesOf } from './answers.ts';
import { says } from './packFixtures.ts';

const tells = ['embedded', 'baseline', 'gpt-4o', 'ward-model', 'Llama 3.1 8B'];
const shown = (names: readonly string[], more: { top?: number; showReasons?: boolean; reason?: string } = {}) =>
  normaliser({ top: more.top ?? 10, showReasons: more.showReasons ?? false, tells })(
    says({ arm: 'a', case: 'c', names, reason: more.reason ?? '' }).diagnoses,
  );
const plain = (name: string): string => shown([name]).diagnoses[0]?.name ?? '';
const title = (name: string): string => name.replace(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());

/** The same diagnosis, as different arms write it. */
const alike: Record<string, readonly string[]> = {
  'Pulmonary embolism': [
    'pulmonary embolism',
    'PULMONARY EMBOLISM',
    '1. Pulmonary Embolism',
    '**Pulmonary embolism (PE)** (do not miss)',
    '2) Pulmonary embolism – 85%',
    'Likely: pulmonary embolism',
    'Most likely pulmonary embolism.',
    'Possible Pulmonary Embolism',
    'Pulmonary embolism (ICD-10: I26.9)',
    'Pulmonary embolism [I26.99]',
    'As Me-LLaMA, I believe pulmonary embolism',
    'GPT-4: Pulmonary embolism',
    'As an AI language model, I cannot diagnose, but pulmonary embolism',
    'Pulmonary embolism (according to ward model)',
    'gpt 4o suggests pulmonary embolism',
    '“Pulmonary embolism”',
    '?Pulmonary embolism',
    'R/O pulmonary embolism',
    '• Pulmonary\u00a0embolism;',
    'PE (pulmonary embolism)',
    '🔴 Pulmonary embolism!',
    'Pulmonary embolism - must not miss',
    'Llama-3.1-8b: pulmonary embolism',
    'Ｐulmonary embolism',
    'Pulmonary embolism (Likely)',
  ],
  "Crohn's disease": ['Crohn’s Disease', "crohn's disease", 'CROHN’S DISEASE'],
  'Guillain-Barré syndrome': ['Guillain–Barré Syndrome (GBS)', 'guillain-barré syndrome', 'Guillain‑Barré syndrome'],
  'Hepatitis B and D coinfection': ['Hepatitis B & D Coinfection', 'hepatitis B & D coinfection'],
  'ST-elevation myocardial infarction': [
    'ST-Elevation Myocardial Infarction (STEMI)',
    'ST-elevation myocardial infarction – most likely',
  ],
  'West Nile virus encephalitis': ['West nile virus encephalitis', 'WEST NILE VIRUS ENCEPHALITIS'],
};

/** What looks like a mark and is part of a name. */
const untouched = [
  'Claude syndrome',
  'Embedded foreign body',
  'Baseline tremor',
  '5-HT toxicity',
  '21-hydroxylase deficiency',
  '22q11.2 deletion syndrome',
  'E. coli sepsis',
  'Vitamin deficiency (B12)',
  'Fracture of vertebra (T12)',
  'Heart attack (MI)',
  'Diabetes (DI)',
  'Trisomy 21',
  'Stage 4 chronic kidney disease',
  'Hepatitis A',
  'Anaemia, likely due to iron deficiency',
  'Pneumonia (community-acquired)',
  'Bipolar disorder, manic episode',
  'ANCA-associated vasculitis (GPA/MPA)',
  'Primary sclerosing cholangitis',
  'Secondary hypertension',
  'pH disorder',
  '肺塞栓症',
  'الانصمام الرئوي',
  'Тромбоэмболия лёгочной артерии',
  '10⁹ cells',
  'MEN 2A/2B syndrome',
  'C. difficile colitis',
];

describe('a differential in the form in which all are shown', () => {
  for (const [name, all] of Object.entries(alike)) {
    for (const one of all) it(`shows ${JSON.stringify(one)} as ${name}`, () => assert.equal(plain(one), name));
  }
  for (const name of untouched) it(`leaves ${name} as it is`, () => assert.equal(plain(name), name));

  it('keeps every diagnosis of the lexicon, however its capitals are written', () => {
    const lost: string[] = [];
    for (const { name } of writtenDiagnoses) {
      if (plain(name) !== name) lost.push(`${name} -> ${plain(name)}`);
      if (plain(title(name)) !== name && !/^\d/.test(name)) lost.push(`${title(name)} -> ${plain(title(name))}`);
    }
    assert.deepEqual(lost, []);
  });

  it('is the same when done twice, for all that models were seen to write', () => {
    for (const file of ['list', 'xml', 'json', 'other', 'blind', 'unseen', 'second', 'third', 'heldOut']) {
      for (const one of written(file)) {
        const once = shown(namesOf(one)).diagnoses;
        assert.deepEqual(shown(once.map(({ name }) => name)).diagnoses, once, one.raw);
      }
    }
  });

  it('takes no word of meaning from what models were seen to write', () => {
    const said =
      /^(?:the|a|an|and|or|with|w|most|very|likely|possible|probable|suspected|icd|do|not|miss|must|first|diagnosis|[a-z]\d\d|\d+|[a-z]{1,6})$/i;
    const words = (text: string): string[] =>
      text
        .normalize('NFKD')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [];
    for (const file of ['list', 'xml', 'json', 'other', 'blind', 'unseen', 'second', 'third', 'heldOut']) {
      for (const one of written(file)) {
        const names = namesOf(one);
        shown(names).diagnoses.forEach(({ name }, i) => {
          const left = new Set(words(name));
          const lost = words(names[i] ?? '').filter((word) => !left.has(word) && !said.test(word));
          assert.deepEqual(lost, [], `${names[i]} -> ${name}`);
        });
      }
    }
  });

  it('cuts to the plan’s K and leaves a short list short', () => {
    assert.equal(shown(['A fib', 'Gout', 'Sepsis'], { top: 2 }).diagnoses.length, 2);
    assert.equal(shown(['Gout'], { top: 5 }).diagnoses.length, 1);
    assert.deepEqual(Object.keys(shown(['Gout']).diagnoses[0] ?? {}), ['rank', 'name']);
  });

  it('puts a neutral word where a name says only who wrote it, and reports that', () => {
    const { diagnoses, emptied } = shown(['As GPT-4o', 'Gout', 'Me-LLaMA', 'Please consult a doctor', 'Claude']);
    assert.deepEqual(
      diagnoses.map(({ name }) => name),
      [noName, 'Gout', noName, noName, noName],
    );
    assert.deepEqual(emptied, [1, 3, 4, 5]);
  });

  it('shows reasons only where that was declared, without the sentences that tell who wrote them', () => {
    const reason =
      'As Me-LLaMA, I see it often. Sudden swelling of one joint. **Beer** the evening before. I am an AI model. Please consult a doctor.';
    const [first] = shown(['Gout'], { showReasons: true, reason }).diagnoses;
    assert.equal(first?.reason, 'Sudden swelling of one joint. Beer the evening before.');
  });

  it('is quick, whatever is written', () => {
    const long = [
      '('.repeat(5000),
      'a '.repeat(5000),
      '1. '.repeat(3000),
      `${'likely '.repeat(2000)}gout`,
      '- '.repeat(4000),
      'A'.repeat(9000),
    ];
    const start = performance.now();
    for (const name of long) plain(name);
    assert.ok(performance.now() - start < 3000);
  });
});
