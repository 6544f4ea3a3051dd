import type { Finds } from './finds.ts';
import type { Tokens } from './tokens.ts';
import { folded, wordsOfText } from './words.ts';

const often = 20_000;

/** A person's own list: each entry wherever it stands as a whole, whatever its capitals. */
export function* ownNames(t: Tokens, names: readonly string[], finds: Finds): Generator<undefined> {
  const byFirst = new Map<string, string[][]>();
  for (const name of names) {
    const [first, ...rest] = wordsOfText(name);
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), rest]);
  }
  if (byFirst.size === 0) return;
  const at = (i: number): string =>
    i < t.count && (t.end[i] ?? 0) - (t.start[i] ?? 0) < 64 ? folded(t.text.slice(t.start[i], t.end[i])) : '';
  for (let i = 0; i < t.count; i++) {
    if (i % often === often - 1) yield;
    const entries = byFirst.get(at(i));
    if (entries === undefined) continue;
    for (const rest of entries) {
      const last = i + rest.length;
      if (
        last < t.count &&
        rest.every((word, k) => at(i + 1 + k) === word && (t.start[i + 1 + k] ?? 0) - (t.end[i + k] ?? 0) <= 4)
      )
        finds.add('NAME', t.start[i] ?? 0, t.end[last] ?? 0, 0.99);
    }
  }
}
