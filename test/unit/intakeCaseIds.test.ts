import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Format } from '../../src/cases/import/draft.ts';
import { idFor, TakenIds } from '../../src/study/intake/caseIds.ts';

function id(
  name: string,
  o: { id?: string; key?: string; of?: number; format?: Format; names?: string[] } = {},
): string {
  const reference = { diagnosis: 'Sarcoidosis', accepted: ['Boeck disease'], basis: '' };
  const draft = { key: o.key ?? '1', id: o.id ?? null, reference };
  const { of = 1, format = 'text', names = [] } = o;
  return idFor(draft, { name, sha256: 'a'.repeat(64), format, of, names });
}

const neutral = /^case-[0-9a-f]{8}$/;

describe('the id of a case', () => {
  it('is the source’s own, else the name of its file, with a key where that holds several', () => {
    assert.equal(id('chest pain.txt'), 'chest-pain');
    assert.equal(id('PMC123.nxml', { format: 'jats' }), 'PMC123');
    assert.equal(id('cases.csv', { key: 'row-7', of: 9 }), 'cases-row-7');
    assert.equal(id('cases.csv', { id: 'A/17', key: 'row-7', of: 9 }), 'A-17');
  });

  it('can be a file on every system', () => {
    assert.equal(id('CON.txt'), 'case-CON');
    assert.equal(id('nul.backup.txt'), 'case-nul.backup');
    assert.equal(id('COM¹.txt'), 'case-COM¹');
    assert.equal(id('README.txt'), 'case-README');
    assert.equal(id('.hidden'), 'hidden');
    assert.equal(id('../../etc/x'), 'etc-x');
    assert.equal(id('a\u0000:*?"<>|b#c.txt'), 'a-b-c');
    assert.equal(id('name. . .txt'), 'name');
    assert.equal(id('e\u0301.txt'), '\u00e9');
    assert.match(id('\ud800.txt'), neutral);
    assert.match(id('???.txt'), neutral);
    assert.ok(Buffer.byteLength(id(`${'語'.repeat(300)}.txt`)) <= 200);
    assert.ok(!/[\ud800-\udbff]$/.test(id(`${'\u{20000}'.repeat(300)}.txt`)));
  });

  it('does not give the reference away', () => {
    assert.match(id('sarcoidosis-3.txt'), neutral);
    assert.match(id('x.txt', { id: 'Boeck_disease' }), neutral);
  });

  it('does not give a person away', () => {
    assert.match(id('Quillfeather_note.txt', { names: ['Quillfeather'] }), neutral);
    for (const format of ['ccda', 'fhir', 'i2b2'] as const) {
      assert.match(id('Quillfeather_Ann.xml', { format }), neutral);
      assert.match(id('2024-03-01.xml', { format }), neutral);
      assert.match(id('00482915.xml', { format }), neutral);
      assert.match(id('x.xml', { format, id: '00482915' }), neutral);
      assert.equal(id('note-12.xml', { format }), 'note-12');
      assert.equal(id('CCDA_example_2.xml', { format }), 'CCDA_example_2');
    }
  });

  it('is no other’s, also where letters have no case', () => {
    const taken = new TakenIds();
    assert.deepEqual(
      ['One', 'one', 'ONE', 'one-2', 'e\u0301', '\u00c9'].map((wish) => taken.take(wish)),
      ['One', 'one-2', 'ONE-3', 'one-2-2', 'e\u0301', '\u00c9-2'],
    );
  });
});
