import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { caseHeadings, headings, sectionAt } from '../../src/cases/sections.ts';

/** The text of the case at the first place of some words. */
function at(text: string, words: string): string | null {
  const section = sectionAt(text, text.indexOf(words));
  return section && text.slice(section.start, section.end);
}
const names = (text: string): string[] => caseHeadings(text).map(({ heading }) => heading);
const slugs = (text: string): string[] => caseHeadings(text).map(({ slug }) => slug);

const collection = `# Teaching cases

## Case 1: A tired teacher

A woman of 41 is tired.

### Past medical history

None.

### Examination

Pale.

## Case 2: A sudden pain

A man of 30 has pain.
`;

describe('the case under the cursor', () => {
  it('is the text under the innermost case heading, with its clinical parts and without the heading', () => {
    const first = 'A woman of 41 is tired.\n\n### Past medical history\n\nNone.\n\n### Examination\n\nPale.';
    for (const words of ['## Case 1', 'woman', '### Past', 'None.', 'Pale.'])
      assert.equal(at(collection, words), first);
    assert.equal(at(collection, 'man of 30'), 'A man of 30 has pain.');
    assert.equal(sectionAt(collection, collection.length)?.slug, 'case-2-a-sudden-pain');
  });

  it('is none in a heading over several cases, and none where no heading could begin a case', () => {
    assert.equal(sectionAt(collection, 3), null);
    assert.equal(sectionAt('A man of 30 has pain.\n', 4), null);
    assert.equal(sectionAt('# History\n\nPain.\n\n# Examination\n\nTender.\n', 12), null);
    assert.equal(sectionAt('', 0), null);
  });

  it('is none above the first case heading', () => {
    const text = 'Some words on how these came about.\n\n# A fall\n\nShe fell.\n';
    assert.equal(sectionAt(text, 5), null);
    assert.equal(at(text, 'She'), 'She fell.');
  });

  it('is the whole case when a single heading begins the document, wherever the cursor stands', () => {
    const text = '---\ndiagnosis: hidden\n---\n\n# A fall\n\nShe fell.\n\n## Vital signs\n\nPulse 120.\n\n';
    for (const offset of [0, 8, text.indexOf('# A') + 2, text.length]) {
      const section = sectionAt(text, offset);
      assert.equal(section && text.slice(section.start, section.end), 'She fell.\n\n## Vital signs\n\nPulse 120.');
    }
  });

  it('keeps clinical headings of the same level in the case', () => {
    const text = '## Case A\n\nPain.\n\n## Physical examination\n\nTender.\n\n## Case B\n\nFever.\n';
    assert.equal(at(text, 'Tender'), 'Pain.\n\n## Physical examination\n\nTender.');
    assert.deepEqual(names(text), ['Case A', 'Case B']);
  });

  it('ends before what gives the diagnosis away, and the cursor there still means the case', () => {
    const text = '# Case 4\n\nPain.\n\n## Discussion\n\nIt was gout.\n\n# Case 5\n\nFever.\n';
    assert.equal(at(text, 'Pain'), 'Pain.');
    assert.equal(at(text, 'gout'), 'Pain.');
    assert.equal(at('# Case 4\n\n## Final diagnosis\n\nGout.\n', 'Gout'), '## Final diagnosis\n\nGout.');
  });

  it('treats headings below a numbered case as its parts, whatever they are called', () => {
    const text = '# Case 1\n\nPain.\n\n## What the neighbours saw\n\nHe fell.\n';
    assert.equal(at(text, 'He fell'), 'Pain.\n\n## What the neighbours saw\n\nHe fell.');
    assert.deepEqual(slugs(text), ['case-1']);
  });

  it('sees a heading over numbered cases as no case even when it has words of its own', () => {
    const text = '# Cases\n\nWritten for teaching.\n\n## Case 1\n\nPain.\n\n## Case 2\n\nFever.\n';
    assert.deepEqual(names(text), ['Case 1', 'Case 2']);
    assert.equal(sectionAt(text, text.indexOf('Written')), null);
  });

  it('ends where the next heading begins, also where that is over other cases', () => {
    const text = '# Case 1\n\nPain.\n\n# Part two\n\n## Case 2\n\nFever.\n';
    assert.equal(sectionAt(text, text.indexOf('# Part')), null);
    assert.equal(sectionAt(text, text.indexOf('# Part') - 1)?.heading, 'Case 1');
  });

  it('takes the inner of two nested headings that both have text', () => {
    const text = '# Ward round\n\nMonday.\n\n## Bed four\n\nFever.\n\n## Bed five\n\nRash.\n';
    assert.equal(at(text, 'Rash'), 'Rash.');
    assert.equal(at(text, 'Monday')?.startsWith('Monday.'), true);
  });

  it('is empty under a heading with nothing below, which is no case', () => {
    const text = '# Case 1\n\nPain.\n\n# Case 2\n\n';
    const section = sectionAt(text, text.indexOf('Case 2'));
    assert.equal(section && section.end - section.start, 0);
    assert.deepEqual(names(text), ['Case 1']);
  });
});

describe('headings of plain text', () => {
  it('are lines such as CASE 3 and known parts with a colon', () => {
    const text = 'CASE 3\nHistory:\nPain.\n\nExamination:\nTender.\n\nCase 4: the second\nFever.\n';
    assert.deepEqual(names(text), ['CASE 3', 'Case 4: the second']);
    assert.equal(at(text, 'Tender'), 'History:\nPain.\n\nExamination:\nTender.');
    assert.equal(at(text, 'Fever'), 'Fever.');
  });

  it('are not words in a sentence', () => {
    const text = 'She was seen before, as in\ncase 2.\n\nCase 2 was much the same.\n\nPain at night:\nnone.\n';
    assert.deepEqual(headings(text), []);
  });

  it('leave a case on the line of its label in the text', () => {
    const long = `Case 1: ${'A man of 50 has had pain in the chest since the morning. '.repeat(4)}`.trimEnd();
    const text = `${long}\n\nCase 2: A woman of 20 coughs.\n`;
    assert.equal(at(text, 'A man'), long.slice('Case 1: '.length));
    assert.equal(at(text, 'A woman'), 'A woman of 20 coughs.');
    assert.deepEqual(slugs(text), ['case-1', 'case-2-a-woman-of-20-coughs']);
  });
});

describe('headings of Markdown', () => {
  it('are marked by # or by a line under them', () => {
    const text =
      'A title\n=======\n\nWords.\n\nHistory\n-------\n\n### Closed ###\n\n   ## Indented\n\n#hashtag\n\n    # code\n\n#\n';
    assert.deepEqual(
      headings(text).map((heading) => [heading.level, heading.text, heading.line]),
      [
        [1, 'A title', 0],
        [2, 'History', 5],
        [3, 'Closed', 8],
        [2, 'Indented', 10],
      ],
    );
    const [first] = headings(text);
    assert.equal(text.slice(first?.start, first?.end), 'A title\n=======');
  });

  it('are not found in fenced code or front matter, and a rule under a paragraph makes none', () => {
    const text =
      '---\n# no\n---\n```md\n# no\n~~~\n```md\n# no\n```\n~~~\n# no\n~~~~\nTwo lines\nof words\n---\n- item\n---\n# Yes\n\nText.\n';
    assert.deepEqual(
      headings(text).map((heading) => heading.text),
      ['Yes'],
    );
  });

  it('treats --- that nothing closes as no front matter', () => {
    assert.deepEqual(names('---\n\n# A fall\n\nShe fell.\n'), ['A fall']);
  });

  it('do not mind CRLF or a byte order mark', () => {
    const text = '\ufeff# Case 1\r\n\r\nPain.\r\n\r\n# Case 2\r\n\r\nFever.\r\n';
    assert.deepEqual(names(text), ['Case 1', 'Case 2']);
    assert.equal(at(text, 'Pain'), 'Pain.');
    assert.equal(at(text, 'Fever'), 'Fever.');
  });
});

describe('names of parts', () => {
  const isPart = (title: string): boolean => caseHeadings(`## ${title}\n\nText.\n`).length === 0;
  for (const title of [
    'History',
    '1. History',
    '**Examination**',
    'Past medical and surgical history',
    'Family/social history',
    'Chief complaint',
    'Vital signs on admission',
    'Laboratory tests',
    'Imaging',
    'Chest X-ray',
    'Medications',
    'Hospital course',
    'Review of systems',
    'Known diagnoses',
    'Case presentation',
    'Blood tests (day 3)',
    'Emergency department',
    'HPI',
  ]) {
    it(`knows “${title}”`, () => assert.equal(isPart(title), true));
  }
  for (const title of [
    'Case 3',
    'A fall in the garden',
    'Chest pain in a runner',
    'Patient',
    'Mr. B',
    'Cases',
    '病例一',
    'Fever and rash',
  ]) {
    it(`leaves “${title}” to be a case`, () => assert.equal(isPart(title), false));
  }
});

describe('slugs', () => {
  it('are lower case, keep letters and digits of every script, and are never the same twice', () => {
    const text = ['Été à Köln', 'A & B', 'a b', 'A-B 2', 'a/b', '病例 一', '???', 'A B']
      .map((title) => `# ${title}\n\ntext\n`)
      .join('\n');
    assert.deepEqual(slugs(text), ['été-à-köln', 'a-b', 'a-b-2', 'a-b-2-2', 'a-b-3', '病例-一', 'case', 'a-b-4']);
  });
});

describe('large documents', () => {
  const seconds = (work: () => void): number => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  };
  const documents: [string, string][] = [
    ['one line of 2 MB', 'word '.repeat(400_000)],
    ['lines of 50,000 characters', `# A\n\n${`${'x'.repeat(50_000)}\n`.repeat(40)}`],
    ['white space', `# A\n${' '.repeat(1_000_000)}\n${'\n'.repeat(1_000_000)}`],
    ['a heading of marks and blanks', `# ${'# '.repeat(500_000)}\n${'#'.repeat(500_000)}\ncase${' '.repeat(500_000)}`],
    ['100,000 headings', '# Case\n## Same\n'.repeat(60_000)],
    ['100,000 cases', Array.from({ length: 60_000 }, (_, i) => `# Case ${i % 9}\n\nx\n\n## Discussion\n`).join('')],
    ['fences', '```\n'.repeat(400_000)],
    ['rules', 'a\n---\n'.repeat(300_000)],
  ];
  for (const [name, text] of documents) {
    // Work that grows with the square of such a document would take minutes.
    it(`are read in linear time: ${name}`, () => {
      assert.ok(seconds(() => void sectionAt(text, Math.floor(text.length / 2))) < 10);
    });
  }
});
