import type { CaseRow, FileRow, OutRow, Snapshot } from '../../src/protocol/import.ts';

/** A line of the list, and where it stands in it as a tree. */
export type Row = { readonly id: number; readonly level: 1 | 2; readonly at: number; readonly of: number } & (
  | { readonly kind: 'file'; readonly file: FileRow; readonly cases: readonly CaseRow[]; readonly open: boolean }
  /** `alone`: the only one of its file, which has no line of its own then. */
  | { readonly kind: 'case'; readonly case: CaseRow; readonly file: FileRow; readonly alone: boolean }
  | { readonly kind: 'group'; readonly which: 'skipped' | 'failed'; readonly count: number; readonly open: boolean }
  | { readonly kind: 'out'; readonly out: OutRow; readonly which: 'skipped' | 'failed' }
);

/** Ids of groups; those of cases and files are positive. */
export const groups = { failed: -1, skipped: -2 } as const;

type Unplaced = Row extends infer R ? (R extends Row ? Omit<R, 'at' | 'of'> : never) : never;

/** The list as lines: files with their cases below, then what gave nothing. `folded` turns what a line is by itself. */
export function rowsOf(
  { files, skipped, failed }: Pick<Snapshot, 'files' | 'skipped' | 'failed'>,
  cases: readonly CaseRow[],
  folded: ReadonlySet<number>,
  filter: string,
): Row[] {
  const wanted = filter.trim().toLowerCase();
  const fits = (...texts: readonly string[]): boolean =>
    wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted));
  const byFile = Map.groupBy(cases, ({ file }) => file);
  const tops: (readonly Unplaced[])[] = [];
  for (const file of files) {
    const all = byFile.get(file.id) ?? [];
    const [only] = all;
    if (only && all.length === 1 && file.errors === 0) {
      if (fits(file.name, file.where, only.title))
        tops.push([{ kind: 'case', id: only.id, level: 1, case: only, file, alone: true }]);
      continue;
    }
    const shown = fits(file.name, file.where) ? all : all.filter(({ title }) => fits(title));
    if (shown.length === 0 && !fits(file.name, file.where)) continue;
    const open = !folded.has(file.id);
    const below = open ? shown : [];
    tops.push([
      { kind: 'file', id: file.id, level: 1, file, cases: all, open },
      ...below.map((one) => ({ kind: 'case', id: one.id, level: 2, case: one, file, alone: false }) as const),
    ]);
  }
  for (const [which, outs] of [
    ['failed', failed],
    ['skipped', skipped],
  ] as const) {
    const shown = outs.filter(({ name, where, reason }) => fits(name, where, reason));
    if (shown.length === 0) continue;
    // What failed is worth a look; what is no case is not.
    const open = folded.has(groups[which]) !== (which === 'failed' && shown.length <= 20);
    const below = open ? shown : [];
    tops.push([
      { kind: 'group', id: groups[which], level: 1, which, count: shown.length, open },
      ...below.map((out) => ({ kind: 'out', id: out.id, level: 2, out, which }) as const),
    ]);
  }
  return tops.flatMap((rows, top) =>
    rows.map((row, at) => (at === 0 ? { ...row, at: top + 1, of: tops.length } : { ...row, at, of: rows.length - 1 })),
  );
}
