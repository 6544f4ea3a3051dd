import type { Patient } from '../finding.ts';
import type { Direction } from './laboratory.ts';
import { boundFor, measureById, type Bound, type Measure } from './measures.ts';

/** A finding that a value, or a word about it, tells. */
export interface Told {
  readonly finding: string;
  /** Whether it is there; for a normal value the findings at both its limits are not. */
  readonly beyond: boolean;
}

/** What values mean for a patient of that age and sex. */
export class Limits {
  readonly #patient: Patient;

  constructor(patient: Patient) {
    this.#patient = patient;
  }

  of(bound: Bound): number {
    return boundFor(bound, this.#patient.age, this.#patient.sex);
  }

  beyond({ low, high }: Measure, canonical: number): Bound[] {
    return [
      ...low.filter((bound) => canonical < this.of(bound)),
      ...high.filter((bound) => canonical > this.of(bound)),
    ];
  }

  /**
   * The findings of a value. The laboratory's own limits (`binding`) stand above ours; the author's words only where
   * ours see nothing: "mildly raised at 11".
   */
  ofValue(measure: Measure, canonical: number, said: Direction | null, binding: boolean): Told[] {
    const { low, high } = measure;
    const ours = this.beyond(measure, canonical);
    let found = ours;
    if (said !== null && (binding || ours.length === 0 || said === 'normal')) {
      const side = said === 'low' ? low : said === 'high' ? high : [];
      const within = ours.filter((bound) => side.includes(bound));
      found = within.length > 0 ? within : side.slice(0, 1);
    }
    if (found.length > 0) return distinct(found, true);
    return distinct([...low.slice(0, 1), ...high.slice(0, 1)], false);
  }

  /** The findings of "raised", "low", "normal"; `denied` where the name was said not to be there. */
  ofWord(measure: Measure, direction: Direction, denied: boolean): Told[] {
    const [low] = measure.low;
    const [high] = measure.high;
    if (direction === 'normal') {
      return [
        ...measure.panel.flatMap((id) => this.#ofNormal(measureById.get(id))),
        ...distinct([...measure.low.slice(0, 1), ...measure.high.slice(0, 1)], false),
      ];
    }
    const bound = direction === 'low' ? low : high;
    const other = direction === 'low' ? high : low;
    if (bound !== undefined) return [{ finding: bound.finding, beyond: true }];
    return other === undefined || denied ? [] : [{ finding: other.finding, beyond: false }];
  }

  #ofNormal(measure: Measure | undefined): Told[] {
    return measure === undefined ? [] : this.ofWord(measure, 'normal', false);
  }
}

function distinct(bounds: readonly Bound[], beyond: boolean): Told[] {
  return [...new Set(bounds.map(({ finding }) => finding))].map((finding) => ({ finding, beyond }));
}
