import { isDecade, numberAt, numberWords } from '../numbers/numberWords.ts';
import { numberValue, rawAt, type Tokens, type Vocabulary } from '../words/tokens.ts';

export type AgeUnit = 'years' | 'months' | 'weeks' | 'days' | 'hours';

/** An age and the tokens that give it; words about the sex may begin at `behind`. */
export interface Age {
  readonly value: number;
  readonly unit: AgeUnit;
  readonly from: number;
  readonly to: number;
  readonly behind: number;
  /** The words behind it name a relative: "his 60-year-old father", "her 4-year-old son". */
  readonly relative: boolean;
}

/** An age that one word tells, more or less. */
const told: ReadonlyMap<string, readonly [number, AgeUnit]> = new Map([
  ['newborn', [1, 'days']],
  ['neonate', [1, 'weeks']],
  ['infant', [6, 'months']],
  ['toddler', [2, 'years']],
  ['schoolboy', [9, 'years']],
  ['schoolgirl', [9, 'years']],
  ['teenager', [15, 'years']],
  ['teenage', [15, 'years']],
  ['adolescent', [15, 'years']],
  ['boy', [9, 'years']],
  ['girl', [9, 'years']],
  ['elderly', [78, 'years']],
  ['septuagenarian', [75, 'years']],
  ['octogenarian', [85, 'years']],
  ['nonagenarian', [93, 'years']],
]);

const units = 'year yr y month mo mos mth week wk w day d hour hr h';
/** British notes: so many twelfths of a year, fifty-seconds of a year, sevenths of a week. */
const fractions: ReadonlyMap<string, AgeUnit> = new Map([
  ['12', 'months'],
  ['52', 'weeks'],
  ['7', 'days'],
]);
/** Years into a decade. */
const intoDecade: Readonly<Record<string, number>> = { early: 2, mid: 5, late: 8 };
const oldest = 120;
/** So long an age is given in hours. */
const mostHours = 200;
const pastPoint = /^(at|since|from|until|before|by|after|over|under|than)$/;
/** How words for people end, and words that end so and are none. */
const trade = /(er|or|ist|ian|man|ant|ent|nurse|cook|clerk|chef|pilot|child|baby)$/i;
const measured =
  /(fever|ulcer|number|tumou?r|diameter|factor|power|order|murmur|liver|parameter|content|moment|percent)$/i;

const isYoung = /^(neonate|newborn|infant|baby|child|toddler)$/i;

/** Which words are people, and which of them are not the patient. */
export interface People {
  readonly isSexed: (tokens: Tokens, at: number) => boolean;
  readonly isRelative: (tokens: Tokens, at: number) => boolean;
  readonly isTitle: (tokens: Tokens, at: number) => boolean;
}

/** Reads an age in figures or words: "62-year-old", "62M", "aged sixty-two", "3 weeks old", "in his sixties". */
export class AgeReader {
  readonly #people: People;
  readonly #units: ReadonlySet<number>;
  readonly #numbers: ReadonlySet<number>;
  readonly #told: ReadonlySet<number>;
  readonly #age: ReadonlySet<number>;

  constructor(vocabulary: Vocabulary, people: People) {
    const ids = (words: Iterable<string>) => new Set([...words].map((word) => vocabulary.learn(word)));
    this.#people = people;
    this.#units = ids(units.split(' '));
    this.#numbers = ids(numberWords);
    this.#told = ids(told.keys());
    this.#age = ids(['aged', 'age']);
  }

  /** The age that is given by a number which begins at a token. */
  at(tokens: Tokens, at: number): Age | null {
    const figures = tokens.kinds[at] === 'number';
    if (!figures && !this.#numbers.has(tokens.words[at] ?? 0)) return null;
    const number = numberAt(tokens, at);
    if (number === null || number.value > mostHours) return null;
    const { value, to } = number;
    const age = (end: number, unit: AgeUnit = 'years', behind = end): Age => ({
      value,
      unit,
      from: at,
      to: end,
      behind,
      relative: false,
    });
    const raw = (i: number) => rawAt(tokens, i).toLowerCase();
    const behind = this.#isGivenAsAge(tokens, at);
    const unit = this.#units.has(tokens.words[to] ?? 0) ? unitNamed(raw(to)) : null;
    if (unit === 'hours') {
      if (raw(to + 1) === 'old') return age(to + 2, unit);
      return behind ? age(to + 1, unit) : null;
    }
    if (value > oldest) return null;
    if (figures) {
      const bySign = this.#bySign(tokens, at, to, age) ?? this.#ofLife(tokens, at, to, age);
      if (bySign !== null) return bySign;
    }
    if (/^(his|her|their|early|mid|late)$/.test(raw(at - 1))) {
      const into = intoDecade[raw(at - 1)] ?? 5;
      if (isDecade(raw(at))) return { ...age(to), value: value + into };
      if (figures && value % 10 === 0 && raw(to) === 's') return { ...age(to + 1), value: value + into };
    }
    if (/^yo[mf]?$/.test(raw(to))) return this.#withRelative(tokens, age(to + 1, 'years', to));
    const joined = figures ? /^y(\d{1,2})m(?:o|ths?)?$/.exec(raw(to)) : null;
    if (joined !== null) return { ...age(to + 1), value: inYears(value, Number(joined[1])) };
    if (unit === null) return behind || this.#isAside(tokens, at, to) || this.#isNow(tokens, at, to) ? age(to) : null;
    const more = unit === 'years' ? this.#months(tokens, at, to + 1) : null;
    if (more !== null) return { ...age(more.to), value: inYears(value, more.months) };
    if (unit !== 'days' && this.#opens(tokens, at, to + 1)) return age(to + 1, unit);
    const old = raw(to + 1) === '.' ? to + 2 : to + 1;
    if (raw(old) === 'old') return this.#withRelative(tokens, age(old + 1, unit));
    if (/^(y|yr|yrs|m|mo)$/.test(raw(to)) && /^[/.]$/.test(raw(to + 1)) && raw(to + 2) === 'o') {
      return this.#withRelative(tokens, age(to + 3, unit));
    }
    if (raw(to + 1) === 'of' && raw(to + 2) === 'age' && !pastPoint.test(raw(at - 1))) return age(to + 3, unit);
    const short =
      /^mos?$/.test(raw(to)) && tokens.starts[to] === tokens.ends[to - 1] && this.#beginsWithAge(tokens, at);
    const listed = raw(at - 1) === ',' && this.#people.isSexed(tokens, at - 2) && /^([,.;)]|)$/.test(raw(to + 1));
    const born = raw(at - 1) === 'born' && raw(to + 1) === 'ago';
    return behind || short || born || listed || this.#people.isSexed(tokens, to + 1) ? age(to + 1, unit) : null;
  }

  /** "62M", "62/F", "F/62", "3/12 old": an age with a letter or a fraction behind it. */
  #bySign(
    tokens: Tokens,
    at: number,
    to: number,
    age: (end: number, unit?: AgeUnit, behind?: number) => Age,
  ): Age | null {
    const letter = rawAt(tokens, to);
    if (/^[♀♂]$/.test(letter)) return age(to + 1, 'years', to);
    const space = (tokens.starts[to] ?? 0) - (tokens.ends[to - 1] ?? 0);
    const { value } = age(to);
    if (!Number.isInteger(value)) return null;
    const apart =
      space === 1 && /[MF]/.test(letter) && this.#beginsWithAge(tokens, at) && (value < 90 || letter === 'M');
    if (/^[MFmf]$/.test(letter) && (space === 0 || apart)) return age(to + 1, 'years', to);
    const before = rawAt(tokens, at - 2);
    if (rawAt(tokens, at - 1) === '/' && /^[MF]$/.test(before) && this.#beginsWithAge(tokens, at - 2))
      return age(to, 'years', at - 2);
    if (letter !== '/') return null;
    const next = rawAt(tokens, to + 1);
    if (/^[MF]$/.test(next) && this.#beginsWithAge(tokens, at)) return age(to + 2, 'years', to + 1);
    const unit = fractions.get(next);
    if (unit === undefined || rawAt(tokens, to + 2) === '/') return null;
    const old = rawAt(tokens, to + 2).toLowerCase() === 'old';
    const named =
      old || this.#people.isSexed(tokens, to + 2) || /^(baby|infant|child|neonate|[MF])$/i.test(rawAt(tokens, to + 2));
    return named || this.#isGivenAsAge(tokens, at) ? age(old ? to + 3 : to + 2, unit) : null;
  }

  /** "Day 3 of life", "day of life 3", "DOL 3". */
  #ofLife(tokens: Tokens, at: number, to: number, age: (end: number, unit: AgeUnit) => Age): Age | null {
    const raw = (i: number) => rawAt(tokens, i).toLowerCase();
    if (raw(at - 1) === 'day' && raw(to) === 'of' && raw(to + 1) === 'life')
      return { ...age(to + 2, 'days'), from: at - 1 };
    if (raw(at - 1) === 'life' && raw(at - 2) === 'of' && raw(at - 3) === 'day')
      return { ...age(to, 'days'), from: at - 3 };
    if (raw(at - 1) === 'dol') return { ...age(to, 'days'), from: at - 1 };
    const ofNewborn = raw(at - 1) === 'day' && !/^(of|post|after|postpartum|postnatal)$/.test(raw(to));
    return ofNewborn && this.#isNewborn(tokens, at - 1) ? { ...age(to, 'days'), from: at - 1 } : null;
  }

  /** "Newborn on day 2", "neonate, day 6". */
  #isNewborn(tokens: Tokens, at: number): boolean {
    for (let i = at - 1; i >= Math.max(0, at - 5) && rawAt(tokens, i) !== '.'; i--) {
      if (/^(newborn|neonate|baby)$/i.test(rawAt(tokens, i))) return true;
    }
    return false;
  }

  /** "2 years (and) 4 months old", "2 y 6 mo girl": the months. */
  #months(tokens: Tokens, first: number, from: number): { months: number; to: number } | null {
    const at = /^(and|,)$/i.test(rawAt(tokens, from)) ? from + 1 : from;
    const number = numberAt(tokens, at);
    if (number === null || !this.#units.has(tokens.words[number.to] ?? 0)) return null;
    const months = unitNamed(rawAt(tokens, number.to).toLowerCase()) === 'months';
    if (!months) return null;
    const next = number.to + 1;
    if (/^old$/i.test(rawAt(tokens, next))) return { months: number.value, to: number.to + 2 };
    const isAge =
      this.#people.isSexed(tokens, next) || this.#opens(tokens, first, next) || this.#isGivenAsAge(tokens, first);
    return isAge ? { months: number.value, to: next } : null;
  }

  /** "18 mo with cough": in the first words of a text or a line, and no length of time. */
  #opens(tokens: Tokens, at: number, behind: number): boolean {
    if (at > 0 && (tokens.gaps[at] ?? 0) === 0) return false;
    return (
      this.#people.isSexed(tokens, behind) ||
      /^([,.;:MF]|with|w|presenting|presents|brought|seen)$/.test(rawAt(tokens, behind))
    );
  }

  /** An age of today, whatever other ages were told: "had measles aged 4; the patient is now 29". */
  nowAt(tokens: Tokens, at: number): Age | null {
    if (tokens.kinds[at] !== 'number') return null;
    const value = numberValue(rawAt(tokens, at));
    return value <= oldest && this.#isNow(tokens, at, at + 1)
      ? { value, unit: 'years', from: at, to: at + 1, behind: at + 1, relative: false }
      : null;
  }

  /** "The patient, now 33,", "he is now 71 and": an age of today. */
  #isNow(tokens: Tokens, at: number, to: number): boolean {
    const plainly = /^is$/i.test(rawAt(tokens, at - 1)) && /^(he|she|patient)$/i.test(rawAt(tokens, at - 2));
    if (
      (!plainly && !/^(now|currently)$/i.test(rawAt(tokens, at - 1))) ||
      !/^([,.);]|and|who|with|)$/i.test(rawAt(tokens, to))
    )
      return false;
    const before = rawAt(tokens, at - 2);
    if (!/^(,|\(|is|he|she|patient)$/i.test(before) || this.#isOfRelative(tokens, at)) return false;
    return this.#isPerson(tokens, at - 2) || (rawAt(tokens, at - 3) === 'and' && this.#isOfPatient(tokens, at));
  }

  /** "She had rheumatic fever at 9 and is now 46": the sentence begins with the patient. */
  #isOfPatient(tokens: Tokens, at: number): boolean {
    for (let i = at - 3; i >= Math.max(0, at - 30); i--) {
      if (this.#people.isRelative(tokens, i)) return false;
      if (/^(he|she|patient)$/i.test(rawAt(tokens, i)) || this.#people.isTitle(tokens, i)) return true;
      if (rawAt(tokens, i) === '.') return false;
    }
    return false;
  }

  /** Whether a person stands right in front: "the patient, ", "Mr Kane, ", "he is ". */
  #isPerson(tokens: Tokens, at: number): boolean {
    return [at, at - 1, at - 2].some(
      (i) =>
        /^(patient|pt|he|she)$/i.test(rawAt(tokens, i)) ||
        this.#people.isSexed(tokens, i) ||
        this.#people.isTitle(tokens, i),
    );
  }

  /** "Mrs Jones, 81, fell": between commas behind a person who is no relative. */
  #isAside(tokens: Tokens, at: number, to: number): boolean {
    if (!/^[,(]$/.test(rawAt(tokens, at - 1)) || !/^[,).]$/.test(rawAt(tokens, to))) return false;
    return [at - 2, at - 3].some(
      (i) =>
        (i === at - 2 && (this.#people.isSexed(tokens, i) || /^patient$/i.test(rawAt(tokens, i)))) ||
        this.#people.isTitle(tokens, i),
    );
  }

  /** The age that one word tells: "newborn", "teenager". */
  toldAt(tokens: Tokens, at: number): Age | null {
    if (!this.#told.has(tokens.words[at] ?? 0)) return null;
    const known = told.get(rawAt(tokens, at).toLowerCase());
    return known === undefined
      ? null
      : { value: known[0], unit: known[1], from: at, to: at + 1, behind: at, relative: false };
  }

  /** "A farmer of 79": in the opening words, and not something that is measured. */
  #isSomeone(tokens: Tokens, at: number): boolean {
    const word = rawAt(tokens, at);
    return at < 8 && /^(a|an|this)$/i.test(rawAt(tokens, at - 1)) && trade.test(word) && !measured.test(word);
  }

  /** "62 F" is an age where it opens a line or a clause; behind "temperature" it is not. */
  #beginsWithAge(tokens: Tokens, at: number): boolean {
    return at === 0 || (tokens.gaps[at] ?? 0) > 0 || /^(a|this|[.#,(–—-])$/i.test(rawAt(tokens, at - 1));
  }

  /** "aged 62", "a man of 62", but not "since the age of 12". */
  #isGivenAsAge(tokens: Tokens, at: number): boolean {
    let before = at - 1;
    while (before >= 0 && /^(of|is|:|=|was)$/i.test(rawAt(tokens, before))) before--;
    if (before < 0) return false;
    if (this.#age.has(tokens.words[before] ?? 0)) {
      return (
        !/^(gestational|mental|bone|developmental|corrected)$/i.test(rawAt(tokens, before - 1)) &&
        !/^(at|since|from|until|before|by|the|when|over|under)$/i.test(rawAt(tokens, before - 1)) &&
        !this.#isOfRelative(tokens, before)
      );
    }
    if (!/^of$/i.test(rawAt(tokens, at - 1))) return false;
    return (
      this.#people.isSexed(tokens, before) || isYoung.test(rawAt(tokens, before)) || this.#isSomeone(tokens, before)
    );
  }

  /** "His father died aged 60": a relative not far before, in the same breath. */
  #isOfRelative(tokens: Tokens, at: number): boolean {
    for (let i = at - 1; i >= Math.max(0, at - 7); i--) {
      if (/^[.;:(]$/.test(rawAt(tokens, i)) || this.#people.isSexed(tokens, i)) return false;
      if (this.#people.isRelative(tokens, i)) return true;
    }
    return false;
  }

  #withRelative(tokens: Tokens, age: Age): Age {
    // "A 45-year-old mother of three" opens a case, "his brother, 12 years old," does not.
    const opens = /^(a|an|this)$/i.test(rawAt(tokens, age.from - 1)) && this.#beginsSentence(tokens, age.from - 1);
    const named = rawAt(tokens, age.from - 1) === ',' && this.#people.isRelative(tokens, age.from - 2);
    if (named && !/^(son|daughter)$/i.test(rawAt(tokens, age.from - 2))) return { ...age, relative: true };
    for (let at = age.to; at < age.to + 3 && !opens; at++) {
      if (tokens.kinds[at] !== 'word' || this.#people.isSexed(tokens, at)) break;
      if (this.#people.isRelative(tokens, at)) return { ...age, relative: true };
    }
    return age;
  }

  #beginsSentence(tokens: Tokens, at: number): boolean {
    return at === 0 || (tokens.gaps[at] ?? 0) > 0 || /^[.:;]$/.test(rawAt(tokens, at - 1));
  }
}

/** Years and months, as years. */
function inYears(years: number, months: number): number {
  return Math.round((years + months / 12) * 100) / 100;
}

function unitNamed(raw: string): AgeUnit {
  if (raw.startsWith('m')) return 'months';
  if (raw.startsWith('w')) return 'weeks';
  if (raw.startsWith('h')) return 'hours';
  return raw.startsWith('d') ? 'days' : 'years';
}
