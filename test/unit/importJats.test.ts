import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compose } from '../../src/cases/import/compose.ts';
import type { Draft } from '../../src/cases/import/draft.ts';
import { readJats } from '../../src/cases/import/jats.ts';
import { creativeCommons } from '../../src/cases/import/jatsFront.ts';
import { neutralTitle, partOf, patientLabel } from '../../src/cases/import/jatsTitles.ts';
import { SourceFault } from '../../src/cases/import/sourceFault.ts';
import { parseXml } from '../../src/cases/import/xml/document.ts';
import { report } from '../bench/thousandReports.ts';

const sec = (title: string, ...inside: readonly string[]): string =>
  `<sec><title>${title}</title>${inside.join('\n')}</sec>`;
const p = (words: string): string => `<p>${words}</p>`;

interface Parts {
  readonly body: string;
  readonly type?: string;
  readonly front?: string;
}

function article({
  body,
  type = 'case-report',
  front = '<article-id pub-id-type="pmc">77</article-id>',
}: Parts): string {
  return `<article xmlns:xlink="x" article-type="${type}"><front><article-meta>${front}</article-meta></front><body>${body}</body></article>`;
}

function read(text: string): Draft[] {
  return readJats(parseXml(text), text);
}

function texts(parts: Parts): string[] {
  return read(article(parts)).map(({ sections }) => compose(sections).text);
}

/** "in history History", one a section. */
function choices(draft: Draft | undefined): string[] {
  return draft?.sections.map(({ included, reason, title }) => `${included ? 'in' : 'out'} ${reason} ${title}`) ?? [];
}

describe('a case in an article', () => {
  const whole = article({
    front: `<article-id pub-id-type="pmc">77</article-id><article-id pub-id-type="pmid">99</article-id><article-id pub-id-type="doi">10.1/x</article-id>
      <title-group><article-title>Lupus in a <italic>man</italic></article-title></title-group>
      <pub-date pub-type="collection"><year>2021</year></pub-date><pub-date pub-type="epub"><day>3</day><month>2</month><year>2021</year></pub-date>
      <pub-date pub-type="ppub"><month>Mar</month><year>2021</year></pub-date><pub-date pub-type="pmc-release"><year>2019</year></pub-date>
      <permissions><license xlink:href="https://creativecommons.org/licenses/by-nc/4.0/"><license-p>Open.</license-p></license></permissions>
      <abstract><title>Summary</title><p>Lupus.</p></abstract>`,
    body: [
      sec('1. Introduction', p('Lupus is rare.')),
      sec(
        '2. Case presentation',
        p('A man of 45 had pain (<xref ref-type="fig" rid="F1">Fig. 1</xref>).'),
        '<fig id="F1"><label>Fig. 1</label><caption><p>Lupus.</p></caption></fig>',
        sec('Physical examination', p('Temperature 38 &#xB0;C.')),
        sec(
          'Laboratory findings',
          p('White cells 12 &#xD7; 10<sup>9</sup>/L.'),
          '<table-wrap><label>Table 1</label><caption><p>Values</p></caption><table><tr><td>Na</td><td>140</td></tr></table></table-wrap>',
        ),
        sec('Histopathology', p('It was lupus.'), sec('Stains', p('Also lupus.'))),
        sec('Final diagnosis', p('The final diagnosis was systemic lupus erythematosus.')),
        sec('Treatment and outcome', p('Steroids.')),
      ),
      sec('3. Discussion', p('We saw lupus.')),
    ].join('\n'),
  });
  const [draft, ...more] = read(whole);

  it('is found, without what gives it away', () => {
    assert(draft !== undefined && more.length === 0);
    assert.equal(
      compose(draft.sections).text,
      'A man of 45 had pain.\n\nPhysical examination:\n\nTemperature 38 °C.\n\nLaboratory findings:\n\nWhite cells 12 × 10⁹/L.\n',
    );
    assert.deepEqual(choices(draft), [
      'out front Summary',
      'out front 1. Introduction',
      'in caseSection 2. Case presentation',
      'out caption Fig. 1',
      'in examination Physical examination',
      'in results Laboratory findings',
      'out table Table 1: Values',
      'out namesDiagnosis Histopathology',
      'out namesDiagnosis Stains',
      'out namesDiagnosis Final diagnosis',
      'out treatment Treatment and outcome',
      'out conclusion 3. Discussion',
    ]);
    assert.deepEqual(draft.warnings, []);
  });

  it('says where it comes from', () => {
    assert(draft !== undefined);
    assert.deepEqual(draft.facts, {
      title: 'Lupus in a man',
      licence: 'CC BY-NC 4.0',
      published: '2021-02-03',
      ids: { pmcid: 'PMC77', pmid: '99', doi: '10.1/x' },
    });
    assert.deepEqual([draft.key, draft.title, draft.id, draft.cluster], ['1', 'Case presentation', 'PMC77', 'PMC77']);
    assert.deepEqual(draft.reference, {
      diagnosis: 'Systemic lupus erythematosus',
      accepted: [],
      basis: 'Final diagnosis',
    });
  });

  it('knows the place of each paragraph', () => {
    const paragraph = draft?.sections[4]?.paragraphs[0];
    assert(paragraph !== undefined);
    assert.equal(paragraph.place.address, '/article/body/sec[2]/sec[1]/p');
    assert.equal(whole.slice(paragraph.place.start, paragraph.place.end), '<p>Temperature 38 &#xB0;C.</p>');
    assert.equal(paragraph.place.line, whole.slice(0, paragraph.place.start).split('\n').length);
  });

  it('goes on in sections beside its own', () => {
    const body = [
      sec('Background', p('b')),
      sec('Case presentation', p('c')),
      sec('Investigations', p('i')),
      sec('Differential diagnosis', p('d')),
      sec('Treatment', p('t')),
      sec('Outcome and follow-up', p('o')),
      sec('Discussion', p('x')),
      sec('Learning points', p('l')),
    ].join('');
    assert.deepEqual(texts({ body }), ['c\n\nInvestigations:\n\ni\n']);
  });

  it('is found by the headings of a report alone', () => {
    const body = [
      sec('Introduction', p('i')),
      sec('Patient information', p('a')),
      sec('Clinical findings', p('b')),
      sec('Timeline', p('c')),
      sec('Diagnostic assessment', p('d')),
      sec('Therapeutic intervention', p('e')),
      sec('Follow-up and outcomes', p('f')),
      sec('Patient perspective', p('g')),
    ].join('');
    assert.deepEqual(texts({ body, type: 'other' }), ['a\n\nClinical findings:\n\nb\n\nDiagnostic assessment:\n\nd\n']);
  });

  it('is taken whole where it has no heading, and that is said', () => {
    const [letter] = read(article({ body: p('We saw a 45-year-old woman.') + p('She was well.'), type: 'letter' }));
    assert(letter !== undefined);
    assert.deepEqual(choices(letter), ['in whole ']);
    assert.equal(letter.warnings.length, 1);
    const [untitled] = read(article({ body: sec('An odd rash', p('It was red.')) + sec('Discussion', p('x')) }));
    assert.equal(untitled && compose(untitled.sections).text, 'It was red.\n');
    assert.equal(untitled?.warnings.length, 1);
  });

  it('has sections at the beginning of its paragraphs, too', () => {
    const body = sec(
      'Case report',
      p('A man.'),
      p('<bold>Physical examination:</bold> Pale.'),
      p('<bold>Treatment.</bold> Iron.'),
      p('Then more iron.'),
      p('<italic>Laboratory tests</italic>. Low ferritin.'),
      p('<bold>MRI</bold> was normal.'),
    );
    assert.deepEqual(texts({ body }), [
      'A man.\n\nPhysical examination:\n\nPale.\n\nLaboratory tests:\n\nLow ferritin.\n\nMRI was normal.\n',
    ]);
  });

  it('is not in a review, a study or an article without a body', () => {
    const study =
      sec('Introduction', p('x')) +
      sec('Patients and methods', p('x')) +
      sec('Results', p('x')) +
      sec('Discussion', p('x'));
    assert.deepEqual(texts({ body: study, type: 'research-article' }), []);
    assert.deepEqual(
      texts({ body: sec('Methods', sec('Patients', p('x'))) + sec('Patients', p('x')), type: 'research-article' }),
      [],
    );
    assert.deepEqual(
      texts({ body: sec('Clinical presentation', p('x')) + sec('Treatment', p('x')), type: 'review-article' }),
      [],
    );
    assert.deepEqual(
      texts({ body: sec('Case definition', p('x')) + sec('Case selection', p('x')), type: 'research-article' }),
      [],
    );
    assert.deepEqual(read('<article><front/></article>'), []);
  });
});

describe('several patients', () => {
  it('are cases of their own, in one cluster', () => {
    const body =
      sec(
        'Case reports',
        p('Two men.'),
        sec('Case 1: lupus', p('One.'), sec('Examination', p('Pale.'))),
        sec('Case 2', p('Two.')),
      ) + sec('Discussion', p('x'));
    const drafts = read(article({ body }));
    assert.deepEqual(
      drafts.map(({ key, title, id, cluster }) => [key, title, id, cluster]),
      [
        ['case-1', 'Case 1', 'PMC77-case-1', 'PMC77'],
        ['case-2', 'Case 2', 'PMC77-case-2', 'PMC77'],
      ],
    );
    assert.deepEqual(
      drafts.map(({ sections }) => compose(sections).text),
      ['One.\n\nExamination:\n\nPale.\n', 'Two.\n'],
    );
    assert.deepEqual(choices(drafts[1]), [
      'out unknown Case reports',
      'in caseSection Case 2',
      'out conclusion Discussion',
    ]);
  });

  it('may stand beside each other, and be told apart by words, letters and numerals', () => {
    const told = (...titles: readonly string[]): string[] =>
      read(article({ body: titles.map((title, i) => sec(title, p(`Told ${i}.`))).join('') })).map(({ title }) => title);
    assert.deepEqual(told('Patient A', 'Patient B'), ['Patient A', 'Patient B']);
    assert.deepEqual(told('Case I', 'Case II', 'Case III'), ['Case I', 'Case II', 'Case III']);
    assert.deepEqual(told('First case', 'The second case'), ['Case 1', 'Case 2']);
    assert.deepEqual(told('Case report 1', 'Case report 2'), ['Case 1', 'Case 2']);
    assert.deepEqual(told('2.1. Case one', '2.2. Case two'), ['Case 1', 'Case 2']);
    assert.deepEqual(told('Case history', 'Case outcome'), ['Case history']);
  });

  it('may be named at the beginning of paragraphs', () => {
    const body = sec(
      'Case series',
      p('Both were men.'),
      p('<bold>Case 1: lupus.</bold> A man.'),
      p('He was well.'),
      p('<bold>Treatment</bold>: none.'),
      p('<bold>Case 2</bold>'),
      p('Another.'),
    );
    assert.deepEqual(texts({ body }), ['A man.\n\nHe was well.\n', 'Another.\n']);
    assert.deepEqual(texts({ body: sec('Cases', p('Case 1: A man.'), p('Case 2 &#x2013; A woman.')) }), [
      'A man.\n',
      'A woman.\n',
    ]);
    assert.deepEqual(texts({ body: p('Patient 1 was a man.') + p('Patient 2 had a cough.'), type: 'letter' }), [
      'Patient 1 was a man.\n',
      'Patient 2 had a cough.\n',
    ]);
  });

  it('may be told only by who they are', () => {
    const body = sec(
      'Case presentations',
      p('Both were ill.'),
      sec('A 3-year-old girl', p('One.')),
      sec('The second', p('A boy, a 7-year-old.')),
    );
    assert.deepEqual(texts({ body }), ['One.\n', 'A boy, a 7-year-old.\n']);
    assert.deepEqual(texts({ body: body.replace('presentations', 'presentation') }), [
      'Both were ill.\n\nOne.\n\nA boy, a 7-year-old.\n',
    ]);
  });

  it('may be in several articles of one file', () => {
    const one = article({ body: sec('Case', p('One.')) });
    const two = article({ body: sec('Case', p('Two.')), front: '<article-id pub-id-type="pmid">5</article-id>' });
    const three = article({ body: sec('Case', p('Three.')), front: '' });
    const drafts = read(
      `<OAI-PMH><GetRecord><record><metadata>${one}</metadata></record></GetRecord>${two}${three}</OAI-PMH>`,
    );
    assert.deepEqual(
      drafts.map(({ key, id, cluster }) => [key, id, cluster]),
      [
        ['PMC77-1', 'PMC77', 'PMC77'],
        ['5-1', 'PMID5', '5'],
        ['article-3-1', null, 'article-3'],
      ],
    );
    assert.equal(
      drafts[0]?.sections[0]?.paragraphs[0]?.place.address,
      '/OAI-PMH/GetRecord/record/metadata/article/body/sec/p',
    );
  });
});

describe('titles', () => {
  const told: Readonly<Record<string, readonly string[]>> = {
    case: [
      'Case',
      'CASE REPORT',
      'Case reports',
      'Case Presentation',
      'Case description',
      'Case summary',
      'Case history',
      '2. Case report',
      'II. Case presentation',
      'Our case',
      'Presentation of case',
      'Report of a case',
      'Clinical case',
      'Patient and observation',
      'Patients and observations',
      'Case report: a man with fever',
      'Illustrative case',
      'Case study',
      'Case series',
      'Case presentation and literature review',
      'Introduction and case report',
    ],
    history: [
      'Patient information',
      'History of present illness',
      'Chief complaints',
      'Past medical history',
      'Personal and family history',
      'Clinical history',
      'Surgical history',
      'Medical history',
    ],
    examination: ['Physical examination', 'Clinical findings', 'Clinical examination', 'Vital signs'],
    results: [
      'Investigations',
      'Laboratory examinations',
      'Imaging findings',
      'Diagnostic assessment',
      'Blood tests',
      'CT',
    ],
    medication: ['Medications', 'Current medications', 'Allergies'],
    namesDiagnosis: [
      'Final diagnosis',
      'Differential diagnosis',
      'Diagnosis and treatment',
      'Histopathology',
      'Pathological findings',
      'Genetic testing',
      'Biopsy',
      'Autopsy findings',
      'Investigations and diagnosis',
      'Assessment',
    ],
    treatment: [
      'Treatment',
      'Therapeutic intervention',
      'Outcome and follow-up',
      'Hospital course',
      'Timeline',
      'Management',
      'Surgical procedure',
      'Postoperative course',
      'History and treatment',
    ],
    conclusion: [
      'Discussion',
      'Conclusions',
      'Learning points',
      'Case discussion',
      'Patient perspective',
      'Informed consent',
      'Literature review',
      'Discussion and conclusion',
    ],
    front: ['Introduction', 'Background'],
  };
  for (const [part, all] of Object.entries(told)) {
    it(`tell: ${part}`, () => {
      for (const title of all) assert.equal(partOf(title, null), part, title);
    });
  }

  it('may say nothing, so that the type of the section counts', () => {
    assert.equal(partOf('Methods', null), null);
    assert.equal(partOf('An odd rash', 'cases'), 'case');
    assert.equal(partOf('', 'intro'), 'front');
    assert.equal(partOf('Discussion', 'cases'), 'conclusion');
  });

  it('of a draft never say more than that a case stands there', () => {
    assert.equal(neutralTitle('2. Case report: lupus in a man'), 'Case report');
    assert.equal(neutralTitle('Case 3 - lupus'), 'Case 3');
    assert.equal(neutralTitle('Report of a lupus case'), null);
    assert.equal(neutralTitle('Lupus'), null);
  });

  it('name patients', () => {
    assert.equal(patientLabel('Case 12: x', 'title')?.key, 'case-12');
    assert.equal(patientLabel('Case II', 'title')?.key, 'case-2');
    assert.equal(patientLabel('Patient no. 3', 'title')?.key, 'patient-3');
    for (const none of [
      'Case a man of 50',
      'Case report',
      'Cases',
      'Patient 45 years old',
      'Case 45-year-old man',
      'Patient information',
      'Case in point',
      'Case I saw',
    ]) {
      assert.equal(patientLabel(none, 'title'), null, none);
    }
  });
});

describe('a stated diagnosis', () => {
  const referenceOf = (title: string, ...words: readonly string[]): string | null =>
    read(article({ body: sec('Case', p('A man.'), sec(title, ...words.map(p))) }))[0]?.reference?.diagnosis ?? null;

  it('is the reference where a section says it outright', () => {
    assert.equal(referenceOf('Final diagnosis', 'Sarcoidosis'), 'Sarcoidosis');
    assert.equal(
      referenceOf('FINAL DIAGNOSIS', 'The final diagnosis of the presented case was colonic diverticulum.'),
      'Colonic diverticulum',
    );
    assert.equal(
      referenceOf('Diagnosis', 'Based on the tests, the final diagnosis was a paraganglioma.'),
      'Paraganglioma',
    );
    assert.equal(referenceOf('Final diagnosis', 'The patient was diagnosed with IgA nephropathy.'), 'IgA nephropathy');
  });

  it('is never guessed', () => {
    assert.equal(referenceOf('Final diagnosis', 'Sarcoidosis was suspected.'), null);
    assert.equal(referenceOf('Final diagnosis', 'Sarcoidosis. Tuberculosis was excluded.'), null);
    assert.equal(referenceOf('Final diagnosis', 'Sarcoidosis', 'Gout'), null);
    assert.equal(referenceOf('Differential diagnosis', 'Sarcoidosis'), null);
    assert.equal(referenceOf('Diagnosis and treatment', 'Sarcoidosis'), null);
    assert.equal(referenceOf('Final diagnosis', `Sarcoidosis ${'and more '.repeat(40)}`), null);
  });
});

describe('facts of an article', () => {
  const facts = (front: string) => read(article({ body: sec('Case', p('x')), front }))[0]?.facts;

  it('are as precise as stated, and the earliest date counts', () => {
    const date = (...inside: readonly string[]): string | null | undefined =>
      facts(inside.map((one) => `<pub-date>${one}</pub-date>`).join(''))?.published;
    assert.equal(date('<year>2020</year>'), '2020');
    assert.equal(date('<month>11</month><year>2020</year>', '<year>2021</year>'), '2020-11');
    assert.equal(date('<day>31</day><month>2</month><year>2020</year>'), '2020-02');
    assert.equal(date('<season>Spring</season><year>2020</year>'), '2020');
    assert.equal(date('<year>2021</year>', '<day>30</day><month>Dec</month><year>2020</year>'), '2020-12-30');
    assert.equal(date('<year>in press</year>'), null);
    assert.equal(facts('')?.published, null);
  });

  it('name the licence', () => {
    assert.equal(creativeCommons('http://creativecommons.org/licenses/by/4.0/'), 'CC BY 4.0');
    assert.equal(creativeCommons('https://creativecommons.org/publicdomain/zero/1.0/'), 'CC0 1.0');
    assert.equal(
      creativeCommons('under the Creative Commons Attribution-NonCommercial-NoDerivs 3.0 License'),
      'CC BY-NC-ND 3.0',
    );
    assert.equal(creativeCommons('This is a CC-BY-NC licence'), 'CC BY-NC');
    assert.equal(creativeCommons('All rights reserved'), null);
    assert.equal(
      facts('<permissions><license><license-p>All rights reserved.</license-p></license></permissions>')?.licence,
      'All rights reserved.',
    );
    assert.equal(facts('<permissions><copyright-statement>x</copyright-statement></permissions>')?.licence, null);
    assert.equal(
      facts(
        '<permissions><license><ali:license_ref xmlns:ali="a">https://creativecommons.org/licenses/by-sa/4.0/</ali:license_ref></license></permissions>',
      )?.licence,
      'CC BY-SA 4.0',
    );
  });
});

describe('a damaged article', () => {
  const whole = report(1);

  it('is never taken in silence when it is cut off', () => {
    for (let end = 7; end < whole.length - 1; end += 997) {
      const cut = whole.slice(0, end);
      assert.throws(() => parseXml(cut), SourceFault, `cut at ${end}`);
    }
  });

  it('is read or refused, and nothing else', () => {
    const pieces = [
      '<',
      '>',
      '&',
      '</p>',
      '<p>',
      '"',
      "'",
      '<!--',
      ']]>',
      '<![CDATA[',
      '<?x',
      '\u0000',
      '<!DOCTYPE x [',
      '/',
    ];
    for (let i = 0; i < 400; i++) {
      const at = (i * 7_919) % whole.length;
      const piece = pieces[i % pieces.length] ?? '';
      const damaged = whole.slice(0, at) + piece + whole.slice(at + (i % 5));
      try {
        for (const { sections } of read(damaged)) {
          for (const { paragraphs } of sections) {
            for (const { text, place } of paragraphs) {
              assert(text.trim() !== '' && !/[\ufdd0-\ufdef]| {2}|\n\n/.test(text));
              assert(place.start < place.end && place.end <= damaged.length);
            }
          }
        }
      } catch (error) {
        assert(error instanceof SourceFault, `${piece} at ${at}: ${String(error)}`);
      }
    }
  });
});
