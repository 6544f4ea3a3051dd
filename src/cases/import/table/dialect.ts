import { cellText, rowsOf } from './delimited.ts';
import { isKnownName } from './names.ts';

/** How a delimited text is written. */
export interface Dialect {
  readonly delimiter: string;
  /** Where its first row begins, behind a line such as "sep=;". */
  readonly from: number;
  readonly line: number;
  readonly header: boolean;
  /** How many columns its first row has. */
  readonly width: number;
  /** Whether its header names what a table of cases holds. */
  readonly known: boolean;
}

const delimiters = [',', ';', '\t', '|'];
const sampleLength = 200_000;
const sampleRows = 200;
const longestName = 80;

/** Tells a table from prose, and how its cells are parted; null where it is no table. */
export function sniff(text: string): Dialect | null {
  const named = /^sep=(.)\r?\n/i.exec(text.slice(0, 10));
  if (named !== null) return dialectOf(text, named[1] as string, named[0].length, true)?.dialect ?? null;
  let best: Found | null = null;
  for (const delimiter of delimiters) {
    const found = dialectOf(text, delimiter, 0, false);
    if (found !== null && (best === null || found.score > best.score)) best = found;
  }
  return best?.dialect ?? null;
}

/** The best way to read a text as a table, if someone says that it is one. */
export function sniffTable(text: string): Dialect {
  const sniffed = sniff(text);
  if (sniffed !== null) return sniffed;
  const [line = ''] = text.split(/\r?\n/, 1);
  const count = (delimiter: string): number => line.split(delimiter).length;
  const delimiter = delimiters.reduce((best, one) => (count(one) > count(best) ? one : best));
  return { delimiter, from: 0, line: 1, header: true, width: count(delimiter), known: false };
}

interface Found {
  readonly dialect: Dialect;
  readonly score: number;
}

function dialectOf(text: string, delimiter: string, from: number, certain: boolean): Found | null {
  const sample = sampleOf(text, delimiter, from);
  const [first] = sample;
  if (first === undefined) return null;
  const width = first.cells.length;
  const rest = sample.slice(1);
  const known = first.cells.filter(isKnownName).length;
  const header = isHeader(first.cells, known);
  const same = rest.filter(({ cells }) => cells.length === width).length / Math.max(rest.length, 1);
  const quoted = rest.some((row) => row.quoted);
  const dialect = { delimiter, from, line: from > 0 ? 2 : 1, header, width, known: header && known > 0 };
  const found = { dialect, score: known * 100 + same * 50 + Math.min(width, 40) };
  if (certain) return found;
  if (delimiter === '|' && text.trimStart().startsWith('|')) return null;
  if (width === 1) return known === 1 && delimiter === ',' && quoted ? found : null;
  if (rest.length === 0) return null;
  if (header && (known >= 2 || (known === 1 && (quoted || same >= 0.5)))) return found;
  // A line of prose has its commas anywhere, and a space behind each.
  const prose = delimiter === ',' && !quoted && sample.filter(({ spaced }) => spaced).length > sample.length / 2;
  const even = same >= (header ? 0.8 : 0.9) && rest.length >= (header ? 1 : 2);
  const telling = header ? rest.length >= 2 || width >= 3 : width >= 3 || quoted || delimiter === '\t';
  return !prose && even && telling ? found : null;
}

interface SampleRow {
  readonly cells: readonly string[];
  readonly quoted: boolean;
  /** Whether a space stands behind most of its delimiters. */
  readonly spaced: boolean;
}

function sampleOf(text: string, delimiter: string, from: number): SampleRow[] {
  const end = from + sampleLength;
  const part = text.slice(0, end);
  const rows: SampleRow[] = [];
  for (const { bounds } of rowsOf(part, delimiter, from)) {
    const cells: string[] = [];
    let quoted = false;
    let spaced = 0;
    for (let i = 0; i < bounds.length; i += 2) {
      const start = bounds[i] as number;
      if (part[start] === '"') quoted = true;
      if (i > 0 && part[start] === ' ') spaced++;
      cells.push(cellText(part, start, bounds[i + 1] as number).trim());
    }
    rows.push({ cells, quoted, spaced: cells.length > 1 && spaced > (cells.length - 1) / 2 });
    if (rows.length === sampleRows) return rows;
  }
  // The sample may have cut its last row.
  if (text.length > end && rows.length > 2) rows.pop();
  return rows;
}

/** Names are short, and no numbers or sentences. */
function isHeader(cells: readonly string[], known: number): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0) return false;
  const likeNames = filled.filter(
    (cell) => cell.length <= longestName && /\p{L}/u.test(cell) && !/[.!?;]$/.test(cell) && !/^\d/.test(cell),
  );
  if (known >= 2) return likeNames.length >= filled.length * 0.8;
  return likeNames.length === filled.length && filled.length >= cells.length * 0.6;
}
