import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compose } from '../../src/cases/import/compose.ts';
import { feverish, read, textOf, words } from './importFixtures.ts';

const note = `\n\nRecord date: 2067-05-03\n\n${feverish} Seen by Dr. Anna Berg, aged 95, at Lindhof Hospital.\nHe is 45. MRN 1234567.\n`;

function tag(
  id: string,
  name: string,
  type: string,
  text: string,
  shift = 0,
  start = note.indexOf(text) + shift,
): string {
  return `<${name} id="${id}" start="${start}" end="${start + text.length}" text="${text}" TYPE="${type}" comment=""/>`;
}

function file(tags: string, text = `<![CDATA[${note}]]>`): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>\n<deIdi2b2>\n<TEXT>${text}</TEXT>\n<TAGS>${tags}</TAGS>\n</deIdi2b2>\n`;
}

const tags = [
  tag('P0', 'DATE', 'DATE', '2067-05-03'),
  tag('P1', 'NAME', 'DOCTOR', 'Anna Berg'),
  tag('P2', 'AGE', 'AGE', '95'),
  tag('P3', 'LOCATION', 'HOSPITAL', 'Lindhof Hospital'),
  tag('P4', 'AGE', 'AGE', '45'),
  tag('P5', 'ID', 'MEDICALRECORD', '1234567'),
].join('\n');
const known = ['DATE 2067-05-03', 'NAME Anna Berg', 'AGE90 95', 'HOSPITAL Lindhof Hospital', 'MRN 1234567'];

function knownIn(source: string): string[] {
  const [draft] = read(source).drafts;
  const composed = compose(draft?.sections ?? []);
  return composed.known.map((one) => `${one.class} ${composed.text.slice(one.start, one.end)}`);
}

test('the text is the case, the tags are what is known to identify', () => {
  const source = file(tags);
  const { drafts, format } = read(source);
  assert.equal(format, 'i2b2');
  assert.equal(textOf(drafts[0]), `${note.trim()}\n`);
  assert.deepEqual(knownIn(source), known);
  assert.deepEqual(drafts[0]?.warnings, []);
});

test('every paragraph knows its place in the file', () => {
  const source = file(tags);
  for (const { text, place } of read(source).drafts[0]?.sections.flatMap(({ paragraphs }) => paragraphs) ?? []) {
    assert.equal(source.slice(place.start, place.end), text);
    assert.equal(source.split('\n').findIndex((line) => line.includes(text.split('\n')[0] ?? '')) + 1, place.line);
  }
});

test('line breaks of Windows, entities and letters outside the basic plane shift no tag', () => {
  assert.deepEqual(knownIn(file(tags).replaceAll('\n', '\r\n')), known);
  const escaped = file(tags, note.replace('Seen', 'a &lt; b &amp; Seen'));
  assert.deepEqual(knownIn(escaped), known);
  const withLetter = file(tags, `<![CDATA[${note.replace('Record', '🫁 Record')}]]>`).replace(
    'start="37"',
    'start="37"',
  );
  assert.deepEqual(knownIn(withLetter), known);
});

test('tags a little beside their words are put right and told; tags without their words are named', () => {
  const beside = file(
    tag('P1', 'NAME', 'DOCTOR', 'Anna Berg', 7) + tag('P9', 'NAME', 'PATIENT', 'Otto Neumann', 0, 40),
  );
  assert.deepEqual(knownIn(beside), ['NAME Anna Berg']);
  const told = words(read(beside).drafts[0]?.warnings ?? []);
  assert.equal(told.length, 2);
  assert.match(told[0] ?? '', /do not match the text .*: P9\.$/);
  assert.match(told[1] ?? '', /^1 tags stand a little beside/);
  assert.ok(!told.join(' ').includes('Neumann'));
});

test('offsets that are none, and tags over each other', () => {
  const odd = file(
    '<NAME id="P1" start="-4" end="x" text="Anna Berg" TYPE="DOCTOR"/><NAME id="P2" start="99999" end="100008" text="Anna Berg" TYPE="DOCTOR"/>' +
      tag('P3', 'NAME', 'DOCTOR', 'Anna Berg') +
      tag('P4', 'NAME', 'DOCTOR', 'Anna'),
  );
  assert.deepEqual(knownIn(odd), ['NAME Anna Berg']);
  assert.match(words(read(odd).drafts[0]?.warnings ?? [])[0] ?? '', /: P1, P2\.$/);
});

test('a state, a year and an age below ninety identify nobody', () => {
  const text = 'A 45-year-old man of Ohio with fever in 2014, cough since 3/4.';
  const at = (words: string, name: string, type: string): string => tag('P', name, type, words, 0, text.indexOf(words));
  const source = file(
    at('Ohio', 'LOCATION', 'STATE') + at('2014', 'DATE', 'DATE') + at('45', 'AGE', 'AGE') + at('3/4', 'DATE', 'DATE'),
    text,
  );
  assert.deepEqual(knownIn(source), ['DATE 3/4']);
});

test('the diagnosis a note ends with is its reference', () => {
  const [draft] = read(file('', `${feverish}\n\nDISCHARGE DIAGNOSIS: Malaria.\n`)).drafts;
  assert.equal(textOf(draft), `${feverish}\n`);
  assert.equal(draft?.reference?.diagnosis, 'Malaria');
});
