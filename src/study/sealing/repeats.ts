import { Draws } from './draws.ts';

/**
 * Puts second visits into a rater's order of cases: a share of the cases, drawn from the first half, each comes back so
 * late that at least half of all cases lie between. Two answers that are alike in one case would give the repeat away;
 * a case that comes back weeks later in new letters looks like any other.
 */
export function withRepeats(
  order: readonly string[],
  share: number,
  rater: string,
  key: Uint8Array,
): { readonly case: string; readonly isRepeat: boolean }[] {
  const between = Math.floor(order.length / 2);
  const early = order.slice(0, order.length - between);
  const draws = new Draws(key, `repeats|${rater}`);
  const count = between === 0 ? 0 : Math.min(early.length, Math.round(share * order.length));
  const after = new Map<number, string[]>();
  for (const index of draws.shuffled(early.map((_, i) => i)).slice(0, count)) {
    const place = index + between + draws.below(order.length - index - between);
    after.set(place, [...(after.get(place) ?? []), order[index] as string]);
  }
  return order.flatMap((id, i) => [
    { case: id, isRepeat: false },
    ...(after.get(i) ?? []).map((again) => ({ case: again, isRepeat: true })),
  ]);
}
