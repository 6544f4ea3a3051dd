import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCcda } from '../../src/cases/import/ccda.ts';
import { compose } from '../../src/cases/import/compose.ts';
import type { Draft } from '../../src/cases/import/draft.ts';
import { SourceFault } from '../../src/cases/import/sourceFault.ts';
import { parseXml } from '../../src/cases/import/xml/document.ts';

interface Written {
  readonly code?: string;
  readonly title?: string;
  readonly text?: string;
  readonly more?: string;
}

function section({ code, title, text, more = '' }: Written): string {
  const coded = code === undefined ? '' : `<code code="${code}" codeSystem="2.16.840.1.113883.6.1"/>`;
  const told = text === undefined ? '' : `<text>${text}</text>`;
  return `<component><section>${coded}${title === undefined ? '' : `<title>${title}</title>`}${told}${more}</section></component>`;
}

const header = `<recordTarget><patientRole><id root="1.2.3" extension="MRN-552107"/>
  <addr><streetAddressLine>14 Quarry Steps</streetAddressLine><city>Elmswick</city></addr><telecom value="tel:+44-1632-960555"/>
  <patient><name><given>Ottoline</given><family>Brackwater</family></name><birthTime value="19610311"/></patient>
  </patientRole></recordTarget>
  <author><assignedAuthor><assignedPerson><name><given>Ravi</given><family>Senanayake</family></name></assignedPerson>
  <representedOrganization><name>Fenmoor Infirmary</name></representedOrganization></assignedAuthor></author>`;

function document(...sections: readonly Written[]): string {
  return `<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>Discharge note</title>
    <effectiveTime value="20190412103000"/>${header}
    <component><structuredBody>${sections.map(section).join('')}</structuredBody></component></ClinicalDocument>`;
}

function draftOf(text: string): Draft {
  const { drafts } = readCcda(parseXml(text), text);
  assert.equal(drafts.length, 1);
  return drafts[0] as Draft;
}

const hpi = { code: '10164-2', title: 'History of present illness', text: '<paragraph>Cough for a week.</paragraph>' };

describe('which sections are the case', () => {
  for (const code of `10164-2 10154-3 46239-0 11348-0 10157-6 29762-2 10187-3 29545-1 8716-3 30954-2 10160-0 48765-2`.split(
    ' ',
  )) {
    test(`${code} is in`, () => {
      assert.equal(draftOf(document({ ...hpi, code, title: 'Heading' })).sections[0]?.included, true);
    });
  }
  for (const code of `51848-0 18776-5 11450-4 42347-5 46241-6 11535-2`.split(' ')) {
    test(`${code} is out, with the reason`, () => {
      const { sections } = draftOf(document(hpi, { code, title: 'Heading', text: 'Gout; gouty nephropathy' }));
      assert.equal(sections[1]?.included, false);
      assert.match(sections[1].reason, /namesDiagnosis|treatment/);
    });
  }
  test('a code that is not known is out, and offered', () => {
    const { sections } = draftOf(document(hpi, { code: '48768-6', title: 'Payers', text: 'Insured' }));
    assert.deepEqual([sections[1]?.included, sections[1]?.reason], [false, 'unknown']);
    assert.equal(sections[1]?.paragraphs[0]?.text, 'Insured');
  });
  test('a title tells where no code does, and what names the diagnosis wins', () => {
    const titled = (title: string): boolean =>
      draftOf(document(hpi, { title, text: 'Words' })).sections[1]?.included === true;
    assert.deepEqual(
      ['Past Medical History', 'PHYSICAL EXAM:', 'Vitals', 'Laboratory results', 'Family history'].map(titled),
      [true, true, true, true, true],
    );
    assert.deepEqual(
      [
        'Assessment and plan',
        'Discharge medications',
        'Hospital course',
        'Final diagnosis',
        'History of problem list',
      ].map(titled),
      [false, false, false, false, false],
    );
  });
  test('the code of a translation counts', () => {
    const text = document(hpi).replace(
      '<code code="10164-2" codeSystem="2.16.840.1.113883.6.1"/>',
      '<code code="LOCAL" codeSystem="1.9.9"><translation code="51848-0" codeSystem="2.16.840.1.113883.6.1"/></code>',
    );
    assert.equal(draftOf(text.replace('History of present illness', 'Notes')).sections[0]?.reason, 'namesDiagnosis');
  });
  test('a section inside one that names the diagnosis is out with it', () => {
    const inner = section({ code: '30954-2', title: 'Results', text: 'Urate crystals' });
    const { sections } = draftOf(
      document(hpi, { code: '51848-0', title: 'Assessment', text: 'Gout, then', more: inner }),
    );
    assert.deepEqual(
      sections.map(({ title, included }) => [title, included]),
      [
        ['History of present illness', true],
        ['Assessment', false],
        ['Results', false],
      ],
    );
  });
});

describe('fragments', () => {
  const bare =
    '<section xmlns="urn:hl7-org:v3"><code code="10164-2"/><title>HPI</title><text>Fell &amp; hit his head.</text></section>';
  test('a bare section', () => {
    assert.match(compose(draftOf(bare).sections).text, /Fell & hit his head\./);
  });
  test('a bare component', () => {
    assert.match(compose(draftOf(`<component>${bare}</component>`).sections).text, /Fell & hit/);
  });
  test('with a prefix', () => {
    const prefixed = `<hl7:section xmlns:hl7="urn:hl7-org:v3"><hl7:code code="10154-3"/><hl7:text>Itch</hl7:text></hl7:section>`;
    assert.match(compose(draftOf(prefixed).sections).text, /Itch/);
  });
});

test('a narrative with lists, tables and breaks becomes lines, each with its place', () => {
  const text = document({
    ...hpi,
    text: '<list><item>Cough</item><item>Fever of 39 °C</item></list><table><thead><tr><th>Test</th><th>Value</th></tr></thead><tbody><tr><td>WBC</td><td>12 x10<sup>9</sup>/L</td></tr></tbody></table>Seen<br/>twice',
  });
  const { sections } = draftOf(text);
  const words = compose(sections).text;
  assert.match(words, /- Cough\n- Fever of 39 °C/);
  assert.match(words, /Test \| Value\nWBC \| 12 x10⁹\/L/);
  assert.match(words, /Seen\ntwice/);
  const [list] = sections[0]?.paragraphs ?? [];
  assert.match(text.slice(list?.place.start, list?.place.end), /^<list>[^]*<\/list>$/);
});

test('markup that a system wrote as words is read as markup', () => {
  const { sections } = draftOf(
    document({ ...hpi, text: '<![CDATA[<p>Two days of <b>vertigo</b>.</p><p>No &lt;red flags&gt;.</p>]]>' }),
  );
  assert.deepEqual(
    sections[0]?.paragraphs.map(({ text }) => text),
    ['Two days of vertigo.', 'No <red flags>.'],
  );
});

test('nobody of the header is in the text, and who is named in the narrative is marked', () => {
  const text = document({
    ...hpi,
    text: 'Ms Brackwater (Ottoline Brackwater, born 11 March 1961) of Elmswick, seen by Dr Senanayake at Fenmoor Infirmary, MRN-552107.',
  });
  const { text: words, known } = compose(draftOf(text).sections);
  assert.deepEqual(
    known.map((one) => [one.class, words.slice(one.start, one.end)]),
    [
      ['NAME', 'Brackwater'],
      ['NAME', 'Ottoline Brackwater'],
      ['DATE', '11 March 1961'],
      ['LOCATION', 'Elmswick'],
      ['NAME', 'Senanayake'],
      ['HOSPITAL', 'Fenmoor Infirmary'],
      ['MRN', 'MRN-552107'],
    ],
  );
  assert.doesNotMatch(compose(draftOf(document(hpi)).sections).text, /Brackwater|Quarry|Ravi|1961/);
});

test('documents of one patient share a cluster that does not tell the number', () => {
  const one = draftOf(document(hpi)).cluster;
  const other = draftOf(document({ ...hpi, text: 'Another day' })).cluster;
  assert.equal(one, other);
  assert.doesNotMatch(one, /552107/);
  assert.notEqual(draftOf(document(hpi).replace('MRN-552107', 'MRN-552108')).cluster, one);
});

describe('the reference', () => {
  const of = (text: string): Draft => draftOf(document(hpi, { code: '11535-2', title: 'Discharge diagnosis', text }));
  test('is the one entry of the discharge diagnosis, which stays out of the text', () => {
    const draft = of('<list><item>Whipple disease (K90.81).</item></list>');
    assert.deepEqual(draft.reference, { diagnosis: 'Whipple disease', accepted: [], basis: 'discharge diagnosis' });
    assert.equal(draft.sections[1]?.reason, 'reference');
    assert.doesNotMatch(compose(draft.sections).text, /Whipple/);
  });
  test('is none where there are several, and that is said', () => {
    for (const text of [
      '<list><item>Gout</item><item>Hypertension</item></list>',
      'Gout; hypertension',
      '1. Gout 2. Asthma',
    ]) {
      const draft = of(text);
      assert.equal(draft.reference, null);
      assert.match(draft.warnings[0]?.template ?? '', /does not name one diagnosis/);
    }
  });
});

test('a document without a narrative is refused with what to do, and a silent section is told', () => {
  const coded = '<entry><observation/></entry>';
  const none = document({ code: '30954-2', title: 'Results', more: coded });
  assert.throws(
    () => readCcda(parseXml(none), none),
    (error) => error instanceof SourceFault && /no narrative/.test(error.message),
  );
  const attached =
    '<ClinicalDocument xmlns="urn:hl7-org:v3"><component><nonXMLBody><text mediaType="application/pdf"/></nonXMLBody></component></ClinicalDocument>';
  assert.throws(() => readCcda(parseXml(attached), attached), /attached file/);
  const { warnings } = draftOf(document(hpi, { code: '30954-2', title: 'Results', more: coded }));
  assert.deepEqual(warnings[0]?.values, ['Results']);
});

test('the time of the document is as precise as it says', () => {
  const at = (value: string): string | null => draftOf(document(hpi).replace('20190412103000', value)).facts.published;
  assert.deepEqual(['2019', '201904', '20190412', ''].map(at), ['2019', '2019-04', '2019-04-12', null]);
});
