/** A row as it stands in the text: `bounds` holds where each cell begins and ends, one after the other, quotes included. */
export interface DelimitedRow {
  readonly line: number;
  readonly bounds: readonly number[];
  /** Where a quote stands in a quoted cell that is neither doubled nor its end; null in a sound row. */
  readonly strayQuote: number | null;
  /** Where the quote stands whose cell the end of the text cut off; null in a sound row. */
  readonly unclosed: number | null;
}

const quote = 0x22;
const newline = 0x0a;
const carriage = 0x0d;
const space = 0x20;

/** The rows of a delimited text as RFC 4180 has them, without the blank ones; a quoted cell may hold line breaks. */
export function* rowsOf(text: string, delimiter: string, from = 0, line = 1): Generator<DelimitedRow> {
  const mark = delimiter.charCodeAt(0);
  const { length } = text;
  let at = from;
  while (at < length) {
    const bounds: number[] = [];
    const first = line;
    let stray: number | null = null;
    let unclosed: number | null = null;
    for (let ended = false; !ended;) {
      let start = at;
      while (text.charCodeAt(start) === space) start++;
      let end: number;
      if (text.charCodeAt(start) === quote) {
        for (let look = start + 1; ;) {
          const found = text.indexOf('"', look);
          if (found < 0) {
            unclosed = start;
            end = length;
            break;
          }
          const after = text.charCodeAt(found + 1);
          if (after === quote) {
            look = found + 2;
            continue;
          }
          end = found + 1;
          let next = end;
          while (text.charCodeAt(next) === space) next++;
          const then = text.charCodeAt(next);
          if (next >= length || then === mark || then === newline || then === carriage) {
            at = next;
            break;
          }
          stray ??= found;
          look = found + 1;
        }
        if (unclosed !== null) at = length;
        line += breaks(text, start, end);
      } else {
        start = at;
        for (; at < length; at++) {
          const code = text.charCodeAt(at);
          if (code === mark || code === newline || code === carriage) break;
        }
        end = at;
      }
      bounds.push(start, end);
      if (at < length && text.charCodeAt(at) === mark) {
        at += 1;
        continue;
      }
      ended = true;
      if (at < length) {
        at += text.charCodeAt(at) === carriage && text.charCodeAt(at + 1) === newline ? 2 : 1;
        line += 1;
      }
    }
    const blank = bounds.length === 2 && isBlank(text, bounds[0] as number, bounds[1] as number);
    if (!blank) yield { line: first, bounds, strayQuote: stray, unclosed };
  }
}

/** The words of a cell: without its quotes, a doubled quote once, line breaks as one character each. */
export function cellText(text: string, start: number, end: number): string {
  const raw =
    text.charCodeAt(start) === quote ? text.slice(start + 1, end - 1).replaceAll('""', '"') : text.slice(start, end);
  return raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
}

function breaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === newline || (code === carriage && text.charCodeAt(i + 1) !== newline)) count++;
  }
  return count;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code !== space && code !== 0x09 && code !== 0xa0) return false;
  }
  return true;
}
