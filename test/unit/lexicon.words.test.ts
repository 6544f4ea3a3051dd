import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { expandForms, firstForm, firstWords } from '../../src/cases/lexicon/words/forms.ts';
import { indexForms } from '../../src/cases/lexicon/words/phraseIndex.ts';
import { sentencesOf } from '../../src/cases/lexicon/words/sentences.ts';
import { PhraseBook } from '../../src/cases/lexicon/words/phrases.ts';
import { numberValue, tokenise, Vocabulary } from '../../src/cases/lexicon/words/tokens.ts';
import { NearWords } from '../../src/cases/lexicon/words/typos.ts';
import { wordKey } from '../../src/cases/lexicon/words/words.ts';

describe('a word is looked up by its key', () => {
  const same = `
diarrhoea diarrhea
oedema edema
haemoptysis hemoptysis
anaemia anemia
oesophageal esophageal
leucocytes leukocytes
tumour tumor
paralysed paralyzed
fibre fiber
wheezes wheeze
wheezing wheeze
vomiting vomit
swollen swollen
biopsies biopsy
Naïve naive
Crohn's crohns
Crohn’s crohn
headaches headache
`;
  for (const line of same.trim().split('\n')) {
    const [a = '', b = ''] = line.split(' ');
    test(`${a} like ${b}`, () => assert.equal(wordKey(a).replace(/s$/, ''), wordKey(b).replace(/s$/, '')));
  }

  test('unlike words stay apart', () => {
    for (const [a, b] of [
      ['shoes', 'she'],
      ['toes', 'test'],
      ['ileus', 'ileum'],
      ['hour', 'or'],
      ['rash', 'rush'],
    ] as const) {
      assert.notEqual(wordKey(a), wordKey(b));
    }
  });
});

describe('forms in one line', () => {
  test('are spelled out', () => {
    assert.deepEqual(expandForms('calf (pain|swelling) | sore calf'), ['calf pain', 'calf swelling', 'sore calf']);
    assert.deepEqual(expandForms('a (b|) c'), ['a b c', 'a c']);
    assert.deepEqual(expandForms('((a|b) c|d) e'), ['a c e', 'b c e', 'd e']);
  });

  test('know how they can begin', () => {
    assert.deepEqual(firstWords('(left|) arm'), ['left', 'arm']);
    assert.deepEqual(firstWords('((a|) b|c) d'), ['a', 'b', 'c']);
    assert.deepEqual(firstWords('x (y|z)'), ['x']);
  });

  test('give a label', () => {
    assert.equal(firstForm('(chest|thoracic) pain | CP'), 'chest pain');
  });
});

describe('a book of phrases', () => {
  const vocabulary = new Vocabulary();
  const lines = {
    chest: 'chest pain | pain in (the|) (chest|thorax)',
    pain: 'pain',
    embolism: 'PE | pulmonary embolism',
    lung: 'pulmonary (embolism|edema)',
    abdomen: 'abdominal pain',
  };
  const index = indexForms(Object.values(lines));
  const book = new PhraseBook<string>(
    vocabulary,
    index,
    (line) => Object.keys(lines)[line] ?? '',
    (all) => all.join('&'),
  );
  const found = (text: string, at = 0) => {
    const tokens = tokenise(text, vocabulary);
    return book.longestAt(tokens, at, tokens.starts.length);
  };

  test('finds the longest', () => {
    assert.deepEqual(found('pain in the chest'), { entry: 'chest', end: 4 });
    assert.deepEqual(found('pain in the arm'), { entry: 'pain', end: 1 });
  });
  test('skips words that tell nothing', () =>
    assert.deepEqual(found('pain in her left chest'), { entry: 'chest', end: 5 }));
  test('takes capitals as capitals', () => {
    assert.equal(found('PE')?.entry, 'embolism');
    assert.equal(found('pe'), null);
    assert.equal(found('CHEST PAIN')?.entry, 'chest');
  });
  test('merges what stands under the same words', () =>
    assert.equal(found('pulmonary embolism')?.entry, 'embolism&lung'));
  test('sees shared words', () => {
    const tokens = tokenise('chest and pulmonary pain', vocabulary);
    assert.equal(book.sharedAt(tokens, 0, 1, 4), null);
    const shared = tokenise('chest and abdominal pain', vocabulary);
    assert.deepEqual(book.sharedAt(shared, 0, 1, 4), { entry: 'chest', end: 1 });
  });
});

describe('slips of typing', () => {
  const near = new NearWords();
  for (const word of ['convulsion', 'headache', 'diarrhea', 'hematoma', 'hematuria']) near.add(word);
  test('one letter left out, put in, changed or swapped', () => {
    for (const slip of ['convulson', 'convulsiion', 'convulsoon', 'convusliion'.replace('ii', 'i')]) {
      assert.equal(near.find(slip), 'convulsion', slip);
    }
  });
  test('in shorter words only a letter doubled, or not doubled', () => {
    const short = new NearWords();
    for (const word of ['vomit', 'nausea', 'rash']) short.add(word);
    assert.equal(short.find('vommit'), 'vomit');
    assert.equal(short.find('nauseaa'), 'nausea');
    assert.equal(short.find('vomik'), null);
    assert.equal(short.find('rrash'), null);
  });
  test('two letters are too many, and short words are left alone', () => {
    assert.equal(near.find('konvulsion'), null);
    assert.equal(near.find('convlson'), null);
    assert.equal(near.find('hedach'), null);
  });
});

test('numbers are read with points and commas', () => {
  assert.equal(numberValue('1,200'), 1200);
  assert.equal(numberValue('38,5'), 38.5);
  assert.equal(numberValue('15,000.5'), 15000.5);
});

test('offsets are those of the text, whatever stands in it', () => {
  const text = '🫀\0 Fièvre\r\n呼吸 困難 38.9°C, don’t "SpO2" x-ray';
  const tokens = tokenise(text, new Vocabulary());
  for (let i = 0; i < tokens.starts.length; i++) {
    const raw = text.slice(tokens.starts[i], tokens.ends[i]);
    assert.ok(raw.length > 0 && !/\s/.test(raw), JSON.stringify(raw));
  }
  assert.deepEqual(
    tokens.starts.map((start, i) => text.slice(start, tokens.ends[i])).filter((raw) => /[a-z0-9]/i.test(raw)),
    ['Fièvre', '38.9', 'C', 'don’t', 'SpO2', 'x', 'ray'],
  );
});

test('a sentence without an end is cut, so that nothing waits for it', () => {
  const vocabulary = new Vocabulary();
  const tokens = tokenise('Na 128, BP 120/80, '.repeat(5_000), vocabulary);
  const sentences = [...sentencesOf(tokens)];
  assert.ok(sentences.every(({ from, to }) => to - from <= 501));
  assert.equal(sentences.at(-1)?.to, tokens.starts.length);
  sentences.reduce((end, { from, to }) => {
    assert.equal(from, end);
    return to;
  }, 0);
});
