import file from './measures.json' with { type: 'json' };

/** A bound that may depend on age (years, up to and including) and on sex. */
export interface Bound {
  readonly limit: number;
  readonly female?: number;
  readonly byAge?: readonly (readonly [number, number])[];
  readonly finding: string;
}

/** Something measured: a vital sign or a laboratory value, and what it means to be out of range. */
export interface Measure {
  readonly id: string;
  readonly forms: string;
  /** Unit to factor: the value times the factor is in the first unit. `F` for temperature is special. */
  readonly units: Readonly<Record<string, number>>;
  /** Values in the first unit that a living person can have: tells the unit when none is written. */
  readonly plausible: readonly [number, number];
  /** Below the limit: the finding is there. Several bounds may stand, the mildest first. */
  readonly low: readonly Bound[];
  readonly high: readonly Bound[];
  /** Only a number right behind the name counts: for one-letter names. */
  readonly short: boolean;
}

interface MeasureLine {
  readonly forms: string;
  readonly units: Readonly<Record<string, number>>;
  readonly plausible: readonly number[];
  readonly low?: readonly Bound[];
  readonly high?: readonly Bound[];
  readonly short?: boolean;
}

export const measures: readonly Measure[] = Object.entries(
  file as unknown as Readonly<Record<string, MeasureLine>>,
).map(([id, line]) => ({
  id,
  forms: line.forms,
  units: line.units,
  plausible: [line.plausible[0] ?? 0, line.plausible[1] ?? Number.MAX_VALUE],
  low: line.low ?? [],
  high: line.high ?? [],
  short: line.short ?? false,
}));

export function boundFor(bound: Bound, age: number | null, sex: 'female' | 'male' | null): number {
  if (age !== null && bound.byAge !== undefined) {
    for (const [upTo, limit] of bound.byAge) if (age <= upTo) return limit;
  }
  return sex === 'female' && bound.female !== undefined ? bound.female : bound.limit;
}
