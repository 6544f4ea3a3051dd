import { Clause, type Cue, type Event, type Name } from './clause.ts';
import type { Ground, Mention } from './context.ts';
import { Doubts } from './doubts.ts';
import { Fears } from './fears.ts';
import type { When } from './finding.ts';
import type { Joints } from './joints.ts';
import { Mentions } from './mentions.ts';
import { Negations } from './negations.ts';
import { Persons } from './persons.ts';
import type { Span } from './sentences.ts';
import { isShade, Shades } from './shades.ts';
import { States } from './state.ts';
import { Times } from './times.ts';
import type { Tokens } from './tokens.ts';

/**
 * How each name in a sentence is meant: absent, someone else's, past, only feared, only suspected. One pass over what was
 * found in it: cues change the state, names are meant as it says.
 */
export class Walk {
  readonly #clause: Clause;
  readonly #states: States;
  readonly #mentions: Mentions;
  readonly #shades: Shades;
  readonly #persons: Persons;
  readonly #times: Times;
  readonly #doubts: Doubts;
  readonly #negations: Negations;
  readonly #fears: Fears;

  constructor(joints: Joints, tokens: Tokens, sentence: Span, ground: Ground, events: readonly Event[]) {
    this.#clause = new Clause(joints, tokens, sentence, events);
    this.#states = new States(sentence, ground);
    this.#mentions = new Mentions(this.#clause);
    this.#shades = new Shades(this.#clause, this.#mentions);
    this.#persons = new Persons(this.#clause, this.#mentions, this.#states);
    this.#times = new Times(this.#clause, this.#mentions, this.#states);
    this.#doubts = new Doubts(this.#clause, this.#mentions, this.#states);
    this.#negations = new Negations(this.#clause, this.#mentions, this.#states);
    this.#fears = new Fears(this.#clause, this.#states);
  }

  run(): Mention[] {
    this.#clause.events.forEach((event, index) => {
      if (event.kind === 'name') this.#name(event, index);
      else this.#cue(event, index);
    });
    return this.#mentions.inOrder(this.#shades.mentions());
  }

  #name(event: Name, index: number): void {
    const { from, to, meaning } = event;
    const { joints, tokens, sentence } = this.#clause;
    if (joints.isWith(tokens, from)) this.#with(from);
    if (meaning.finding?.course === true) {
      // A side that stands alone in its sentence, as in the field of a form, is how it goes on, too.
      if (isShade(meaning) && !(from === sentence.from && to === sentence.to)) this.#shades.read(event, index);
      else this.#course(event);
      return;
    }
    const state = this.#states.now;
    // "Six months ago he was admitted with pneumonia"
    if (state.monthsAgo && meaning.diagnosis !== null && state.when === 'now') state.when = 'past';
    if (this.#opensHistory(event) && state.when !== 'hypothetical') this.#states.past(from);
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
  #course({ from, to, meaning }: Name): void {
    const id = meaning.finding?.id;
    const first = this.#clause.raw(from);
    // "Headache resolved with paracetamol"
    if (this.#mentions.end === from && /^(resolved|settled|subsided)$/i.test(first)) {
      this.#mentions.behind({ when: 'past' });
    }
    // "Previous similar episodes of"
    if (id === 'recurrent-course' && /^(previous|prior|past|earlier)$/i.test(first)) this.#states.past(to);
    if (/^(ago|earlier|previously|back)$/i.test(this.#clause.raw(to - 1))) {
      if (id === 'years-course') this.#times.ago({ from, to });
      else if (id === 'months-course') this.#times.recent({ from, to });
    }
    const { negation, negatedAt, whose, when, unsure, byTest } = this.#states.now;
    const present = negation === null || from - negatedAt > 0;
    this.#mentions.addBeside({ from, to, meaning, present, whose, when, certain: !unsure, byTest });
  }

  #cue(event: Cue, index: number): void {
    const state = this.#states.now;
    if (event.kind !== 'and') this.#shades.waitNoMore();
    switch (event.kind) {
      case 'no':
        if (state.fearedAt >= 0 && this.#clause.opensAt(event.from, index)) this.#states.backToNow();
        this.#states.negate('list', event.to);
        return;
      case 'nobody':
        state.whose = 'family';
        this.#states.negate('list', event.to);
        return;
      case 'without':
        this.#states.negate('aside', event.to);
        return;
      case 'not':
        this.#states.negate('near', event.to);
        return;
      case 'absent before':
        this.#states.negate('one', event.to);
        return;
      case 'absent':
        this.#negations.behind(event, index);
        return;
      case 'unlikely':
        this.#doubts.unlikely(event, index);
        return;
      case 'clear':
        // "The CT done to exclude a stroke was normal"
        if (state.tested && (state.fearedAt >= 0 || state.unsure))
          this.#mentions.behind({ present: false, certain: true, when: this.#states.ground.when });
        return;
      case 'until':
        // "No haemoptysis until yesterday"
        if (this.#mentions.last?.present === false) this.#mentions.behind({ present: true });
        state.negation = null;
        return;
      case 'positive':
        if (this.#mentions.end === event.from) this.#mentions.endGroup();
        return;
      case 'cause':
        state.ofCause = true;
        return;
      case 'so':
        // "Fever was denied, as were chills."
        if (this.#mentions.last?.present === false) this.#states.negate('list', event.to);
        return;
      case 'stop':
        state.negation = null;
        state.unsure = false;
        this.#states.backToNow();
        return;
      case 'presents':
        this.#presents(event, index);
        return;
      case 'shows':
      case 'has':
      case 'had':
        if (event.kind === 'shows') state.byTest ||= state.tested;
        this.#asserts(event, index);
        return;
      case 'shown':
        this.#mentions.behind({ byTest: true });
        state.tested = true;
        // "Possible pneumonia on chest X-ray with fever"
        if (this.#mentions.end === event.from) this.#doubts.beyond();
        return;
      case 'test':
        state.tested = true;
        return;
      case 'with':
        this.#with(event.from);
        return;
      case 'beyond':
        this.#doubts.beyond();
        return;
      case 'join':
        state.negation = null;
        this.#mentions.endGroup();
        return;
      case 'relative':
      case 'stranger':
      case 'maternal':
        this.#persons.read(event, index);
        return;
      case 'says':
        // "His brother, who has epilepsy, witnessed the seizure."
        if (state.commaAt >= 0) state.whose = this.#states.ground.whose;
        return;
      case 'kin':
        state.whose = 'family';
        return;
      case 'in the family':
        if (this.#mentions.hasGroup) this.#mentions.behind({ whose: 'family' });
        else state.whose = 'family';
        return;
      case 'patient':
        state.whose = this.#states.ground.whose;
        return;
      case 'past':
        this.#times.past(event);
        return;
      case 'longstanding':
        if (this.#clause.isFirst(event.from, index)) this.#times.longstanding(event, index);
        return;
      case 'recent':
        if (this.#clause.isFirst(event.from, index) && this.#clause.tokens.kinds[event.to] !== 'number') {
          // "Now" is about the patient; but "his mother, now 70"
          state.whose = this.#states.ground.whose;
        }
        this.#times.recent(event);
        return;
      case 'before':
        this.#times.before(event);
        return;
      case 'gone':
        this.#times.gone(event, index);
        return;
      case 'ago':
        this.#times.ago(event);
        return;
      case 'if':
        this.#fears.condition(event, index);
        return;
      case 'should':
        this.#fears.should(event, index);
        return;
      case 'feared':
        this.#states.fear(event.to);
        return;
      case 'feared behind':
        if (this.#mentions.end === event.from) this.#mentions.behind({ when: 'hypothetical' });
        return;
      case 'worry':
        this.#fears.worry(event, index);
        return;
      case 'maybe':
        this.#doubts.maybe(event, index);
        return;
      case 'unsure':
        this.#doubts.unsure(event);
        return;
      case 'versus':
        this.#doubts.versus(event);
        return;
      case 'rule out':
        this.#doubts.ruleOut(event);
        return;
      case ',':
        this.#comma(index);
        state.commaAt = event.from;
        return;
      case ':':
        if (this.#mentions.isFree(state.negatedAt, event.from)) state.negation = null;
        // "Social history: smoker"
        if (this.#mentions.count === 0 && state.when === 'past') this.#states.backToNow();
        state.byTest ||= state.tested;
        // "Suspicion of endocarditis: fever, new murmur"
        if (this.#mentions.end === event.from) this.#doubts.end();
        return;
      case '(':
        this.#states.openBracket();
        return;
      case ')':
        this.#states.closeBracket();
        return;
      default:
    }
  }

  /** A verb that says that something is there ends a negation, a doubt and what was past. */
  #asserts({ kind, from }: Cue, index: number): void {
    const state = this.#states.now;
    const { joints, tokens } = this.#clause;
    // "has not had", "neither he nor his wife had": the verb belongs to the negation.
    const neither = joints.isNeither(tokens, state.negatedAt - 1) && this.#mentions.end <= state.negatedAt;
    // "Has never fainted or had palpitations"
    const held = neither || joints.isOr(tokens, from - 1);
    if (this.#mentions.isFree(state.negatedAt, from) && !held) state.negation = null;
    // "Past medical history is significant for": so does this one.
    const free = this.#mentions.isFree(state.pastAt, from);
    if (state.when === 'past' && free && (kind !== 'had' || !state.longAgo)) this.#states.backToNow();
    const feared = state.fearedAt >= 0 && this.#mentions.end > state.fearedAt;
    if (feared && kind !== 'shows' && this.#clause.opensAt(from, index)) this.#states.backToNow();
    if (this.#mentions.isFree(state.doubtedAt, from)) this.#doubts.end();
  }

  /** "Presents with", "now has": whatever came before, this is the patient today. */
  #presents({ from }: Cue, index: number): void {
    const state = this.#states.now;
    const opens = this.#clause.opensAt(from, index);
    if (this.#mentions.isFree(state.negatedAt, from)) state.negation = null;
    if (state.when === 'past' || (state.when === 'hypothetical' && opens && state.commaAt > 0)) {
      state.when = 'now';
      state.longAgo = false;
      state.fearedAt = -1;
    }
    if (opens) state.whose = this.#states.ground.whose;
    if (this.#mentions.isFree(state.doubtedAt, from)) state.unsure = false;
  }

  /** "Possible pneumonia with fever", "a known diabetic with vomiting" */
  #with(at: number): void {
    if (this.#mentions.end !== at) return;
    this.#doubts.end();
    const { joints, tokens } = this.#clause;
    if (this.#states.now.when === 'past' && joints.isPerson(tokens, at - 1)) this.#states.backToNow();
  }

  #comma(index: number): void {
    const state = this.#states.now;
    if (state.inWhose) {
      state.inWhose = false;
      state.whose = this.#states.ground.whose;
    }
    this.#negations.comma(index);
    this.#doubts.end();
    if (state.negation === null && state.when !== 'past') return;
    if (!this.#clause.itemAsserts(index)) return;
    state.negation = null;
    if (state.when === 'past' && !state.longAgo) this.#states.backToNow();
  }
}
