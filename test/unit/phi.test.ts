import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { identifiersIn, findingIdentifiers } from '../../src/cases/phi/identifiersIn.ts';
import { cardChecks, ibanChecks, nhsChecks } from '../../src/cases/phi/checkDigits.ts';
import { bitsOf, is } from '../../src/cases/phi/words.ts';
import { development, heldBack, marked } from './phiNotes.ts';
import { scoreOf, total } from './phiScore.ts';

const found = (text: string): string[] => identifiersIn(text).map((one) => `${one.class} ${one.text}`);

function assertFinds(text: string, ...wanted: string[]): void {
  assert.deepEqual(found(text), wanted, text);
}

describe('identifiers in notes', () => {
  for (const [name, notes] of Object.entries({ development, heldBack })) {
    it(`${name}: finds nearly all, and hardly anything else`, () => {
      const { precision, recall } = total(scoreOf(notes, (text) => identifiersIn(text)));
      assert.ok(precision >= 0.97, `precision ${precision}`);
      assert.ok(recall >= 0.97, `recall ${recall}`);
    });
  }

  it('gives spans in the order of the text that do not overlap and hold their words', () => {
    for (const note of [...development, ...heldBack]) {
      const { text } = marked(note);
      let past = 0;
      for (const one of identifiersIn(text)) {
        assert.ok(one.start >= past && one.end > one.start && one.confidence >= 0.5 && one.confidence <= 1);
        assert.equal(text.slice(one.start, one.end), one.text);
        past = one.end;
      }
    }
  });

  it('says the same each time', () => {
    const { text } = marked(development.join('\n\n'));
    assert.deepEqual(identifiersIn(text), identifiersIn(text));
  });
});

describe('names', () => {
  it('are one span, without title and degree', () => {
    assertFinds('Seen by Prof. Ingrid van der Meer, MD.', 'NAME Ingrid van der Meer');
    assertFinds('Attending: O’Neill-Smith, Sarah J., FRCP', 'NAME O’Neill-Smith, Sarah J');
  });

  it('are known again in the rest of the note, but not as ordinary words', () => {
    const text = 'Mr Price came alone. The price was paid. Later Price left with his wife, Hope. She had hope.';
    assertFinds(text, 'NAME Price', 'NAME Price', 'NAME Hope');
  });

  it('are not what medicine is called after', () => {
    for (const words of [
      'Hodgkin lymphoma, Crohn’s disease, Parkinson disease, Wegener granulomatosis.',
      'Murphy sign negative. Duke criteria met. Wells 4.5. Child-Pugh B. Boston bowel prep 7. Rome IV.',
      'MR angiography and MS Contin; Foley catheter, Ringer lactate, Jackson-Pratt drain.',
      'Los Angeles grade B. Edinburgh score 6. Vancouver scar scale 3. Ottawa ankle rules. Framingham risk 9%.',
    ])
      assertFinds(words);
  });

  it('are patients all the same after a title', () => {
    assertFinds('Mr Parkinson has Parkinson’s disease.', 'NAME Parkinson');
    assertFinds('Dr May may come in May 2020.', 'NAME May', 'DATE May 2020');
  });
});

describe('dates', () => {
  for (const date of [
    '03/11/1961',
    '3-Nov-61',
    'Nov 3rd, 2021',
    '3rd of November',
    '2021-11-03',
    '3.11.2021',
    'November 2019',
    '03NOV2021',
    'Christmas Day',
    '4th of July',
    '3-5 November 2021',
    'New Year’s Eve',
    '12. März 2020',
    '5 de mayo de 2019',
  ])
    it(`finds ${date}`, () => assertFinds(`Seen on ${date}.`, `DATE ${date}`));

  it('leaves the time outside', () => assertFinds('Signed 2021-11-03T10:15', 'DATE 2021-11-03'));

  for (const words of [
    'BP 120/80',
    'power 5/5',
    'vision 6/9',
    'for 2/7',
    'L4/5',
    'gestation 38+4',
    'at 14:30',
    'in 1/52',
    'dose 5-10 mg',
    'GCS 14/15',
    'in 2019',
    'on Monday',
    '3 days ago',
    'she may go',
    'march on',
    'version 3.2.1',
    'pain 7/10',
    'pH 7.35',
    '20/40 vision',
  ])
    it(`leaves ${words} alone`, () => assertFinds(`Noted ${words} today.`));
});

describe('ages', () => {
  it('over 89 only', () => {
    assertFinds('A 94-year-old woman.', 'AGE90 94');
    assertFinds('A 89-year-old woman, pulse 94, SpO2 93%, 92 kg.');
  });
});

describe('numbers', () => {
  it('by their labels', () => {
    assertFinds('MRN: 00482913', 'MRN 00482913');
    assertFinds('NHS No 943 476 5919', 'SSN 943 476 5919');
    assertFinds('Policy number PX-88120', 'ID PX-88120');
    assertFinds('bleep 2217', 'PHONE 2217');
  });

  it('by their shape', () => {
    assertFinds('It reads 123-45-6789.', 'SSN 123-45-6789');
    assertFinds('Paid with 4111 1111 1111 1111.', 'ACCOUNT 4111 1111 1111 1111');
    assertFinds('To DE89 3704 0044 0532 0130 00.', 'ACCOUNT DE89 3704 0044 0532 0130 00');
    assertFinds('From 192.168.4.22 and 2001:db8::1:2.', 'IP 192.168.4.22', 'IP 2001:db8::1:2');
  });

  it('never as measurements', () => {
    assertFinds('Na 138, K 4.1, platelets 210000, CRP 112, ferritin 1200, WBC 14.2, glucose 7.2, lactate 1.6.');
    assertFinds('Firmware 4.12.0.7, section 2.1.3.4, ICD-10 code F20.0, 875/125 mg, 1-0-1.');
  });

  it('have check digits', () => {
    assert.ok(nhsChecks('9434765919') && !nhsChecks('9434765918'));
    assert.ok(cardChecks('4111111111111111') && !cardChecks('4111111111111112'));
    assert.ok(ibanChecks('DE89370400440532013000') && !ibanChecks('DE89370400440532013001'));
  });
});

describe('what a person and a source know', () => {
  it('finds a person’s own list as whole words, whatever the capitals', () => {
    const list = identifiersIn('the ZORBLATT ward, zorblatts, Unit Blue  Heron', { names: ['Zorblatt', 'blue heron'] });
    assert.deepEqual(
      list.map((one) => [one.class, one.text, one.confidence]),
      [
        ['NAME', 'ZORBLATT', 0.99],
        ['NAME', 'Blue  Heron', 0.99],
      ],
    );
  });

  it('takes what the source marked', () => {
    const [one] = identifiersIn('plain words here', { known: [{ class: 'LOCATION', start: 6, end: 11 }] });
    assert.deepEqual([one?.class, one?.text, one?.confidence], ['LOCATION', 'words', 1]);
  });
});

it('knows thousands of names', () => {
  assert.ok((bitsOf('Kowalczyk') & is.family) !== 0 && (bitsOf('José') & is.given) !== 0);
});

describe('words that are written oddly', () => {
  it('are found whole, with what is not seen in them', () => {
    assertFinds('Mr. Jo\u200bhn\u2009Sm\u00adith was seen.', 'NAME Jo\u200bhn\u2009Sm\u00adith');
    assertFinds('\ufeffborn \u202e0\u20603/04/1951\u202c', 'DATE 0\u20603/04/1951');
    assertFinds(
      'MRN: １２３４５６７, call Ｍｒ．　Ｊｏｈｎ　Ｓｍｉｔｈ',
      'MRN １２３４５６７',
      'NAME Ｊｏｈｎ　Ｓｍｉｔｈ',
    );
  });

  it('are those of a person’s own list, whichever of the two is odd', () => {
    for (const [text, name] of [
      ['Seen: bramble\u200dworth.', 'Brambleworth'],
      ['Seen: Brambleworth.', 'Bramble\u200dworth'],
    ] as const) {
      const [one] = identifiersIn(text, { names: [name] });
      assert.equal(one?.text, text.slice(6, -1));
    }
  });

  it('stand where the source marked them', () => {
    const text = '\u200bSeen by \u200bElm\u200bton\u200b.';
    const start = text.indexOf('Elm');
    const known = { class: 'NAME', start, end: start + 7 } as const;
    const [one = assert.fail()] = identifiersIn(text, { known: [known] });
    assert.deepEqual([one.start, one.end], [known.start, known.end]);
    assert.deepEqual(identifiersIn(text, { known: [{ ...known, end: text.length + 1 }] }), []);
    assert.deepEqual(identifiersIn(text, { known: [{ ...known, start: 0, end: 1 }] }), []);
  });
});

describe('hostile text', () => {
  const size = 300_000;
  for (const unit of [
    'a',
    '1',
    'A',
    '(',
    '😀',
    ' ',
    'A ',
    'Alan ',
    'Alan, ',
    'Smith-',
    '1.',
    '1/',
    '1:',
    'a:',
    '@',
    'a@',
    'www.',
    'http://',
    'van ',
    'Mr ',
    'MRN ',
    'Street, ',
    'St Hospital of ',
    "a'",
    '\n',
    'AB1 2CD ',
    '12 High ',
    '"Alan" ',
  ])
    it(`takes time in step with length: ${JSON.stringify(unit)}`, () => {
      const spent = (length: number): number => {
        const before = process.cpuUsage();
        identifiersIn(unit.repeat(Math.ceil(length / unit.length)));
        const { user, system } = process.cpuUsage(before);
        return user + system;
      };
      spent(size / 8);
      assert.ok(spent(size) < 2_500_000);
    });

  it('is read in steps', () => {
    let steps = 0;
    for (const step of findingIdentifiers('Mr Alan Reyes came. '.repeat(20_000))) {
      assert.equal(step, undefined);
      steps++;
    }
    assert.ok(steps > 10);
  });
});
