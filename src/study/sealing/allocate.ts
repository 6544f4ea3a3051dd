import type { FixedCase } from '../gates/state.ts';
import type { Plan, PlannedRater } from '../plan/plan.ts';
import type { Allocation } from './allocation.ts';
import { assignmentOf } from './assign.ts';
import { Draws } from './draws.ts';
import { orderOfAnswers, orderOfCases } from './orders.ts';
import { assistanceOf } from './reading.ts';
import { withRepeats } from './repeats.ts';
import type { Take } from './takes.ts';

type Entry = Allocation['answers'][number];
type RaterEntry = Allocation['raters'][number];

export interface ToAllocate {
  readonly plan: Plan;
  readonly cases: readonly Pick<FixedCase, 'id'>[];
  readonly takes: readonly Take[];
  readonly drawKey: Uint8Array;
  /** The encrypted record of an answer. */
  readonly fileOf: (answer: string) => string;
}

/** Draws ids, raters and orders. The same key and plan give the same allocation, byte for byte. */
export function allocate({ plan, cases, takes, drawKey, fileOf }: ToAllocate): Allocation {
  const ids = new RandomIds(drawKey);
  const blinded = plan.blinding.kind === 'blinded';
  const answers = takes.toSorted(byCaseArmTake).map((take): Entry => {
    const { answer } = take;
    // In an open study answers are rated where they lie, under their own names.
    const id = blinded || answer === null ? ids.next(`id|${take.arm}|${take.take}|${take.case}`) : answer;
    return { id, ...take, file: blinded && answer !== null ? fileOf(answer) : null, repeats: null };
  });
  const drawn: Drawn = { plan, key: drawKey, ids, answers, cases: sortedIds(cases), shown: shownIn(answers) };
  const raters = [...scoring(drawn), ...reading(drawn)];
  const place = new Map(plan.raters.map(({ id }, i) => [id, i]));
  raters.sort((a, b) => (place.get(a.rater) ?? 0) - (place.get(b.rater) ?? 0));
  return { schema: 'ddx/allocation@1', drawKey: Buffer.from(drawKey).toString('hex'), answers, raters };
}

interface Drawn {
  readonly plan: Plan;
  readonly key: Uint8Array;
  readonly ids: RandomIds;
  /** Grows by the disguised repeats. */
  readonly answers: Entry[];
  readonly cases: readonly string[];
  readonly shown: ReadonlyMap<string, readonly Entry[]>;
}

/** What those who grade answers meet. */
function scoring(drawn: Drawn): RaterEntry[] {
  const { plan, key, cases, shown } = drawn;
  const assignment = assignmentOf(plan, cases, key);
  const found: RaterEntry[] = [];
  for (const role of ['clinician', 'judge', 'learner'] as const) {
    const raters = plan.raters.filter((rater) => rater.role === role);
    const orders = orderOfCases(raters, cases, key);
    const lists = new Map(
      cases.map((id) => {
        const those = (assignment.get(id) ?? []).filter((rater) => rater.role === role).map((rater) => rater.id);
        const answers = (shown.get(id) ?? []).map((one) => one.id);
        return [id, orderOfAnswers(those, answers, key, { role, case: id })];
      }),
    );
    for (const { id: rater } of raters) {
      const own = (orders.get(rater) ?? []).filter((id) => lists.get(id)?.has(rater));
      const share = plan.blinding.kind === 'blinded' ? plan.design.repeats : 0;
      const visits = withRepeats(own, share, rater, key).map(({ case: id, isRepeat }) => ({
        case: id,
        answers: isRepeat ? repeated(drawn, rater, id) : [...(lists.get(id)?.get(rater) ?? [])],
      }));
      // Where all answers failed there is nothing to see.
      found.push({ rater, stage: 'rating', cases: visits.filter(({ answers }) => answers.length > 0) });
    }
  }
  return found;
}

/** The answers to a case once more, for one rater, under new ids and in a new order. */
function repeated(drawn: Drawn, rater: string, id: string): string[] {
  const again = (drawn.shown.get(id) ?? []).map((one) => oneAgain(drawn, one, 'again', rater));
  return new Draws(drawn.key, `visit|${rater}|${id}`).shuffled(again);
}

/**
 * An answer under a new id for one rater. What assists a reader has one too: everybody knows which arm assists, and
 * those who score the same answer must not know it again.
 */
function oneAgain({ ids, answers }: Drawn, one: Entry, why: 'again' | 'help', rater: string): string {
  const id = ids.next(`${why}|${rater}|${one.arm}|${one.take}|${one.case}`);
  answers.push({ ...one, id, repeats: one.id });
  return id;
}

/** What readers meet: every case, first alone, then in some cases beside a model's answer. */
function reading(drawn: Drawn): RaterEntry[] {
  const { plan, key, cases, shown } = drawn;
  const readers = plan.raters.filter(({ role }) => role === 'reader');
  const orders = orderOfCases(readers, cases, key);
  const assisted = assistanceOf(plan, cases, key);
  const how = plan.design.reading;
  return readers.flatMap(({ id: rater }: PlannedRater): RaterEntry[] => {
    const order = orders.get(rater) ?? [];
    const own: RaterEntry = { rater, stage: 'own', cases: order.map((id) => ({ case: id, answers: [] })) };
    if (how.kind === 'none') return [own];
    const helpIn = (id: string): string[] => {
      const first = shown.get(id)?.find(({ arm }) => arm === how.arm);
      if (first === undefined || assisted.get(rater)?.has(id) !== true) return [];
      return [plan.blinding.kind === 'blinded' ? oneAgain(drawn, first, 'help', rater) : first.id];
    };
    return [own, { rater, stage: 'assisted', cases: order.map((id) => ({ case: id, answers: helpIn(id) })) }];
  });
}

/** Ids without a pattern: the first 64 bits of a draw, or the next ones where another answer has them already. */
class RandomIds {
  readonly #key: Uint8Array;
  readonly #taken = new Set<string>();

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  next(label: string): string {
    const draws = new Draws(this.#key, label);
    let id: string;
    do id = draws.take(8).toString('hex');
    while (this.#taken.has(id));
    this.#taken.add(id);
    return id;
  }
}

/** Failed answers are not shown. */
function shownIn(answers: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  return Map.groupBy(
    answers.filter(({ status }) => status !== 'failed'),
    (entry) => entry.case,
  );
}

function sortedIds(cases: readonly Pick<FixedCase, 'id'>[]): string[] {
  return cases.map(({ id }) => id).sort(byBytes);
}

function byCaseArmTake(a: Take, b: Take): number {
  return byBytes(a.case, b.case) || byBytes(a.arm, b.arm) || a.take - b.take;
}

/** The order of the UTF-8 bytes, which every language knows. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}
