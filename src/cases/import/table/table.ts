import type { Sentence } from '../../../humanError.ts';
import type { SourceError } from '../draft.ts';

/** A cell: its words, and where each of them stands in the source. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Its items, where the source holds a list. */
  readonly items: readonly string[] | null;
  /** How many units of the source the unit of the cell takes that begins at an offset; null where no unit can be told. */
  readonly step: ((at: number) => number) | null;
  /** Where its words begin. */
  readonly inner: number;
}

export interface Row {
  /** As a spreadsheet counts, the header being 1; of a JSON file its items from 1. */
  readonly number: number;
  readonly line: number;
  /** The cell of a column; null where the row has none. */
  readonly cell: (column: number) => Cell | null;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly errors: readonly SourceError[];
  readonly warnings: readonly Sentence[];
}

/** Where units of a cell stand in the source; the indices in rising order. */
export function sourceOffsets({ inner, step, start }: Cell, indices: readonly number[]): number[] {
  if (step === null) return indices.map(() => start);
  let at = inner;
  let index = 0;
  return indices.map((wanted) => {
    for (; index < wanted; index++) at += step(at);
    return at;
  });
}

/** Names that no two columns share, none empty. */
export function ownNames(names: readonly string[]): string[] {
  const taken = new Map<string, number>();
  const own = (name: string): string => {
    const n = (taken.get(name) ?? 0) + 1;
    taken.set(name, n);
    return n === 1 ? name : own(`${name} (${n})`);
  };
  return names.map((name, i) => {
    const words = name.slice(0, 400).replace(/\s+/g, ' ').trim().slice(0, 200);
    return own(words === '' ? `Column ${i + 1}` : words);
  });
}

/** "3, 9, 12 and 40 more" without the words: a list for a sentence, cut short. */
export function someOf(numbers: readonly number[], most = 20): string {
  const shown = numbers.slice(0, most).join(', ');
  return numbers.length > most ? `${shown} … (${numbers.length})` : shown;
}
