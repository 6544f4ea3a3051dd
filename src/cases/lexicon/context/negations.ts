import { Concern } from './concern.ts';
import type { Cue } from './clause.ts';

/** What is not there. */
export class Negations extends Concern {
  /** Of what stands before; but "CT ruled out PE" has nothing before it to rule out. */
  behind(event: Cue, index: number): void {
    // "The cause of the fever was not found"
    if (this.states.now.ofCause) {
      this.states.now.ofCause = false;
      return;
    }
    // "The scan was done for chest pain and excluded PE"
    const ahead = /^(excluded|out)$/i.test(this.clause.raw(event.to - 1)) && this.clause.isBeforeName(index);
    if (!this.mentions.hasGroup || ahead) {
      this.states.negate('list', event.to);
      return;
    }
    const absent = { present: false, certain: this.states.ground.certain };
    if (/^(no|nil|none|n)$/i.test(this.clause.words(event))) this.mentions.lastIs(absent);
    else this.mentions.behind(absent);
    // "Tests for tuberculosis were negative" does not speak of what may come.
    if (this.states.now.fearedAt >= 0) this.mentions.behind({ when: this.states.ground.when });
  }

  /** How far a negation reaches in a list. */
  comma(index: number): void {
    const state = this.states.now;
    const { events } = this.clause;
    if ((state.negation === 'near' || state.negation === 'aside') && !this.clause.isInList(index)) {
      state.negation = null;
    }
    // "In view of the haematuria, cancer must be excluded"
    const first = state.commaAt < 0 && events[index + 1]?.kind === 'name';
    if (first && this.clause.opensWithReason()) this.mentions.endGroup();
    // "Without haematuria, and fever": a list of one goes no further.
    if (events[index + 1]?.kind === 'and' && this.#isListClosed(index)) state.negation = null;
  }

  /** Whether the list before a ", and" has come to its end: it had one item, or an "or" already. */
  #isListClosed(index: number): boolean {
    const { negatedAt, commaAt } = this.states.now;
    if (this.clause.hasJointBefore(this.clause.events[index]?.from ?? 0, negatedAt)) return true;
    return commaAt < negatedAt && this.mentions.isAlone;
  }
}
