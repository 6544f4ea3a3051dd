import type { Clause, Cue } from './clause.ts';
import type { States } from './state.ts';

/** Tells what has happened, not what to do if it does. */
const told =
  /^(return(ed|s|ing)|comes|came|attend(ed|s)|represent(ed|s)|call(ed|ing)|rang|phoned|contacted|telephoned|saw|told)$/i;

/** What may come, and what is only feared. */
export class Fears {
  readonly #clause: Clause;
  readonly #states: States;

  constructor(clause: Clause, states: States) {
    this.#clause = clause;
    this.#states = states;
  }

  condition(event: Cue, index: number): void {
    if (!this.#isOfWhatIsThere(event, index)) this.#states.fear(-1);
  }

  /** "Should she vomit"; but "he should rest". */
  should({ from }: Cue, index: number): void {
    if (this.#clause.isFirst(from, index)) this.#states.fear(-1);
  }

  worry(event: Cue, index: number): void {
    // "I am concerned about meningitis": a doctor suspects it.
    if (this.#clause.joints.isSpeaker(this.#clause.tokens, event.from - 1)) this.#states.doubt(event.to);
    // "His mother is worried about the rash" that he has; "he is worried about cancer" that he fears.
    else if (!this.#isOthersWorry(index) && !this.#isNamedAsOwn(event, index)) this.#states.fear(event.to);
  }

  /** "If the cough becomes productive", "she returned with a cough": the cough is there. */
  #isOfWhatIsThere({ from, to }: Cue, index: number): boolean {
    if (told.test(this.#clause.raw(from))) return true;
    const name = this.#clause.events[index + 1];
    return (
      name?.kind === 'name' &&
      name.from === to + 1 &&
      /^(the|his|her|your|this)$/i.test(this.#clause.raw(to)) &&
      /^(becomes?|turns?|changes?)$/i.test(this.#clause.raw(name.to))
    );
  }

  /** "Mum is worried about the rash": the rash is there; but a disease she only fears. */
  #isOthersWorry(index: number): boolean {
    const next = this.#clause.events[index + 1];
    return this.#clause.isPerson(index - 1) && (next?.kind !== 'name' || next.meaning.diagnosis === null);
  }

  /** "Worried about her own numbness" */
  #isNamedAsOwn({ to }: Cue, index: number): boolean {
    const next = this.#clause.events[index + 1];
    return (
      next?.kind === 'name' &&
      next.from - to <= 2 &&
      /^(her|his|the|this|these|my|their)$/i.test(this.#clause.raw(next.from === to ? to - 1 : to))
    );
  }
}
