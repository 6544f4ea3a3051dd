import type { Clause } from './clause.ts';
import type { Context, Mention } from './context.ts';
import type { Span } from '../words/sentences.ts';

/** The names that a sentence was found to mention so far. */
export class Mentions {
  readonly #clause: Clause;
  readonly #all: Mention[] = [];
  /** Mentions joined by nothing but commas and "and": what is said behind them holds for all. */
  #group: number[] = [];
  #groupEnd = -1;
  /** "Apart from the cough, everything has settled": the cough. */
  readonly #excepted = new Set<number>();
  #excepts = false;

  constructor(clause: Clause) {
    this.#clause = clause;
  }

  get count(): number {
    return this.#all.length;
  }

  get hasGroup(): boolean {
    return this.#group.length > 0;
  }

  get isAlone(): boolean {
    return this.#group.length === 1;
  }

  /** Where the last name ended. */
  get end(): number {
    return this.#groupEnd;
  }

  at(index: number): Mention | undefined {
    return this.#all[index];
  }

  /** The last of the group. */
  get last(): Mention | undefined {
    return this.#all[this.#group.at(-1) ?? -1];
  }

  /** A name that joins the group, or begins one. */
  add(mention: Mention): void {
    const { joints, tokens } = this.#clause;
    if (this.#groupEnd < 0 || !joints.onlyConnects(tokens, this.#groupEnd, mention.from)) this.#group = [];
    this.#group.push(this.#all.length);
    if (this.#excepts) this.#excepted.add(this.#all.length);
    this.#groupEnd = mention.to;
    this.#all.push(mention);
  }

  /** Whether what comes is named as an exception. */
  except(excepts: boolean): void {
    this.#excepts = excepts;
  }

  /** What says something of the names, and is none of them. */
  addBeside(mention: Mention): void {
    this.#all.push(mention);
  }

  /** Words that belong to the last name. */
  stretch(end: number): void {
    this.#groupEnd = end;
  }

  endGroup(): void {
    this.#group = [];
  }

  /** "All symptoms except the rash have resolved" */
  #isExcepted(index: number): boolean {
    return this.#excepts && this.#excepted.has(index);
  }

  /** What stands before is meant so, too. Of others' illnesses nobody says when. */
  behind(change: Partial<Context>): void {
    for (const index of this.#group) {
      const before = this.#all[index] as Mention;
      if (change.when !== 'past' || (before.whose === 'patient' && !this.#isExcepted(index)))
        this.#all[index] = { ...before, ...change };
    }
  }

  /** "Speech slurred, face drooping on the left, symptoms resolved" */
  allOver(): void {
    this.#group = this.#all.flatMap(({ present, whose, when }, index) =>
      present && whose === 'patient' && when === 'now' && !this.#excepted.has(index) ? [index] : [],
    );
    this.behind({ when: 'past' });
  }

  /** "Wheeze on both sides, crackles none": of the last alone. */
  lastIs(change: Partial<Context>): void {
    this.#group = this.#group.slice(-1);
    this.behind(change);
  }

  /** "Meningitis is unlikely": of what stands right before, and of all with it that is not denied already. */
  behindIsUnlikely(): void {
    for (const index of this.#group) {
      const before = this.#all[index] as Mention;
      if (before.present || index === this.#group.at(-1))
        this.#all[index] = { ...before, present: false, certain: false };
    }
  }

  /** Whether a verb is more than the rest of what a cue says: "has not had", "may have had". */
  isFree(cueEnd: number, verb: number): boolean {
    return verb - cueEnd > 1 || this.#groupEnd > cueEnd;
  }

  inOrder(shades: readonly Mention[]): Mention[] {
    return [...this.#all, ...shades].sort((a: Span, b: Span) => a.from - b.from);
  }
}
