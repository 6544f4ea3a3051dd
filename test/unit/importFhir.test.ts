import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compose } from '../../src/cases/import/compose.ts';
import type { Draft } from '../../src/cases/import/draft.ts';
import { readFhir } from '../../src/cases/import/fhir.ts';
import { SourceFault } from '../../src/cases/import/sourceFault.ts';

type Json = Readonly<Record<string, unknown>>;

function section(code: string, title: string, div: string | null, more: Json = {}): Json {
  return {
    title,
    code: { coding: [{ system: 'http://loinc.org', code }] },
    ...(div === null
      ? {}
      : { text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${div}</div>` } }),
    ...more,
  };
}

const composition = (...sections: readonly Json[]): Json => ({
  resourceType: 'Composition',
  title: 'Discharge summary',
  date: '2020-06-11T09:00:00Z',
  section: sections,
});

const patient: Json = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: 'urn:x', value: 'MRN-884120' }],
  name: [{ family: 'Okonjo', given: ['Blessing'] }],
  birthDate: '1972-05-09',
  address: [{ line: ['3 Tannery Row'], city: 'Halverton' }],
};

const bundle = (...resources: readonly Json[]): Json => ({
  resourceType: 'Bundle',
  type: 'document',
  entry: resources.map((resource) => ({ resource })),
});

const hpi = section('10164-2', 'HPI', '<p>Onset <b>abrupt</b>.</p><p>Pain &gt; 8/10 &amp; sweating.</p>');

function draftOf(json: Json): Draft {
  const { drafts } = readFhir(JSON.stringify(json, null, 1));
  assert.equal(drafts.length, 1);
  return drafts[0] as Draft;
}

const textOf = (json: Json): string => compose(draftOf(json).sections).text;

test('a document bundle and a Composition alone give the same text', () => {
  assert.equal(textOf(bundle(composition(hpi), patient)), textOf(composition(hpi)));
  assert.match(textOf(composition(hpi)), /Onset abrupt\.\n\nPain > 8\/10 & sweating\./);
});

test('nested sections are read, and those inside an assessment are out with it', () => {
  const json = composition(
    section('10164-2', 'History', null, { section: [section('11348-0', 'Past', '<p>Tall.</p>')] }),
    section('51848-0', 'Assessment', '<p>Marfan</p>', {
      section: [section('30954-2', 'Results', '<p>FBN1 variant</p>')],
    }),
  );
  assert.match(textOf(json), /Tall\./);
  assert.doesNotMatch(textOf(json), /Marfan|FBN1/);
});

test('scripts and event handlers never become words', () => {
  const words = textOf(
    composition(section('10164-2', 'HPI', '<p onclick="steal()">Cough<script>steal()</script></p><style>p{}</style>')),
  );
  assert.doesNotMatch(words, /steal|p\{\}/);
  assert.match(words, /Cough/);
});

test('a section that only refers is read from what it refers to', () => {
  const observation = {
    resourceType: 'Observation',
    id: 'o1',
    text: { status: 'generated', div: '<div>Troponin 11 ng/L</div>' },
  };
  const results = section('30954-2', 'Results', null, {
    entry: [{ reference: 'Observation/o1' }, { reference: 'Observation/none' }],
  });
  assert.match(textOf(bundle(composition(hpi, results), observation)), /Troponin 11 ng\/L/);
});

test('who the bundle names is marked where the narrative names them', () => {
  const told = section('10164-2', 'HPI', '<p>Blessing Okonjo of Halverton, born 09/05/1972, MRN-884120.</p>');
  const { text, known } = compose(draftOf(bundle(composition(told), patient)).sections);
  assert.deepEqual(
    known.map((one) => [one.class, text.slice(one.start, one.end)]),
    [
      ['NAME', 'Blessing Okonjo'],
      ['LOCATION', 'Halverton'],
      ['DATE', '09/05/1972'],
      ['MRN', 'MRN-884120'],
    ],
  );
});

test('paragraphs lead to the narrative in the file', () => {
  const json = JSON.stringify(bundle(composition(hpi)), null, 1);
  const place = readFhir(json).drafts[0]?.sections[0]?.paragraphs[0]?.place;
  assert.match(json.slice(place?.start, place?.end), /^"<div [^]*<\/div>"$/);
  assert.equal(place?.address, 'entry[0].resource.section[0].text.div');
});

describe('what is no document', () => {
  for (const [name, json] of [
    ['a bundle without a Composition', bundle(patient)],
    ['a search result', { ...bundle(patient), type: 'searchset' }],
    ['a patient alone', patient],
  ] as const) {
    test(`${name} is refused in one sentence`, () => {
      assert.throws(
        () => readFhir(JSON.stringify(json)),
        (error) => error instanceof SourceFault && /no Composition/.test(error.message),
      );
    });
  }
  test('a Composition without narrative is refused with what to do', () => {
    assert.throws(() => readFhir(JSON.stringify(composition(section('10164-2', 'HPI', null)))), /no narrative/);
  });
});

test('a narrative that is broken is an error with its line; the others are read', () => {
  const json = JSON.stringify(composition(section('10154-3', 'Complaint', '<p>cut'), hpi), null, 1);
  const { drafts, errors } = readFhir(json);
  assert.match(compose(drafts[0]?.sections ?? []).text, /abrupt/);
  assert.equal(errors.length, 1);
  assert.match(json.split('\n')[(errors[0]?.line ?? 0) - 1] ?? '', /cut/);
});

test('sections nested without end are refused, not followed', () => {
  const deep = `${'{"section":['.repeat(3000)}${']}'.repeat(3000)}`;
  const json = JSON.stringify(composition({ title: 'here' })).replace('{"title":"here"}', deep);
  assert.throws(() => readFhir(json), SourceFault);
});

test('the reference is the one discharge diagnosis', () => {
  const draft = draftOf(composition(hpi, section('11535-2', 'Discharge diagnosis', '<p>Aortic dissection</p>')));
  assert.equal(draft.reference?.diagnosis, 'Aortic dissection');
  assert.doesNotMatch(compose(draft.sections).text, /dissection/i);
});

test('what identifies a patient everywhere is a number with its system; nothing is one cluster without a patient', async () => {
  const { isPatientCluster } = await import('../../src/cases/import/named.ts');
  const { readFhirList } = await import('../../src/cases/import/fhirLines.ts');
  const words = 'A man of 50 has had a cough for three weeks.';
  const bundle = (...patient: readonly Json[]): Json => ({
    resourceType: 'Bundle',
    type: 'document',
    entry: [composition(section('10164-2', 'History', words)), ...patient].map((resource) => ({ resource })),
  });
  const clusters = (...bundles: readonly Json[]): string[] =>
    readFhirList(JSON.stringify(bundles)).drafts.map(({ cluster }) => cluster);
  const of = (more: Json): Json => ({ resourceType: 'Patient', ...more });
  const [numbered = '', bare = ''] = clusters(
    bundle(of({ identifier: [{ system: 'urn:oid:1.2', value: '552107' }] })),
    bundle(of({ id: '1' })),
  );
  assert.ok(isPatientCluster(numbered));
  assert.ok(!isPatientCluster(bare));
  const [one, two] = clusters(bundle(), bundle());
  assert.notEqual(one, two);
});
