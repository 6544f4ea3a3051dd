import type { Recorded } from './event.ts';

/**
 * All events in one order, the same for everybody who has the same files, in whatever order they are read. An event
 * comes after the one before it in its file, after the heads that its file names, and after the one that it changes;
 * of those that may come next, the one with the earliest date or time does, and the smallest hash where these are equal.
 *
 * An event that nothing follows yet moves none of the others, so what is written later cannot reorder what was there.
 */
export function eventOrder(events: Iterable<Recorded>): Recorded[] {
  const all = new Map<string, Recorded>();
  for (const one of events) all.set(one.hash, one);
  const waiting = new Map<Recorded, number>();
  const followers = new Map<string, Recorded[]>();
  const ready: Recorded[] = [];
  for (const one of all.values()) {
    const before = [...new Set(beforeOf(one))].filter((hash) => all.has(hash));
    for (const hash of before) {
      const already = followers.get(hash);
      if (already) already.push(one);
      else followers.set(hash, [one]);
    }
    if (before.length === 0) ready.push(one);
    else waiting.set(one, before.length);
  }
  const ordered: Recorded[] = [];
  // As long as the number of files that were written at the same time, which is small.
  for (let next = takeEarliest(ready); next !== undefined; next = takeEarliest(ready)) {
    ordered.push(next);
    for (const follower of followers.get(next.hash) ?? []) {
      const left = (waiting.get(follower) ?? 1) - 1;
      if (left > 0) waiting.set(follower, left);
      else {
        waiting.delete(follower);
        ready.push(follower);
      }
    }
  }
  return ordered;
}

/** What the writer of an event had seen. That is never a circle: nobody knows the hash of a line to come. */
function beforeOf({ prev, event }: Recorded): readonly string[] {
  if (event.what === 'opened') return Object.values(event.heads);
  return 'changes' in event && event.changes !== null ? [prev, event.changes] : [prev];
}

function takeEarliest(ready: Recorded[]): Recorded | undefined {
  let earliest = 0;
  for (let i = 1; i < ready.length; i++) if (isBefore(ready[i], ready[earliest])) earliest = i;
  const last = ready.pop();
  if (last === undefined || earliest === ready.length) return last;
  const found = ready[earliest];
  ready[earliest] = last;
  return found;
}

function isBefore(one: Recorded | undefined, other: Recorded | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.at === other.at ? one.hash < other.hash : one.at < other.at;
}
