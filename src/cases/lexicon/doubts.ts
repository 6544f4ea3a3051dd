import type { Clause } from './clause.ts';
import type { Mentions } from './mentions.ts';
import type { Span } from './sentences.ts';
import type { States } from './state.ts';

/** Whether a finding is sure. */
export class Doubts {
  readonly #clause: Clause;
  readonly #mentions: Mentions;
  readonly #states: States;

  constructor(clause: Clause, mentions: Mentions, states: States) {
    this.#clause = clause;
    this.#mentions = mentions;
    this.#states = states;
  }

  maybe(event: Span, index: number): void {
    const state = this.#states.now;
    const first = this.#clause.raw(event.from);
    // "Absence of neck stiffness does not exclude meningitis"
    if (/^(does|do|did|doesnt|could|doesn['’]t)$/i.test(first)) state.negation = null;
    // "Concerned about the possibility of meningitis"
    if (state.fearedAt >= 0 && event.from - state.fearedAt < 3) this.#states.backToNow();
    if (this.#isOfLast(event, index)) {
      this.#mentions.behind({ certain: false });
      return;
    }
    // "Gout or cellulitis?"
    const asked = first === '?' && this.#mentions.end === event.from && this.#clause.endsAt(event.to);
    if (asked) this.#mentions.behind({ certain: false });
    else this.#states.doubt(event.to);
    if (/^(ddx|differential)/i.test(first)) state.allUnsure = true;
  }

  /** "Is suspected" */
  unsure(event: Span): void {
    if (this.#mentions.hasGroup) this.#mentions.behind({ certain: false });
    else this.#states.doubt(event.to);
  }

  versus(event: Span): void {
    this.#mentions.behind({ certain: false });
    this.#states.doubt(event.to);
    this.#states.now.allUnsure = true;
  }

  ruleOut(event: Span): void {
    if (this.#states.now.tested || /s$/i.test(this.#clause.raw(event.from))) this.#states.negate('list', event.to);
    else this.#states.doubt(event.to);
  }

  /** What is said with "with", or with a verb that asserts, is surely there. */
  end(): void {
    if (!this.#states.now.allUnsure) this.#states.now.unsure = false;
  }

  /** "Pneumonia was initially suspected but" */
  #isOfLast({ from, to }: Span, index: number): boolean {
    return (
      this.#mentions.hasGroup &&
      from - this.#mentions.end <= 3 &&
      /^(suspected|possible|probable|likely|presumed|questionable)$/i.test(this.#clause.raw(from)) &&
      (this.#clause.endsAt(to) || this.#clause.events[index + 1]?.kind === 'stop')
    );
  }
}
