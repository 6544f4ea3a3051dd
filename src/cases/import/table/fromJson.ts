import { sentence } from '../../../humanError.ts';
import type { SourceError } from '../draft.ts';
import { readJson, type JsonNode } from '../json.ts';
import { SourceFault } from '../sourceFault.ts';
import { Lines } from '../xml/lines.ts';
import { ownNames, type Cell, type Row, type Table } from './table.ts';

type Members = ReadonlyMap<string, JsonNode>;
interface Item {
  readonly members: Members;
  readonly number: number;
  readonly line: number;
}

const mostErrors = 100;
const mostColumns = 5_000;

/** The table in a JSON text: a list of objects, an object that holds one, or an object of lists. Null where there is none. */
export function fromJson(text: string): Table | null {
  const lines = new Lines(text);
  const rows = rowsIn(readJson(text));
  if (rows === null || rows.length === 0) return null;
  const items = rows.map((members, i) => ({ members, number: i + 1, line: lineOf(members, lines) }));
  return { ...tableOf(text, items), errors: [], warnings: [] };
}

/** The table in a text of one JSON object a line; a line that is broken is an error beside the others. */
export function fromJsonLines(text: string): Table {
  const items: Item[] = [];
  const errors: SourceError[] = [];
  let broken = 0;
  let number = 0;
  for (const { start, end, line } of linesIn(text)) {
    number += 1;
    try {
      const members = membersOf(shifted(readJson(text.slice(start, end)), start));
      if (members === null) throw new SourceFault({ line: 1, column: 1 }, 'The line is no JSON object.');
      items.push({ members, number, line });
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error;
      broken += 1;
      if (errors.length < mostErrors) errors.push({ ...error.error, line });
    }
  }
  const warnings =
    broken > errors.length
      ? [sentence('{0} lines in all cannot be read; the first {1} are listed.', String(broken), String(errors.length))]
      : [];
  return { ...tableOf(text, items), errors, warnings };
}

/** The lines of a text that hold something. */
export function* linesIn(
  text: string,
): Generator<{ readonly start: number; readonly end: number; readonly line: number }> {
  for (let start = 0, line = 1; start < text.length; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (/\S/.test(text.slice(start, end))) yield { start, end, line };
    start = end + 1;
  }
}

function shifted(node: JsonNode, by: number): JsonNode {
  const place = { start: node.start + by, end: node.end + by };
  if (node.is === 'list') return { ...node, ...place, items: node.items.map((item) => shifted(item, by)) };
  if (node.is === 'plain') return { ...node, ...place };
  return { ...node, ...place, members: new Map([...node.members].map(([name, one]) => [name, shifted(one, by)])) };
}

function membersOf(node: JsonNode): Members | null {
  return node.is === 'object' ? node.members : null;
}

function lineOf(members: Members, lines: Lines): number {
  const [first] = members.values();
  return lines.at(first?.start ?? 0).line;
}

function rowsIn(node: JsonNode): Members[] | null {
  if (node.is === 'plain') return null;
  if (node.is === 'list') return objectsIn(node.items) ?? wordsIn(node.items);
  const members = [...node.members.values()];
  const lists = members.flatMap((member) => (member.is === 'list' ? [member.items] : []));
  const split = splitTable(node.members);
  if (split !== null) return split;
  const tables = lists.map(objectsIn).filter((rows) => rows !== null && rows.length > 0) as Members[][];
  if (tables.length > 0 && members.length - lists.length <= 20 && !members.some(isLongText)) return tables.flat();
  if (lists.length >= 2 && lists.length === members.length) return columnar(node.members);
  const objects = members.map(membersOf);
  if (objects.length >= 2 && objects.every((one) => one !== null)) return keyed(node.members);
  return [node.members];
}

/** The object that holds a list is a case itself when it has words of its own. */
function isLongText(node: JsonNode): boolean {
  return node.is === 'plain' && typeof node.value === 'string' && node.value.length > 200;
}

function objectsIn(items: readonly JsonNode[]): Members[] | null {
  const rows = items.map(membersOf);
  return rows.every((row) => row !== null) ? rows : null;
}

function wordsIn(items: readonly JsonNode[]): Members[] | null {
  const all = items.every((item) => item.is === 'plain' && typeof item.value === 'string');
  return all ? items.map((item) => new Map([['text', item]])) : null;
}

/** `{"text": [...], "diagnosis": [...]}` */
function columnar(members: Members): Members[] | null {
  const columns = [...members].map(([name, node]) => [name, node.is === 'list' ? node.items : []] as const);
  const length = columns[0]?.[1].length ?? 0;
  if (columns.some(([, items]) => items.length !== length)) return null;
  return Array.from(
    { length },
    (_, i) => new Map(columns.flatMap(([name, items]) => (items[i] === undefined ? [] : [[name, items[i]]]))),
  );
}

/** `{"columns": [...], "data": [[...], ...]}` */
function splitTable(members: Members): Members[] | null {
  const columns = members.get('columns') ?? members.get('header');
  const data = members.get('data') ?? members.get('rows');
  if (columns?.is !== 'list' || data?.is !== 'list') return null;
  const names = columns.items.map((one, i) => (one.is === 'plain' ? String(one.value) : `Column ${i + 1}`));
  const rows = data.items.map((row) => (row.is === 'list' ? row.items : null));
  if (!rows.every((row) => row !== null)) return null;
  return rows.map(
    (row) => new Map(names.flatMap((name, i) => (row[i] === undefined ? [] : [[name, row[i]] as [string, JsonNode]]))),
  );
}

/** `{"case-1": {...}, "case-2": {...}}` */
function keyed(members: Members): Members[] {
  return [...members].map(([key, node]) => {
    const own = membersOf(node) ?? new Map<string, JsonNode>();
    const id: JsonNode = { start: node.start, end: node.start, is: 'plain', value: key };
    return own.has('id') ? new Map(own) : new Map([['id', id], ...own]);
  });
}

function tableOf(text: string, items: readonly Item[]): Pick<Table, 'columns' | 'rows'> {
  const flat = items.map((item) => ({ ...item, members: flattened(item.members) }));
  const names = [...new Set(flat.flatMap(({ members }) => [...members.keys()]))];
  if (names.length > mostColumns) {
    throw new SourceFault({ line: null, column: null }, 'The table has more than {0} columns.', String(mostColumns));
  }
  const rows: Row[] = flat.map(({ members, number, line }) => ({
    number,
    line,
    cell: (column) => {
      const node = members.get(names[column] ?? '');
      return node === undefined ? null : cellOf(text, node);
    },
  }));
  return { columns: ownNames(names), rows };
}

/** Objects inside an object become columns of their own; those under single letters are options of one question. */
function flattened(members: Members): Members {
  if (![...members.values()].some((node) => node.is === 'object')) return members;
  const flat = new Map<string, JsonNode>();
  for (const [name, node] of members) {
    if (node.is !== 'object' || [...node.members.keys()].every((key) => key.length === 1)) flat.set(name, node);
    else for (const [inner, one] of node.members) flat.set(`${name}.${inner}`, one);
  }
  return flat;
}

function cellOf(source: string, node: JsonNode): Cell {
  const { start, end } = node;
  if (node.is === 'plain' && typeof node.value === 'string' && end > start) {
    const step = (at: number): number => unitAt(source, at);
    const text = node.value.includes('\r') ? node.value.replace(/\r\n?/g, '\n') : node.value;
    return { text, start, end, items: null, step, inner: start + 1 };
  }
  const items = node.is === 'list' ? node.items.map(wordsOf) : null;
  return { text: wordsOf(node), start, end, items, step: null, inner: start };
}

/** How much of a JSON text one unit of its words takes; a line break of two characters counts as one. */
function unitAt(source: string, at: number): number {
  if (source[at] !== '\\') return 1;
  if (source.startsWith('\\r\\n', at)) return 4;
  return source[at + 1] === 'u' ? 6 : 2;
}

function wordsOf(node: JsonNode): string {
  if (node.is === 'plain') return node.value === null ? '' : String(node.value);
  if (node.is === 'list') return node.items.map(wordsOf).join('\n');
  return [...node.members].map(([name, one]) => `${name}: ${wordsOf(one)}`).join('\n');
}
