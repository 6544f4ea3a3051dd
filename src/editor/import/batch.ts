import { choose } from '../../cases/import/choose.ts';
import { compose } from '../../cases/import/compose.ts';
import type { Composed } from '../../cases/import/composed.ts';
import type { Column, ColumnRole, Draft, Format, Reading, Section, SourceError } from '../../cases/import/draft.ts';
import type { Sentence } from '../../humanError.ts';
import type { CaseState } from '../../study/intake/intake.ts';

/** A file that was read. */
export interface BatchFile {
  readonly id: number;
  /** Whole. */
  readonly path: string;
  readonly sha256: string;
  readonly format: Format;
  readonly errors: readonly SourceError[];
  readonly warnings: readonly Sentence[];
  readonly columns: readonly Column[] | null;
  readonly cases: readonly BatchCase[];
}

/** A file that gave nothing, and why. */
export interface Out {
  readonly id: number;
  readonly path: string;
  readonly reason: Sentence;
  /** Null where no place can be named, or none is to be. */
  readonly at: { readonly line: number | null; readonly column: number | null } | null;
}

/** One case that can be imported, and what a person chose of it. */
export interface BatchCase {
  readonly id: number;
  readonly file: BatchFile;
  readonly draft: Draft;
  readonly state: CaseState;
  /** Ticked; what cannot be written never is. */
  taken: boolean;
  /** One for each section; null leaves it to the draft. */
  included: readonly boolean[] | null;
  /** Of the composed text. */
  length: number;
}

/** What was read of a file, and how its cases stand to the study. */
export interface ReadCases {
  readonly reading: Extract<Reading, { readonly is: 'read' }>;
  readonly sha256: string;
  /** One for each draft. */
  readonly states: readonly CaseState[];
}

/** Everything one import would bring, and what a person chose of it. Holds no page and touches no disk. */
export class Batch {
  #lastId = 0;
  readonly #files = new Map<number, BatchFile>();
  readonly #cases = new Map<number, BatchCase>();
  readonly skipped: Out[] = [];
  readonly failed: Out[] = [];
  readonly #keys = new WeakMap<Draft, readonly (string | null)[]>();

  get files(): readonly BatchFile[] {
    return [...this.#files.values()];
  }

  /** In the order of their files. */
  get cases(): readonly BatchCase[] {
    return this.files.flatMap(({ cases }) => cases);
  }

  get taken(): readonly BatchCase[] {
    return this.cases.filter(({ taken }) => taken);
  }

  caseOf(id: number): BatchCase | undefined {
    return this.#cases.get(id);
  }

  fileOf(id: number): BatchFile | undefined {
    return this.#files.get(id);
  }

  skip(path: string, reason: Sentence): void {
    this.skipped.push({ id: ++this.#lastId, path, reason, at: null });
  }

  fail(path: string, { sentence, line, column }: SourceError): void {
    this.failed.push({ id: ++this.#lastId, path, reason: sentence, at: { line, column } });
  }

  add(path: string, read: ReadCases): BatchFile {
    const file = this.#fileOf(++this.#lastId, path, read);
    this.#files.set(file.id, file);
    return file;
  }

  /** A file that was read in another way: its cases are others now. */
  replace(before: BatchFile, read: ReadCases): BatchFile {
    for (const { id } of before.cases) this.#cases.delete(id);
    const file = this.#fileOf(before.id, before.path, read);
    this.#files.set(file.id, file);
    return file;
  }

  textOf({ draft, included }: BatchCase): Composed {
    return compose(choose(draft, included));
  }

  sectionsOf({ draft, included }: BatchCase): readonly Section[] {
    return choose(draft, included);
  }

  /** Ticks cases or clears their ticks; gives those that changed. */
  take(cases: readonly BatchCase[], taken: boolean): BatchCase[] {
    const changing = cases.filter((one) => one.taken !== taken && (!taken || canTake(one)));
    for (const one of changing) one.taken = taken;
    return changing;
  }

  include(kase: BatchCase, section: number, taken: boolean): void {
    const now = this.sectionsOf(kase).map(({ included }) => included);
    if (now[section] === undefined) return;
    now[section] = taken;
    this.#choose(kase, now);
    // Who chooses in a case wants it.
    kase.taken = canTake(kase);
  }

  reset(kase: BatchCase): void {
    this.#choose(kase, null);
  }

  /** What would be chosen in each of the other cases if their sections were taken as in this one, by code or title. */
  alike(kase: BatchCase): { readonly same: number; readonly changing: ReadonlyMap<BatchCase, readonly boolean[]> } {
    const wanted = this.#wanted(kase);
    const changing = new Map<BatchCase, readonly boolean[]>();
    let same = 0;
    for (const other of this.#cases.values()) {
      if (other === kase || !canChoose(other)) continue;
      const keys = this.#keysOf(other.draft);
      if (!keys.some((key) => key !== null && wanted.has(key))) continue;
      same += 1;
      const before = this.sectionsOf(other).map(({ included }) => included);
      const after = before.map((included, at) => {
        const key = keys[at] ?? null;
        const free = other.draft.sections[at]?.reason !== 'reference';
        return (free && key !== null ? wanted.get(key) : undefined) ?? included;
      });
      if (after.some((included, at) => included !== before[at])) changing.set(other, after);
    }
    return { same, changing };
  }

  /** Gives the cases that changed. */
  applyToAll(kase: BatchCase): BatchCase[] {
    const { changing } = this.alike(kase);
    for (const [other, included] of changing) this.#choose(other, included);
    return [...changing.keys()];
  }

  /** Tables with the same columns, in the same order. */
  tablesLike(file: BatchFile): BatchFile[] {
    const names = namesOf(file);
    return this.files.filter((one) => one !== file && names !== null && namesOf(one) === names);
  }

  #choose(kase: BatchCase, included: readonly boolean[] | null): void {
    const proposed = included?.every((taken, at) => taken === kase.draft.sections[at]?.included) ?? true;
    kase.included = proposed ? null : included;
    kase.length = this.textOf(kase).text.length;
    kase.taken &&= canTake(kase);
  }

  /** By section key, where the case says one thing about it. */
  #wanted(kase: BatchCase): Map<string, boolean> {
    const keys = this.#keysOf(kase.draft);
    const wanted = new Map<string, boolean>();
    const unclear = new Set<string>();
    this.sectionsOf(kase).forEach(({ included, reason }, at) => {
      const key = keys[at] ?? null;
      if (key === null || reason === 'reference') return;
      if (wanted.has(key) && wanted.get(key) !== included) unclear.add(key);
      wanted.set(key, included);
    });
    for (const key of unclear) wanted.delete(key);
    return wanted;
  }

  #keysOf(draft: Draft): readonly (string | null)[] {
    const known = this.#keys.get(draft);
    if (known) return known;
    const keys = draft.sections.map(keyOf);
    this.#keys.set(draft, keys);
    return keys;
  }

  #fileOf(id: number, path: string, { reading, sha256, states }: ReadCases): BatchFile {
    const { format, errors, warnings, columns, drafts } = reading;
    const cases: BatchCase[] = [];
    const file: BatchFile = { id, path, sha256, format, errors, warnings, columns, cases };
    drafts.forEach((draft, at) => {
      const state = states[at] ?? 'new';
      const length = compose(choose(draft, null)).text.length;
      const kase = { id: ++this.#lastId, file, draft, state, included: null, length };
      const made: BatchCase = { ...kase, taken: state === 'new' && length > 0 };
      cases.push(made);
      this.#cases.set(made.id, made);
    });
    return file;
  }
}

/** Whether its sections may be chosen: what changed in the source or in the study is not imported over what is there. */
export function canChoose({ state }: Pick<BatchCase, 'state'>): boolean {
  return state === 'new' || state === 'same';
}

export function canTake(kase: Pick<BatchCase, 'state' | 'length'>): boolean {
  return canChoose(kase) && kase.length > 0;
}

/** Only one column can have it. */
const alone: ReadonlySet<ColumnRole> = new Set(['reference', 'basis', 'id', 'patient']);

/** The roles of all columns after one of them was given another. */
export function rolesWith(columns: readonly Column[], at: number, role: ColumnRole): Record<string, ColumnRole> {
  return Object.fromEntries(
    columns.map(({ name, role: before }, i) => [
      name,
      i === at ? role : before === role && alone.has(role) ? 'leftOut' : before,
    ]),
  );
}

function keyOf({ code, title }: Section): string | null {
  const words = title.normalize('NFC').replace(/\s+/g, ' ').replace(/:$/, '').trim().toLowerCase();
  return code !== null && code !== '' ? `code ${code}` : words === '' ? null : `title ${words}`;
}

function namesOf({ columns }: BatchFile): string | null {
  return columns && JSON.stringify(columns.map(({ name }) => name));
}
