import type { Tokens, Vocabulary } from './tokens.ts';

const timeUnits = 'minute min hour hr day week wk month year yr night morning';
const bearing =
  'has had have with died dies suffer suffers suffered diagnosed is was are were being developed passed takes carries survived known affected both';
const graded = 'mild mildly moderate severe marked slight worsening some diffuse gross';
const connecting = 'and or nor / , & + also the a an any his her some mild severe left right bilateral new';

/** Small words that hold a sentence together. */
export class Joints {
  readonly #timeUnits: ReadonlySet<number>;
  readonly #bearing: ReadonlySet<number>;
  readonly #connecting: ReadonlySet<number>;
  readonly #and: ReadonlySet<number>;
  readonly #or: ReadonlySet<number>;
  readonly #by: ReadonlySet<number>;
  readonly #graded: ReadonlySet<number>;

  constructor(vocabulary: Vocabulary) {
    const ids = (words: string) => new Set(words.split(' ').map((word) => vocabulary.learn(word)));
    this.#timeUnits = ids(timeUnits);
    this.#bearing = ids(bearing);
    this.#connecting = ids(connecting);
    this.#and = ids('and & +');
    this.#or = ids('or nor /');
    this.#by = ids('by');
    this.#graded = ids(graded);
  }

  isAnd(tokens: Tokens, at: number): boolean {
    return this.#and.has(tokens.words[at] ?? 0);
  }

  /** "3 days", "two-week": a number or its word before a unit of time. */
  isTime(tokens: Tokens, at: number): boolean {
    return this.#timeUnits.has(tokens.words[at] ?? 0);
  }

  isOr(tokens: Tokens, at: number): boolean {
    return this.#or.has(tokens.words[at] ?? 0);
  }

  isBy(tokens: Tokens, at: number): boolean {
    return this.#by.has(tokens.words[at] ?? 0);
  }

  isGraded(tokens: Tokens, at: number): boolean {
    return this.#graded.has(tokens.words[at] ?? 0);
  }

  isBearing(tokens: Tokens, at: number): boolean {
    return this.#bearing.has(tokens.words[at] ?? 0);
  }

  onlyConnects(tokens: Tokens, from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (!this.#connecting.has(tokens.words[at] ?? 0)) return false;
    return true;
  }
}
