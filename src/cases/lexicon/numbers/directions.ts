import type { Direction } from './laboratory.ts';
import type { Measure } from './measures.ts';
import type { Span } from '../words/sentences.ts';
import { rawAt, type Tokens, type Vocabulary } from '../words/tokens.ts';

/** Words about a measure, and where they begin and end. */
export interface Said extends Span {
  readonly direction: Direction;
  /** "Raised" tells how it is, "fell" only how it moves. */
  readonly state: boolean;
  /** "Undetectable" is no denial of the test's name. */
  readonly undetectable: boolean;
}

const states: Readonly<Record<Direction, string>> = {
  high: 'raised high elevated increased ↑ elevation positive fast rapid',
  low: 'low decreased reduced ↓ subnormal depressed suppressed undetectable unrecordable slow deficiency deficient depleted',
  normal: 'normal unremarkable negative ok wnl reference ↔',
};

const motions: Readonly<Partial<Record<Direction, string>>> = {
  high: 'rising risen up rose climbing climbed',
  low: 'falling fallen down fell dropped dropping',
};

const mayPrecede =
  'dangerously critically profoundly mildly markedly slightly very severely grossly moderately significantly massively hugely strongly persistently the a an his her serum plasma blood total arterial of in'.split(
    ' ',
  );

const mayFollow =
  'is was are were of at x × dangerously critically profoundly markedly mildly slightly very severely grossly moderately significantly massively persistently level levels count titer came back has been have had within remains remained also all both test entirely still comes the + ) ('.split(
    ' ',
  );

/** What a meter shows where it cannot measure. */
const onScreen = /^\s?(?:[:=]\s?)?(?:(?:is|was|read|reads|reading|shows|showed)\s)?["“'‘]?(?:(HI)|LO)\b/;

/** Reads "raised", "low", "normal" around the names of measures. */
export class DirectionReader {
  readonly #directions: ReadonlyMap<number, { readonly direction: Direction; readonly state: boolean }>;
  readonly #before: ReadonlySet<number>;
  readonly #after: ReadonlySet<number>;
  readonly #not: ReadonlySet<number>;
  readonly #undetectable: number;

  constructor(vocabulary: Vocabulary) {
    const ids = (list: readonly string[]) => new Set(list.map((word) => vocabulary.learn(word)));
    this.#before = ids(mayPrecede);
    this.#after = ids(mayFollow);
    this.#not = ids(['not', 'never', "wasn't", "isn't"]);
    this.#undetectable = vocabulary.learn('undetectable');
    this.#directions = new Map(
      [
        ...Object.entries(states).map((entry) => [...entry, true] as const),
        ...Object.entries(motions).map((entry) => [...entry, false] as const),
      ].flatMap(([direction, list, state]) =>
        list.split(' ').map((word) => [vocabulary.learn(word), { direction: direction as Direction, state }] as const),
      ),
    );
  }

  /** "Raised troponin", "platelets were low". */
  around(tokens: Tokens, measure: Measure, name: Span, from: number, limit: number): Said | null {
    const before = this.before(tokens, name, from);
    if (before !== null) return this.#forMeasure(tokens, measure, before);
    const after = this.#behind(tokens, name, limit);
    return after === null ? null : this.#forMeasure(tokens, measure, after);
  }

  before(tokens: Tokens, name: Span, from: number): Said | null {
    for (let at = name.from - 1; at >= Math.max(from, name.from - 3); at--) {
      const found = this.#directions.get(tokens.words[at] ?? 0);
      if (found !== undefined && isOfBefore(tokens, at, name.from)) return null;
      if (found !== undefined) return { ...found, undetectable: false, from: at, to: name.to };
      if (!this.#before.has(tokens.words[at] ?? 0)) break;
    }
    return null;
  }

  /** Words between a name and its number: "was elevated at 14". */
  between(tokens: Tokens, from: number, end: number): Direction | null {
    let denied = false;
    for (let at = from; at < from + 6 && (tokens.starts[at] ?? Infinity) < end; at++) {
      const word = tokens.words[at] ?? 0;
      if (this.#not.has(word)) denied = true;
      const found = this.#directions.get(word);
      if (found?.state === true) return denied ? 'normal' : found.direction;
    }
    return null;
  }

  #behind(tokens: Tokens, name: Span, limit: number): Said | null {
    const plus = /^\s?\+{2,4}/.exec(tokens.text.slice(tokens.ends[name.to - 1], (tokens.ends[name.to - 1] ?? 0) + 6));
    if (plus !== null) {
      const signs = plus[0].trim().length;
      return { direction: 'high', state: true, undetectable: false, from: name.from, to: name.to + signs };
    }
    const screen = onScreen.exec(tokens.text.slice(tokens.ends[name.to - 1], (tokens.ends[name.to - 1] ?? 0) + 24));
    if (screen !== null) {
      const direction = screen[1] === undefined ? 'low' : 'high';
      return { direction, state: true, undetectable: false, from: name.from, to: name.to + 1 };
    }
    let denied = false;
    for (let at = name.to; at < Math.min(limit, name.to + 6); at++) {
      const word = tokens.words[at] ?? 0;
      const found = this.#directions.get(word);
      if (found !== undefined) {
        // "Low normal" is normal.
        const normal = this.#directions.get(tokens.words[at + 1] ?? 0)?.direction === 'normal' && at + 1 < limit;
        const direction = denied || normal ? 'normal' : found.direction;
        return { direction, state: found.state, undetectable: false, from: name.from, to: at + (normal ? 2 : 1) };
      }
      const repeated = tokens.kinds[at] === 'number' && /^[x×]$/i.test(rawAt(tokens, at - 1));
      if (this.#not.has(word)) denied = true;
      else if (!repeated && !this.#after.has(word)) break;
    }
    return null;
  }

  /** What cannot be too low is normal when it is undetectable. */
  #forMeasure(tokens: Tokens, measure: Measure, said: Said): Said {
    const at = said.to - 1;
    const undetectable =
      (tokens.words[at] ?? 0) === this.#undetectable || (tokens.words[said.from] ?? 0) === this.#undetectable;
    return undetectable ? { ...said, undetectable, direction: measure.low.length === 0 ? 'normal' : 'low' } : said;
  }
}

/** "Na↓ K↑": an arrow right behind a word is that word's. */
function isOfBefore(tokens: Tokens, at: number, name: number): boolean {
  if (!/^[↑↓]$/.test(rawAt(tokens, at))) return false;
  return (
    tokens.starts[at] === tokens.ends[at - 1] &&
    tokens.starts[name] !== tokens.ends[at] &&
    /\p{L}$/u.test(rawAt(tokens, at - 1))
  );
}
