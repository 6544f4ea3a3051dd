import type { Ground } from './context.ts';
import type { When, Whose } from '../finding.ts';
import type { Span } from '../words/sentences.ts';

/** What holds at a place in a sentence for the names that follow. */
export interface State {
  /** `list` runs over commas, `near` and `aside` only in a list with an "and" or "or", `one` to the next name. */
  negation: 'list' | 'near' | 'aside' | 'one' | null;
  negatedAt: number;
  whose: Whose;
  when: When;
  pastAt: number;
  /** "In 2015", "ten years ago": the verb behind it does not bring it back to now. */
  longAgo: boolean;
  /** Where a noun stands that names what may come ("risk of"); -1: a whole clause does ("if"), or nothing. */
  fearedAt: number;
  /** "If the cough becomes productive": what comes behind the comma may come. */
  fearsNext: boolean;
  unsure: boolean;
  doubtedAt: number;
  /** "Differential: gout, cellulitis": doubt that a comma does not end. */
  allUnsure: boolean;
  commaAt: number;
  /** "Cause of": what is not found is the cause. */
  ofCause: boolean;
  /** "Whose mother has": behind the next comma the patient is meant again. */
  inWhose: boolean;
  /** "Six months ago" stands before. */
  monthsAgo: boolean;
  /** A test is named; what it shows is its result. */
  tested: boolean;
  byTest: boolean;
}

/** A negation reaches no further than this many words. */
const reach = { near: 7, one: 2, list: Infinity, aside: Infinity };

/** The state along a sentence; what stands in brackets has one of its own. */
export class States {
  now: State;
  readonly ground: Ground;
  readonly #outer: State[] = [];

  constructor(sentence: Span, ground: Ground) {
    this.ground = ground;
    this.now = {
      negation: ground.present ? null : 'list',
      negatedAt: sentence.from,
      whose: ground.whose,
      when: ground.when,
      pastAt: -1,
      longAgo: false,
      fearedAt: -1,
      fearsNext: false,
      unsure: !ground.certain,
      doubtedAt: -1,
      allUnsure: !ground.certain,
      commaAt: -1,
      ofCause: false,
      inWhose: false,
      monthsAgo: false,
      tested: false,
      byTest: false,
    };
  }

  openBracket(): void {
    this.#outer.push({ ...this.now });
  }

  closeBracket(): void {
    this.now = this.#outer.pop() ?? this.now;
  }

  negate(negation: NonNullable<State['negation']>, at: number): void {
    this.now.negation = negation;
    this.now.negatedAt = at;
  }

  isNegated(at: number): boolean {
    const { negation, negatedAt } = this.now;
    return negation !== null && at - negatedAt <= reach[negation];
  }

  doubt(at: number): void {
    this.now.unsure = true;
    this.now.doubtedAt = at;
  }

  past(at: number): void {
    this.now.when = 'past';
    this.now.pastAt = at;
  }

  /** What a noun names may come: "risk of". */
  fear(at: number): void {
    this.now.when = 'hypothetical';
    this.now.fearedAt = at;
  }

  backToNow(): void {
    this.now.when = this.ground.when;
    this.now.longAgo = false;
    this.now.fearedAt = -1;
  }
}
