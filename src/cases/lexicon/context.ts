import type { CueKind } from './cues.ts';
import type { When, Whose } from './finding.ts';
import type { Joints } from './joints.ts';
import type { Meaning } from './lexicon.ts';
import type { Span } from './sentences.ts';
import type { Tokens } from './tokens.ts';

/** How a name in a sentence is meant. */
export interface Context {
  readonly present: boolean;
  readonly whose: Whose;
  readonly when: When;
  readonly certain: boolean;
  readonly byTest: boolean;
}

/** A name found in a sentence: its tokens, and how it is meant there. */
export interface Mention extends Span, Context {
  readonly meaning: Meaning;
}

/** What a heading ("Family history:") says of all that stands under it. */
export interface Ground {
  readonly whose: Whose;
  readonly when: When;
}
export const plainGround: Ground = { whose: 'patient', when: 'now' };

export type Event =
  | { readonly kind: 'name'; readonly from: number; readonly to: number; readonly meaning: Meaning }
  | { readonly kind: CueKind | ',' | ':' | 'and' | '(' | ')' | 'time'; readonly from: number; readonly to: number };

/** A negation by "not" reaches no further than this many words. */
const reachOfNot = 7;
/** How far behind a relative the verb may stand that makes the finding theirs. */
const reachOfRelative = 6;

const longestList = 24;

interface State {
  /** `list` runs over commas, `near` does not, `aside` only in a list with an "and" or "or". */
  negation: 'list' | 'near' | 'aside' | null;
  negatedAt: number;
  whose: Whose;
  when: When;
  unsure: boolean;
  doubtedAt: number;
  /** A test is named; what it shows is its result. */
  tested: boolean;
  byTest: boolean;
}

/** How each name in a sentence is meant: absent, someone else's, past, only feared, only suspected. One pass over what was found in it. */
export class Walk {
  readonly #joints: Joints;
  readonly #tokens: Tokens;
  readonly #sentence: Span;
  readonly #ground: Ground;
  readonly #events: readonly Event[];
  readonly #mentions: Mention[] = [];
  /** Mentions joined by nothing but commas and "and": what is said behind them holds for all. */
  #group: number[] = [];
  #groupEnd = -1;
  readonly #outer: State[] = [];
  #state: State;

  constructor(joints: Joints, tokens: Tokens, sentence: Span, ground: Ground, events: readonly Event[]) {
    this.#joints = joints;
    this.#tokens = tokens;
    this.#sentence = sentence;
    this.#ground = ground;
    this.#events = events;
    this.#state = {
      negation: null,
      negatedAt: -1,
      ...ground,
      unsure: false,
      doubtedAt: -1,
      tested: false,
      byTest: false,
    };
  }

  run(): Mention[] {
    this.#events.forEach((event, index) => {
      if (event.kind === 'name') this.#name(event);
      else this.#cue(event, index);
    });
    return this.#mentions;
  }

  #name({ from, to, meaning }: Extract<Event, { kind: 'name' }>): void {
    const state = this.#state;
    if (meaning.finding?.course === true) {
      this.#course(from, to, meaning);
      return;
    }
    if (this.#groupEnd < 0 || !this.#joints.onlyConnects(this.#tokens, this.#groupEnd, from)) this.#group = [];
    this.#group.push(this.#mentions.length);
    this.#groupEnd = to;
    const far = state.negation === 'near' && from - state.negatedAt > reachOfNot;
    const present = state.negation === null || far;
    this.#mentions.push({
      from,
      to,
      meaning,
      present,
      whose: state.whose,
      // "No history of asthma" says that there is none, not that there was none.
      when: !present && state.when === 'past' ? this.#ground.when : state.when,
      certain: !state.unsure,
      byTest: state.byTest,
    });
  }

  /** "No fever for three days" does not deny the days; only "not sudden" denies. */
  #course(from: number, to: number, meaning: Meaning): void {
    const { negation, negatedAt, whose, when, unsure, byTest } = this.#state;
    const present = negation === null || from - negatedAt > 0;
    this.#mentions.push({ from, to, meaning, present, whose, when, certain: !unsure, byTest });
  }

  #cue(event: Exclude<Event, { kind: 'name' }>, index: number): void {
    const state = this.#state;
    switch (event.kind) {
      case 'no':
        this.#negate('list', event.to);
        return;
      case 'without':
        this.#negate('aside', event.to);
        return;
      case 'not':
        this.#negate('near', event.to);
        return;
      case 'absent':
        // "CT ruled out PE" has nothing before it to rule out.
        if (this.#group.length === 0) this.#negate('list', event.to);
        else this.#behind({ present: false });
        return;
      case 'was':
        this.#behind({ when: 'past' });
        return;
      case 'unsure':
        if (this.#group.length === 0) this.#doubt(event.to);
        else this.#behind({ certain: false });
        return;
      case 'stop':
        state.negation = null;
        state.unsure = false;
        state.when = this.#ground.when;
        return;
      case 'shown':
        this.#behind({ byTest: true });
        state.tested = true;
        return;
      case 'shows':
      case 'has':
        if (event.kind === 'shows') state.byTest ||= state.tested;
        // "has not had": the verb belongs to the negation.
        if (this.#isFree(state.negatedAt, event.from)) state.negation = null;
        if (state.when === 'past') state.when = this.#ground.when;
        if (this.#isFree(state.doubtedAt, event.from)) state.unsure = false;
        return;
      case 'join':
        state.negation = null;
        return;
      case 'relative':
      case 'stranger':
        if (this.#bears(event.to, index)) state.whose = event.kind === 'relative' ? 'family' : 'other';
        return;
      case 'kin':
        state.whose = 'family';
        return;
      case 'patient':
        state.whose = this.#ground.whose;
        return;
      case 'past':
        if (!this.#lastedUntilNow(event)) state.when = 'past';
        return;
      case 'recent':
        state.when = this.#ground.when;
        return;
      case 'if':
        state.when = 'hypothetical';
        return;
      case 'maybe':
        this.#doubt(event.to);
        return;
      case 'test':
        state.tested = true;
        return;
      case ',':
        this.#comma(index);
        return;
      case ':':
        if (this.#isFree(state.negatedAt, event.from)) state.negation = null;
        state.byTest ||= state.tested;
        return;
      case '(':
        this.#outer.push({ ...state });
        return;
      case ')':
        this.#state = this.#outer.pop() ?? state;
        return;
      default:
    }
  }

  /** Whether a verb is more than the rest of a negation: "has not had", "may have had". */
  #isFree(cueEnd: number, verb: number): boolean {
    return verb - cueEnd > 1 || this.#groupEnd > cueEnd;
  }

  #negate(negation: NonNullable<State['negation']>, at: number): void {
    this.#state.negation = negation;
    this.#state.negatedAt = at;
  }

  #doubt(at: number): void {
    this.#state.unsure = true;
    this.#state.doubtedAt = at;
  }

  /** What stands before is meant so, too. */
  #behind(change: Partial<Context>): void {
    for (const index of this.#group) this.#mentions[index] = { ...(this.#mentions[index] as Mention), ...change };
  }

  /** "3-day history of", "a history of two weeks of": not past at all. */
  #lastedUntilNow({ from, to }: Span): boolean {
    for (let at = Math.max(this.#sentence.from, from - 3); at < from; at++) {
      if (this.#joints.isTime(this.#tokens, at)) return true;
    }
    for (let at = to; at < Math.min(this.#sentence.to, to + 3); at++) {
      if (this.#joints.isTime(this.#tokens, at)) return true;
    }
    return false;
  }

  /** Whether what follows is what the person has, and not what the person says. */
  #bears(from: number, index: number): boolean {
    const { text, starts, ends } = this.#tokens;
    if (/['’]s?$/.test(text.slice(starts[from - 1], (ends[from - 1] ?? 0) + 1).trimEnd())) return true;
    for (let at = from - 2; at >= Math.max(this.#sentence.from, from - 4); at--) {
      if (this.#joints.isBy(this.#tokens, at)) return false;
    }
    let next = index + 1;
    for (let at = from; at < Math.min(this.#sentence.to, from + reachOfRelative); at++) {
      while ((this.#events[next]?.from ?? Infinity) < at) next++;
      const event = this.#events[next];
      const kind = event?.from === at ? event.kind : null;
      if (kind === 'says' || kind === 'patient') return false;
      if (kind === 'no' || this.#joints.isBearing(this.#tokens, at)) return true;
      if (kind === 'name') return /^[\s:–—-]*$/.test(text.slice(ends[from - 1], starts[at]));
    }
    return false;
  }

  #comma(index: number): void {
    const state = this.#state;
    if (state.negation === 'near') state.negation = null;
    if (state.negation === 'aside' && !this.#isInList(index)) state.negation = null;
    state.unsure = false;
    if (state.negation === null && state.when !== 'past') return;
    if (!this.#itemAsserts(index)) return;
    state.negation = null;
    if (state.when === 'past') state.when = this.#ground.when;
  }

  /** Whether names follow, joined by nothing but commas, up to an "and" or "or". */
  #isInList(index: number): boolean {
    let end = this.#events[index]?.to ?? 0;
    for (let i = index + 1; i < Math.min(this.#events.length, index + longestList); i++) {
      const event = this.#events[i] as Event;
      if (!this.#joints.onlyConnects(this.#tokens, end, event.from)) return false;
      for (let at = end; at < event.from; at++) if (this.#joints.isOr(this.#tokens, at)) return true;
      if (event.kind === 'and') return true;
      if (event.kind !== 'name' && event.kind !== ',') return false;
      end = event.to;
    }
    return false;
  }

  /** Whether the next item of a list says of itself that it is there: "no fever, cough for 3 days". */
  #itemAsserts(index: number): boolean {
    let end = this.#sentence.to;
    let asserts = this.#joints.isGraded(this.#tokens, this.#events[index]?.to ?? end);
    const first = this.#events[index + 1]?.from ?? end;
    for (let i = index + 1; i < this.#events.length; i++) {
      const event = this.#events[i] as Event;
      if (event.kind === ',') {
        end = event.from;
        break;
      }
      if (
        event.kind === 'time' ||
        event.kind === 'since' ||
        (event.kind === 'name' && event.meaning.finding?.course === true)
      ) {
        asserts = true;
      }
    }
    for (let at = first - 1; at < Math.min(end, first + 40); at++)
      if (this.#joints.isOr(this.#tokens, at)) return false;
    return asserts;
  }
}
