/** The names most like the one asked for, best first: a letter, a case or a folder may be all that is wrong. */
export function nearNames(asked: string, names: readonly string[], most = 3): string[] {
  return names
    .slice(0, 2000)
    .map((name) => ({ name, score: likeness(asked, name) }))
    .filter(({ score }) => score >= 0.4)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ name }) => name);
}

/** The share of letter pairs that two names have in common. */
function likeness(a: string, b: string): number {
  const [one, other] = [pairs(a), pairs(b)];
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}

function pairs(name: string): Set<string> {
  const letters = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)));
}
