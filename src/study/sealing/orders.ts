import type { PlannedRater } from '../plan/plan.ts';
import { Draws } from './draws.ts';

/** Cases for a rater, or answers for a place in his list, by their ids. */
export type Order = readonly string[];

/**
 * In which order each rater of one role meets all cases. Two raters next to each other in the plan share an order, and
 * the second meets it from the end: what tires the one is fresh for the other.
 */
export function orderOfCases(
  raters: readonly Pick<PlannedRater, 'id'>[],
  cases: Order,
  key: Uint8Array,
): ReadonlyMap<string, Order> {
  const orders = new Map<string, Order>();
  for (let i = 0; i < raters.length; i += 2) {
    const pair = raters.slice(i, i + 2).map(({ id }) => id);
    const order = new Draws(key, `order|${pair.join('|')}`).shuffled(cases);
    const [first = '', second] = pair;
    orders.set(first, order);
    if (second !== undefined) orders.set(second, order.toReversed());
  }
  return orders;
}

/**
 * In which order each rater of one role meets the answers to one case: rows of balanced squares over an order of the
 * answers drawn for this case alone, dealt at random. Over the raters of a case no answer stands in any place more than
 * once more often than another.
 */
export function orderOfAnswers(
  raters: Order,
  answers: Order,
  key: Uint8Array,
  about: { readonly role: string; readonly case: string },
): ReadonlyMap<string, Order> {
  if (answers.length === 0) return new Map(raters.map((rater) => [rater, []]));
  const drawn = new Draws(key, `answers|${about.case}`).shuffled(answers);
  const draws = new Draws(key, `rows|${about.role}|${about.case}`);
  const squares = draws.shuffled(squaresOf(drawn));
  const rows: Order[] = [];
  for (let i = 0; rows.length < raters.length; i++) rows.push(...draws.shuffled(squares[i % squares.length] ?? []));
  return new Map(raters.map((rater, i) => [rater, rows[i] ?? []]));
}

/**
 * Williams' squares: each thing once in each row and in each place. In the square of an even number (in the two of an
 * odd one together) each thing also follows each other one equally often.
 */
export function squaresOf<T>(things: readonly T[]): T[][][] {
  const count = things.length;
  // 0, 1, n-1, 2, n-2 and so on: all steps between neighbours are different.
  const first = things.map((_, i) => (i % 2 === 1 ? (i + 1) / 2 : (count - i / 2) % count));
  const square = things.map((_, shift) => first.map((place) => things[(place + shift) % count] as T));
  return count % 2 === 0 ? [square] : [square, square.map((row) => row.toReversed())];
}
