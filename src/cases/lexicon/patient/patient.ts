import { AgeReader, type Age } from './age.ts';
import type { Finding, Sex } from '../finding.ts';
import { rawAt, type Tokens, type Vocabulary } from '../words/tokens.ts';

const relatives =
  'mother father brother sister son daughter wife husband aunt uncle grandmother grandfather friend colleague cousin partner twin sibling roommate neighbor mom mum dad';

/** Words that tell the sex, the surest kind first: nouns, titles, organs and states, pronouns. */
const hints: readonly (readonly [female: string, male: string])[] = [
  [
    'woman women female girl lady schoolgirl housewife gravida primigravida multigravida waitress nun widow businesswoman policewoman actress saleswoman primigravid multiparous nulliparous',
    'man male boy gentleman schoolboy fireman policeman widower businessman salesman fisherman workman',
  ],
  ['mrs ms miss madam', 'mr sir'],
  [
    'pregnant pregnancy uterus uterine ovary ovarian vagina vaginal menstrual menstruation menses postpartum postmenopausal menopause gestation gravid LMP hysterectomy miscarriage cesarean cervix menarche endometriosis IUD oophorectomy primip multip trimester',
    'prostate prostatic testis testicle testicular scrotum scrotal penis penile foreskin prostatectomy vasectomy orchidectomy erection erectile PSA',
  ],
  ['she her hers herself', 'he his him himself'],
];

/** What a word begins with that is no word for a person and tells the sex all the same: "F", "G2P1", "♂". */
const mayTellSex = 'FGM♀♂';

const organs = 2;

/** The sex of a patient whom the text calls a mother or a grandfather. */
const kin = {
  female: /^(mother|grandmother|wife|sister|daughter|aunt|mum|mom)$/i,
  male: /^(father|grandfather|husband|brother|son|uncle|dad)$/i,
};

interface Hint {
  readonly sex: Sex;
  /** The lower, the surer. */
  readonly rank: number;
}

/** Reads age and sex. */
export class PatientReader {
  readonly #ages: AgeReader;
  readonly #relatives: ReadonlySet<number>;
  readonly #hints = new Map<number, Hint>();

  constructor(vocabulary: Vocabulary) {
    this.#relatives = new Set(relatives.split(' ').map((word) => vocabulary.learn(word)));
    hints.forEach(([female, male], rank) => {
      for (const word of female.split(' ')) this.#hints.set(vocabulary.learn(word), { sex: 'female', rank });
      for (const word of male.split(' ')) this.#hints.set(vocabulary.learn(word), { sex: 'male', rank });
    });
    this.#ages = new AgeReader(vocabulary, {
      isSexed: (tokens, at) => this.#hintAt(tokens, at)?.rank === 0,
      isRelative: (tokens, at) => this.#relatives.has(tokens.words[at] ?? 0),
      isTitle: (tokens, at) => this.#hintAt(tokens, at)?.rank === 1,
    });
  }

  /** Age and sex as findings, each at most once. */
  *reading(tokens: Tokens): Generator<void, Finding[]> {
    let age: Age | null = null;
    let guess: Age | null = null;
    /** A parent tells of "her 4-year-old son": the patient, when no other age is given. */
    let child: Age | null = null;
    const votes = new Votes();
    for (let at = 0; at < tokens.starts.length; at++) {
      if (at % 20_000 === 19_999) yield;
      const said: Age | null = age === null ? this.#ages.at(tokens, at) : this.#ages.nowAt(tokens, at);
      if (said?.relative === false) age = said;
      else if (said !== null && isChild(tokens, said)) child ??= said;
      guess ??= this.#ages.toldAt(tokens, at);
      const hint = this.#hintAt(tokens, at);
      if (hint !== undefined && !(hint.rank === organs && this.#isOfRelative(tokens, at))) votes.add(hint, at);
    }
    const exact = age ?? child;
    const known = exact ?? guess;
    const beside = exact === null ? null : this.#sexBeside(tokens, exact);
    const sex = beside ?? votes.winner;
    return [
      ...(known === null
        ? []
        : [{ ...finding(tokens, known.from, known.to, 'age'), value: known.value, unit: known.unit }]),
      ...(sex === null ? [] : [finding(tokens, sex.at, sex.at + 1, sex.sex)]),
    ];
  }

  #hintAt(tokens: Tokens, at: number): Hint | undefined {
    const known = this.#hints.get(tokens.words[at] ?? 0) ?? this.#hints.get(tokens.capitals[at] ?? 0);
    if (known !== undefined || !mayTellSex.includes(tokens.text.charAt(tokens.starts[at] ?? 0))) return known;
    const raw = rawAt(tokens, at);
    if (raw === '♀' || raw === '♂') return { sex: raw === '♂' ? 'male' : 'female', rank: 0 };
    // "Sex: M", "G2P1".
    if (/^[MF]$/.test(raw) && /^(sex|gender)$/i.test(rawAt(tokens, at - 2)))
      return { sex: raw === 'M' ? 'male' : 'female', rank: 0 };
    return /^G\d+P\d/.test(raw) ? { sex: 'female', rank: organs } : undefined;
  }

  /** "His wife is pregnant." */
  #isOfRelative(tokens: Tokens, at: number): boolean {
    for (let i = at - 1; i >= Math.max(0, at - 4); i--) {
      if (rawAt(tokens, i) === '.') return false;
      if (this.#relatives.has(tokens.words[i] ?? 0)) return true;
    }
    return false;
  }

  /** The noun next to the age: "62-year-old retired man", "62F", "this man of 62". */
  #sexBeside(tokens: Tokens, age: Age): { sex: Sex; at: number } | null {
    const letter = rawAt(tokens, age.behind);
    if (/^(yo)?[MFmf]$/.test(letter)) return { sex: /m$/i.test(letter) ? 'male' : 'female', at: age.behind };
    if (letter === '♀' || letter === '♂') return { sex: letter === '♂' ? 'male' : 'female', at: age.behind };
    if (age.relative) return { sex: /^daughter/i.test(rawAt(tokens, age.to)) ? 'female' : 'male', at: age.to };
    for (let at = age.to; at < Math.min(tokens.starts.length, age.to + 6); at++) {
      if (tokens.kinds[at] === 'mark' && !/[,(/♀♂]/.test(rawAt(tokens, at))) break;
      if (/^[MF]$/.test(rawAt(tokens, at))) return { sex: rawAt(tokens, at) === 'M' ? 'male' : 'female', at };
      const hint = this.#hintAt(tokens, at);
      if (hint?.rank === 0) return { sex: hint.sex, at };
      const word = at < age.to + 2 && !/^(whose|with|and)$/i.test(rawAt(tokens, at - 1)) ? rawAt(tokens, at) : '';
      if (kin.female.test(word)) return { sex: 'female', at };
      if (kin.male.test(word)) return { sex: 'male', at };
    }
    for (let at = age.from - 1; at >= Math.max(0, age.from - 4); at--) {
      const hint = this.#hintAt(tokens, at);
      if (hint?.rank === 0) return { sex: hint.sex, at };
    }
    return null;
  }
}

/** Of the surest kind of hint the more frequent sex wins, then the one named first. */
class Votes {
  readonly #found = new Map<Sex, { readonly sex: Sex; rank: number; at: number; count: number }>();

  add({ sex, rank }: Hint, at: number): void {
    const before = this.#found.get(sex);
    if (before === undefined || rank < before.rank) this.#found.set(sex, { sex, rank, at, count: 1 });
    else if (rank === before.rank) before.count++;
  }

  get winner(): { sex: Sex; at: number } | null {
    return [...this.#found.values()].sort((a, b) => a.rank - b.rank || b.count - a.count || a.at - b.at)[0] ?? null;
  }
}

function finding(tokens: Tokens, from: number, to: number, id: string): Finding {
  const start = tokens.starts[from] ?? 0;
  const end = tokens.ends[to - 1] ?? 0;
  return {
    finding: id,
    label: id,
    text: tokens.text.slice(start, end),
    start,
    end,
    present: true,
    whose: 'patient',
    when: 'now',
    certain: true,
    value: null,
    unit: null,
    byTest: false,
    lasting: true,
    familial: false,
    course: false,
  };
}

function isChild(tokens: Tokens, { value, unit, to }: Age): boolean {
  return (unit !== 'years' || value < 18) && /^(son|daughter)$/i.test(rawAt(tokens, to));
}
