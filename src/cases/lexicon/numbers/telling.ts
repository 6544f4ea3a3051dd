import type { Context } from '../context/context.ts';
import type { Direction } from './laboratory.ts';
import type { Limits } from './limits.ts';
import { converted, isPlausible, measureById, type Measure } from './measures.ts';
import { Samples } from './samples.ts';
import type { Reading } from './values.ts';

/** Offsets in the text. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Takes a finding that a number or a word about a measure told. */
export type Put = (id: string, span: Extent, context: Context, value?: number | null, unit?: string | null) => void;

/** Beside a low upper pressure a lower one under this is low, too. */
const lowInShock = 60;

/** Tells the findings of values and of words about a measure. */
export class Telling {
  readonly #limits: Limits;
  readonly #put: Put;
  readonly #samples = new Samples();

  constructor(limits: Limits, put: Put) {
    this.#limits = limits;
    this.#put = put;
  }

  /** "Raised", "low", "normal". */
  word(measure: Measure, direction: Direction, span: Extent, context: Context): void {
    for (const { finding, beyond } of this.#limits.ofWord(measure, direction, !context.present)) {
      this.#put(finding, span, beyond ? context : { ...context, present: false });
    }
  }

  /** So many times the upper limit. */
  times(
    measure: Measure,
    { times, text }: { readonly times: number; readonly text: string },
    span: Extent,
    context: Context,
  ): void {
    const [top] = measure.high;
    if (top === undefined) return;
    this.#meant(measure, times * this.#limits.of(top), null, span, context, times, text);
    this.#mark(measure, span, context, times, text);
  }

  value(reading: Reading, start: number, context: Context, stated: Direction | null): void {
    const { measure, canonical, value, unit, stop, end, flag, second } = reading;
    this.#meant(measure, canonical, flag ?? stated, { start, end }, context, value, unit, flag !== null);
    this.#mark(measure, { start, end: stop }, context, value, unit);
    if (second !== null) this.#lower(reading, second, { start, end: stop }, context);
    for (const one of this.#samples.add(reading, start, context)) {
      this.#meant(one.measure, one.value, null, one, context, one.value, one.unit);
    }
  }

  /** The lower of two pressures, which tells something only where it is out of its range, or the upper one is. */
  #lower({ canonical, measure, unit }: Reading, value: number, span: Extent, context: Context): void {
    const lower = measureById.get('diastolic-blood-pressure');
    if (lower === undefined) return;
    const inFirst = unit === null ? value : converted(lower, value, unit);
    if (!isPlausible(lower, inFirst) || inFirst >= canonical) return;
    const shocked = measure.low.some((bound) => canonical < this.#limits.of(bound)) && inFirst < lowInShock;
    const found = this.#limits.ofValue(lower, inFirst, shocked ? 'low' : null, false);
    for (const { finding, beyond } of found)
      if (beyond) this.#put(finding, span, { ...context, present: true }, value, unit);
    this.#mark(lower, span, context, value, unit);
  }

  /** That it was measured, whatever the value means. */
  #mark({ mark }: Measure, span: Extent, context: Context, value: number, unit: string | null): void {
    this.#put(mark, span, { ...context, present: true, certain: true }, value, unit);
  }

  #meant(
    measure: Measure,
    canonical: number,
    said: Direction | null,
    { start, end }: Extent,
    context: Context,
    value: number,
    unit: string | null,
    binding = false,
  ): void {
    for (const { finding, beyond } of this.#limits.ofValue(measure, canonical, said, binding)) {
      this.#put(finding, { start, end }, { ...context, present: beyond }, value, unit);
    }
  }
}
