import { decodeSource } from '../../cases/import/decode.ts';
import type { SourceError } from '../../cases/import/draft.ts';
import { SourceFault } from '../../cases/import/sourceFault.ts';
import { cellText, rowsOf } from '../../cases/import/table/delimited.ts';
import { fromDelimited } from '../../cases/import/table/fromDelimited.ts';
import { fromJson, fromJsonLines } from '../../cases/import/table/fromJson.ts';
import { plainName } from '../../cases/import/table/names.ts';
import type { Cell, Table } from '../../cases/import/table/table.ts';
import { HumanError } from '../../humanError.ts';

/** What stands in one row of a file of answers. Null: there is no such column, or the row ends before it. */
export interface AnswerRow {
  readonly line: number;
  readonly case: string;
  readonly take: string | null;
  readonly rank: string | null;
  readonly diagnosis: string | null;
  readonly reason: string | null;
  /** Of a wide table: the diagnoses in the order of their ranks, '' where a cell is empty. */
  readonly list: readonly string[] | null;
  /** What the model wrote, word for word. */
  readonly raw: string | null;
  readonly model: string | null;
  readonly date: string | null;
  readonly failed: string | null;
}

export interface AnswerTable {
  /** `long`: a row is one diagnosis; `wide`: a list; `raw`: what a model wrote. */
  readonly shape: 'long' | 'wide' | 'raw';
  readonly rows: readonly AnswerRow[];
  /** Rows that cannot be read, so that nobody knows which case they belong to. */
  readonly errors: readonly SourceError[];
}

interface Columns {
  readonly shape: AnswerTable['shape'];
  readonly at: Readonly<Partial<Record<Role, number>>>;
  /** The columns of a wide table, by rank from 1; null: one column with a list in it. */
  readonly ranks: readonly number[] | null;
}

const names = {
  case: ['case', 'case id', 'caseid', 'case number', 'id'],
  take: ['take', 'try', 'attempt', 'sample', 'repeat', 'run'],
  rank: ['rank', 'position', 'place'],
  diagnosis: ['diagnosis', 'dx', 'diagnosis name', 'predicted diagnosis', 'prediction'],
  list: ['diagnoses', 'differential', 'ddx', 'predictions'],
  reason: ['reason', 'reasoning', 'why', 'rationale', 'explanation'],
  raw: ['answer', 'raw', 'raw answer', 'response', 'output', 'completion'],
  model: ['model', 'model name'],
  date: ['date', 'time', 'timestamp', 'created', 'answered at'],
  failed: ['failed', 'failure', 'error'],
} as const;
type Role = keyof typeof names;

/** The answers in a file: delimited (comma, semicolon, tab, bar) or JSON, whatever its ending says. */
export function answerTable(bytes: Uint8Array, file: string): AnswerTable {
  try {
    const decoded = decodeSource(bytes);
    if (decoded.is === 'other') throw new HumanError(decoded.reason.template, ...decoded.reason.values);
    return tableIn(decoded.text.replace(/^\ufeff/, ''), file);
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    const { line, sentence } = error.error;
    if (line === null) throw new HumanError(sentence.template, ...sentence.values);
    throw new HumanError('{0}, line {1}: {2}', file, String(line), error.message);
  }
}

function tableIn(text: string, file: string): AnswerTable {
  if (text.trim() === '') throw new HumanError('{0} is empty.', file);
  const start = text.trimStart()[0];
  const table = start === '{' || start === '[' ? jsonTable(text) : null;
  const columns = table === null ? null : columnsOf(table.columns);
  const found = table === null ? delimited(text) : columns === null ? null : { table, columns };
  if (found === null) throw noColumns(file);
  return { shape: found.columns.shape, rows: rowsIn(found.table, found.columns), errors: found.table.errors };
}

/** One object a line where there is more than one, else whatever the JSON text is. */
function jsonTable(text: string): Table | null {
  return /^\s*\{[^\n]*\}\s*\n\s*\{/.test(text) || !/\n\s*\S/.test(text.trim()) ? fromJsonLines(text) : fromJson(text);
}

/** The mark between the cells is the one with which the first row names what is needed. */
function delimited(text: string): { table: Table; columns: Columns } | null {
  const [first = '', said] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const from = first.length;
  for (const delimiter of said === undefined ? [',', ';', '\t', '|'] : [said]) {
    const [head] = rowsOf(text, delimiter, from);
    if (head === undefined || head.unclosed !== null) continue;
    const cells = Array.from({ length: head.bounds.length / 2 }, (_, i) =>
      cellText(text, head.bounds[2 * i] as number, head.bounds[2 * i + 1] as number),
    );
    const columns = columnsOf(cells);
    if (columns === null) continue;
    const line = from > 0 ? 2 : 1;
    const dialect = { delimiter, from, line, header: true, width: cells.length, known: true };
    return { table: fromDelimited(text, dialect), columns };
  }
  return null;
}

function columnsOf(header: readonly string[]): Columns | null {
  const plain = header.map(plainName);
  const at: Partial<Record<Role, number>> = {};
  for (const role of Object.keys(names) as Role[]) {
    const place = names[role].map((name) => plain.indexOf(name)).find((i) => i >= 0);
    if (place !== undefined) at[role] = place;
  }
  if (at.case === undefined) return null;
  const ranks = ranksOf(plain);
  if (ranks.length > 0) return { shape: 'wide', at, ranks };
  if (at.diagnosis !== undefined && at.rank !== undefined) return { shape: 'long', at, ranks: null };
  if (at.list !== undefined) return { shape: 'wide', at, ranks: null };
  return at.raw === undefined ? null : { shape: 'raw', at, ranks: null };
}

/** "Diagnosis 1", "dx2", "top 3": where each rank stands, as far as they go on without a gap. */
function ranksOf(plain: readonly string[]): number[] {
  const places = new Map<number, number>();
  plain.forEach((name, i) => {
    const [, rank] = /^(?:diagnosis|dx|ddx|rank|top|prediction|differential) ?(\d{1,2})$/.exec(name) ?? [];
    if (rank !== undefined && !places.has(Number(rank))) places.set(Number(rank), i);
  });
  const ranks: number[] = [];
  for (let rank = 1; ; rank++) {
    const place = places.get(rank);
    if (place === undefined) return ranks;
    ranks.push(place);
  }
}

function rowsIn({ rows }: Table, { at, ranks, shape }: Columns): AnswerRow[] {
  return rows.map(({ line, cell }) => {
    const words = (role: Role): string | null => {
      const column = at[role];
      return column === undefined ? null : (cell(column)?.text.trim() ?? null);
    };
    const listed = (): readonly string[] => {
      if (ranks !== null) return ranks.map((column) => cell(column)?.text.trim() ?? '');
      return itemsOf(at.list === undefined ? null : cell(at.list));
    };
    return {
      line,
      case: words('case') ?? '',
      take: words('take'),
      rank: words('rank'),
      diagnosis: words('diagnosis'),
      reason: words('reason'),
      list: shape === 'wide' ? listed() : null,
      raw: words('raw'),
      model: words('model'),
      date: words('date'),
      failed: words('failed'),
    };
  });
}

/** The items of a list, or the lines of a cell. */
function itemsOf(cell: Cell | null): readonly string[] {
  if (cell === null || cell.text.trim() === '') return [];
  return (cell.items ?? cell.text.split('\n')).map((item) => item.trim());
}

function noColumns(file: string): HumanError {
  return new HumanError(
    '{0} has no table of answers. Its first row has to name the columns: {1}; or {2}; or {3}.',
    file,
    '“case”, “rank”, “diagnosis”',
    '“case”, “diagnosis 1”, “diagnosis 2” …',
    '“case”, “answer”',
  );
}
