import type { Clause } from './clause.ts';
import type { Mentions } from './mentions.ts';
import type { Span } from './sentences.ts';
import type { States } from './state.ts';

/** When a finding was: now, or long ago and over. */
export class Times {
  readonly #clause: Clause;
  readonly #mentions: Mentions;
  readonly #states: States;

  constructor(clause: Clause, mentions: Mentions, states: States) {
    this.#clause = clause;
    this.#mentions = mentions;
    this.#states = states;
  }

  past(event: Span): void {
    if (!this.#lastedUntilNow(event)) this.#states.past(event.to);
  }

  /** "In childhood", "ten years ago": of what stands before it in its clause, or of what follows. */
  ago(event: Span): void {
    const { joints, tokens, sentence } = this.#clause;
    if (joints.tellsOnset(tokens, sentence.from, event.from)) return;
    // "In the past two days"
    if (/^past$/i.test(this.#clause.raw(event.to - 1)) && this.#clause.isTimeWithin(event.to, event.to + 2)) return;
    // "Meningitis aged 4"; but "a man aged 45 with gout"
    if (/^aged$/i.test(this.#clause.raw(event.from))) {
      if (this.#mentions.end === event.from && this.#clause.endsAt(event.to + 1)) {
        this.#mentions.behind({ when: 'past' });
      }
      return;
    }
    if (this.#isAheadOfItsName(event)) {
      this.#states.past(event.to);
      this.#states.now.longAgo = true;
    } else this.#mentions.behind({ when: 'past' });
  }

  /** "Has settled", "resolved"; but "stops" and "stopped smoking" say nothing of the kind. */
  gone(event: Span, index: number): void {
    const { from, to } = event;
    const words = this.#clause.words(event);
    if (!/(ed|gone|remission|off|away|over|better)\b/i.test(words)) return;
    if (this.#clause.isBeforeName(index)) {
      if (/^(resolved|settled)$/i.test(words)) this.#states.past(to);
      return;
    }
    // "Weakness, resolved", "the cough in the evening has gone"; but in "rash, taste gone" the taste is.
    const near =
      from - this.#mentions.end < 2 ||
      /^(which|that)$/i.test(this.#clause.raw(from - 1)) ||
      (to - from > 1 && this.#states.now.commaAt < this.#mentions.end);
    if (near && !/ing$/i.test(this.#clause.raw(to))) this.#mentions.behind({ when: 'past' });
  }

  recent(event: Span): void {
    const months = /^(months?|mths?)$/i.test(this.#clause.raw(event.to - 2));
    if (months && this.#mentions.last !== undefined && this.#mentions.last.meaning.diagnosis !== null) this.ago(event);
    else if (this.#states.now.when === 'past') this.#states.backToNow();
  }

  #isAheadOfItsName(event: Span): boolean {
    const { joints, tokens } = this.#clause;
    const opens =
      !this.#mentions.hasGroup ||
      this.#states.now.commaAt >= this.#mentions.end ||
      joints.isAnd(tokens, event.from - 1) ||
      joints.isAnd(tokens, event.from - 2);
    return opens && !this.#clause.endsAt(event.to);
  }

  /** "3-day history of", "a history of two weeks of": not past at all. */
  #lastedUntilNow({ from, to }: Span): boolean {
    const { joints, tokens, sentence } = this.#clause;
    // "6/52 history of", as British notes write six weeks
    if (/^(7|52|12)$/.test(this.#clause.raw(from - 1)) && this.#clause.raw(from - 2) === '/') return true;
    for (let at = Math.max(sentence.from, from - 3); at < from; at++) if (joints.isTime(tokens, at)) return true;
    return this.#clause.isTimeWithin(to, to + 3);
  }
}
