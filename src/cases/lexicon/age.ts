import { numberValue, rawAt, type Tokens, type Vocabulary } from './tokens.ts';

export type AgeUnit = 'years' | 'months' | 'weeks' | 'days';

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

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const smallNumbers: ReadonlyMap<string, number> = new Map(small.split(' ').map((word, n) => [word, n]));
const tens: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety hundred'.split(' ').map((word, n) => [word, 20 + 10 * n]),
);
const decades: ReadonlyMap<string, number> = new Map([...tens].map(([word, n]) => [word.replace(/y$/, 'ies'), n]));

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

const units = 'year yr y month mo mth week wk w day d';
const oldest = 120;
const measured =
  /^(temp|temperature|fever|pulse|rate|pressure|saturation|score|count|level|bp|hr|rr|gcs|bmi|weight|history|total|dose)$/i;

/** Which words are people, and which of them are not the patient. */
export interface People {
  readonly isSexed: (tokens: Tokens, at: number) => boolean;
  readonly isRelative: (tokens: Tokens, at: number) => boolean;
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
    this.#numbers = ids([...smallNumbers.keys(), ...tens.keys()]);
    this.#told = ids(told.keys());
    this.#age = ids(['aged', 'age']);
  }

  /** The age that is given by a number which begins at a token. */
  at(tokens: Tokens, at: number): Age | null {
    const figures = tokens.kinds[at] === 'number';
    if (!figures && !this.#numbers.has(tokens.words[at] ?? 0)) return null;
    const number = numberAt(tokens, at);
    if (number === null || number.value > oldest) return null;
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
    const letter = rawAt(tokens, to);
    const space = (tokens.starts[to] ?? 0) - (tokens.ends[to - 1] ?? 0);
    if (figures && Number.isInteger(value)) {
      const apart =
        space === 1 && /[MF]/.test(letter) && this.#beginsWithAge(tokens, at) && (value < 90 || letter === 'M');
      if (/^[MFmf]$/.test(letter) && (space === 0 || apart)) return age(to + 1, 'years', to);
    }
    if (/^(his|her|their|early|mid|late)$/.test(raw(at - 1))) {
      if (decades.has(raw(at))) return { ...age(to), value: value + 5 };
      if (figures && value % 10 === 0 && raw(to) === 's') return { ...age(to + 1), value: value + 5 };
    }
    if (/^yo[mf]?$/.test(raw(to))) return this.#withRelative(tokens, age(to + 1, 'years', to));
    const behind = this.#isGivenAsAge(tokens, at);
    if (!this.#units.has(tokens.words[to] ?? 0)) return behind ? age(to) : null;
    const unit = unitNamed(raw(to));
    if (raw(to + 1) === 'old') return this.#withRelative(tokens, age(to + 2, unit));
    if (/^(y|yr|yrs|m|mo)$/.test(raw(to)) && /^[/.]$/.test(raw(to + 1)) && raw(to + 2) === 'o') {
      return this.#withRelative(tokens, age(to + 3, unit));
    }
    return behind || this.#people.isSexed(tokens, to + 1) ? age(to + 1, unit) : null;
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
    return at < 8 && /^(a|an|this)$/i.test(rawAt(tokens, at - 1)) && !measured.test(rawAt(tokens, at));
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
        !/^(at|since|from|until|before|by|the|when|over|under)$/i.test(rawAt(tokens, before - 1)) &&
        !this.#people.isRelative(tokens, before - 1)
      );
    }
    if (!/^of$/i.test(rawAt(tokens, at - 1))) return false;
    return this.#people.isSexed(tokens, before) || this.#isSomeone(tokens, before);
  }

  #withRelative(tokens: Tokens, age: Age): Age {
    for (let at = age.to; at < age.to + 3; at++) {
      if (tokens.kinds[at] !== 'word' || this.#people.isSexed(tokens, at)) break;
      if (this.#people.isRelative(tokens, at)) return { ...age, relative: true };
    }
    return age;
  }
}

/** A number in figures or in words: "62", "sixty-two". */
function numberAt(tokens: Tokens, at: number): { value: number; to: number } | null {
  const raw = rawAt(tokens, at).toLowerCase();
  if (tokens.kinds[at] === 'number') return { value: numberValue(raw), to: at + 1 };
  const ten = tens.get(raw);
  if (ten !== undefined) {
    const one = smallNumbers.get(rawAt(tokens, at + 1).toLowerCase()) ?? 0;
    return one > 0 && one < 10 ? { value: ten + one, to: at + 2 } : { value: ten, to: at + 1 };
  }
  const value = decades.get(raw) ?? smallNumbers.get(raw);
  return value === undefined ? null : { value, to: at + 1 };
}

function unitNamed(raw: string): AgeUnit {
  if (raw.startsWith('m')) return 'months';
  if (raw.startsWith('w')) return 'weeks';
  return raw.startsWith('d') ? 'days' : 'years';
}
