import { patientOf, type Finding } from '../../cases/lexicon/finding.ts';
import { counts } from './said.ts';
import type { Weighed } from './weigh.ts';

/** Below these the text says too little to tell one disease from another. */
const leastStrength = 3.4;
const leastPlaces = 2;
/** A text that is plainly a case, with a patient and so many findings there or not there, needs less. */
const plainCase = { findings: 4, strength: 1.8 };

/** Why there is not enough to go on; `null` when there is. */
export function shortfall(findings: readonly Finding[], ranked: readonly Weighed[]): string | null {
  const [first] = ranked;
  if (first === undefined) return 'no finding that points to a disease';
  const { speaksFor } = first.sides();
  const strength = speaksFor.reduce((sum, { weight }) => sum + weight, 0);
  if (isPlainCase(findings) && strength >= plainCase.strength) return null;
  const places = new Set(speaksFor.flatMap((one) => one.places.map(({ start }) => start)));
  if (places.size < leastPlaces) return 'too few findings';
  if (strength < leastStrength || first.evidence < leastStrength / 2) return 'only findings that many diseases share';
  return null;
}

function isPlainCase(findings: readonly Finding[]): boolean {
  const { age, sex } = patientOf(findings);
  const told = new Set(findings.filter(counts).map(({ finding }) => finding));
  for (const who of ['age', 'female', 'male']) told.delete(who);
  return (age !== null || sex !== null) && told.size >= plainCase.findings;
}
