import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writeLines } from '../../src/arms/reading/lineForm.ts';
import { AnswerReader, parseAnswer } from '../../src/arms/reading/parseAnswer.ts';
import { forms, isRead, namesOf, written } from './answers.ts';
import { caseText, listText } from './armsFixtures.ts';

const names = (raw: string, cut = false): string[] =>
  parseAnswer(raw, caseText, 10, cut).diagnoses.map(({ name }) => name);

const [pe, pn, mi] = ['Pulmonary embolism', 'Pneumonia', 'Myocardial infarction'];
const two = [pe, pn];
const three = [pe, pn, mi];

/** What models write, and the names that stand in it. */
const table: readonly (readonly [string, string, readonly string[]])[] = [
  ['the form asked for', listText, two],
  ['CRLF', listText.replaceAll('\n', '\r\n'), two],
  ['numbers with a bracket', `1) ${pe}\n2) ${pn}`, two],
  ['numbers in brackets', `(1) ${pe}\n(2) ${pn}`, two],
  ['square brackets', `[1] ${pe}\n[2] ${pn}`, two],
  ['a colon after the number', `1: ${pe}\n2: ${pn}`, two],
  ['a dash after the number', `1 - ${pe}\n2 - ${pn}`, two],
  ['keycap numbers', `1\uFE0F\u20E3 ${pe}\n2\uFE0F\u20E3 ${pn}`, two],
  ['“Diagnosis 1:”', `Diagnosis 1: ${pe}\nDiagnosis 2: ${pn}`, two],
  ['“Diagnosis #1” with the name below', `**Diagnosis #1**\n${pe}\n\n**Diagnosis #2**\n${pn}`, two],
  ['“Rank 1:”', `Rank 1: ${pe}\nRank 2: ${pn}`, two],
  ['“1. Diagnosis: name”', `1. Diagnosis: ${pe}\n2. Diagnosis: ${pn}`, two],
  ['bold names', `1. **${pe}**\n2. **${pn}**`, two],
  ['bold names and numbers', `**1. ${pe}**\n**2. ${pn}**`, two],
  ['bold names with a colon in them', `1. **${pe}:** sudden\n2. **${pn}**: fever`, two],
  ['headings', `### 1. ${pe}\ntext\n### 2. ${pn}\ntext`, two],
  ['bulleted numbers', `- 1. ${pe}\n- 2. ${pn}`, two],
  ['a dash and a reason on the line', `1. ${pe} - sudden onset\n2. ${pn} – fever\n3. ${mi} — pain`, three],
  ['a sentence after the name', `1. ${pe}. The onset is sudden.\n2. ${pn}. Fever is absent.`, two],
  ['bullets and numbers below an item', `1. ${pe}\n   - sudden\n   1. first\n   2. second\n2. ${pn}\n   * none`, two],
  ['lazy numbers', `1. ${pe}\n1. ${pn}\n1. ${mi}`, three],
  ['all on one line', `1. ${pe} 2. ${pn} 3. ${mi}`, three],
  ['counting down', `3. ${mi}\n2. ${pn}\n1. ${pe}`, three],
  ['a table', `| Rank | Diagnosis | Why |\n|---|---|---|\n| 1 | **${pe}** | sudden: yes |\n| 2 | ${pn} | |`, two],
  ['a code fence', `\`\`\`\n1. ${pe}\n2. ${pn}\n\`\`\``, two],
  ['quoted as mail', `> 1. ${pe}\n> 2. ${pn}`, two],
  [
    'a preamble and a farewell',
    `Sure! Here is the ranked differential:\n\n1. ${pe}\n2. ${pn}\n\nPlease see a doctor.`,
    two,
  ],
  [
    'next steps after it',
    `Differential diagnosis:\n1. ${pe}\n2. ${pn}\n\nNext steps:\n1. CT angiography\n2. D-dimer\n3. ECG`,
    two,
  ],
  [
    'findings before it',
    `Key findings:\n1. Chest pain\n2. Surgery\n3. Dyspnoea\n\nRanked list:\n1. ${pe}\n2. ${pn}`,
    two,
  ],
  [
    'reasoning before it',
    `Let me think step by step:\n1. Onset was sudden.\n2. Surgery is a risk.\n\nFinal answer:\n1. ${pe}\n2. ${pn}`,
    two,
  ],
  [
    'a preamble that names symptoms',
    `Based on the symptoms and history, the most likely causes are:\n1. ${pe}\n2. ${pn}`,
    two,
  ],
  [
    'tests to confirm it',
    `1. ${pe}\n2. ${pn}\n\nTests to confirm the diagnosis:\n1. CT angiography\n2. D-dimer\n3. ECG`,
    two,
  ],
  ['tests alone', 'Recommended tests to confirm the diagnosis:\n1. CT angiography\n2. D-dimer', []],
  ['a thought', `<think>\n1. Gout\n2. Lupus\n</think>\n1. ${pe}\n2. ${pn}`, two],
  ['a thought that was never opened', `1. Gout\n2. Lupus\n</think>\n\n1. ${pe}\n2. ${pn}`, two],
  ['a thought inside a string', '{"diagnoses":[{"name":"Bo<think>x</think>sory"},{"name":"Pneumonia"}]}', [pn]],
  ['JSON from inside the first name', `${pe}","why":"x","for":["sudden chest pain","calm"]},{"name":"${pn}"}]}`, two],
  ['JSON from inside a reason', 'sudden.","for":["sudden chest pain","a cough"],"against":["No fever","calm"]}]}', []],
  ['XML from inside the first name', `${pe}</name><why>x</why></diagnosis><diagnosis><name>${pn}</name>`, two],
  [
    'names that look like words of a sentence',
    '1. Contact dermatitis\n2. Third nerve palsy',
    ['Contact dermatitis', 'Third nerve palsy'],
  ],
  ['reasons that begin like instructions', `1. ${pe}: Patient has pain\n2. ${pn} - lactate 4.2 mmol/L`, two],
  ['a thought that never ends', '<think>\n1. Gout\n2. Lupus', []],
  ['duplicates', `1. ${pe}\n2. ${pe.toUpperCase()}\n3. ${pe} (PE)\n4. ${pn}`, two],
  ['a second round of the same', `1. ${pe}\n2. ${pn}\n\n1. ${pe}\n2. ${pn}`, two],
  [
    'an abbreviation with a stop',
    '1. E. coli sepsis\n2. St. Louis encephalitis',
    ['E. coli sepsis', 'St. Louis encephalitis'],
  ],
  [
    'names that begin with a number',
    '1. 17-hydroxylase deficiency\n2. 5 mm ureteric stone',
    ['17-hydroxylase deficiency', '5 mm ureteric stone'],
  ],
  [
    'names with brackets',
    '1. Granulomatosis with polyangiitis (Wegener)',
    ['Granulomatosis with polyangiitis (Wegener)'],
  ],
  ['a bracket first', '1. (Acute) pancreatitis', ['(Acute) pancreatitis']],
  ['the form itself, echoed', '1. Name of the diagnosis\nWhy: one sentence\nFor: "words copied from the case"', []],
  ['a refusal', 'I cannot give medical advice.', []],
  ['a refusal, numbered', '1. I cannot give medical advice\n2. Please see a doctor', []],
  ['prose', `It is probably ${pe}, 2. or so.`, []],
  ['nothing', '', []],
  ['numbers without names', '1.\n2.\n3.\n', []],
  [
    'JSON, a list of objects',
    JSON.stringify([
      { rank: 1, name: pe },
      { rank: 2, name: pn },
    ]),
    two,
  ],
  [
    'JSON, ranks out of order',
    JSON.stringify([
      { rank: 2, diagnosis: pn },
      { rank: 1, diagnosis: pe },
    ]),
    two,
  ],
  [
    'JSON in a fence with a preamble',
    `Here:\n\`\`\`json\n${JSON.stringify({ differential: [{ diagnosis: pe }, { diagnosis: pn }] }, null, 2)}\n\`\`\``,
    two,
  ],
  ['JSON, a list of strings', JSON.stringify({ diagnoses: two }), two],
  ['JSON, a bare list', JSON.stringify(two), two],
  ['JSON, by number', JSON.stringify({ 1: pe, 2: pn }), two],
  [
    'JSON, other lists beside it',
    JSON.stringify({
      patient: { name: 'Someone' },
      differential: [{ name: pe }],
      next_steps: [{ name: 'CT' }],
      tests: ['ECG'],
    }),
    [pe],
  ],
  ['JSON, half of it', `[{"name":"${pe}","why":"x"},{"name":"${pn}","why":"unfin`, two],
  ['JSON, half a name', `[{"name":"${pe}"},{"name":"Pneu`, [pe]],
  ['JSON with a comma too many', `[{"name":"${pe}",},{"name":"${pn}"},]`, two],
  ['a Python dictionary', `[{'name': '${pe}', 'x': None}, {'name': '${pn}'}]`, two],
  ['JSON broken in the middle', `[{"name":"${pe}"},{"name":"${pn}" oops`, two],
  ['brackets that are no JSON', `["chest pain" is a finding]\n1. ${pe}\n2. ${pn}`, two],
];

describe('reading an answer', () => {
  for (const [name, raw, expected] of table) {
    it(`reads ${name}`, () => assert.deepEqual(names(raw), expected));

    it(`reads ${name} the same in pieces`, () => {
      const reader = new AnswerReader(caseText, 10);
      for (const char of raw) reader.feed(char);
      assert.deepEqual(reader.finish(false).diagnoses, parseAnswer(raw, caseText, 10).diagnoses);
    });
  }

  it('finds what is quoted, tells what is not in the case, and which side it is on', () => {
    const [first, second] = parseAnswer(listText, caseText, 5).diagnoses;
    assert.deepEqual(
      first?.evidence.map(({ text, supports }) => [text, supports]),
      [
        ['sudden chest pain', true],
        ['knee replacement', true],
        ['No fever', false],
      ],
    );
    assert.equal(first?.reason, 'Sudden onset after surgery.');
    assert.deepEqual(second?.notInCase, ['productive cough']);
    for (const { start, end, text } of [...(first?.evidence ?? []), ...(second?.evidence ?? [])]) {
      assert.equal(caseText.slice(start, end), text);
    }
  });

  it('reads evidence under other labels, in bullets and in JSON', () => {
    const forms = [
      `1. ${pe}\n**Reasoning:** sudden\n**Supporting evidence:**\n- "sudden chest pain"\n**Evidence against:**\n- "No fever"`,
      JSON.stringify([{ name: pe, reason: 'sudden', evidence: ['sudden chest pain'], against: ['No fever'] }]),
      JSON.stringify([
        {
          name: pe,
          reason: 'sudden',
          evidence: [
            { quote: 'sudden chest pain', supports: true },
            { quote: 'No fever', supports: false },
          ],
        },
      ]),
      JSON.stringify([{ name: pe, reason: 'sudden', evidence: { for: ['sudden chest pain'], against: ['No fever'] } }]),
    ];
    for (const form of forms) {
      const [one] = parseAnswer(form, caseText, 5).diagnoses;
      assert.equal(one?.reason, 'sudden', form);
      assert.deepEqual(
        one?.evidence.map(({ text, supports }) => [text, supports]),
        [
          ['sudden chest pain', true],
          ['No fever', false],
        ],
        form,
      );
    }
  });

  it('keeps a probability only where one was written', () => {
    const read = (raw: string): (number | null | undefined)[] =>
      parseAnswer(raw, caseText, 5).diagnoses.map(({ probability }) => probability);
    assert.deepEqual(read(`1. ${pe} (70%)\n2. ${pn} - 20%\n3. ${mi}\nLikelihood: high`), [0.7, 0.2, null]);
    assert.deepEqual(
      read(
        JSON.stringify([
          { name: pe, probability: 0.7 },
          { name: pn, confidence: '20%' },
          { name: mi, confidence: 9 },
        ]),
      ),
      [0.7, 0.2, null],
    );
    assert.deepEqual(names(`1. ${pe} (70%)\n2. ${pn} - 20%`), two);
  });

  it('gives as many as asked, ranked from one', () => {
    const long = Array.from(
      { length: 5000 },
      (_, i) => `${i + 1}. Disease number ${String.fromCharCode(97 + (i % 26))}${i}`,
    );
    for (const top of [1, 5, 10]) {
      const { diagnoses } = parseAnswer(long.join('\n'), caseText, top);
      assert.deepEqual(
        diagnoses.map(({ rank }) => rank),
        Array.from({ length: top }, (_, i) => i + 1),
      );
    }
  });

  it('does not take a name that the end of the text cut off', () => {
    assert.deepEqual(names(`1. ${pe}\n2. Pneu`, true), [pe]);
    assert.deepEqual(names(`1. ${pe}\n2. Pneu`), [pe, 'Pneu']);
    assert.deepEqual(names(`1. ${pe}\nWhy: beca`, true), [pe]);
  });

  it('writes the form so that it reads the same, later occurrences and odd names too', () => {
    const text = 'Pain at night. He says "pain" and\nmore. Pain by day: pain: 8/10.';
    const at = (start: number, words: string, supports: boolean) => ({
      start,
      end: start + words.length,
      text: words,
      supports,
    });
    const made = ['Stroke: ischaemic', 'St. Louis. encephalitis', 'A - B syndrome', 'Gout'].map((name, i) => ({
      rank: i + 1,
      name,
      probability: null,
      score: null,
      reason: i === 1 ? '' : `Because of ${name}.`,
      evidence: [at(text.lastIndexOf('pain'), 'pain', true), at(text.indexOf('says'), 'says "pain" and\nmore', false)],
      notInCase: i === 3 ? ['not there'] : [],
      doNotMiss: false,
    }));
    assert.deepEqual(parseAnswer(writeLines(made, text), text, 10).diagnoses, made);
    assert.equal(parseAnswer(writeLines([], text), text, 10).abstained, true);
  });

  it('reads a prefix of an answer as a prefix of its list', () => {
    for (let end = 0; end <= listText.length; end++) {
      const read = names(listText.slice(0, end), true);
      assert.deepEqual(read, two.slice(0, read.length));
    }
  });
});

/** Answers in other styles; what is not read as it should be is known, and each of these lists only ever gets shorter. */
const known: Readonly<Record<string, readonly string[]>> = {
  second: [],
  heldOut: [],
  third: ['CSV'],
  // 109 of these 120 were read as they should be when they were first tried.
  blind: ['list-colon-in-name', 'prose-ranked-no-list'],
  // Read for the first time by the finished reader: 74 of 80 as they should be. Nothing was learnt from them.
  unseen: [
    'none_tests_to_order',
    'none_teaching_how_to',
    'none_emergency_advice',
    'none_code',
    'none_staging',
    'none_specialists',
  ],
  // Texts in which nothing is ranked. Of the first 88, 29 gave no name at first.
  nothing: ['first aid, no lead', 'findings, told by what they support', 'causes of something else'],
};

describe('answers as models write them', () => {
  for (const form of forms) {
    const all = written(form);
    for (const what of new Set(all.map((one) => one.what))) {
      it(`are read: ${form}, ${what}`, () => {
        for (const one of all.filter((other) => other.what === what)) {
          assert.deepEqual(namesOf(one), one.names, one.raw);
          assert.ok(isRead(one), one.raw);
        }
      });
    }
  }

  for (const [file, missed] of Object.entries(known)) {
    it(`are read in other styles, but for those known: ${file}`, () => {
      assert.deepEqual(
        written(file)
          .filter((one) => !isRead(one))
          .map(({ what }) => what),
        missed,
      );
    });
  }

  it('say which form they were read from', () => {
    for (const form of ['list', 'json', 'xml'] as const) {
      for (const { raw, what } of written(form)) {
        const { parser } = parseAnswer(raw, caseText, 10);
        assert.equal(parser, form === 'xml' ? 'xml@1' : `${form}@2`, what);
      }
    }
  });
});

describe('XML', () => {
  const wrap = (inner: string): string => `<differential>${inner}</differential>`;
  const one = `<diagnosis><name>${pe}</name><why>sudden</why><for>sudden chest pain</for><for>a cough</for><against>No fever</against></diagnosis>`;

  it('keeps reasons and looks quotations up, which need no marks there', () => {
    const [first] = parseAnswer(wrap(one), caseText, 5).diagnoses;
    assert.equal(first?.reason, 'sudden');
    assert.deepEqual(
      first?.evidence.map(({ text, supports }) => [text, supports]),
      [
        ['sudden chest pain', true],
        ['No fever', false],
      ],
    );
    assert.deepEqual(first?.notInCase, ['a cough']);
  });

  it('shows a diagnosis as soon as its element ends, before the document does', () => {
    const reader = new AnswerReader(caseText, 5);
    reader.feed(`<differential>\n${one.slice(0, -1)}`);
    assert.deepEqual(reader.diagnoses, []);
    reader.feed('>');
    assert.deepEqual(
      reader.diagnoses.map(({ name }) => name),
      [pe],
    );
  });

  it('reads references to characters, and literal text as it stands', () => {
    const texts: readonly (readonly [string, string])[] = [
      ['M&eacute;ni&egrave;re&#39;s disease', "Ménière's disease"],
      ['Sj&#xF6;gren syndrome', 'Sjögren syndrome'],
      ['Fever &amp; rash', 'Fever & rash'],
      ['Fever & rash', 'Fever & rash'],
      ['&amp;lt; sepsis', '&lt; sepsis'],
      ['Preterm birth &lt;32 weeks', 'Preterm birth <32 weeks'],
      ['Preterm birth < 32 weeks', 'Preterm birth < 32 weeks'],
      ['<![CDATA[Fever &amp; rash]]>', 'Fever &amp; rash'],
      ['Fever &nosuch; rash', 'Fever &nosuch; rash'],
      ['Fever &#0;&#xD800; rash', 'Fever &#0;&#xD800; rash'],
      ['<i>Yersinia</i> colitis', 'Yersinia colitis'],
    ];
    for (const [written, read] of texts) {
      assert.deepEqual(names(wrap(`<diagnosis><name>${written}</name></diagnosis>`)), [read]);
    }
  });

  it('does not trust a name that the end cut off, and keeps one that had ended', () => {
    assert.deepEqual(names(wrap(one).slice(0, wrap(one).indexOf('</name>')), true), []);
    assert.deepEqual(names(wrap(one).slice(0, wrap(one).indexOf('</name>') + 7), true), [pe]);
    assert.deepEqual(names(`${wrap(one)}<diagnosis>Pneu`, true), [pe]);
  });

  it('keeps to what is a differential', () => {
    const others = '<tests><item><name>CT</name></item></tests><treatment><name>Heparin</name></treatment>';
    assert.deepEqual(names(`<patient><name>Someone Else</name></patient>${wrap(one)}${others}`), [pe]);
    assert.deepEqual(names(`${others}<note><name>Pneumonia</name></note>`), []);
  });
});

describe('what quotations are worth in JSON', () => {
  it('is told as in a list: words under "for" that the case does not have are told apart', () => {
    const raw = JSON.stringify({
      diagnoses: [{ name: pe, why: 'x', for: ['sudden chest pain', 'a cough'], against: [] }],
    });
    const [first] = parseAnswer(raw, caseText, 5).diagnoses;
    assert.deepEqual(
      first?.evidence.map(({ text }) => text),
      ['sudden chest pain'],
    );
    assert.deepEqual(first?.notInCase, ['a cough']);
    assert.equal(first?.reason, 'x');
  });
});

describe('two names', () => {
  it('are one only when they are equal, or one has its own initials in brackets', () => {
    const two = (a: string, b: string): number => names(`1. ${a}\n2. ${b}`).length;
    assert.equal(two('Pulmonary embolism', 'PULMONARY  EMBOLISM.'), 1);
    assert.equal(two('Pulmonary embolism (PE)', 'Pulmonary embolism'), 1);
    assert.equal(two('Pneumonia (CAP)', 'Pneumonia (HAP)'), 2);
    assert.equal(two('Hepatitis (viral)', 'Hepatitis (autoimmune)'), 2);
    assert.equal(two('MI', 'Myocardial infarction (MI)'), 2);
  });

  it('in one entry stay one entry', () => {
    for (const name of [
      'Gout or pseudogout',
      'Gout / pseudogout',
      'Gout and/or sepsis',
      'Sepsis secondary to cellulitis',
      'Gout vs pseudogout',
    ]) {
      assert.deepEqual(names(`1. ${name}\n2. ${pn}`), [name, pn]);
    }
  });
});
