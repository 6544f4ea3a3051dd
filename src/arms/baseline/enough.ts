import type { Weighed } from './weigh.ts';

/** Below these the text says too little to tell one disease from another. */
const leastEvidence = 3.4;
const leastFindings = 2;

/** Why there is not enough to go on; `null` when there is. */
export function shortfall(ranked: readonly Weighed[]): string | null {
  const [first] = ranked;
  if (first === undefined) return 'no finding that points to a disease';
  const { speaksFor } = first.sides();
  const places = new Set(speaksFor.flatMap((one) => one.places.map(({ start }) => start)));
  if (places.size < leastFindings) return 'too few findings';
  const strength = speaksFor.reduce((sum, { weight }) => sum + weight, 0);
  if (strength < leastEvidence || first.evidence < leastEvidence / 2) return 'only findings that many diseases share';
  return null;
}
