import type { Clause } from './clause.ts';
import type { Mentions } from './mentions.ts';
import type { States } from './state.ts';

/** One thing that cues tell (who, when, how sure): looks at the sentence and at what was found, and changes the state. */
export abstract class Concern {
  protected readonly clause: Clause;
  protected readonly mentions: Mentions;
  protected readonly states: States;

  constructor(clause: Clause, mentions: Mentions, states: States) {
    this.clause = clause;
    this.mentions = mentions;
    this.states = states;
  }
}
