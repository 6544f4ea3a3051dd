import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { identifierClasses } from '../../src/cases/phi/identifier.ts';
import { identifiersIn } from '../../src/cases/phi/identifiersIn.ts';
import { markOf, masking, replacing } from '../../src/cases/phi/mask.ts';
import { marked } from './marked.ts';

describe('masking', () => {
  it('puts the mark of its class in the place of each finding, and leaves all else as it is', () => {
    const { text, findings } = marked('🫀 {{NAME|Ana Lim}}, seen {{DATE|3 May 2019}};\r\n\t{{NAME|Lim}}’s pain.');
    assert.equal(replacing(text, masking(findings)).text, '🫀 [NAME], seen [DATE];\r\n\t[NAME]’s pain.');
  });

  it('tells where the marks then stand', () => {
    const { text, findings } = marked('{{NAME|Ana Lim}} and {{PHONE|555 0100}}{{DATE|3/5}}');
    const done = replacing(text, masking(findings));
    assert.deepEqual(
      done.placed.map(({ start, end }) => done.text.slice(start, end)),
      ['[NAME]', '[PHONE]', '[DATE]'],
    );
  });

  it('is not found as an identifier itself', () => {
    for (const kind of identifierClasses) {
      for (const text of [`Seen by Dr ${markOf(kind)} on ${markOf(kind)}.`, `MRN: ${markOf(kind)}`, markOf(kind)]) {
        assert.deepEqual(identifiersIn(text), [], text);
      }
    }
  });
});

describe('replacements', () => {
  it('are made in the order of the text, whatever order they come in', () => {
    const done = replacing('one two three', [
      { start: 8, end: 13, text: '3' },
      { start: 0, end: 3, text: '1' },
    ]);
    assert.equal(done.text, '1 two 3');
  });

  it('that overlap an earlier one, or stand outside the text, are left out', () => {
    const done = replacing('one two', [
      { start: 0, end: 5, text: 'A' },
      { start: 4, end: 7, text: 'B' },
      { start: 6, end: 99, text: 'C' },
      { start: -1, end: 0, text: 'D' },
    ]);
    assert.equal(done.text, 'Awo');
    assert.deepEqual(done.placed, [{ start: 0, end: 1, text: 'A' }]);
  });
});
