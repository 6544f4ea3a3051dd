/** Where a quotation stands in a text: UTF-16 offsets of the text as given. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

const longest = 600;
const word = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u;
const space = /\s/;
const marks = /\p{M}/gu;

/** How a character counts when quotations are compared; '' if it does not count at all. */
function folded(char: string): string {
  if (char < '\u0080') return char === '`' ? "'" : char.toLowerCase();
  if (/[\u2018\u2019\u201a\u201b\u2032\u00b4]/.test(char)) return "'";
  if (/[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]/.test(char)) return '"';
  if (/[\u2010-\u2015\u2212]/.test(char)) return '-';
  if (/[\u00ad\u200b-\u200f\u2060\ufeff]/.test(char)) return '';
  return char.normalize('NFKD').replace(marks, '').toLowerCase();
}

interface Folded {
  readonly text: string;
  /** For each unit of `text`, the offset in the source where its character starts and where it ends. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

function fold(source: string): Folded {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  let inSpace = true;
  for (const char of source) {
    const next = at + char.length;
    if (space.test(char)) {
      if (!inSpace) {
        parts.push(' ');
        starts.push(at);
        ends.push(next);
      }
      inSpace = true;
    } else {
      const units = folded(char);
      parts.push(units);
      for (let i = 0; i < units.length; i++) {
        starts.push(at);
        ends.push(next);
      }
      // A combining mark belongs to the character before it.
      if (units === '' && ends.length > 0 && ends[ends.length - 1] === at) ends[ends.length - 1] = next;
      if (units !== '') inSpace = false;
    }
    at = next;
  }
  return { text: parts.join(''), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

const cut = (text: string, start: number, end: number): boolean =>
  word.test(text.charAt(start - 1)) && word.test(text.charAt(start))
    ? true
    : word.test(text.charAt(end)) && word.test(text.charAt(end - 1));

/**
 * Finds quotations in one text. Tolerant of white space, case, accents, and the forms of quote marks and dashes;
 * words must be whole. `nth` picks a later occurrence.
 */
export function quoteFinder(text: string): (quote: string, nth?: number) => Place | null {
  let folding: Folded | null = null;
  const known = new Map<string, Place | null>();
  const look = (quote: string, nth: number): Place | null => {
    const wanted = fold(quote)
      .text.trim()
      .replace(/^[.\u2026, ]+|[.\u2026,;: ]+$/g, '');
    if (wanted.length < 2 || wanted.length > longest) return null;
    folding ??= fold(text);
    let left = nth;
    for (let at = folding.text.indexOf(wanted); at >= 0; at = folding.text.indexOf(wanted, at + 1)) {
      const last = at + wanted.length - 1;
      if (cut(folding.text, at, last + 1)) continue;
      left -= 1;
      if (left === 0) return { start: folding.starts[at] ?? 0, end: folding.ends[last] ?? 0 };
    }
    return null;
  };
  return (quote, nth = 1) => {
    const key = `${nth} ${quote}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const place = look(quote, nth);
    known.set(key, place);
    return place;
  };
}

/** Where a quotation stands in a text; `null` if it does not. For many quotations of one text use `quoteFinder`. */
export function findQuote(text: string, quote: string): Place | null {
  return quoteFinder(text)(quote);
}
