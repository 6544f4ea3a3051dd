import type { Item, Rubric } from '../study/plan/rubric.ts';
import type { Stage } from '../study/pack/pack.ts';
import type { RatingEvent, Role } from './event.ts';
import { keyOf, type Said } from './standing.ts';

/** One thing that is asked of a rater. */
export interface Entry {
  readonly rater: string;
  readonly case: string;
  /** Null where a reader's own list is asked for. */
  readonly answer: string | null;
  /** An item of the rubric; `list` for a reader's own list. */
  readonly item: string;
  /** The rank; null for the whole list. */
  readonly diagnosis: number | null;
}

/** A case as a rater meets it. */
export interface CaseToRate {
  readonly case: string;
  readonly caseSha256: string;
  readonly answers: readonly AnswerToRate[];
  /** Whether there is a list of diagnoses that must not be missed. */
  readonly hasDangers: boolean;
}

export interface AnswerToRate {
  readonly id: string;
  /** How many diagnoses are shown of it. */
  readonly diagnoses: number;
}

export interface Progress {
  readonly open: readonly Entry[];
  readonly done: readonly Entry[];
  readonly flagged: readonly { readonly rater: string; readonly case: string }[];
}

/** What one rater is asked, in one pack or in a study's folder. */
export interface Task {
  readonly rater: string;
  readonly role: Role;
  /** The packs that this was given in, each of which counts; `null` alone for a study's own folder. */
  readonly packs: readonly (string | null)[];
  readonly stage: Stage;
  readonly rubric: Rubric;
  readonly cases: readonly CaseToRate[];
}

/** What is open, done and flagged of a task, in the order in which the rater meets it. */
export function progressOf(task: Task, standing: ReadonlyMap<string, Said>): Progress {
  const open: Entry[] = [];
  const done: Entry[] = [];
  const flagged: { rater: string; case: string }[] = [];
  const words = new Words(task, standing);
  for (const one of task.cases) {
    for (const entry of asked(task, one, words)) (words.has(entry, one) ? done : open).push(entry);
    if (words.isFlagged(one)) flagged.push({ rater: task.rater, case: one.case });
  }
  return { open, done, flagged };
}

/** Whether an item is asked of a diagnosis (by its rank), or of a whole list: a question may depend on another's answer. */
function isShown(
  item: Item,
  { rubric, hasDangers, diagnoses }: { rubric: Rubric; hasDangers: boolean; diagnoses: number },
  rank: number | null,
  valueOf: (item: string, rank: number | null) => unknown,
): boolean {
  const within = (one: Item, at: number | null, through: readonly string[]): boolean => {
    if (one.kind === 'missed-danger' && !hasDangers) return false;
    const { shownWhen } = one;
    if (shownWhen === undefined) return true;
    const other = rubric.items.find(({ id }) => id === shownWhen.item);
    // A circle of conditions can never be met.
    if (other === undefined || through.includes(other.id)) return false;
    return ranksFor(other, at, diagnoses).some((place) => {
      const value = valueOf(other.id, place);
      return shownWhen.is.some((wanted) => wanted === value) && within(other, place, [...through, other.id]);
    });
  };
  return within(item, rank, [item.id]);
}

/** Where another item's value is looked for: beside this one, in the whole list, or at any of its ranks. */
function ranksFor(other: Item, rank: number | null, diagnoses: number): readonly (number | null)[] {
  if (other.of === 'list') return [null];
  return rank === null ? ranksOf(other, diagnoses) : [rank];
}

function ranksOf(item: Item, diagnoses: number): readonly (number | null)[] {
  return item.of === 'list' ? [null] : Array.from({ length: diagnoses }, (_, i) => i + 1);
}

function* asked(task: Task, one: CaseToRate, words: Words): Generator<Entry> {
  const { rater, rubric, stage } = task;
  const at = { rater, case: one.case };
  if (stage !== 'rating') {
    yield { ...at, answer: null, item: 'list', diagnosis: null };
    return;
  }
  for (const { id, diagnoses } of one.answers) {
    const about = { rubric, hasDangers: one.hasDangers, diagnoses };
    for (const item of rubric.items) {
      if (!item.required) continue;
      for (const rank of ranksOf(item, diagnoses)) {
        const shown = isShown(item, about, rank, (other, place) => words.value(id, other, place));
        if (shown) yield { ...at, answer: id, item: item.id, diagnosis: rank };
      }
    }
  }
}

/** What a rater's words are on a task. */
class Words {
  readonly #task: Task;
  readonly #rated = new Map<string, unknown>();
  readonly #standing: ReadonlyMap<string, Said>;

  constructor(task: Task, standing: ReadonlyMap<string, Said>) {
    this.#task = task;
    this.#standing = standing;
    for (const { event } of standing.values()) {
      if (event.what !== 'rated' || event.rater !== task.rater || event.role !== task.role) continue;
      this.#rated.set(placeOf(event.answer, event.item, event.diagnosis), event.value);
    }
  }

  /** Null where nothing was said, or it was taken back. */
  value(answer: string, item: string, rank: number | null): unknown {
    return this.#rated.get(placeOf(answer, item, rank)) ?? null;
  }

  has({ answer, item, diagnosis }: Entry, one: CaseToRate): boolean {
    if (answer !== null) return this.value(answer, item, diagnosis) !== null;
    return this.#inAnyPack('listed', one, (event) => event.what === 'listed' && event.diagnoses !== null);
  }

  isFlagged(one: CaseToRate): boolean {
    return this.#inAnyPack('flagged', one, (event) => event.what === 'flagged' && event.on);
  }

  #inAnyPack(
    what: 'listed' | 'flagged',
    { case: id, caseSha256 }: CaseToRate,
    holds: (event: RatingEvent) => boolean,
  ): boolean {
    const { rater, role, packs } = this.#task;
    const about = { rater, role, case: id, caseSha256, changes: null };
    const event = what === 'listed' ? { what, ...about, diagnoses: null } : { what, ...about, on: false };
    return packs.some((pack) => {
      const said = this.#standing.get(keyOf({ event, pack }));
      return said !== undefined && holds(said.event);
    });
  }
}

function placeOf(answer: string, item: string, rank: number | null): string {
  return `${answer}\0${item}\0${rank}`;
}
