import type { CueKind } from './cues.ts';
import type { Joints } from './joints.ts';
import type { Meaning } from '../lexicon.ts';
import type { Span } from '../words/sentences.ts';
import type { Tokens } from '../words/tokens.ts';

export interface Name extends Span {
  readonly kind: 'name';
  readonly meaning: Meaning;
}
export interface Cue extends Span {
  readonly kind: CueKind | ',' | ':' | 'and' | '(' | ')' | 'time';
}
/** What was found in a sentence, in its order. */
export type Event = Name | Cue;

/** Lists longer than this are not looked through. */
const longestList = 24;

/** A sentence and what was found in it: tells what stands around a place. */
export class Clause {
  readonly joints: Joints;
  readonly tokens: Tokens;
  readonly sentence: Span;
  readonly events: readonly Event[];

  constructor(joints: Joints, tokens: Tokens, sentence: Span, events: readonly Event[]) {
    this.joints = joints;
    this.tokens = tokens;
    this.sentence = sentence;
    this.events = events;
  }

  /** A word as it is written. */
  raw(at: number): string {
    return this.tokens.text.slice(this.tokens.starts[at], this.tokens.ends[at]);
  }

  words({ from, to }: Span): string {
    return this.tokens.text.slice(this.tokens.starts[from], this.tokens.ends[to - 1]);
  }

  /** Whether the sentence, or a part of it, ends here. */
  endsAt(at: number): boolean {
    return at >= this.sentence.to || this.tokens.kinds[at] === 'mark';
  }

  isPerson(index: number): boolean {
    const kind = this.events[index]?.kind;
    return kind === 'relative' || kind === 'stranger';
  }

  /** Whether "she" or "the patient" stands right before. */
  isPatient(index: number, at: number): boolean {
    const event = this.events[index];
    return event?.kind === 'patient' && event.to === at;
  }

  /** Whether a name, and not how it goes on, stands right behind. */
  isBeforeName(index: number): boolean {
    const [event, next] = [this.events[index], this.events[index + 1]];
    return next?.kind === 'name' && next.from === event?.to && next.meaning.finding?.course !== true;
  }

  /** Whether a verb begins a clause of its own: behind a comma or "and", with or without "he". */
  opensAt(from: number, index: number): boolean {
    for (let i = index - 1; i >= Math.max(0, index - 2); i--) {
      const event = this.events[i] as Event;
      if (event.kind === ',' || event.kind === 'and' || event.kind === 'join' || event.kind === 'stop') {
        return from - event.to <= 3;
      }
      if (event.kind !== 'patient') return false;
    }
    return false;
  }

  /** Whether a clause begins here, behind a comma or at the head of the sentence. */
  isFirst(from: number, index: number): boolean {
    return from === this.sentence.from || (this.events[index - 1]?.to === from && this.events[index - 1]?.kind === ',');
  }

  /** "In view of", "because of": what stands before the first comma is no part of the list behind it. */
  opensWithReason(): boolean {
    return /^(in|because|given|despite|due|owing|although|while|since)$/i.test(this.raw(this.sentence.from));
  }

  /** "Can you see this man?" */
  isRequest(): boolean {
    const { from } = this.sentence;
    return /^(can|could|would|will)$/i.test(this.raw(from)) && /^(you|we|i)$/i.test(this.raw(from + 1));
  }

  isTimeWithin(from: number, to: number): boolean {
    for (let at = Math.max(this.sentence.from, from); at < Math.min(this.sentence.to, to); at++) {
      if (this.tokens.kinds[at] === 'mark') return false;
      if (this.joints.isTime(this.tokens, at)) return true;
    }
    return false;
  }

  /** Whether names follow, joined by nothing but commas, up to an "and" or "or". */
  isInList(index: number): boolean {
    let end = this.events[index]?.to ?? 0;
    for (let i = index + 1; i < Math.min(this.events.length, index + longestList); i++) {
      const event = this.events[i] as Event;
      if (!this.joints.onlyConnects(this.tokens, end, event.from)) return false;
      for (let at = end; at < event.from; at++) if (this.joints.isOr(this.tokens, at)) return true;
      if (event.kind === 'and') return true;
      if (event.kind !== 'name' && event.kind !== ',') return false;
      end = event.to;
    }
    return false;
  }

  /** Whether an "and" or "or" stands before a comma, and behind `from`. */
  hasJointBefore(comma: number, from: number): boolean {
    for (let at = Math.max(from, comma - longestList); at < comma; at++) {
      if (this.joints.isOr(this.tokens, at) || this.joints.isAnd(this.tokens, at)) return true;
    }
    return false;
  }

  /** "Night pain", "morning stiffness": the word tells no time that has gone by. */
  #isNightPain({ from }: Span): boolean {
    return /^(night|morning)$/i.test(this.raw(from)) && !/^(last|this|at|every|each|in|the)$/i.test(this.raw(from - 1));
  }

  /** Whether the next item of a list says of itself that it is there: "no fever, cough for 3 days". */
  itemAsserts(index: number): boolean {
    let end = this.sentence.to;
    let asserts = this.joints.isGraded(this.tokens, this.events[index]?.to ?? end);
    const first = this.events[index + 1]?.from ?? end;
    for (let i = index + 1; i < this.events.length; i++) {
      const event = this.events[i] as Event;
      if (event.kind === ',') {
        end = event.from;
        break;
      }
      if (
        (event.kind === 'time' && !this.#isNightPain(event)) ||
        event.kind === 'since' ||
        (event.kind === 'name' && event.meaning.finding?.course === true)
      ) {
        asserts = true;
      }
    }
    for (let at = first - 1; at < Math.min(end, first + 40); at++) {
      if (this.joints.isOr(this.tokens, at)) return false;
      asserts ||= this.joints.isCounted(this.tokens, at);
    }
    return asserts;
  }
}
