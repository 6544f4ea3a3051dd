import type { Plan, PlannedRater } from '../plan/plan.ts';
import { Draws } from './draws.ts';

/** Which raters score which case, by its id, in the plan's order. Readers and adjudicators are not among them. */
export type Assignment = ReadonlyMap<string, readonly PlannedRater[]>;

/** A draw that is the same for whoever has key and plan. `cases` in the order of their ids. */
export function assignmentOf(plan: Plan, cases: readonly string[], key: Uint8Array): Assignment {
  const scorers = plan.raters.filter(({ role }) => role !== 'reader' && role !== 'adjudicator');
  const { assignment } = plan.design;
  if (assignment.kind === 'crossed') return new Map(cases.map((id) => [id, scorers]));
  const shared = new Shared(plan, assignment.perCase, key);
  const order = new Draws(key, 'assignment').shuffled(cases);
  const toAll = new Set(order.slice(0, assignment.overlap));
  const drawn = new Map(order.map((id) => [id, new Set(toAll.has(id) ? shared.all() : shared.some(id))]));
  // Only clinicians share the cases out among them: a judge or a learner meets every case.
  const scores = (id: string, rater: PlannedRater): boolean =>
    rater.role !== 'clinician' || drawn.get(id)?.has(rater) === true;
  return new Map(cases.map((id) => [id, scorers.filter((rater) => scores(id, rater))]));
}

/** Deals cases to the clinicians who have the fewest so far. */
class Shared {
  readonly #plan: Plan;
  readonly #clinicians: readonly PlannedRater[];
  readonly #perCase: number;
  readonly #key: Uint8Array;
  readonly #load = new Map<PlannedRater, number>();

  constructor(plan: Plan, perCase: number, key: Uint8Array) {
    this.#plan = plan;
    this.#clinicians = plan.raters.filter(({ role }) => role === 'clinician');
    this.#perCase = perCase;
    this.#key = key;
  }

  all(): readonly PlannedRater[] {
    return this.#loaded(this.#clinicians);
  }

  /** So many as each case needs: those of its specialty first, then those with the fewest cases, then by lot. */
  some(id: string): readonly PlannedRater[] {
    const { verdict, design, specialties } = this.#plan;
    const wanted = design.matchSpecialty ? specialties[id] : undefined;
    // Whose verdict counts by the plan has to give one on every case.
    const isDesignated = (rater: PlannedRater): boolean => verdict.rule === 'designated' && verdict.rater === rater.id;
    const isOther = (rater: PlannedRater): boolean => wanted !== undefined && !isSame(rater.specialty, wanted);
    const ranked = new Draws(this.#key, `assignment|${id}`)
      .shuffled(this.#clinicians)
      .map((rater) => ({ rater, rank: [Number(!isDesignated(rater)), Number(isOther(rater)), this.#loadOf(rater)] }))
      .sort((a, b) => compare(a.rank, b.rank));
    return this.#loaded(ranked.slice(0, this.#perCase).map(({ rater }) => rater));
  }

  #loadOf(rater: PlannedRater): number {
    return this.#load.get(rater) ?? 0;
  }

  #loaded(raters: readonly PlannedRater[]): readonly PlannedRater[] {
    for (const rater of raters) this.#load.set(rater, this.#loadOf(rater) + 1);
    return raters;
  }
}

function isSame(a: string, b: string): boolean {
  const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();
  return plain(a) === plain(b);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
