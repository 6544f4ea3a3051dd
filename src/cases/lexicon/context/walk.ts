import { Assertions } from './assertions.ts';
import { Clause, type Cue, type Event, type Name } from './clause.ts';
import type { Ground, Mention } from './context.ts';
import { cueRules, type Reading } from './cueRules.ts';
import { Doubts } from './doubts.ts';
import { Fears } from './fears.ts';
import type { When } from '../finding.ts';
import type { Joints } from './joints.ts';
import { Mentions } from './mentions.ts';
import { Negations } from './negations.ts';
import { Persons } from './persons.ts';
import type { Span } from '../words/sentences.ts';
import { isShade, Shades } from './shades.ts';
import { States } from './state.ts';
import { Times } from './times.ts';
import type { Tokens } from '../words/tokens.ts';

/**
 * How each name in a sentence is meant: absent, someone else's, past, only feared, only suspected. One pass over what was
 * found in it: cues change the state, names are meant as it says.
 */
export class Walk {
  readonly #clause: Clause;
  readonly #states: States;
  readonly #mentions: Mentions;
  readonly #shades: Shades;
  readonly #reading: Reading;

  constructor(joints: Joints, tokens: Tokens, sentence: Span, ground: Ground, events: readonly Event[]) {
    const clause = new Clause(joints, tokens, sentence, events);
    const states = new States(sentence, ground);
    const mentions = new Mentions(clause);
    const times = new Times(clause, mentions, states);
    const doubts = new Doubts(clause, mentions, states);
    const negations = new Negations(clause, mentions, states);
    const fears = new Fears(clause, mentions, states);
    const persons = new Persons(clause, mentions, states);
    const assertions = new Assertions(clause, mentions, states, { times, doubts, negations, fears });
    this.#clause = clause;
    this.#states = states;
    this.#mentions = mentions;
    this.#shades = new Shades(clause, mentions);
    this.#reading = { clause, states, mentions, persons, times, doubts, negations, fears, assertions };
  }

  run(): Mention[] {
    this.#reading.fears.asked();
    this.#clause.events.forEach((event, index) => {
      if (event.kind === 'name') this.#name(event, index);
      else this.#cue(event, index);
    });
    return this.#mentions.inOrder(this.#shades.mentions());
  }

  #name(event: Name, index: number): void {
    const { from, to, meaning } = event;
    const { joints, tokens, sentence } = this.#clause;
    if (joints.isWith(tokens, from)) this.#reading.assertions.with(from);
    if (meaning.finding?.course === true) {
      // A side that stands alone in its sentence, as in the field of a form, is how it goes on, too.
      if (isShade(meaning) && !(from === sentence.from && to === sentence.to)) this.#shades.read(event, index);
      else this.#course(event, index);
      return;
    }
    const state = this.#states.now;
    // "Six months ago he was admitted with pneumonia"
    if (state.monthsAgo && meaning.diagnosis !== null && state.when === 'now') state.when = 'past';
    if (this.#opensHistory(event) && state.when !== 'hypothetical') this.#states.past(from);
    if (/^(resolved|settled|subsided|cleared|disappeared|recovered|gone|stopped)$/i.test(this.#clause.raw(from)))
      this.#reading.times.goneWith(from);
    this.#reading.times.anew(event);
    const present = !this.#states.isNegated(from);
    if (state.negation === 'one') state.negation = null;
    this.#mentions.add({
      from,
      to,
      meaning,
      present,
      whose: state.whose,
      when: this.#whenOf(present),
      certain: !state.unsure,
      byTest: state.byTest,
    });
    this.#reading.persons.named(event);
    this.#reading.fears.next();
    // "ANA positive, anti-dsDNA negative"
    if (/^(positive|negative)$/i.test(this.#clause.raw(to - 1))) this.#mentions.endGroup();
    if (meaning.measure === null) this.#shades.takenBy(event);
    this.#shades.waitNoMore();
  }

  /** "Previous PE", "history of epilepsy", where they are one name: what follows is past, too. */
  #opensHistory({ from, meaning }: Name): boolean {
    return (
      meaning.finding?.lasting === true &&
      /^(previous|prior|past|earlier|known|old|history)$/i.test(this.#clause.raw(from))
    );
  }

  /** "No history of asthma" says that there is none, not that there was none. Of others' illnesses nobody says when. */
  #whenOf(present: boolean): When {
    const { when, whose } = this.#states.now;
    return when === 'past' && (!present || whose !== 'patient') ? this.#states.ground.when : when;
  }

  /** "No fever for three days" does not deny the days; only "not sudden" denies. */
  #course({ from, to, meaning }: Name, index: number): void {
    const id = meaning.finding?.id;
    const first = this.#clause.raw(from);
    // "Headache resolved with paracetamol"
    if (/^(resolved|settled|subsided)$/i.test(first)) this.#reading.times.goneWith(from);
    // "Previous similar episodes of"
    if (id === 'recurrent-course' && /^(previous|prior|past|earlier)$/i.test(first)) this.#states.past(to);
    if (/^(ago|earlier|previously|back)$/i.test(this.#clause.raw(to - 1)) || /^back$/i.test(this.#clause.raw(to))) {
      if (id === 'years-course') this.#reading.times.ago({ from, to }, index);
      else if (id === 'months-course') this.#reading.times.recent({ from, to }, index);
    }
    const { negation, negatedAt, whose, when, unsure, byTest } = this.#states.now;
    const present = negation === null || from - negatedAt > 0;
    this.#mentions.addBeside({
      from,
      to,
      meaning,
      present,
      whose,
      when,
      certain: !unsure,
      byTest,
    });
  }

  #cue(event: Cue, index: number): void {
    if (event.kind !== 'and') this.#shades.waitNoMore();
    cueRules[event.kind]?.(this.#reading, event, index);
  }
}
