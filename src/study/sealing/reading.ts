import type { Plan } from '../plan/plan.ts';
import { Draws } from './draws.ts';

/**
 * In which cases each reader is shown a model's answer, as pairs of reader and case. The share is kept over all, and as
 * nearly as whole numbers allow within each case and for each reader. `cases` in the order of their ids.
 */
export function assistanceOf(
  plan: Plan,
  cases: readonly string[],
  key: Uint8Array,
): ReadonlyMap<string, ReadonlySet<string>> {
  const readers = plan.raters.filter(({ role }) => role === 'reader').map(({ id }) => id);
  const assisted = new Map(readers.map((id) => [id, new Set<string>()]));
  const { reading } = plan.design;
  if (reading.kind === 'none') return assisted;
  const count = (reader: string): number => assisted.get(reader)?.size ?? 0;
  const dueUpTo = (n: number): number => Math.round(n * readers.length * reading.assisted);
  new Draws(key, 'assistance').shuffled(cases).forEach((id, i) => {
    const now = dueUpTo(i + 1) - dueUpTo(i);
    const least = new Draws(key, `assistance|${id}`).shuffled(readers).sort((a, b) => count(a) - count(b));
    for (const reader of least.slice(0, now)) assisted.get(reader)?.add(id);
  });
  return assisted;
}
