import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeCase, sha256, titleOf } from '../../src/cases/case.ts';
import { readText } from '../../src/cases/readText.ts';
import { HumanError } from '../../src/humanError.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');

function refusal(bytes: Uint8Array): string {
  try {
    readText(bytes);
  } catch (error) {
    assert.ok(error instanceof HumanError, String(error));
    return error.message;
  }
  return assert.fail('was read');
}

describe('text of a file', () => {
  const words = 'كحة 発熱 fièvre 🫁\r\nand 37,9 °C\n';

  it('is UTF-8, with or without a byte order mark', () => {
    assert.equal(readText(utf8(words)), words);
    assert.equal(readText(utf8(`\ufeff${words}`)), words);
    assert.equal(readText(new Uint8Array()), '');
  });

  it('is UTF-16 when its byte order mark says so', () => {
    assert.equal(readText(utf16(`\ufeff${words}`)), words);
    assert.equal(readText(Buffer.from(utf16(`\ufeff${words}`)).swap16()), words);
  });

  it('may hold a NUL or two, and more in a long text', () => {
    assert.equal(readText(utf8('pain\0 and fever\0')), 'pain\0 and fever\0');
    const long = `${'pain and fever '.repeat(200)}\0\0\0\0\0`;
    assert.equal(readText(utf8(long)), long);
  });

  it('is refused with what to do when it is no text', () => {
    assert.match(refusal(utf8('%PDF-1.7\n...')), /PDF file.*Copy the words/);
    assert.match(refusal(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0)), /Word, Excel or ZIP/);
    assert.match(refusal(Uint8Array.from({ length: 600 }, (_, i) => (i * 7) % 256)), /binary file, not text/);
    assert.match(refusal(utf8('\x01\x02\x03\x04ELF')), /binary file, not text/);
  });

  it('is refused with what to do when its encoding is another', () => {
    assert.match(refusal(Buffer.from('fièvre à 39 °C', 'latin1')), /not in UTF-8.*Save it as UTF-8/);
    assert.match(refusal(utf16('pain and fever')), /UTF-16\)\. Save it as UTF-8/);
    assert.match(refusal(Uint8Array.of(0xff, 0xfe, 0x70)), /not in UTF-8/);
    assert.match(refusal(Uint8Array.of(0xfe, 0xff, 0x70)), /not in UTF-8/);
  });
});

describe('a case', () => {
  const source = { kind: 'selection', uri: null, start: null, end: null } as const;

  it('has the hash of its exact text, and an id from it when no study names it', () => {
    const made = makeCase('Pain.\r\n', source);
    assert.equal(made.sha256, sha256('Pain.\r\n'));
    assert.notEqual(made.sha256, sha256('Pain.\n'));
    assert.equal(made.id, `text-${made.sha256.slice(0, 12)}`);
    assert.equal(makeCase('Pain.', source, { id: 'a/b', title: 'Title' }).id, 'a/b');
  });

  it('has a short title of its first words', () => {
    assert.equal(titleOf('\n\n## A fall\nShe fell.'), 'A fall');
    assert.equal(titleOf(`${'🫁'.repeat(60)}\n`), `${'🫁'.repeat(48)}…`);
    assert.equal(titleOf('x'.repeat(2_000_000)), `${'x'.repeat(48)}…`);
    assert.equal(titleOf(' \n '), '');
  });
});
