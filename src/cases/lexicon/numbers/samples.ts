import type { Context } from '../context/context.ts';
import { measureById, type Measure } from './measures.ts';
import type { Reading } from './values.ts';

/** Values that are worked out of others, all read in one place. */
const derivations: readonly {
  readonly measure: string;
  readonly unit: string;
  readonly from: readonly string[];
  readonly value: (...values: readonly number[]) => number;
}[] = [
  {
    measure: 'anion-gap',
    unit: 'mmol/L',
    from: ['sodium', 'chloride', 'bicarbonate'],
    value: (sodium = 0, chloride = 0, bicarbonate = 0) => sodium - chloride - bicarbonate,
  },
  {
    measure: 'csf-glucose-ratio',
    unit: '',
    from: ['csf-glucose', 'glucose'],
    value: (inFluid = 0, inBlood = 1) => inFluid / inBlood,
  },
  {
    measure: 'albumin-gradient',
    unit: 'g/L',
    from: ['albumin', 'ascitic-albumin'],
    value: (inBlood = 0, inFluid = 0) => inBlood - inFluid,
  },
];
const derived = new Set(derivations.flatMap(({ measure, from }) => [measure, ...from]));
/** Numbers further apart are not of one sample. */
const oneSample = 500;

/** A value that was worked out, over the numbers it comes from. */
export interface Derived {
  readonly measure: Measure;
  readonly value: number;
  readonly unit: string | null;
  readonly start: number;
  readonly end: number;
}

/** Keeps what was measured last, and works out what follows from it. */
export class Samples {
  readonly #read = new Map<string, { readonly reading: Reading; readonly start: number }>();

  *add(reading: Reading, start: number, { whose, when }: Context): Generator<Derived> {
    const { known } = reading.measure;
    if (!derived.has(known) || whose !== 'patient' || when !== 'now') return;
    this.#read.set(known, { reading, start });
    for (const { measure: target, unit, from, value } of derivations) {
      if (!from.includes(known) || this.#read.has(target)) continue;
      const parts = from.flatMap((one) => this.#read.get(one) ?? []);
      const measure = measureById.get(target);
      const begin = Math.min(...parts.map((part) => part.start));
      const end = Math.max(...parts.map((part) => part.reading.end));
      if (measure === undefined || parts.length < from.length || end - begin > oneSample) continue;
      const result = Math.round(value(...parts.map((part) => part.reading.canonical)) * 100) / 100;
      yield { measure, value: result, unit: unit === '' ? null : unit, start: begin, end };
    }
  }
}
