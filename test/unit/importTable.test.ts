import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cell, failed, feverish, inAndOut, painful, read, skipped, textOf, words } from './importFixtures.ts';

const roles = (source: string): string =>
  (read(source).columns ?? []).map(({ name, role }) => `${name}=${role}`).join(' ');
const references = (source: string): (string | undefined)[] =>
  read(source).drafts.map(({ reference }) => reference?.diagnosis);

describe('delimited text', () => {
  test('quotes, doubled quotes and line breaks inside cells', () => {
    const source = `case_prompt,diagnostic_reasoning,final_diagnosis\n${cell(feverish)},because,Malaria\n${cell(painful)},why,PE\n`;
    const { drafts, errors, warnings, format } = read(source);
    assert.equal(format, 'table');
    assert.deepEqual(drafts.map(textOf), [`${feverish}\n`, `${painful}\n`]);
    assert.deepEqual(references(source), ['Malaria', 'PE']);
    assert.equal(inAndOut(drafts[0]), '+Case prompt -Diagnostic reasoning -Final diagnosis');
    assert.deepEqual([errors, warnings], [[], []]);
  });

  test('every paragraph knows its row, its line and its place, behind doubled quotes and CRLF too', () => {
    const source = `id,text,diagnosis\r\n1,${cell(feverish)},Malaria\r\n2,${cell('He said "ouch".\r\n\r\nThen a fever of 39 and a cough.')},PE\r\n`;
    const [, second] = read(source).drafts;
    const places = second?.sections
      .find(({ included }) => included)
      ?.paragraphs.map(({ text, place }) => [text, place]);
    const at = source.indexOf('He said');
    const then = source.indexOf('Then a');
    assert.deepEqual(places, [
      ['He said "ouch".', { start: at, end: source.indexOf('\r\n\r\n'), line: 3, address: 'row 3, text' }],
      [
        'Then a fever of 39 and a cough.',
        { start: then, end: source.indexOf('",PE'), line: 5, address: 'row 3, text' },
      ],
    ]);
  });

  test('semicolons, tabs, bars, a mark of the byte order, a line that names the delimiter', () => {
    for (const delimiter of [';', '\t', '|', ',']) {
      const rows = `id${delimiter}text${delimiter}Diagnosis\r\n1${delimiter}${cell(feverish)}${delimiter}Malaria\r\n`;
      for (const source of [rows, `\ufeff${rows}`, `sep=${delimiter}\r\n${rows}`]) {
        assert.equal(roles(source), 'id=id text=text Diagnosis=reference', JSON.stringify(source));
        assert.deepEqual(references(source), ['Malaria']);
      }
    }
  });

  test('a header twice is left out and told', () => {
    const source = `id,text,diagnosis\n1,${cell(feverish)},Malaria\nid,text,diagnosis\n2,${cell(painful)},PE\n`;
    const { drafts, warnings } = read(source);
    assert.deepEqual(
      drafts.map(({ title }) => title),
      ['Row 2', 'Row 4'],
    );
    assert.deepEqual(words(warnings), ['The header stands in the table again and was left out: row 3.']);
  });

  test('patients with a column of diagnoses beside: that is the reference', () => {
    const source = `patient,patient_uid,diagnosis\n${cell(feverish)},7-1,Malaria\n${cell(painful)},7-2,PE\n`;
    assert.equal(roles(source), 'patient=text patient_uid=id diagnosis=reference');
    assert.deepEqual(references(source), ['Malaria', 'PE']);
    const lines = `${JSON.stringify({ patient: feverish, patient_uid: '7-1', diagnosis: 'Malaria' })}\n`.repeat(2);
    assert.deepEqual(references(lines), ['Malaria', 'Malaria']);
  });

  test('no header, and a last column of diagnoses: said, with how to name it', () => {
    const source = `1,${cell(feverish)},Malaria\n2,${cell(painful)},Pulmonary embolism\n3,${cell(feverish)},Gout\n`;
    const [warning = ''] = words(read(source).warnings);
    assert.match(warning, /“Column 3”.*--column "Column 3=reference"/);
    const named = read(source, { roles: { 'Column 3': 'reference' } });
    assert.deepEqual(words(named.warnings), []);
    assert.equal(named.drafts[1]?.reference?.diagnosis, 'Pulmonary embolism');
    assert.deepEqual(words(read(source.replace(/Malaria|Pulmonary embolism|Gout/g, 'ward B')).warnings), []);
  });

  test('columns of one name are told apart', () => {
    assert.equal(
      roles(`id,text,text,diagnosis\n1,${cell(feverish)},short,Malaria\n`),
      'id=id text=text text (2)=leftOut diagnosis=reference',
    );
  });

  test('no header: the text is known by its words', () => {
    const source = `1,${cell(feverish)},Malaria\n2,${cell(painful)},PE\n3,${cell(feverish)},Gout\n`;
    assert.equal(roles(source), 'Column 1=leftOut Column 2=text Column 3=leftOut');
    assert.deepEqual(
      read(source).drafts.map(({ key }) => key),
      ['row-1', 'row-2', 'row-3'],
    );
  });

  test('a row whose cells would stand in the wrong column is an error of its own', () => {
    const source = `id,text,diagnosis\n1,A man of 50 with fever, cough,Malaria\n2,Malaria\n3,${cell(feverish)},PE\n4,${cell(feverish)},PE,\n`;
    const { drafts, errors } = read(source);
    assert.deepEqual(
      drafts.map(({ id }) => id),
      ['3', '4'],
    );
    assert.deepEqual(
      errors.map(({ line }) => line),
      [2, 3],
    );
    assert.match(
      words(errors.map(({ sentence }) => sentence))[0] ?? '',
      /^Row 2 was not read: it has 4 cells where the table has 3 columns/,
    );
  });

  test('a quotation mark that is not doubled, and one that is never closed', () => {
    const stray = read(`id,text,diagnosis\n1,"He said "no" today",Malaria\n2,${cell(feverish)},PE\n`);
    assert.deepEqual(
      stray.drafts.map(({ id }) => id),
      ['2'],
    );
    assert.deepEqual(
      stray.errors.map(({ line, column }) => [line, column]),
      [[2, 12]],
    );
    assert.match(
      failed(`id,text,diagnosis\n1,${cell(feverish)},Malaria\n2,"A woman,PE\n3,x,y\n`),
      /^3:3 The quotation mark that begins the cell here is never closed/,
    );
  });

  test('three hundred columns', () => {
    const names = Array.from({ length: 300 }, (_, i) => (i === 7 ? 'text' : i === 290 ? 'diagnosis' : `v${i}`));
    const values = names.map((name, i) => (name === 'text' ? cell(feverish) : name === 'diagnosis' ? 'Malaria' : i));
    const { drafts, columns } = read(`${names.join(',')}\n${values.join(',')}\n`);
    assert.equal(columns?.length, 300);
    assert.equal(textOf(drafts[0]), `${feverish}\n`);
    assert.equal(drafts[0]?.reference?.diagnosis, 'Malaria');
  });

  test('rows without text or reference are told', () => {
    const { drafts, warnings } = read(`id,text,diagnosis\n1,,Malaria\n2,${cell(feverish)},\n3,nan,PE\n`);
    assert.deepEqual(
      drafts.map(({ id, reference }) => [id, reference]),
      [['2', null]],
    );
    assert.deepEqual(words(warnings), [
      'These rows hold no text and were left out: 2, 4.',
      'These rows hold no reference diagnosis: 3.',
    ]);
  });

  test('tables of something else are no cases', () => {
    assert.match(skipped('Test,Value,Unit\nHb,120,g/L\nCRP,5,mg/L\n'), /No column .* Test, Value, Unit\.$/);
    assert.match(
      skipped(
        'item,description,price\nApple,"A crisp and sweet fruit from the south",1.20\nPear,"A soft and juicy fruit that keeps",2\n',
      ),
      /do not read like cases/,
    );
    assert.match(
      skipped(
        'id,text,label\n1,"I have had this phone for two weeks and the battery is weak",good\n2,"A gift for my wife, she has used it since last month",bad\n',
      ),
      /do not read like cases/,
    );
  });

  test('a table as large as can be is read in seconds', () => {
    const row = `,${cell(`${feverish} `.repeat(15))},Malaria\n`;
    let source = 'id,text,diagnosis\n';
    for (let i = 0; source.length < 10_000_000; i++) source += `${i}${row}`;
    const start = performance.now();
    assert.ok(read(source).drafts.length > 9_000);
    assert.ok(performance.now() - start < 10_000);
  });

  test('nothing but quotes, delimiters or headers ends soon', () => {
    for (const unit of ['"', '"a', ',', ',"', '"\n', 'text,diagnosis\n']) {
      const start = performance.now();
      read(`id,text,diagnosis\n1,${feverish},x\n`);
      skippedOrFailed(`text,diagnosis\n${unit.repeat(400_000)}`);
      assert.ok(performance.now() - start < 8_000, JSON.stringify(unit));
    }
  });
});

function skippedOrFailed(source: string): void {
  try {
    skipped(source);
  } catch {
    failed(source);
  }
}

describe('what the columns are', () => {
  test('steps of a case: each has its title', () => {
    const { drafts } = read(
      `Case Information\tPhysical Examination\tDiagnostic Tests\tFinal Diagnosis\n${cell(`${feverish} ${feverish}`)}\t${cell('T 39.\n\nBP 90/60.')}\tHb 80\tMalaria\n`,
    );
    assert.equal(
      textOf(drafts[0]),
      `${feverish} ${feverish}\n\nPhysical Examination:\n\nT 39.\n\nBP 90/60.\n\nDiagnostic Tests: Hb 80\n`,
    );
    assert.equal(drafts[0]?.reference?.diagnosis, 'Malaria');
  });

  test('patients of published reports: those of one article belong together', () => {
    const row = {
      patient_id: 0,
      patient_uid: '77-1',
      PMID: '334',
      title: 'Malaria',
      patient: feverish,
      age: [[45, 'year']],
      gender: 'M',
    };
    const { drafts } = read(JSON.stringify([row, { ...row, patient_id: 1, patient_uid: '77-2', patient: painful }]));
    assert.deepEqual(
      drafts.map(({ id, cluster }) => [id, cluster]),
      [
        ['77-1', 'patient 334'],
        ['77-2', 'patient 334'],
      ],
    );
    assert.deepEqual(drafts.map(textOf), [`${feverish}\n`, `${painful}\n`]);
    assert.equal(drafts[0]?.facts.ids['pmid'], '334');
  });

  test('evidences: the differential stays out, codes are told', () => {
    const { drafts, warnings } = read(
      `AGE,DIFFERENTIAL_DIAGNOSIS,SEX,PATHOLOGY,EVIDENCES,INITIAL_EVIDENCE\n18,"[['Bronchitis', 0.19]]",M,GERD,"['E_48', 'E_55_@_V_89']",E_91\n`,
    );
    assert.equal(textOf(drafts[0]), 'Age: 18\n\nSex: M\n\nEvidences:\n\nE_48\nE_55_@_V_89\n\nInitial evidence: E_91\n');
    assert.equal(drafts[0]?.reference?.diagnosis, 'GERD');
    assert.match(words(warnings)[0] ?? '', /evidences are codes/);
  });

  test('examination questions: an answer by its letter, and none to another question', () => {
    const options = { A: 'Malaria', B: 'Gout' };
    const { drafts } = read(
      [
        { question: `${feverish} What is the most likely diagnosis?`, answer: 'A', options },
        { question: `${feverish} What is the best treatment?`, answer: 'Artesunate', options },
      ]
        .map((row) => JSON.stringify(row))
        .join('\n'),
    );
    assert.deepEqual(
      drafts.map(({ reference }) => reference?.diagnosis),
      ['Malaria', undefined],
    );
    assert.equal(drafts[1]?.warnings.length, 1);
    assert.ok(!textOf(drafts[0]).includes('Gout'));
  });

  test('accepted names and the basis', () => {
    const [draft] = read(
      `text,diagnosis,accepted,basis\n${cell(feverish)},Malaria,Falciparum malaria; Plasmodium infection,blood film\n`,
    ).drafts;
    assert.deepEqual(draft?.reference, {
      diagnosis: 'Malaria',
      accepted: ['Falciparum malaria', 'Plasmodium infection'],
      basis: 'blood film',
    });
  });

  test('age and sex belong to a case that does not tell them', () => {
    const structured =
      'Age,Sex,Chief Complaint,History,Diagnosis\n45,M,Chest pain,"Two hours, crushing",MI\n30,F,Headache,Sudden,SAH\n';
    assert.equal(
      textOf(read(structured).drafts[0]),
      'Age: 45\n\nSex: M\n\nChief Complaint: Chest pain\n\nHistory: Two hours, crushing\n',
    );
    assert.equal(
      roles(`age,sex,text,diagnosis\n45,M,${cell(feverish)},Malaria\n`),
      'age=leftOut sex=leftOut text=text diagnosis=reference',
    );
  });

  test('what a person says counts, and what gave the reference stays out', () => {
    const source = `note_a,note_b,truth_is\n${cell(feverish)},${cell(painful)},Malaria\n`;
    const { drafts, columns } = read(source, { roles: { note_b: 'text', truth_is: 'reference', note_a: 'leftOut' } });
    assert.equal(textOf(drafts[0]), `${painful}\n`);
    assert.equal(drafts[0]?.reference?.diagnosis, 'Malaria');
    assert.deepEqual(
      columns?.map(({ reason }) => reason),
      ['unknown', 'caseSection', 'reference'],
    );
  });

  test('a table that someone says is one is read, so that its columns can be chosen', () => {
    const { drafts, columns, errors } = read('a,b\n1,2\n', { format: 'table' });
    assert.deepEqual([drafts.length, columns?.map(({ name }) => name), errors.length], [0, ['a', 'b'], 1]);
  });

  test('an id that stands twice is used once', () => {
    const { drafts, warnings } = read(
      `id,text,diagnosis\n1,${cell(feverish)},a b\n${Array.from({ length: 60 }, (_, i) => `${i + 2},${cell(painful)},c d\n`).join('')}1,${cell(painful)},c d\n`,
    );
    const keys = drafts.map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
    assert.ok(words(warnings).some((one) => one.startsWith('The ids of these rows')));
  });
});

describe('JSON', () => {
  const rows = [
    { text: feverish, diagnosis: 'Malaria' },
    { text: painful, diagnosis: 'Pulmonary embolism' },
  ];
  const shapes: Record<string, unknown> = {
    'a list of objects': rows,
    'an object with one list': { name: 'set', version: 1, cases: rows },
    'an object of lists': { text: rows.map(({ text }) => text), diagnosis: rows.map(({ diagnosis }) => diagnosis) },
    'names and rows': { columns: ['text', 'diagnosis'], data: rows.map(({ text, diagnosis }) => [text, diagnosis]) },
    'objects by id': { a: rows[0], b: rows[1] },
    'objects in objects': rows.map(({ text, diagnosis }) => ({ case: { text }, label: { diagnosis } })),
  };
  for (const [name, value] of Object.entries(shapes)) {
    test(name, () => {
      const source = JSON.stringify(value, null, 1);
      const { drafts } = read(source);
      assert.deepEqual(drafts.map(textOf), [`${feverish}\n`, `${painful}\n`]);
      if (name !== 'objects in objects') assert.deepEqual(references(source), ['Malaria', 'Pulmonary embolism']);
      const place = drafts[1]?.sections.find(({ included }) => included)?.paragraphs[0]?.place;
      assert.equal(source.slice(place?.start, place?.end), JSON.stringify(painful).slice(1, -1));
    });
  }

  test('one broken line of many', () => {
    const lines = [
      JSON.stringify({ id: 'a', ...rows[0] }),
      '{"id":"b","text":"cut',
      '',
      JSON.stringify({ id: 'c', ...rows[1] }),
    ];
    const { drafts, errors } = read(lines.join('\n'));
    assert.deepEqual(
      drafts.map(({ id }) => id),
      ['a', 'c'],
    );
    assert.deepEqual(
      errors.map(({ line, column }) => [line, column]),
      [[2, 18]],
    );
    const place = drafts[1]?.sections.find(({ included }) => included)?.paragraphs[0]?.place;
    assert.deepEqual([place?.line, place?.address], [4, 'row 3, text']);
  });

  test('a broken file says where', () => {
    assert.match(failed('{\n"a": [1, 2,, 3]}'), /^2:12 The file is not well-formed JSON/);
    assert.match(failed('[{"text": "A man'), /^1:11 The JSON ends inside the words/);
    assert.match(failed('[{"text": "A man"'), /^1:18 The JSON is cut off/);
    assert.match(failed(`[${'{"a":['.repeat(100_000)}`), /nested more than 500 deep/);
    assert.match(failed('[{"a": 01}]'), /^1:8 /);
  });
});
