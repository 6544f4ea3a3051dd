import { afterFrontMatter } from '../headings.ts';
import { isEndName, isPartName } from '../sectionNames.ts';
import { headings } from '../sections.ts';
import type { Composed } from './composed.ts';

const mark = '- ';

/**
 * A study would take a line such as "# Day 2" or "Case 3" for the beginning of another case of the same file, and lines
 * between "---" at the top for no text at all. Each becomes an item of a list.
 */
export function oneCase(composed: Composed): Composed {
  for (let now = composed; ;) {
    const at = headings(now.text)
      .filter(({ text }) => !isPartName(text) && !isEndName(text))
      .map(({ start }) => start);
    if (afterFrontMatter(now.text) > 0) at.unshift(0);
    if (at.length === 0) return now;
    now = marked(now, at);
  }
}

/** With a mark at some places, which come in order. */
function marked({ text, paragraphs, known }: Composed, at: readonly number[]): Composed {
  let out = '';
  let done = 0;
  for (const place of at) {
    out += text.slice(done, place) + mark;
    done = place;
  }
  const moved = (offset: number, own: boolean): number => offset + mark.length * before(at, own ? offset + 1 : offset);
  return {
    text: out + text.slice(done),
    // A mark at its beginning belongs to a paragraph, but to no identifier.
    paragraphs: paragraphs.map((one) => ({ ...one, start: moved(one.start, false), end: moved(one.end, false) })),
    known: known.map((one) => ({ ...one, start: moved(one.start, true), end: moved(one.end, false) })),
  };
}

/** How many of some numbers in order are less than another. */
function before(numbers: readonly number[], limit: number): number {
  let low = 0;
  for (let high = numbers.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
