import { measureMark } from '../finding.ts';
import file from './measures.json' with { type: 'json' };

/** A bound that may depend on age (years, up to and including) and on sex. */
export interface Bound {
  readonly limit: number;
  readonly female?: number;
  /** Up to which age, the limit, and where it differs the limit for women. */
  readonly byAge?: readonly (readonly [upTo: number, limit: number, female?: number])[];
  readonly finding: string;
}

/** From a value in a unit to one in the first unit: a factor, or a factor and what is added. */
export type Conversion = number | readonly [factor: number, added: number];

/** Where something was measured, if not in the blood. */
export type Specimen = 'csf' | 'ascites' | 'pleural' | 'synovial' | 'sweat';

/** Something measured: a vital sign or a laboratory value, and what it means to be out of range. */
export interface Measure {
  readonly id: string;
  /** The measure that it is known by, where it is but another way to write or to give that one. */
  readonly known: string;
  /** What a finding that says no more than that it was measured is called. */
  readonly mark: string;
  /** How it is shown. */
  readonly label: string;
  readonly forms: string;
  readonly units: Readonly<Record<string, Conversion>>;
  /** Values in the first unit that a living person can have: tells the unit when none is written. */
  readonly plausible: readonly [number, number];
  /** Narrower, for a number without a unit, where a number beyond is more likely in another unit. */
  readonly bare: readonly [number, number];
  /** Below the limit: the finding is there. Several bounds may stand, the mildest first. */
  readonly low: readonly Bound[];
  readonly high: readonly Bound[];
  /** A vital sign, and no laboratory test. */
  readonly vital: boolean;
  /** Only a number right behind the name counts: for one-letter names. */
  readonly short: boolean;
  /** Its name is a drug's, too: a number counts only with a unit of this measure, or as a "level". */
  readonly dosed: boolean;
  /** The number may stand in front: "92% neutrophils". */
  readonly counted: boolean;
  /** May be below zero. */
  readonly signed: boolean;
  /** Measures of the same name that another unit tells: a count and a percentage. */
  readonly siblings: readonly string[];
  /** The measures of a panel: "liver function tests". */
  readonly panel: readonly string[];
  /** What the same name means in another fluid. */
  readonly elsewhere: Readonly<Partial<Record<Specimen, string>>>;
}

interface MeasureLine extends Partial<Omit<Measure, 'id' | 'known' | 'mark'>> {
  /** The measure from which everything is taken that is not said here. */
  readonly like?: string;
}

const lines = file as unknown as Readonly<Record<string, MeasureLine>>;

export const measures: readonly Measure[] = Object.entries(lines).map(([id, own]) => {
  const { like = id } = own;
  const line = { ...lines[like], ...own };
  const { units = {}, plausible = [0, 0] } = line;
  return {
    id,
    known: like,
    mark: measureMark + like,
    label: line.label ?? like.replaceAll('-', ' '),
    units,
    plausible,
    bare: line.bare ?? plausible,
    forms: line.forms ?? '',
    low: line.low ?? [],
    high: line.high ?? [],
    vital: line.vital ?? false,
    short: line.short ?? false,
    dosed: line.dosed ?? false,
    counted: line.counted ?? false,
    signed: line.signed ?? false,
    siblings: line.siblings ?? [],
    panel: line.panel ?? [],
    elsewhere: line.elsewhere ?? {},
  };
});

export const labelByMark: ReadonlyMap<string, string> = new Map(measures.map(({ mark, label }) => [mark, label]));

export const measureById: ReadonlyMap<string, Measure> = new Map(measures.map((one) => [one.id, one]));

export function boundFor(bound: Bound, age: number | null, sex: 'female' | 'male' | null): number {
  if (age !== null && bound.byAge !== undefined) {
    for (const [upTo, limit, female = limit] of bound.byAge) if (age <= upTo) return sex === 'female' ? female : limit;
  }
  return sex === 'female' && bound.female !== undefined ? bound.female : bound.limit;
}

/** A value in one of the measure's units, in its first unit. */
export function converted({ units }: Measure, value: number, unit: string): number {
  const conversion = units[unit] ?? 1;
  return typeof conversion === 'number' ? value * conversion : value * conversion[0] + conversion[1];
}

export function isPlausible({ plausible: [least, most] }: Measure, canonical: number): boolean {
  return canonical >= least && canonical <= most;
}
