import { sentence, type Sentence } from '../../../humanError.ts';
import type { SourceError } from '../draft.ts';
import { SourceFault } from '../sourceFault.ts';
import { Lines } from '../xml/lines.ts';
import { cellText, rowsOf, type DelimitedRow } from './delimited.ts';
import type { Dialect } from './dialect.ts';
import { meaning } from './names.ts';
import { ownNames, someOf, type Cell, type Row, type Table } from './table.ts';

const mostColumns = 5_000;
/** So many broken rows are told one by one. */
const mostErrors = 100;

/** The table in a delimited text. */
export function fromDelimited(text: string, { delimiter, from, line, header }: Dialect): Table {
  const reader = rowsOf(text, delimiter, from, line);
  const read: DelimitedRow[] = [];
  for (const row of reader) {
    if (row.unclosed !== null) throw unclosed(text, row);
    read.push(row);
  }
  const [first] = read;
  if (first === undefined) return { columns: [], rows: [], errors: [], warnings: [] };
  const width = header ? first.bounds.length / 2 : mostFrequentWidth(read);
  if (width > mostColumns) {
    throw new SourceFault(
      { line: first.line, column: null },
      'The table has more than {0} columns.',
      String(mostColumns),
    );
  }
  const head = cells(text, first);
  const columns = ownNames(header ? head : Array.from({ length: width }, () => ''));
  return { columns, ...new Sorter(text, columns, header ? head : null).sort(header ? read.slice(1) : read) };
}

function unclosed(text: string, row: DelimitedRow): SourceFault {
  const at = new Lines(text).at(row.unclosed ?? 0);
  return new SourceFault(
    at,
    'The quotation mark that begins the cell here is never closed, so the rows cannot be told apart.',
  );
}

function mostFrequentWidth(rows: readonly DelimitedRow[]): number {
  const counts = new Map<number, number>();
  for (const { bounds } of rows) counts.set(bounds.length, (counts.get(bounds.length) ?? 0) + 1);
  return ([...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0) / 2;
}

/** Parts the rows that can be read from those that cannot. */
class Sorter {
  readonly #text: string;
  readonly #columns: readonly string[];
  readonly #header: readonly string[] | null;
  /** A row that ends before the last of these could have its cells in the wrong columns. */
  readonly #needed: number;
  readonly #errors: SourceError[] = [];
  #broken = 0;

  constructor(text: string, columns: readonly string[], header: readonly string[] | null) {
    this.#text = text;
    this.#columns = columns;
    this.#header = header;
    this.#needed = columns.findLastIndex((name) => {
      const kind = meaning(name)?.kind ?? 'out';
      return kind !== 'out' && kind !== 'accepted' && kind !== 'basis';
    });
  }

  sort(read: readonly DelimitedRow[]): Pick<Table, 'rows' | 'errors' | 'warnings'> {
    const rows: Row[] = [];
    const headers: number[] = [];
    const short: number[] = [];
    read.forEach((row, i) => {
      const number = i + (this.#header === null ? 1 : 2);
      if (this.#repeatsHeader(row)) headers.push(number);
      else if (this.#isSound(row, number)) {
        if (row.bounds.length / 2 < this.#columns.length) short.push(number);
        rows.push({ number, line: row.line, cell: (column) => cellAt(this.#text, row, column) });
      }
    });
    const warnings: Sentence[] = [];
    if (headers.length > 0)
      warnings.push(sentence('The header stands in the table again and was left out: row {0}.', someOf(headers)));
    if (short.length > 0)
      warnings.push(sentence('These rows end early; the columns that they lack are empty: {0}.', someOf(short)));
    if (this.#broken > this.#errors.length) {
      warnings.push(
        sentence(
          '{0} rows in all cannot be read; the first {1} are listed.',
          String(this.#broken),
          String(this.#errors.length),
        ),
      );
    }
    return { rows, errors: this.#errors, warnings };
  }

  #repeatsHeader(row: DelimitedRow): boolean {
    const header = this.#header;
    if (header === null || row.bounds.length !== header.length * 2) return false;
    return header.every((name, i) => {
      const start = row.bounds[2 * i] as number;
      const end = row.bounds[2 * i + 1] as number;
      return end - start < 1_000 && cellText(this.#text, start, end).trim() === name;
    });
  }

  #isSound(row: DelimitedRow, number: number): boolean {
    const count = row.bounds.length / 2;
    const width = this.#columns.length;
    if (row.strayQuote !== null) {
      this.#refuse(
        row,
        row.strayQuote,
        sentence(
          'Row {0} was not read: a quotation mark inside a cell in quotation marks has to be doubled.',
          String(number),
        ),
      );
      return false;
    }
    const extra = row.bounds.slice(2 * width).some((bound, i, rest) => i % 2 === 0 && bound < (rest[i + 1] as number));
    if (extra || count <= this.#needed) {
      this.#refuse(
        row,
        null,
        sentence(
          'Row {0} was not read: it has {1} cells where the table has {2} columns, so that cells would stand in the wrong column. Text that holds the delimiter belongs in quotation marks.',
          String(number),
          String(count),
          String(width),
        ),
      );
      return false;
    }
    return true;
  }

  #refuse(row: DelimitedRow, at: number | null, words: Sentence): void {
    this.#broken += 1;
    if (this.#errors.length === mostErrors) return;
    const column = at === null ? 1 : at - this.#text.lastIndexOf('\n', at);
    this.#errors.push({
      line: at === null ? row.line : row.line + newlines(this.#text, row.bounds[0] as number, at),
      column,
      sentence: words,
    });
  }
}

function newlines(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = text.indexOf('\n', start); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) count++;
  return count;
}

function cells(text: string, { bounds }: DelimitedRow): string[] {
  const found: string[] = [];
  for (let i = 0; i < bounds.length; i += 2)
    found.push(cellText(text, bounds[i] as number, bounds[i + 1] as number).trim());
  return found;
}

function cellAt(text: string, { bounds }: DelimitedRow, column: number): Cell | null {
  const start = bounds[2 * column];
  const end = bounds[2 * column + 1];
  if (start === undefined || end === undefined) return null;
  const quoted = text[start] === '"';
  const step = (at: number): number =>
    (quoted && text[at] === '"') || (text[at] === '\r' && text[at + 1] === '\n') ? 2 : 1;
  return { text: cellText(text, start, end), start, end, items: null, step, inner: quoted ? start + 1 : start };
}
