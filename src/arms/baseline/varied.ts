import type { Weighed } from './weigh.ts';

const mostOfAKind = 2;

/**
 * The likeliest, but of one kind no more than two: five infarctions of five walls are no differential. A kind is a
 * category of ICD-10 (I21: acute myocardial infarction). Where little else is left, the others are taken too.
 */
export function varied(ranked: readonly Weighed[], most: number, codes: ReadonlyMap<string, string>): Weighed[] {
  const chosen: Weighed[] = [];
  const left: Weighed[] = [];
  const counts = new Map<string, number>();
  for (const one of ranked) {
    if (chosen.length === most) break;
    const kind = codes.get(one.disease.id)?.slice(0, 3) ?? one.disease.id;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    (count <= mostOfAKind ? chosen : left).push(one);
  }
  return [...chosen, ...left].slice(0, most).sort((a, b) => b.logOdds - a.logOdds);
}
