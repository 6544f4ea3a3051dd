import type { Finding } from '../../cases/lexicon/finding.ts';
import type { Said } from './said.ts';

/** Of the findings of one group all but the strongest count for this much of what they would alone. */
const groupRest = 0.15;
/** What is told in the reason. */
const leastFor = 0.05;
const leastAgainst = 0.2;

/** A finding that moved a diagnosis up or down, with all the places where the text says so. */
export interface Weight {
  readonly finding: string;
  readonly weight: number;
  readonly places: readonly Finding[];
}

export interface Sides {
  readonly speaksFor: readonly Weight[];
  readonly speaksAgainst: readonly Weight[];
}

/** What the findings of one group say for a disease and against it. */
interface Group {
  strongestFor: number;
  allFor: number;
  strongestAgainst: number;
  allAgainst: number;
}

/** Adds up weights by group. */
export class Sum {
  /** Before anything was said. */
  readonly prior: number;
  /** What was not mentioned. */
  quiet = 0;
  /** Whether something all but excludes the disease. */
  excluded = false;
  /** What was said and the disease does not explain. */
  unexplained = 0;
  readonly #groups = new Map<number | string, Group>();
  readonly #weights: Weight[] = [];

  constructor(prior: number) {
    this.prior = prior;
  }

  exclude(finding: string, weight: number, said: Said): void {
    this.excluded ||= said.certain;
    this.add(finding, `${weight} ${finding}`, weight, said);
  }

  add(finding: string, group: number | string, weight: number, { places }: Said): void {
    this.#weights.push({ finding, weight, places });
    let sums = this.#groups.get(group);
    if (sums === undefined) {
      sums = { strongestFor: 0, allFor: 0, strongestAgainst: 0, allAgainst: 0 };
      this.#groups.set(group, sums);
    }
    if (weight > 0) {
      sums.strongestFor = Math.max(sums.strongestFor, weight);
      sums.allFor += weight;
    } else {
      sums.strongestAgainst = Math.min(sums.strongestAgainst, weight);
      sums.allAgainst += weight;
    }
  }

  /** In each group the strongest for and the strongest against count in full. */
  get total(): number {
    let total = 0;
    for (const { strongestFor, allFor, strongestAgainst, allAgainst } of this.#groups.values()) {
      const strongest = strongestFor + strongestAgainst;
      total += strongest + groupRest * (allFor + allAgainst - strongest);
    }
    return total;
  }

  get sides(): Sides {
    const weights = this.#weights.toSorted(
      (a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.finding < b.finding ? -1 : 1),
    );
    return {
      speaksFor: weights.filter(({ weight }) => weight > leastFor),
      speaksAgainst: weights.filter(({ weight }) => weight < -leastAgainst),
    };
  }

  get speaksFor(): boolean {
    return this.#weights.some(({ weight }) => weight > leastFor);
  }
}
