import { sha256, titleOf, type Case } from './case.ts';
import { headings } from './sections.ts';

/** A part of a text; the end is not included. Offsets are UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * A case with only some of its text: the parts kept, and a mark wherever anything but white space is left out. Its id
 * stays, because it is the same case; its hash is that of the shorter text, so no answer to it passes for one to the
 * whole.
 */
export function shorten(kase: Case, kept: readonly Range[]): Case {
  if (kase.shortened !== null) throw new Error('A case is shortened from its whole text.');
  const ranges = withoutBlankGaps(kase.text, checked(kase.text, kept));
  const { text, at } = joined(kase.text, ranges);
  if (text === kase.text) return kase;
  return {
    ...kase,
    text,
    sha256: sha256(text),
    shortened: {
      wholeSha256: kase.sha256,
      wholeLength: kase.text.length,
      kept: ranges.map(({ start, end }, i) => ({ at: at[i] ?? 0, start, end })),
    },
  };
}

/** Where an offset of a case stands in the whole text; `null` inside a mark. */
export function offsetInWhole({ text, shortened }: Case, offset: number): number | null {
  if (shortened === null) return offset >= 0 && offset <= text.length ? offset : null;
  const part = shortened.kept.find(({ at, start, end }) => offset >= at && offset <= at + end - start);
  return part === undefined ? null : part.start + offset - part.at;
}

/** How many characters of the whole a shortened case is without; 0 for a whole one. */
export function leftOut({ shortened }: Case): number {
  if (shortened === null) return 0;
  return shortened.kept.reduce((left, { start, end }) => left - (end - start), shortened.wholeLength);
}

function checked(text: string, kept: readonly Range[]): readonly Range[] {
  if (kept.length === 0) throw new Error('A case is shortened to nothing.');
  let last = 0;
  for (const { start, end } of kept) {
    const wrong = !Number.isInteger(start) || !Number.isInteger(end) || start < last || end <= start;
    if (wrong || end > text.length || cuts(text, start) || cuts(text, end)) {
      throw new Error(`${start} to ${end} is no part of a text of ${text.length} after ${last}.`);
    }
    last = end;
  }
  return kept;
}

/** Whether an offset stands inside a character. */
function cuts(text: string, offset: number): boolean {
  return offset > 0 && offset < text.length && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}

/** Neighbours with only white space between them are one part, and white space at the ends of the text is kept. */
function withoutBlankGaps(text: string, ranges: readonly Range[]): Range[] {
  const whole: Range[] = [];
  for (const range of ranges) {
    const before = whole.at(-1);
    if (isBlank(text.slice(before?.end ?? 0, range.start))) {
      if (before !== undefined) whole.pop();
      whole.push({ start: before?.start ?? 0, end: range.end });
    } else whole.push(range);
  }
  const last = whole.at(-1);
  if (last !== undefined && isBlank(text.slice(last.end))) whole.splice(-1, 1, { start: last.start, end: text.length });
  return whole;
}

/** The parts of a text with marks between them, and where each part begins there. */
function joined(text: string, ranges: readonly Range[]): { readonly text: string; readonly at: readonly number[] } {
  const at: number[] = [];
  let done = 0;
  let short = '';
  for (const { start, end } of ranges) {
    if (start > done) short += `${short === '' ? '' : '\n\n'}${mark(start - done)}\n\n`;
    at.push(short.length);
    short += text.slice(start, end);
    done = end;
  }
  return { text: done < text.length ? `${short}\n\n${mark(text.length - done)}` : short, at };
}

function mark(characters: number): string {
  return characters === 1
    ? '[… 1 character left out …]'
    : `[… ${characters.toLocaleString('en-US')} characters left out …]`;
}

function isBlank(text: string): boolean {
  return !/\S/.test(text);
}

/** A part of a text that a person can pick. */
export interface Part extends Range {
  readonly title: string;
}

/** The parts of a text: its sections where it has headings, else its paragraphs, else its lines. */
export function partsOf(text: string): Part[] {
  const under = sections(text);
  if (under.length > 1) return under;
  const paragraphs = pieces(text, /(?:\r?\n[ \t]*){2,}/g);
  return paragraphs.length > 1 ? paragraphs : pieces(text, /\r?\n/g);
}

function sections(text: string): Part[] {
  const found = headings(text);
  const [first] = found;
  if (first === undefined) return [];
  const parts: Part[] = [];
  const before = trimmed(text, 0, first.start);
  if (before !== null) parts.push({ ...before, title: titleOf(text.slice(before.start, before.end)) });
  let from: number | null = null;
  found.forEach((heading, i) => {
    const next = found[i + 1]?.start ?? text.length;
    const bare = heading.inlineStart === null && isBlank(text.slice(heading.end, next));
    // A heading over others belongs to the first of them.
    const start = from ?? heading.start;
    from = bare && i + 1 < found.length ? start : null;
    const range = from === null ? trimmed(text, start, next) : null;
    if (range !== null) parts.push({ ...range, title: heading.text });
  });
  return parts;
}

function pieces(text: string, between: RegExp): Part[] {
  const parts: Part[] = [];
  let from = 0;
  const add = (to: number): void => {
    const range = trimmed(text, from, to);
    if (range !== null) parts.push({ ...range, title: titleOf(text.slice(range.start, range.end)) });
  };
  for (const { index, 0: gap } of text.matchAll(between)) {
    add(index);
    from = index + gap.length;
  }
  add(text.length);
  return parts;
}

/** A range without white space at its ends; `null` when nothing else is in it. */
function trimmed(text: string, start: number, end: number): Range | null {
  const words = text.slice(start, end);
  const first = words.search(/\S/);
  return first < 0 ? null : { start: start + first, end: start + words.trimEnd().length };
}

/**
 * The beginning of a text, as much of it as takes no more tokens with the mark at its end: whole sentences, else
 * whole words, else characters. `null` when not even one character fits; all of the text when it fits as it is.
 */
export async function cutToFit(
  text: string,
  mostTokens: number,
  count: (text: string) => Promise<number>,
): Promise<Range | null> {
  // The mark takes tokens too, so the whole may fit where all but its last word does not.
  if (text.length <= mostTokens * longestToken && (await count(text)) <= mostTokens) {
    return { start: 0, end: text.length };
  }
  const fits = async (end: number): Promise<boolean> =>
    (await count(joined(text, [{ start: 0, end }]).text)) <= mostTokens;
  for (const ends of [sentenceEnds, wordEnds, characterEnds]) {
    const end = await last(ends(text), fits);
    if (end !== null) return { start: 0, end };
  }
  return null;
}

/** The last of ever longer ends that fits, found without counting much more than what fits. */
async function last(ends: readonly number[], fits: (end: number) => Promise<boolean>): Promise<number | null> {
  const fitsAt = (index: number): Promise<boolean> => fits(ends[index] ?? 0);
  if (ends.length === 0 || !(await fitsAt(0))) return null;
  let good = 0;
  let bad = 1;
  while (bad < ends.length && (await fitsAt(bad))) {
    good = bad;
    bad = bad * 2 + 1;
  }
  bad = Math.min(bad, ends.length);
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (await fitsAt(middle)) good = middle;
    else bad = middle;
  }
  return ends[good] ?? null;
}

/** A text with more characters for each token than any vocabulary has need not be counted. */
const longestToken = 32;

/** So far a search looks where no sentence fits: one that long is none. */
const longestSentence = 100_000;
const sentenceEnd = /[.!?]["'”’)\]]*(?=\s+[\p{Lu}\d"'“‘([])|[^\s](?=\s*\n)/gu;
const shortForms = /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Prof|St|vs|No|approx|e\.g|i\.e)\.$/;

function sentenceEnds(text: string): number[] {
  const ends: number[] = [];
  for (const { index, 0: end } of text.matchAll(sentenceEnd)) {
    const at = index + end.length;
    if (!shortForms.test(text.slice(Math.max(0, at - 9), at))) ends.push(at);
  }
  return [...ends.filter((end) => end < text.length), text.length];
}

function wordEnds(text: string): number[] {
  return Array.from(text.slice(0, longestSentence).matchAll(/\S(?=\s)/gu), ({ index, 0: end }) => index + end.length);
}

function characterEnds(text: string): number[] {
  let end = 0;
  return Array.from(text.slice(0, longestSentence), (character) => (end += character.length));
}
