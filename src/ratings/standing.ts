import type { RatedEvent, RatingEvent, ReferencedEvent, Role } from './event.ts';

/** An event as it stands in a ledger. */
export interface Recorded {
  readonly hash: string;
  /** When it was written, in UTC. */
  readonly at: string;
  readonly event: RatingEvent;
}

/** What a rater's word on one answer is at present. */
export interface Standing {
  /** By rank; a rank that is not rated is not in it. */
  readonly match: Readonly<Record<number, number | 'cannot-rate'>>;
  readonly bond: number | 'cannot-rate' | null;
  readonly comment: string;
  /** The rater's own diagnosis of the case, given where no reference is known. */
  readonly reference: string | null;
}

/** Whose word it is. */
export interface Rater {
  readonly rater: string;
  readonly role: Role;
}

/** Which answer, and which text it answers: an own diagnosis holds for every answer to the same text. */
export interface Subject {
  readonly answer: string;
  readonly caseSha256: string;
}

export type Judgement = RatedEvent | ReferencedEvent;

export function isJudgement(event: RatingEvent): event is Judgement {
  return event.what === 'rated' || event.what === 'referenced';
}

/** What an event is about: two with the same key are two words on the same thing, of which one stands. */
export function keyOf(event: Judgement): string {
  const who = `${event.role} ${event.rater}`;
  return event.what === 'rated'
    ? JSON.stringify([who, event.answer, event.item, event.diagnosis])
    : JSON.stringify([who, event.caseSha256]);
}

/** A judgement as it stands in a ledger. */
interface Judged extends Recorded {
  readonly event: Judgement;
}

/**
 * The event that stands among those with a key: the latest by the clock, or by the hash where the clock cannot tell;
 * but where others changed it, at first hand or at second, the latest of those, and so on. So a change stands even if
 * the clock went back, also after two windows spoke without knowing of each other, and everybody who has the same
 * files finds the same.
 */
export function standingEvent(events: Iterable<Recorded>, key: string): Judged | null {
  const all = new Map<string, Judged>();
  for (const { hash, at, event } of events) {
    if (isJudgement(event) && keyOf(event) === key) all.set(hash, { hash, at, event });
  }
  // From each event (null: from the beginning) to the change of it that the latest of all its changes goes back to.
  const onward = new Map<Judged | null, Judged>();
  for (const latest of [...all.values()].sort(latestFirst)) {
    for (let one: Judged | null = latest; one !== null;) {
      const changed: Judged | null = all.get(one.event.changes ?? '') ?? null;
      if (onward.has(changed)) break;
      onward.set(changed, one);
      one = changed;
    }
  }
  let standing = onward.get(null) ?? null;
  for (let next = standing; next !== null; next = onward.get(next) ?? null) standing = next;
  return standing;
}

function latestFirst(one: Judged, other: Judged): number {
  const [a, b] = one.at === other.at ? [one.hash, other.hash] : [one.at, other.at];
  return a > b ? -1 : a < b ? 1 : 0;
}

/** Folds the events of all files into what one rater's word on one answer is. */
export function standingOf(events: Iterable<Recorded>, by: Rater, about: Subject): Standing {
  const mine: Recorded[] = [];
  const keys = new Set<string>();
  for (const recorded of events) {
    const { event } = recorded;
    if (!isJudgement(event) || event.rater !== by.rater || event.role !== by.role) continue;
    const concerns = event.what === 'rated' ? event.answer === about.answer : event.caseSha256 === about.caseSha256;
    if (!concerns) continue;
    mine.push(recorded);
    keys.add(keyOf(event));
  }
  const match: Record<number, number | 'cannot-rate'> = {};
  let bond: number | 'cannot-rate' | null = null;
  let comment = '';
  let reference: string | null = null;
  for (const key of keys) {
    const event = standingEvent(mine, key)?.event;
    if (event === undefined) continue;
    if (event.what === 'referenced') {
      reference = event.diagnosis;
      continue;
    }
    if (event.item === 'comment') comment = typeof event.value === 'string' ? event.value : '';
    else if (typeof event.value === 'number' || event.value === 'cannot-rate') {
      if (event.item === 'bond') bond = event.value;
      else if (event.diagnosis !== null) match[event.diagnosis] = event.value;
    }
  }
  return { match, bond, comment, reference };
}
