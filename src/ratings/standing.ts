import { eventOrder } from './eventOrder.ts';
import type { RatedEvent, RatingEvent, Recorded, Role } from './event.ts';

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

/** An event that another one of its kind can change. */
export type Changing = Extract<RatingEvent, { changes: string | null }>;

export function isChanging(event: RatingEvent): event is Changing {
  return 'changes' in event;
}

/** A word on something, of which there may be later ones. */
export interface Said extends Recorded {
  readonly event: Changing;
}

/**
 * What an event is about: two with the same key are two words on the same thing, of which one stands. The list of a
 * reader, and what is done with a case as a whole, belongs to the pack in which it was said: each stage has its own.
 */
export function keyOf({ event, pack }: Pick<Said, 'event' | 'pack'>): string {
  return JSON.stringify([event.what, event.rater, event.role, ...aboutOf(event, pack)]);
}

function aboutOf(event: Changing, pack: string | null): readonly unknown[] {
  switch (event.what) {
    case 'rated':
      return [event.answer, event.item, event.diagnosis];
    case 'referenced':
      return [event.caseSha256];
    case 'listed':
    case 'completed':
    case 'flagged':
      return [pack, event.case, event.caseSha256];
    case 'consented':
      return [];
  }
}

/** The last word on each thing, by its key. */
export function standingBy(events: Iterable<Recorded>): Map<string, Said> {
  return lastWords(eventOrder(events));
}

function lastWords(ordered: Iterable<Recorded>): Map<string, Said> {
  const last = new Map<string, Said>();
  for (const { event, ...rest } of ordered) {
    if (!isChanging(event)) continue;
    const said = { ...rest, event };
    last.set(keyOf(said), said);
  }
  return last;
}

/**
 * What stood of a rater's words on a case when that rater first completed it: the first rating. All that came later
 * are revisions. Null for a case that was never completed.
 */
export function firstStanding(
  events: Iterable<Recorded>,
  by: Rater,
  of: { readonly case: string; readonly pack: string | null },
): Map<string, Said> | null {
  const mine = eventOrder(events).filter(({ event }) => event.rater === by.rater && event.role === by.role);
  const completed = mine.findIndex(
    ({ event, pack }) => event.what === 'completed' && event.case === of.case && pack === of.pack,
  );
  if (completed < 0) return null;
  const before = mine.slice(0, completed).filter(({ event }) => 'case' in event && event.case === of.case);
  return lastWords(before);
}

/** What one rater's word on one answer is. */
export function standingOf(standing: ReadonlyMap<string, Said>, by: Rater, about: Subject): Standing {
  const match: Record<number, number | 'cannot-rate'> = {};
  let bond: number | 'cannot-rate' | null = null;
  let comment = '';
  let reference: string | null = null;
  for (const { event } of standing.values()) {
    if (event.rater !== by.rater || event.role !== by.role) continue;
    if (event.what === 'referenced' && event.caseSha256 === about.caseSha256) reference = event.diagnosis;
    if (event.what !== 'rated' || event.answer !== about.answer) continue;
    if (event.item === 'comment') comment = typeof event.value === 'string' ? event.value : '';
    else if (isScore(event.value)) {
      if (event.item === 'bond') bond = event.value;
      else if (event.item === 'match' && event.diagnosis !== null) match[event.diagnosis] = event.value;
    }
  }
  return { match, bond, comment, reference };
}

function isScore(value: RatedEvent['value']): value is number | 'cannot-rate' {
  return typeof value === 'number' || value === 'cannot-rate';
}
