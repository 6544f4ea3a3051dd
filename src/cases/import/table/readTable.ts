import { sentence, type Sentence } from '../../../humanError.ts';
import { isClinical } from '../clinical.ts';
import type { Column, ColumnRole, Draft, FormatReading, Paragraph, Section, SourceFacts } from '../draft.ts';
import { paragraphRanges } from '../paragraphRanges.ts';
import { Lines } from '../xml/lines.ts';
import { columnsOf, likelyReference, type Columns } from './columns.ts';
import { meaning, plainName } from './names.ts';
import { listIn, optionOf, referenceOf } from './reference.ts';
import { someOf, sourceOffsets, type Cell, type Row, type Table } from './table.ts';

export interface TableReading extends FormatReading {
  readonly columns: readonly Column[];
}

/** In a wider table the columns left out are named, but not offered row by row. */
const offeredColumns = 30;
/** The words of a cell up to this length stand behind the name of their column on one line. */
const lineLength = 100;

/**
 * The cases of a table, one a row. A sentence where it holds none: no column with text, or rows that do not read like cases.
 * `certain`: someone said that it is a table of cases.
 */
export function readTable(
  table: Table,
  text: string,
  roles: Readonly<Record<string, ColumnRole>>,
  certain: boolean,
): TableReading | Sentence {
  const columns = columnsOf(table, roles);
  const texts = columns.columns.filter(({ role }) => role === 'text');
  const names = listOf(table.columns);
  if (texts.length === 0) {
    const none = sentence('No column of the table holds the text of cases. Its columns are: {0}.', names);
    if (!certain && Object.keys(roles).length === 0) return none;
    const { errors, warnings } = table;
    return {
      drafts: [],
      errors: [...errors, { line: 1, column: null, sentence: none }],
      warnings,
      columns: columns.columns,
    };
  }
  if (!certain && Object.keys(roles).length === 0 && !isOfCases(table, columns)) {
    return sentence('The rows of the table do not read like cases. Its columns are: {0}.', names);
  }
  return { ...new Reader(table, text, columns).read(), columns: columns.columns };
}

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 40).join(', ');
  return names.length > 40 ? `${shown} … (${names.length})` : shown;
}

/** The first rows tell; where a column holds the diagnosis, little is asked of the others. */
function isOfCases({ rows }: Table, { columns, shape }: Columns): boolean {
  if (shape !== null && shape.is !== 'questions') return true;
  const lenient = columns.some(({ role }) => role === 'reference');
  const medical = columns.filter(({ name, role }) => role === 'text' && meaning(name)?.kind === 'part').length;
  if (lenient && medical >= 2) return true;
  let seen = 0;
  let clinical = 0;
  for (let i = 0; i < rows.length && seen < 30; i++) {
    const words = columns
      .flatMap(({ name, role }, k) => {
        const cell = role === 'text' ? (rows[i] as Row).cell(k)?.text : undefined;
        return cell === undefined ? [] : [`${name}: ${cell}`];
      })
      .join('\n');
    if (words === '') continue;
    seen += 1;
    if (isClinical(words, lenient)) clinical += 1;
  }
  return clinical * 3 >= seen && clinical > 0;
}

class Reader {
  readonly #table: Table;
  readonly #columns: Columns;
  readonly #lines: Lines;
  readonly #offered: ReadonlySet<number>;
  /** Whether the text of a case comes from more than one column, so that each is named. */
  readonly #several: boolean;
  readonly #options: number;
  readonly #ids = new Set<string>();

  constructor(table: Table, text: string, columns: Columns) {
    this.#table = table;
    this.#columns = columns;
    this.#lines = new Lines(text);
    const out = columns.columns.flatMap(({ role }, i) => (role === 'text' ? [] : [i]));
    this.#offered = new Set(out.slice(0, offeredColumns));
    this.#several = columns.columns.filter(({ role }) => role === 'text').length > 1;
    this.#options = table.columns.findIndex((name) => ['options', 'choices'].includes(plainName(name)));
  }

  read(): FormatReading {
    const drafts: Draft[] = [];
    const empty: number[] = [];
    const open: number[] = [];
    const twice: number[] = [];
    const asksForReference = this.#columns.columns.some(({ role }) => role === 'reference');
    for (const row of this.#table.rows) {
      const draft = this.#draft(row, twice);
      if (draft === null) {
        empty.push(row.number);
        continue;
      }
      if (asksForReference && draft.reference === null && draft.warnings.length === 0) open.push(row.number);
      drafts.push(draft);
    }
    const warnings = [...this.#table.warnings];
    const likely = asksForReference ? null : likelyReference(this.#columns.columns);
    if (likely !== null)
      warnings.push(
        sentence(
          'No column was taken for the reference diagnosis. If “{0}” holds it, say so: in the preview of the import, or with {1}.',
          likely,
          `--column "${likely}=reference"`,
        ),
      );
    if (empty.length > 0) warnings.push(sentence('These rows hold no text and were left out: {0}.', someOf(empty)));
    if (open.length > 0) warnings.push(sentence('These rows hold no reference diagnosis: {0}.', someOf(open)));
    if (twice.length > 0)
      warnings.push(
        sentence('The ids of these rows stand in rows above as well and were not used: {0}.', someOf(twice)),
      );
    if (this.#columns.shape?.is === 'evidences' && this.#holdsCodes()) {
      warnings.push(
        sentence(
          'The evidences are codes such as E_91, which the table does not explain. Nobody can read them as a case: put their questions in their place (release_evidences.json of the data set has them) and import it again.',
        ),
      );
    }
    return { drafts, errors: this.#table.errors, warnings };
  }

  #holdsCodes(): boolean {
    const column = this.#table.columns.findIndex((name) => plainName(name) === 'evidences');
    return this.#table.rows.slice(0, 20).some((row) => /\bE_\d+/.test(row.cell(column)?.text ?? ''));
  }

  #draft(row: Row, twice: number[]): Draft | null {
    const sections = this.#columns.columns.flatMap((column, i) => this.#section(row, column, i) ?? []);
    if (!sections.some(({ included }) => included)) return null;
    const own = this.#words(row, 'id');
    const id = own !== null && !this.#ids.has(own) ? own : null;
    if (own !== null && id === null) twice.push(row.number);
    if (id !== null) this.#ids.add(id);
    const key = id ?? `row-${row.number}`;
    const patient = this.#words(row, 'patient');
    const asks = this.#columns.shape?.is !== 'questions' || this.#asksForDiagnosis(row);
    return {
      key,
      title: `Row ${row.number}`,
      id,
      cluster: patient === null ? key : `patient ${patient}`,
      facts: this.#facts(row),
      sections,
      reference: asks ? this.#reference(row) : null,
      warnings: asks
        ? []
        : [
            sentence(
              'The question of row {0} may not ask for a diagnosis, so its answer was not taken as the reference.',
              String(row.number),
            ),
          ],
    };
  }

  /** An examination question may ask for something else than a diagnosis. */
  #asksForDiagnosis(row: Row): boolean {
    const column = this.#columns.columns.findIndex(({ role }) => role === 'text');
    const asked = /[^.?!]*\?\s*$/.exec((row.cell(column)?.text ?? '').slice(-1_000))?.[0] ?? '';
    return asked === '' || /diagnos|condition|disease|disorder|cause|explain|etiolog|responsible/i.test(asked);
  }

  /** The words of the column that has a role; null when it is empty. */
  #words(row: Row, role: ColumnRole): string | null {
    const column = this.#columns.columns.findIndex((one) => one.role === role);
    const cell = column < 0 ? null : row.cell(column);
    const words = cell === null ? '' : filled(cell).replace(/\s+/g, ' ').trim().slice(0, 500);
    return words === '' ? null : words;
  }

  #cells(row: Row, role: ColumnRole): Cell[] {
    return this.#columns.columns.flatMap((column, i) => (column.role === role ? (row.cell(i) ?? []) : []));
  }

  #reference(row: Row): Draft['reference'] {
    const options = this.#options < 0 ? null : row.cell(this.#options);
    const cells = this.#cells(row, 'reference').filter((cell) => filled(cell) !== '');
    const accepted = this.#cells(row, 'accepted').filter((cell) => filled(cell) !== '');
    const basis = this.#cells(row, 'basis')
      .map(filled)
      .filter((words) => words !== '');
    const resolved = cells.map((cell) => optionOf(cell, options));
    return referenceOf(resolved, accepted, basis.join('; '));
  }

  #facts(row: Row): SourceFacts {
    const ids: Record<string, string> = {};
    let title: string | null = null;
    let licence: string | null = null;
    this.#table.columns.forEach((name, i) => {
      const plain = plainName(name);
      const wanted = ['pmid', 'pmcid', 'doi', 'title', 'case title', 'article title', 'license', 'licence'].includes(
        plain,
      );
      const cell = wanted ? row.cell(i) : null;
      const words = cell === null ? '' : filled(cell).slice(0, 500);
      if (words === '') return;
      if (plain.endsWith('title')) title ??= words;
      else if (plain.startsWith('licen')) licence ??= words;
      else ids[plain] = words;
    });
    return { title, licence, published: null, ids };
  }

  #section(row: Row, { name, role, reason }: Column, i: number): Section | null {
    const included = role === 'text';
    if (!included && !this.#offered.has(i)) return null;
    const cell = row.cell(i);
    if (cell === null || filled(cell) === '') return null;
    const title = titleOf(name);
    const paragraphs = this.#paragraphs(this.#asLines(cell), `row ${row.number}, ${name}`);
    const section = { title, code: null, level: 1, included, reason, paragraphs };
    if (!this.#several || reason === 'chosen' || !included) {
      return included && !this.#several ? { ...section, reason: 'caseSection' } : section;
    }
    const [only] = paragraphs;
    // A few words stand on one line with what they are, so that no title has to be put over them.
    return paragraphs.length === 1 && only !== undefined && only.text.length <= lineLength && !only.text.includes('\n')
      ? { ...section, reason: 'caseSection', paragraphs: [{ ...only, text: `${title}: ${only.text}` }] }
      : section;
  }

  /** Evidences come as a list in brackets: each belongs on a line of its own. */
  #asLines(cell: Cell): Cell {
    const items = this.#columns.shape?.is === 'evidences' ? (cell.items ?? listIn(cell.text)) : null;
    return items === null ? cell : { ...cell, text: items.join('\n'), step: null };
  }

  #paragraphs(cell: Cell, address: string): Paragraph[] {
    const ranges = paragraphRanges(cell.text);
    const offsets = sourceOffsets(
      cell,
      ranges.flatMap(({ start, end }) => [start, end]),
    );
    return ranges.map(({ start, end }, i) => {
      const from = offsets[2 * i] as number;
      const to = cell.step === null ? cell.end : (offsets[2 * i + 1] as number);
      const place = { start: from, end: to, line: this.#lines.at(from).line, address };
      return { text: cell.text.slice(start, end), place, known: [] };
    });
  }
}

/** What a cell says; programs write an empty one in several ways. */
function filled({ text }: Cell): string {
  const words = text.trim();
  return /^(nan|null|none|n\/?a|undefined|\[\]|\{\})$/i.test(words) ? '' : words;
}

/** The name of a column as a title: "physical_examination" as "Physical examination". */
function titleOf(name: string): string {
  const words = name
    .replace(/[_.]+/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/\s+/g, ' ')
    .trim();
  const plain =
    /^\p{Lu}+( \p{Lu}+)*$/u.test(words) && (words.length > 4 || meaning(name)?.kind === 'person')
      ? words.toLowerCase()
      : words;
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
