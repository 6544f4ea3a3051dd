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

type Judgement = RatedEvent | ReferencedEvent;

/** What an event is about: two with the same key are two words on the same thing, of which one stands. */
export function keyOf(event: Judgement): string {
  const who = `${event.role} ${event.rater}`;
  return event.what === 'rated'
    ? JSON.stringify([who, event.answer, event.item, event.diagnosis])
    : JSON.stringify([who, event.caseSha256]);
}

/**
 * The event that stands among those with a key. One that was changed by another is out. Where two windows changed the
 * same one without knowing of each other, the later by the clock stands, and by the hash where the clock cannot tell:
 * everybody who has the same files finds the same.
 */
export function standingEvent(events: Iterable<Recorded>, key: string): (Recorded & { event: Judgement }) | null {
  const all: (Recorded & { event: Judgement })[] = [];
  const changed = new Set<string>();
  for (const { hash, at, event } of events) {
    if (event.what === 'opened' || keyOf(event) !== key) continue;
    all.push({ hash, at, event });
    if (event.changes !== null) changed.add(event.changes);
  }
  return all.filter(({ hash }) => !changed.has(hash)).reduce<(typeof all)[number] | null>(later, null);
}

function later<R extends Recorded>(one: R | null, other: R): R {
  if (one === null || one.at < other.at) return other;
  return one.at === other.at && one.hash < other.hash ? other : one;
}

/** Folds the events of all files into what one rater's word on one answer is. */
export function standingOf(events: Iterable<Recorded>, by: Rater, about: Subject): Standing {
  const mine: Recorded[] = [];
  const keys = new Set<string>();
  for (const recorded of events) {
    const { event } = recorded;
    if (event.what === 'opened' || event.rater !== by.rater || event.role !== by.role) continue;
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
