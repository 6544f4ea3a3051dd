import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { failed, feverish, inAndOut, read, reading, skipped, textOf } from './importFixtures.ts';

const xml = (encoding: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?>\n<r><TEXT>${feverish} He is called Señor.</TEXT><TAGS/></r>`;
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');

describe('bytes', () => {
  test('UTF-8 and UTF-16, each with its mark, and UTF-16 XML without', () => {
    for (const bytes of [
      Buffer.from(`\ufeff${feverish}`),
      wide(`\ufeff${feverish}`),
      wide(`\ufeff${feverish}`).swap16(),
    ]) {
      assert.equal(textOf(read(bytes).drafts[0]), `${feverish}\n`);
    }
    for (const bytes of [wide(xml('UTF-16')), wide(xml('UTF-16')).swap16(), wide(`\ufeff${xml('utf-16')}`)]) {
      assert.match(textOf(read(bytes).drafts[0]), /Señor/);
    }
  });

  test('the encoding that XML declares is held against the bytes', () => {
    assert.match(textOf(read(xml('utf-8')).drafts[0]), /Señor/);
    for (const declared of ['ISO-8859-1', 'windows-1252']) {
      assert.match(textOf(read(Buffer.from(xml(declared), 'latin1')).drafts[0]), /Señor/);
    }
    assert.match(
      failed(Buffer.from(xml('UTF-8'), 'latin1')),
      /^2:90 The file says that its encoding is UTF-8, but this letter is not/,
    );
    assert.match(failed(xml('ISO-8859-1')), /^1:1 The file says that its encoding is ISO-8859-1, but it is UTF-8/);
    assert.match(failed(xml('UTF-16')), /^1:1 .* UTF-16, but it is UTF-8/);
    assert.match(failed(wide(xml('UTF-8'))), /^1:1 .* UTF-8, but it is UTF-16LE/);
    assert.match(failed(Buffer.from(xml('klingon'), 'latin1')), /^1:1 .* klingon, but it cannot be read as that/);
  });

  test('quotation marks of windows-1252 in a file that says ISO 8859-1', () => {
    const bytes = Buffer.from(xml('ISO-8859-1').replace('called', '\u0093called\u0094'), 'latin1');
    assert.match(textOf(read(bytes).drafts[0]), /“called”/);
  });

  test('text in an old encoding says where', () => {
    assert.match(failed(Buffer.from(`${feverish}\nCaf\u00e9`, 'latin1')), /^2:4 The text is not in UTF-8/);
    assert.match(failed(Buffer.concat([wide(`\ufeff${feverish}`), Buffer.from('x')])), /cut off/);
  });

  test('what is no text says what to do', () => {
    assert.match(skipped('%PDF-1.7 ...'), /PDF file.*Copy the words/);
    assert.match(skipped(`PK\u0003\u0004${'\0'.repeat(26)}word/document.xml`), /Word.*Save it as text/);
    assert.match(skipped(`PK\u0003\u0004${'\0'.repeat(26)}case-1.xml`), /Unpack it/);
    assert.match(skipped(Buffer.from([0x1f, 0x8b, 8, 0, 0])), /Unpack it/);
    assert.match(skipped(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0])), /picture/);
    assert.match(skipped(wide(feverish)), /Save it as UTF-8/);
    assert.match(skipped(Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 73) % 256))), /binary/);
  });

  test('more than 20 MB is refused', () => {
    assert.match(failed(Buffer.alloc(25_000_000, 65)), /larger than 20 MB/);
  });
});

describe('what a file is', () => {
  test('the format is told by what stands in it', () => {
    assert.equal(read(xml('UTF-8')).format, 'i2b2');
    assert.equal(read(`text,diagnosis\n"${feverish}",Malaria\n`).format, 'table');
    assert.equal(read(feverish).format, 'text');
    assert.equal(
      read(
        `<section xmlns="urn:hl7-org:v3"><code code="10164-2" codeSystem="2.16.840.1.113883.6.1"/><title>HPI</title><text>${feverish}</text></section>`,
      ).format,
      'ccda',
    );
    assert.equal(
      read(`<article><front/><body><sec><title>Case presentation</title><p>${feverish}</p></sec></body></article>`)
        .format,
      'jats',
    );
  });

  test('FHIR, one document a line: one that is broken or holds no case does not stop the others', () => {
    const div = `<div xmlns="http://www.w3.org/1999/xhtml"><p>${feverish}</p></div>`;
    const composition = {
      resourceType: 'Composition',
      section: [{ title: 'HPI', code: { coding: [{ system: 'http://loinc.org', code: '10164-2' }] }, text: { div } }],
    };
    const document = { resourceType: 'Bundle', type: 'document', entry: [{ resource: composition }] };
    const lines = [
      JSON.stringify(document),
      '{"resourceType":"Patient","id":"1"}',
      '{"resourceType":"Bundle',
      JSON.stringify(document),
    ];
    const { drafts, errors, format } = read(lines.join('\n'));
    assert.equal(format, 'fhir');
    assert.deepEqual(
      drafts.map(({ key }) => key.split('-')[0]),
      ['1', '4'],
    );
    assert.deepEqual(
      errors.map(({ line }) => line),
      [2, 3],
    );
    const [first, last] = drafts.map((draft) => draft.sections[0]?.paragraphs[0]?.place);
    assert.equal(last?.line, 4);
    assert.ok((last?.start ?? 0) - (first?.start ?? 0) === lines.slice(0, 3).join('\n').length + 1);
  });

  test('broken XML says where, and nothing of it is read', () => {
    assert.match(failed('<?xml version="1.0"?><article><front></front><body><p>a'), /^1:\d+ /);
    assert.match(failed('<article><body><p>a</body></p></article>'), /^1:\d+ /);
    assert.match(failed('<!DOCTYPE a [<!ENTITY b "c">]><article>&b;</article>'), /^1:\d+ /);
    assert.match(failed('<article>'.repeat(10_000) + '</article>'.repeat(10_000)), /^1:\d+ /);
  });

  test('whatever the bytes are, it says so and does not throw', () => {
    let seed = 7;
    const random = (n: number): number => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) % n;
    const sources = [
      xml('UTF-8'),
      `id,text,diagnosis\n1,"${feverish}",Malaria\n`,
      JSON.stringify([{ text: feverish, diagnosis: 'Malaria' }]),
      `# Case 1\n\n${feverish}\n\n## Diagnosis\n\nMalaria\n`,
    ];
    for (let i = 0; i < 400; i++) {
      const bytes = Buffer.from(sources[i % sources.length] as string);
      for (let n = random(6); n >= 0; n--) bytes[random(bytes.length)] = random(256);
      const cut = bytes.subarray(0, random(3) === 0 ? random(bytes.length) : bytes.length);
      for (const format of ['auto', 'table', 'text', 'i2b2', 'fhir', 'jats', 'ccda'] as const) {
        assert.ok(['read', 'skipped', 'failed'].includes(reading(cut, { format }).is));
      }
    }
  });
});

test('where nobody is going to choose, what is left out comes without its words', () => {
  const source = `# Case\n\n${feverish}\n\n# Final diagnosis\n\nMalaria\n`;
  const [all, taken] = [read(source).drafts[0], read(source, { texts: 'taken' }).drafts[0]];
  assert.equal(textOf(taken), textOf(all));
  assert.deepEqual(taken?.reference, all?.reference);
  assert.equal(inAndOut(taken), inAndOut(all));
  const left = taken?.sections.filter(({ included }) => !included) ?? [];
  assert.ok(left.length > 0 && left.every(({ paragraphs }) => paragraphs.length === 0));
});
