import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findQuote, quoteFinder } from '../../src/arms/reading/quotes.ts';

const text =
  'She has  fever\nand “night sweats” — 3 weeks’ duration; a café owner. No fevers before. 体重減少あり😷 end';

const found = (quote: string): string | null => {
  const place = findQuote(text, quote);
  return place === null ? null : text.slice(place.start, place.end);
};

describe('quotations', () => {
  const cases: readonly (readonly [string, string, string | null])[] = [
    ['as they stand', 'a café owner', 'a café owner'],
    ['across line ends and wide spaces', 'has fever and', 'has  fever\nand'],
    ['whatever their case', 'SHE HAS', 'She has'],
    ['with straight quote marks', '"night sweats"', '“night sweats”'],
    ['with other dashes and apostrophes', "- 3 weeks' duration", '— 3 weeks’ duration'],
    ['without accents, or with composed ones', 'cafe owner', 'café owner'],
    ['with decomposed accents', 'cafe\u0301 owner', 'café owner'],
    ['with a full stop of their own', 'a café owner.', 'a café owner'],
    ['with an ellipsis around them', '…fever and…', 'fever\nand'],
    ['in Japanese, where words have no spaces', '体重減少', '体重減少'],
    ['with an emoji', 'あり😷 end', 'あり😷 end'],
    ['but not inside a word', 'ever', null],
    ['but not across the end of a word', 'fever', 'fever'],
    ['but not when they are not there', 'weight loss', null],
    ['but not when they are one character', 'a', null],
    ['but not when they are empty', ' ', null],
  ];
  for (const [name, quote, expected] of cases) it(`are found ${name}`, () => assert.equal(found(quote), expected));

  it('count occurrences from the first', () => {
    const find = quoteFinder('pain, then pain, then painful');
    assert.deepEqual(find('pain'), { start: 0, end: 4 });
    assert.deepEqual(find('pain', 2), { start: 11, end: 15 });
    assert.equal(find('pain', 3), null);
  });

  it('keep offsets of the text as given, whatever folds to more or fewer characters', () => {
    const odd = 'İstanbul ﬁne \u00adfe\u00adver e\u0301 end';
    for (const word of ['fine', 'fever', 'end']) {
      const place = findQuote(odd, word);
      assert.ok(place, word);
      assert.equal(
        odd
          .slice(place.start, place.end)
          .normalize('NFKD')
          .replace(/\u00ad/g, ''),
        word,
      );
    }
  });
});
