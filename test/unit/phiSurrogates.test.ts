import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Identifier } from '../../src/cases/phi/identifier.ts';
import { identifiersIn } from '../../src/cases/phi/identifiersIn.ts';
import { replacing } from '../../src/cases/phi/mask.ts';
import { femaleNames, givenNames, maleNames } from '../../src/cases/phi/surrogate/fiction.ts';
import { orderOf, shiftDate } from '../../src/cases/phi/surrogate/shiftDate.ts';
import { standIns, SurrogateMap, Surrogates } from '../../src/cases/phi/surrogates.ts';
import { marked, seeded } from './marked.ts';

const seeds = Array.from({ length: 40 }, (_, n) => n * 7919 + 1);

/** What stands for each finding of a marked text. */
function surrogatesOf(written: string, seed = 1): string[] {
  const { text, findings } = marked(written);
  const made = new Surrogates({ text, findings }, seeded(seed));
  return made.replacements(findings).map((one) => one.text);
}

function replaced(written: string, seed = 1): string {
  const { text, findings } = marked(written);
  return replacing(text, new Surrogates({ text, findings }, seeded(seed)).replacements(findings)).text;
}

describe('surrogates of names', () => {
  it('go together: whole name, surname alone, given name alone, other order', () => {
    for (const seed of seeds) {
      const [whole = '', surname, given, turned, again] = surrogatesOf(
        '{{NAME|Maria Gonzalez}} {{NAME|Gonzalez}} {{NAME|Maria}} {{NAME|Gonzalez, Maria}} {{NAME|Maria Gonzalez}}',
        seed,
      );
      const [first, last] = whole.split(' ');
      assert.deepEqual([surname, given, turned, again], [last, first, `${last}, ${first}`, whole]);
    }
  });

  it('keep capitals, titles, possessives, hyphens and what stands between', () => {
    const [whole = '', upper, lower, possessive, titled, plural, double = ''] = surrogatesOf(
      "{{NAME|Maria Gonzalez}} {{NAME|GONZALEZ}} {{NAME|gonzalez}} {{NAME|Gonzalez's}} {{NAME|Mrs. Gonzalez, MD}} {{NAME|Gonzalezs}} {{NAME|Gonzalez-Reyes}}",
    );
    const [, name = ''] = whole.split(' ');
    assert.equal(upper, name.toUpperCase());
    assert.equal(lower, name.toLowerCase());
    assert.equal(possessive, `${name}'s`);
    assert.equal(titled, `Mrs. ${name}, MD`);
    assert.equal(plural, `${name}s`);
    assert.match(double, new RegExp(`^${name}-\\p{Lu}\\p{Ll}+$`, 'u'));
  });

  it('keep the gender of a given name where it is known', () => {
    for (const seed of seeds) {
      const [female = '', male = '', titled = ''] = surrogatesOf(
        '{{NAME|Maria Lopez}} {{NAME|John Lopez}} Mr {{NAME|Nguyet Lopez}}',
        seed,
      ).map((name) => name.split(' ')[0]);
      assert.ok(givenNames.female.includes(female), female);
      assert.ok(givenNames.male.includes(male), male);
      assert.ok(givenNames.male.includes(titled), titled);
    }
  });

  it('give an initial the letter of its name, before the name or after it', () => {
    for (const seed of seeds) {
      const [initial = '', name = ''] = surrogatesOf('{{NAME|J. Lopez}} {{NAME|John Lopez}}', seed);
      assert.equal(initial[0], name[0]);
      const [named = '', after = ''] = surrogatesOf('{{NAME|John Lopez}} {{NAME|J.R. Lopez}}', seed);
      assert.match(after, new RegExp(`^${named[0] ?? ''}\\.[A-Z]\\. `));
      assert.notEqual(initial[0], 'J');
    }
  });

  it('take particles along, and treat accents as what they are', () => {
    const [van, berg, accent, plain] = surrogatesOf(
      '{{NAME|van der Berg}} {{NAME|Berg}} {{NAME|José Núñez}} {{NAME|Jose Nunez}}',
    );
    assert.equal(van, berg);
    assert.equal(accent, plain);
  });

  it('stand for one name each, and are no word of the case', () => {
    const names = ['Adams', 'Brown', 'Clark', 'Davis', 'Evans', 'Foster', 'Green', 'Hughes', 'Irwin', 'Jones'];
    const all = Array.from({ length: 16 }, (_, n) => names.map((name) => name + 'abcdefghijklmnop'.charAt(n))).flat();
    const made = surrogatesOf(all.map((name) => `Dr {{NAME|${name}}}`).join(' '));
    assert.equal(new Set(made).size, all.length);
    // A case full of the very names that would be made up.
    const text = `${givenNames.female.join(' ')} saw {{NAME|Maria Lopez}}.`;
    for (const seed of seeds) {
      const [name = ''] = surrogatesOf(text, seed);
      const first = name.split(' ')[0] ?? '';
      assert.ok(first !== '' && !givenNames.female.includes(first), name);
    }
  });
});

describe('surrogates of dates', () => {
  const days = -98;
  const american = { days, order: 'mdy', year: 2021 } as const;
  const european = { ...american, order: 'dmy' } as const;

  it('are written as the dates were', () => {
    const pairs = {
      '2019-03-11': '2018-12-03',
      '20190311': '20181203',
      '03/11/1961': '12/03/1960',
      '3/11/61': '12/3/60',
      '13/11/1961': '07/08/1961',
      '11.03.2019': '03.12.2018',
      '3/11': '12/3',
      '03/2019': '12/2018',
      '2019-03': '2018-12',
      '11 March 2019': '3 December 2018',
      'the 11th of March, 2019': 'the 3rd of December, 2018',
      'March 11, 2019': 'December 3, 2018',
      'MARCH 11TH': 'DECEMBER 3RD',
      '11-May-2019': '2-Feb-2019',
      '11MAR2019': '3DEC2018',
      'Sept. 2018': 'Jun. 2018',
      "March '19": "December '18",
      '3-5 April 2019': '26-28 December 2018',
      'April 3-10, 2019': 'December 26, 2018-January 2, 2019',
      '28 March to 10 April': '20 December to 2 January',
      'Monday, 11 March 2019': 'Monday, 3 December 2018',
      '03/11/2019 14:30': '12/03/2018 14:30',
      May: 'February',
    };
    for (const [date, moved] of Object.entries(pairs)) assert.equal(shiftDate(date, american), moved, date);
    assert.equal(shiftDate('03/11/1961', european), '28/07/1961');
  });

  it('that are none, or cannot be read, are not moved but masked', () => {
    for (const date of ['31/02/2019', '29 February 2019', 'the 14th', '5 de mayo', 'Christmas', '', '99/99/9999']) {
      assert.equal(shiftDate(date, american), null, date);
    }
    assert.deepEqual(surrogatesOf('{{DATE|the 14th}}'), ['[DATE]']);
  });

  it('move over leap days, and 29 February of no year is one of a leap year', () => {
    assert.equal(shiftDate('29/02/2020', { ...european, days: 1 }), '01/03/2020');
    assert.equal(shiftDate('01/03/2019', { ...european, days: -1 }), '28/02/2019');
    assert.equal(shiftDate('01/03/2000', { ...european, days: -1 }), '29/02/2000');
    assert.equal(shiftDate('01/03/1900', { ...european, days: -1 }), '28/02/1900');
    assert.equal(shiftDate('Feb 29', american), 'Nov 23');
  });

  it('are read in one order throughout a case, which its dates tell', () => {
    assert.equal(orderOf(['03/11/2019', '25/12/2019']), 'dmy');
    assert.equal(orderOf(['03/11/2019', '12/25/2019']), 'mdy');
    assert.equal(orderOf(['03/11/2019', '11 March 2019']), 'dmy');
    assert.equal(orderOf(['03/11/2019', 'March 11, 2019']), 'mdy');
    assert.equal(orderOf(['03/11/2019']), 'mdy');
  });

  it('keep every interval and weekday, back in time by three weeks to three years', () => {
    const written = ['1961-11-03', '2019-02-27', '2019-03-01', '2020-02-29', '2024-12-31'];
    const at = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
    const moves = new Set<number>();
    for (const seed of seeds) {
      const moved = surrogatesOf(written.map((date) => `{{DATE|${date}}}`).join(' '), seed);
      const by = moved.map((date, n) => at(date) - at(written[n] ?? ''));
      const [days = 0] = by;
      assert.deepEqual(new Set(by), new Set([days]));
      assert.ok(Number.isInteger(days / 7));
      assert.ok(days <= -21 && days >= -3 * 366, String(days));
      moves.add(days);
    }
    assert.ok(moves.size > 20, 'another case, another offset');
  });

  it('never read like another date of the case', () => {
    // A year of Mondays: most offsets would lead from one to another.
    const first = Date.UTC(2019, 0, 7);
    const mondays = Array.from({ length: 52 }, (_, n) =>
      new Date(first + n * 7 * 86_400_000).toISOString().slice(0, 10),
    );
    for (const seed of seeds) {
      const moved = surrogatesOf(mondays.map((date) => `{{DATE|${date}}}`).join(' '), seed);
      assert.deepEqual(
        moved.filter((date) => mondays.includes(date)),
        [],
      );
    }
  });
});

describe('surrogates of numbers and addresses', () => {
  it('have their shape, and belong to nobody', () => {
    for (const seed of seeds) {
      const [us = '', seven = '', uk = '', mobile = '', abroad = '', extension = ''] = surrogatesOf(
        '{{PHONE|(617) 495-1234}} {{PHONE|495-1234}} {{PHONE|0131 496 1234}} {{PHONE|+44 7911 123456}} {{PHONE|+49 30 1234567}} {{FAX|617.495.1234 ext. 22}}',
        seed,
      );
      assert.match(us, /^\(555\) 555-01\d\d$/);
      assert.match(seven, /^555-01\d\d$/);
      assert.match(uk, /^0163 296 0\d\d\d$/);
      assert.match(mobile, /^\+44 7700 900\d\d\d$/);
      assert.match(abroad, /^\+99 9\d \d{7}$/);
      assert.match(extension, /^555\.555\.01\d\d ext\. \d\d$/);
      const [email = '', url = '', four = '', six = ''] = surrogatesOf(
        '{{EMAIL|m.lopez@mail.test}} {{URL|https://www.clinic.test/p/1}} {{IP|10.1.2.3}} {{IP|fe80::1}}',
        seed,
      );
      assert.match(email, /^mail\d+@example\.org$/);
      assert.match(url, /^https:\/\/www\.example\.org\/\d+$/);
      assert.match(four, /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/);
      assert.match(six, /^2001:db8::[0-9a-f]{1,4}$/);
      const [mrn = '', ssn = '', plate = ''] = surrogatesOf(
        '{{MRN|00-123-aB7}} {{SSN|123-45-6789}} {{ID|KJH 482}}',
        seed,
      );
      assert.match(mrn, /^\d\d-\d{3}-[a-z][A-Z]\d$/);
      assert.match(ssn, /^000-\d\d-\d{4}$/);
      assert.match(plate, /^[A-Z]{3} \d{3}$/);
      assert.ok(!plate.startsWith('KJH'));
    }
  });

  it('leave the words that say what a number is', () => {
    assert.match(surrogatesOf('{{ID|VIN 1HGCM82633A004352}}')[0] ?? '', /^VIN [\dA-Z]{17}$/);
  });

  it('say of an age over 89 no more than that', () => {
    assert.equal(replaced('aged {{AGE90|95}}'), 'aged over 89');
    assert.equal(replaced('the {{AGE90|92}}-year-old'), 'the over-89-year-old');
    assert.equal(replaced('a {{AGE90|ninety-two year old}}'), 'an over 89 year old');
    assert.equal(replaced('A {{AGE90|92}}-year-old'), 'An over-89-year-old');
    assert.equal(replaced('vitamin A, {{AGE90|92}}-year-old'), 'vitamin A, over-89-year-old');
    assert.equal(replaced('banana {{AGE90|92}} years'), 'banana over 89 years');
  });

  it('name places that are nowhere, the same for the same', () => {
    for (const seed of seeds) {
      const [hospital = '', letters = '', address = '', town = '', again, box = ''] = surrogatesOf(
        '{{HOSPITAL|Quincy General Hospital}} {{HOSPITAL|QGH}} {{ADDRESS|12 Oak Street, Apt 4B}} {{LOCATION|Quincy, MA 02169}} {{LOCATION|Quincy}} {{ADDRESS|PO Box 123}}',
        seed,
      );
      assert.match(hospital, /^[A-Z][a-z]+ General Hospital$/);
      assert.match(letters, /^(?!QGH)[A-Z]{3}$/);
      assert.match(address, /^\d\d [A-Z][a-z]+ Street, Apt \d[XZQV]$/);
      assert.match(town, /^[A-Z][a-z]+, MA 000\d\d$/);
      assert.equal(again, town.split(',')[0]);
      assert.match(box, /^PO Box \d{3}$/);
      assert.ok(!`${hospital}${address}${town}`.match(/Quincy|Oak|02169/));
    }
  });
});

const whole = `{{HOSPITAL|Quincy General Hospital}}, {{DATE|03/11/2019}}. Mrs {{NAME|Maria Gonzalez}} of {{ADDRESS|12 Oak Street}},
{{LOCATION|Quincy}}, MRN {{MRN|00412375}}, is {{AGE90|93}} years old. Her son {{NAME|John Gonzalez}} ({{PHONE|(617) 495-1234}},
{{EMAIL|j.gonzalez@mail.test}}) called on {{DATE|March 14}}. Mrs {{NAME|Gonzalez}} saw Dr. {{NAME|Peter O'Neil}} on {{DATE|03/18/2019}}.`;

describe('the surrogates of a case', () => {
  it('hold nothing of what they stand for', () => {
    for (const seed of seeds) {
      const text = replaced(whole, seed);
      for (const { text: original } of marked(whole).findings) {
        if (original.length > 2) assert.ok(!text.includes(original), original);
      }
      assert.doesNotMatch(text, /Maria|Gonzalez|O'Neil|Quincy|Oak|00412375|495-|is 93/);
    }
  });

  it('go on as they were: from the kept map, in the text as it then stands', () => {
    const { text, findings } = marked(whole);
    const made = new Surrogates({ text, findings }, seeded(3));
    const first = replacing(text, made.replacements(findings));
    const map = SurrogateMap.parse(JSON.parse(JSON.stringify(made.map)));
    const more = marked(`${first.text} {{NAME|Gonzalez}} rang on {{DATE|03/25/2019}}, {{NAME|Ana Gonzalez}} too.`);
    const again = new Surrogates(more, seeded(99), map);
    const [name, date, daughter = ''] = again.replacements(more.findings).map((one) => one.text);
    assert.equal(name, made.of({ ...(findings.at(-3) as Identifier) }));
    assert.equal(date, shiftDate('03/25/2019', map.calendar as NonNullable<typeof map.calendar>));
    assert.ok(daughter.endsWith(` ${name}`));
    assert.equal(again.map.calendar?.days, map.calendar?.days);
  });

  it('of a surrogate are itself: it is never replaced a second time', () => {
    const { text, findings } = marked('{{NAME|Maria Gonzalez}} {{MRN|00412375}}');
    const made = new Surrogates({ text, findings }, seeded(5));
    const { text: after, placed } = replacing(text, made.replacements(findings));
    const found = findings.map((one, n) => ({ ...one, ...(placed[n] as Identifier) }));
    const again = new Surrogates({ text: after, findings: found }, seeded(6), made.map);
    assert.deepEqual(
      again.replacements(found).map((one) => one.text),
      placed.map((one) => one.text),
    );
  });

  it('are told from what is still open when the text is looked through again', () => {
    const { text, findings } = marked(whole);
    const open = findings.filter((one) => one.class !== 'MRN');
    for (const seed of seeds) {
      const done = replacing(text, new Surrogates({ text, findings }, seeded(seed)).replacements(open));
      const found = identifiersIn(done.text);
      const kept = standIns(found, done.placed, done.text);
      assert.deepEqual(
        found.filter((one) => !kept.includes(one)).map((one) => one.text),
        ['00412375'],
      );
    }
  });

  it('are made of anything at all, soon', () => {
    const hostile = [
      '',
      ' ',
      '\u0000',
      '🫀'.repeat(50),
      `${'9'.repeat(20_000)}`,
      `${'a-'.repeat(20_000)}`,
      '((((1',
      'Mr '.repeat(9_000),
      '1/'.repeat(20_000),
      'March '.repeat(9_000),
    ];
    const since = performance.now();
    for (const words of hostile) {
      for (const kind of [
        'NAME',
        'DATE',
        'AGE90',
        'PHONE',
        'EMAIL',
        'URL',
        'IP',
        'SSN',
        'MRN',
        'ADDRESS',
        'HOSPITAL',
        'LOCATION',
      ] as const) {
        const one: Identifier = { class: kind, start: 0, end: words.length, text: words, confidence: 1 };
        const made = new Surrogates({ text: words, findings: [one] }, seeded(1)).of(one);
        assert.ok(made !== words && made !== '', `${kind} ${words.slice(0, 20)}`);
      }
    }
    assert.ok(performance.now() - since < 20_000);
  });
});

describe('the lists of names', () => {
  it('make up no name that is on the lists it must be told from', () => {
    const told = [...femaleNames, ...maleNames];
    const made = Object.values(givenNames)
      .flat()
      .map((name) => name.toLowerCase());
    assert.ok(told.length > 300);
    assert.equal(new Set(made).size, made.length);
    assert.deepEqual(
      [...femaleNames].filter((name) => maleNames.has(name)),
      [],
    );
  });
});
