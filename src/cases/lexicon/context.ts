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
  readonly present: boolean;
  readonly whose: Whose;
  readonly when: When;
  readonly certain: boolean;
}
export const plainGround: Ground = { present: true, whose: 'patient', when: 'now', certain: true };

export type Event =
  | { readonly kind: 'name'; readonly from: number; readonly to: number; readonly meaning: Meaning }
  | { readonly kind: CueKind | ',' | ':' | 'and' | '(' | ')' | 'time'; readonly from: number; readonly to: number };
type Cue = Exclude<Event, { kind: 'name' }>;

/** A negation reaches no further than this many words. */
const reach = { near: 7, one: 2, list: Infinity, aside: Infinity };
/** How far behind a relative the verb may stand that makes the finding theirs. */
const reachOfRelative = 6;
/** How far a side or a severity may stand from its finding. */
const reachOfShade = 4;

const longestList = 24;

const shades = new Set(
  'right-side left-side both-sides one-sided side-shifting mild moderate severe worst-ever'.split(' '),
);

interface State {
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
  unsure: boolean;
  doubtedAt: number;
  /** "Differential: gout, cellulitis": doubt that a comma does not end. */
  allUnsure: boolean;
  commaAt: number;
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
  /** Sides and severities, and the mention beside which each stands. */
  readonly #shades: { readonly shade: Mention; readonly of: number }[] = [];
  /** A side or severity that waits for the finding behind it. */
  #waiting: Extract<Event, { kind: 'name' }>[] = [];
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
      negation: ground.present ? null : 'list',
      negatedAt: sentence.from,
      whose: ground.whose,
      when: ground.when,
      pastAt: -1,
      longAgo: false,
      fearedAt: -1,
      unsure: !ground.certain,
      doubtedAt: -1,
      allUnsure: !ground.certain,
      commaAt: -1,
      tested: false,
      byTest: false,
    };
  }

  run(): Mention[] {
    this.#events.forEach((event, index) => {
      if (event.kind === 'name') this.#name(event, index);
      else this.#cue(event, index);
    });
    for (const { shade, of } of this.#shades) {
      const { present, whose, when, certain } = this.#mentions[of] as Mention;
      this.#mentions.push({ ...shade, present, whose, when, certain });
    }
    return this.#mentions.sort((a, b) => a.from - b.from);
  }

  #name(event: Extract<Event, { kind: 'name' }>, index: number): void {
    const { from, to, meaning } = event;
    const state = this.#state;
    if (this.#joints.isWith(this.#tokens, from)) this.#with(from);
    if (isShade(meaning)) {
      this.#shade(event, index);
      return;
    }
    if (meaning.finding?.course === true) {
      this.#course(from, to, meaning);
      return;
    }
    if (this.#groupEnd < 0 || !this.#joints.onlyConnects(this.#tokens, this.#groupEnd, from)) this.#group = [];
    this.#group.push(this.#mentions.length);
    this.#groupEnd = to;
    const present = state.negation === null || from - state.negatedAt > reach[state.negation];
    if (state.negation === 'one') state.negation = null;
    this.#mentions.push({
      from,
      to,
      meaning,
      present,
      whose: state.whose,
      // "No history of asthma" says that there is none, not that there was none. Of others' illnesses nobody says when.
      when: state.when === 'past' && (!present || state.whose !== 'patient') ? this.#ground.when : state.when,
      certain: !state.unsure,
      byTest: state.byTest,
    });
    if (meaning.measure === null) this.#takeShades(event);
    this.#waiting = [];
  }

  /** A side or a severity says something only of a finding beside it. */
  #shade(event: Extract<Event, { kind: 'name' }>, index: number): void {
    const last = this.#mentions.length - 1;
    // Alone in its sentence, as in the field of a form.
    if (event.from === this.#sentence.from && event.to === this.#sentence.to) {
      this.#course(event.from, event.to, event.meaning);
      return;
    }
    // "Pain in her left knee": the reader found it inside the name.
    if (event.from < (this.#mentions[last]?.to ?? 0)) {
      this.#keepShade(event, last);
      return;
    }
    const next = this.#events[index + 1];
    const touchesNext = next?.kind === 'name' && next.from === event.to && !isShade(next.meaning);
    const before = this.#groupEnd;
    if (
      !touchesNext &&
      last >= 0 &&
      before >= 0 &&
      this.#mentions[last]?.meaning.measure === null &&
      event.from - before <= reachOfShade &&
      this.#joints.onlyLeadsToShade(this.#tokens, before, event.from)
    ) {
      this.#keepShade(event, last);
      this.#groupEnd = event.to;
    } else this.#waiting.push(event);
  }

  /** What waits stands close before the finding: "severe central chest pain", "left lower leg pain". */
  #takeShades({ from, to }: Span): void {
    const of = this.#mentions.length - 1;
    let end = from;
    for (const event of this.#waiting.toReversed()) {
      if (end - event.to > reachOfShade - 1 || !this.#joints.onlyDescribes(this.#tokens, event.to, end)) break;
      this.#keepShade(event, of);
      end = event.from;
    }
    this.#groupEnd = to;
  }

  #keepShade({ from, to, meaning }: Extract<Event, { kind: 'name' }>, of: number): void {
    this.#shades.push({ shade: { ...(this.#mentions[of] as Mention), from, to, meaning, byTest: false }, of });
  }

  /** "No fever for three days" does not deny the days; only "not sudden" denies. */
  #course(from: number, to: number, meaning: Meaning): void {
    // "Headache resolved with paracetamol"
    if (this.#groupEnd === from && /^(resolved|settled|subsided)$/i.test(this.#raw(from)))
      this.#behind({ when: 'past' });
    // "Previous similar episodes of"
    if (meaning.finding?.id === 'recurrent-course' && /^(previous|prior|past|earlier)$/i.test(this.#raw(from))) {
      this.#state.when = 'past';
      this.#state.pastAt = to;
    }
    if (/^(ago|earlier|previously|back)$/i.test(this.#raw(to - 1))) {
      if (meaning.finding?.id === 'years-course') this.#ago({ from, to });
      else if (meaning.finding?.id === 'months-course') this.#recent({ from, to });
    }
    const { negation, negatedAt, whose, when, unsure, byTest } = this.#state;
    const present = negation === null || from - negatedAt > 0;
    this.#mentions.push({ from, to, meaning, present, whose, when, certain: !unsure, byTest });
  }

  #cue(event: Cue, index: number): void {
    const state = this.#state;
    if (event.kind !== 'and') this.#waiting = [];
    switch (event.kind) {
      case 'no':
        if (state.fearedAt >= 0 && this.#opensClause(event.from, index)) this.#backToNow();
        this.#negate('list', event.to);
        return;
      case 'nobody':
        state.whose = 'family';
        this.#negate('list', event.to);
        return;
      case 'without':
        this.#negate('aside', event.to);
        return;
      case 'not':
        this.#negate('near', event.to);
        return;
      case 'absent before':
        this.#negate('one', event.to);
        return;
      case 'absent':
        // "CT ruled out PE" has nothing before it to rule out.
        if (this.#group.length === 0) this.#negate('list', event.to);
        else {
          this.#behind({ present: false });
          // "Tests for tuberculosis were negative" does not speak of what may come.
          if (state.fearedAt >= 0) this.#behind({ when: this.#ground.when });
        }
        return;
      case 'gone':
        this.#gone(event, index);
        return;
      case 'ago':
        this.#ago(event);
        return;
      case 'unsure':
        if (this.#group.length === 0) this.#doubt(event.to);
        else this.#behind({ certain: false });
        return;
      case 'versus':
        this.#behind({ certain: false });
        this.#doubt(event.to);
        state.allUnsure = true;
        return;
      case 'rule out':
        if (state.tested || /s$/i.test(this.#raw(event.from))) this.#negate('list', event.to);
        else this.#doubt(event.to);
        return;
      case 'stop':
        state.negation = null;
        state.unsure = false;
        this.#backToNow();
        return;
      case 'shown':
        this.#behind({ byTest: true });
        state.tested = true;
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
      case 'with':
        this.#with(event.from);
        return;
      case 'join':
        state.negation = null;
        this.#group = [];
        return;
      case 'relative':
      case 'stranger':
      case 'maternal':
        this.#person(event, index);
        return;
      case 'says':
        // "His brother, who has epilepsy, witnessed the seizure."
        if (state.commaAt >= 0) state.whose = this.#ground.whose;
        return;
      case 'kin':
        state.whose = 'family';
        return;
      case 'in the family':
        if (this.#group.length === 0) state.whose = 'family';
        else this.#behind({ whose: 'family' });
        return;
      case 'patient':
        state.whose = this.#ground.whose;
        return;
      case 'past':
        if (this.#lastedUntilNow(event)) return;
        state.when = 'past';
        state.pastAt = event.to;
        return;
      case 'recent':
        this.#recent(event);
        return;
      case 'if':
        state.when = 'hypothetical';
        state.fearedAt = -1;
        return;
      case 'worry':
        // "I am concerned about meningitis": a doctor suspects it.
        if (this.#joints.isSpeaker(this.#tokens, event.from - 1)) {
          this.#doubt(event.to);
          return;
        }
        // "His mother is worried about the rash" that he has; "he is worried about cancer" that he fears.
        if (this.#isPerson(index - 1)) return;
        state.when = 'hypothetical';
        state.fearedAt = event.to;
        return;
      case 'feared':
        state.when = 'hypothetical';
        state.fearedAt = event.to;
        return;
      case 'feared behind':
        if (this.#groupEnd === event.from) this.#behind({ when: 'hypothetical' });
        return;
      case 'so':
        // "Fever was denied, as were chills."
        if (this.#isLast(({ present }) => !present)) this.#negate('list', event.to);
        return;
      case 'maybe':
        this.#maybe(event, index);
        return;
      case 'test':
        state.tested = true;
        return;
      case ',':
        this.#comma(index);
        state.commaAt = event.from;
        return;
      case ':':
        if (this.#isFree(state.negatedAt, event.from)) state.negation = null;
        // "Social history: smoker"
        if (this.#mentions.length === 0 && state.when === 'past') this.#backToNow();
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

  /** A verb that says that something is there ends a negation, a doubt and what was past. */
  #asserts({ kind, from }: Cue, index: number): void {
    const state = this.#state;
    // "has not had", "neither he nor his wife had": the verb belongs to the negation.
    const held = this.#joints.isNeither(this.#tokens, state.negatedAt - 1) && this.#groupEnd <= state.negatedAt;
    if (this.#isFree(state.negatedAt, from) && !held) state.negation = null;
    // "Past medical history is significant for": so does this one.
    if (state.when === 'past' && this.#isFree(state.pastAt, from) && (kind !== 'had' || !state.longAgo)) {
      this.#backToNow();
    }
    if (state.fearedAt >= 0 && this.#groupEnd > state.fearedAt && kind !== 'shows' && this.#opensClause(from, index)) {
      this.#backToNow();
    }
    if (this.#isFree(state.doubtedAt, from) && !state.allUnsure) state.unsure = false;
  }

  /** "Presents with", "now has": whatever came before, this is the patient today. */
  #presents(event: Cue, index: number): void {
    const state = this.#state;
    const opens = this.#opensClause(event.from, index);
    if (this.#isFree(state.negatedAt, event.from)) state.negation = null;
    if (state.when === 'past' || (state.when === 'hypothetical' && opens && state.commaAt > 0)) {
      state.when = 'now';
      state.longAgo = false;
      state.fearedAt = -1;
    }
    if (opens) state.whose = this.#ground.whose;
    if (this.#isFree(state.doubtedAt, event.from)) state.unsure = false;
  }

  /** Whether a verb begins a clause of its own: behind a comma or "and", with or without "he". */
  #opensClause(from: number, index: number): boolean {
    for (let i = index - 1; i >= Math.max(0, index - 2); i--) {
      const event = this.#events[i] as Event;
      if (event.kind === ',' || event.kind === 'and' || event.kind === 'join' || event.kind === 'stop') {
        return from - event.to <= 3;
      }
      if (event.kind !== 'patient') return false;
    }
    return false;
  }

  #backToNow(): void {
    this.#state.when = this.#ground.when;
    this.#state.longAgo = false;
    this.#state.fearedAt = -1;
  }

  /** "In childhood", "ten years ago": of what stands before it in its clause, or of what follows. */
  #ago(event: Span): void {
    const state = this.#state;
    if (this.#joints.tellsOnset(this.#tokens, this.#sentence.from, event.from)) return;
    // "In the past two days"
    if (/^past$/i.test(this.#raw(event.to - 1)) && this.#isTimeSoon(event.to)) return;
    // "Meningitis aged 4"; but "a man aged 45 with gout"
    if (/^aged$/i.test(this.#raw(event.from))) {
      if (this.#groupEnd === event.from && this.#endsAt(event.to + 1)) this.#behind({ when: 'past' });
      return;
    }
    const opens =
      this.#group.length === 0 ||
      state.commaAt >= this.#groupEnd ||
      this.#joints.isAnd(this.#tokens, event.from - 1) ||
      this.#joints.isAnd(this.#tokens, event.from - 2);
    if (opens && !this.#endsAt(event.to)) {
      state.when = 'past';
      state.longAgo = true;
      state.pastAt = event.to;
    } else this.#behind({ when: 'past' });
  }

  /** "Has settled", "resolved"; but "stops" and "stopped smoking" say nothing of the kind. */
  #gone(event: Span, index: number): void {
    const { from, to } = event;
    const words = this.#tokens.text.slice(this.#tokens.starts[from], this.#tokens.ends[to - 1]);
    if (!/(ed|gone|remission|off|away|over|better)\b/i.test(words)) return;
    if (this.#isBeforeName(index)) {
      if (!/^(resolved|settled)$/i.test(words)) return;
      this.#state.when = 'past';
      this.#state.pastAt = to;
      return;
    }
    // "Weakness, resolved", "the cough in the evening has gone"; but in "rash, taste gone" the taste is.
    const near =
      from - this.#groupEnd < 2 ||
      /^(which|that)$/i.test(this.#raw(from - 1)) ||
      (to - from > 1 && this.#state.commaAt < this.#groupEnd);
    if (near && !/ing$/i.test(this.#raw(to))) this.#behind({ when: 'past' });
  }

  #recent(event: Span): void {
    const state = this.#state;
    const months = /^(months?|mths?)$/i.test(this.#raw(event.to - 2));
    if (months && this.#isLast((mention) => mention.meaning.diagnosis !== null)) {
      this.#ago(event);
      return;
    }
    if (state.when === 'past') this.#backToNow();
  }

  #maybe(event: Span, index: number): void {
    const state = this.#state;
    // "Absence of neck stiffness does not exclude meningitis"
    if (/^(does|do|did|doesnt|could|doesn['’]t)$/i.test(this.#raw(event.from))) state.negation = null;
    // "Concerned about the possibility of meningitis"
    if (state.fearedAt >= 0 && event.from - state.fearedAt < 3) this.#backToNow();
    // "Pneumonia was initially suspected but"
    const behind =
      this.#group.length > 0 &&
      event.from - this.#groupEnd <= 3 &&
      /^(suspected|possible|probable|likely|presumed|questionable)$/i.test(this.#raw(event.from)) &&
      (this.#endsAt(event.to) || this.#events[index + 1]?.kind === 'stop');
    if (behind) {
      this.#behind({ certain: false });
      return;
    }
    // "Gout or cellulitis?"
    const asked = this.#raw(event.from) === '?' && this.#groupEnd === event.from && this.#endsAt(event.to);
    if (asked) this.#behind({ certain: false });
    else this.#doubt(event.to);
    if (/^(ddx|differential)/i.test(this.#raw(event.from))) state.allUnsure = true;
  }

  #person(event: Cue, index: number): void {
    const state = this.#state;
    if (event.kind === 'maternal') {
      const next = this.#events[index + 1];
      if (next?.kind === 'name' && next.from === event.to) state.whose = 'other';
      return;
    }
    if (this.#isWhoseIsBefore(event, index)) {
      this.#behind({ whose: event.kind === 'relative' ? 'family' : 'other' });
      return;
    }
    if (!this.#bears(event.to, index)) return;
    const ofBirth =
      event.kind === 'relative' &&
      this.#ground.whose === 'patient' &&
      this.#joints.isMother(this.#tokens, event.to - 1) &&
      this.#joints.tellsOfBirth(this.#tokens, this.#sentence.from, this.#sentence.to);
    state.whose = event.kind === 'relative' && !ofBirth ? 'family' : 'other';
    if (state.when === 'past') this.#backToNow();
  }

  /** "Diabetes (mother)", "gout in his father" */
  #isWhoseIsBefore({ from, to }: Cue, index: number): boolean {
    if (this.#group.length === 0) return false;
    const before = this.#events[index - 1];
    if (before?.kind === '(' && before.to === from) return before.from === this.#groupEnd;
    if (from - this.#groupEnd > 3 || this.#joints.isBearing(this.#tokens, to)) return false;
    return this.#joints.isIn(this.#tokens, this.#groupEnd);
  }

  /** "Possible pneumonia with fever", "a known diabetic with vomiting" */
  #with(at: number): void {
    const state = this.#state;
    if (this.#groupEnd !== at) return;
    if (!state.allUnsure) state.unsure = false;
    if (state.when === 'past' && this.#joints.isPerson(this.#tokens, at - 1)) this.#backToNow();
  }

  #isPerson(index: number): boolean {
    const kind = this.#events[index]?.kind;
    return kind === 'relative' || kind === 'stranger';
  }

  #isLast(test: (mention: Mention) => boolean): boolean {
    const mention = this.#mentions[this.#group.at(-1) ?? -1];
    return mention !== undefined && test(mention);
  }

  #isBeforeName(index: number): boolean {
    const [event, next] = [this.#events[index], this.#events[index + 1]];
    return next?.kind === 'name' && next.from === event?.to && next.meaning.finding?.course !== true;
  }

  #isTimeSoon(from: number): boolean {
    for (let at = from; at < Math.min(this.#sentence.to, from + 2); at++) {
      if (this.#tokens.kinds[at] === 'mark') return false;
      if (this.#joints.isTime(this.#tokens, at)) return true;
    }
    return false;
  }

  /** Whether the sentence, or a part of it, ends here. */
  #endsAt(at: number): boolean {
    return at >= this.#sentence.to || this.#tokens.kinds[at] === 'mark';
  }

  #raw(at: number): string {
    return this.#tokens.text.slice(this.#tokens.starts[at], this.#tokens.ends[at]);
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
    // "6/52 history of", as British notes write six weeks
    if (/^(7|52|12)$/.test(this.#raw(from - 1)) && this.#raw(from - 2) === '/') return true;
    for (let at = Math.max(this.#sentence.from, from - 3); at < from; at++) {
      if (this.#joints.isTime(this.#tokens, at)) return true;
    }
    for (let at = to; at < Math.min(this.#sentence.to, to + 3); at++) {
      if (this.#tokens.kinds[at] === 'mark') break;
      if (this.#joints.isTime(this.#tokens, at)) return true;
    }
    return false;
  }

  /** Whether what follows is what the person has, and not what the person says. */
  #bears(from: number, index: number): boolean {
    const { text, starts, ends } = this.#tokens;
    const joints = this.#joints;
    if (/['’]s?$/.test(text.slice(starts[from - 1], (ends[from - 1] ?? 0) + 1).trimEnd())) return true;
    const goesOn = /^who$/i.test(this.#raw(this.#raw(from) === ',' ? from + 1 : from));
    for (let at = from - 2; !goesOn && at >= Math.max(this.#sentence.from, from - 4); at--) {
      if (joints.isBy(this.#tokens, at)) return false;
      if (joints.isBeside(this.#tokens, at) && joints.isPossessive(this.#tokens, at + 1)) return false;
    }
    let next = index + 1;
    for (let at = from; at < Math.min(this.#sentence.to, from + reachOfRelative); at++) {
      while ((this.#events[next]?.from ?? Infinity) < at) next++;
      const event = this.#events[next];
      const kind = event?.from === at ? event.kind : null;
      if (kind === 'worry' || kind === 'patient') return false;
      // "His wife had noticed" tells, "his wife had a cough" does not.
      if (
        joints.isBearing(this.#tokens, at) &&
        joints.isTelling(this.#tokens, at + 1) &&
        !joints.isFound(this.#tokens, at + 1)
      ) {
        return false;
      }
      if (joints.isTelling(this.#tokens, at)) return joints.isFound(this.#tokens, at);
      if (kind === 'no' || joints.isBearing(this.#tokens, at)) return true;
      if (kind === 'name') {
        return /^([\s:–—-]*|,? (an?|who|of an?|of a case of) )$/.test(text.slice(ends[from - 1], starts[at]));
      }
    }
    return false;
  }

  #comma(index: number): void {
    const state = this.#state;
    if ((state.negation === 'near' || state.negation === 'aside') && !this.#isInList(index)) state.negation = null;
    // "Without haematuria, and fever": a list of one goes no further.
    if (this.#events[index + 1]?.kind === 'and' && this.#isListClosed(index)) state.negation = null;
    if (!state.allUnsure) state.unsure = false;
    if (state.negation === null && state.when !== 'past') return;
    if (!this.#itemAsserts(index)) return;
    state.negation = null;
    if (state.when === 'past' && !state.longAgo) this.#backToNow();
  }

  /** Whether the list before a ", and" has come to its end: it had one item, or an "or" already. */
  #isListClosed(index: number): boolean {
    const state = this.#state;
    const comma = this.#events[index]?.from ?? 0;
    for (let at = Math.max(state.negatedAt, comma - longestList); at < comma; at++) {
      if (this.#joints.isOr(this.#tokens, at) || this.#joints.isAnd(this.#tokens, at)) return true;
    }
    return state.commaAt < state.negatedAt && this.#group.length === 1;
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
    for (let at = first - 1; at < Math.min(end, first + 40); at++) {
      if (this.#joints.isOr(this.#tokens, at)) return false;
      asserts ||= this.#joints.isCounted(this.#tokens, at);
    }
    return asserts;
  }
}

/** A side or a severity. */
function isShade({ finding }: Meaning): boolean {
  return finding !== null && finding.course && shades.has(finding.id);
}
