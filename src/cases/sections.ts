import { afterFrontMatter, headings as findHeadings, isCaseLabel, type Heading } from './headings.ts';
import { isEndName, isPartName } from './sectionNames.ts';

export type { Heading } from './headings.ts';

/** A case in a document that may hold several: its heading and the text under it. Offsets are UTF-16 units. */
export interface Section {
  readonly heading: string;
  /** The heading's place in the id of the case; no two in a document are the same. */
  readonly slug: string;
  /** The line of the heading, counted from 0. */
  readonly line: number;
  readonly headingStart: number;
  readonly headingEnd: number;
  /**
   * The text without the heading, which may give the answer away, and without blank lines around it. It ends before
   * a heading such as "Discussion".
   */
  readonly start: number;
  readonly end: number;
}
export type CaseHeading = Section;

export function headings(text: string): Heading[] {
  return findHeadings(text, (title) => isPartName(title) || isEndName(title));
}

/** The headings under which a case stands, in order. */
export function caseHeadings(text: string): CaseHeading[] {
  return outline(text)
    .filter(({ role }) => role === 'case')
    .map(({ section }) => section);
}

/**
 * The case at an offset. Null when none stands there: the document has no case heading, or the offset is above the
 * first or in a heading over several cases. The extent is empty when the heading has nothing under it.
 */
export function sectionAt(text: string, offset: number): Section | null {
  const candidates = outline(text);
  const [first] = candidates;
  if (first === undefined) return null;
  const alone = candidates.length === 1 && isBlankBetween(text, afterFrontMatter(text), first.section.headingStart);
  if (alone && offset < first.section.headingStart) return first.section;
  const innermost = candidates.findLast(
    ({ role, section, reach }) =>
      role !== 'container' && section.headingStart <= offset && (offset < reach || reach === text.length),
  );
  return innermost?.section ?? null;
}

interface Candidate {
  /** `container`: a heading over several cases. `empty`: nothing stands under it. */
  readonly role: 'case' | 'container' | 'empty';
  readonly section: Section;
  /** How far the heading reaches: up to the next of its level or above. */
  readonly reach: number;
}

/** All headings that could begin a case. Those of its parts, and any below a heading such as "Case 3", cannot. */
function outline(text: string): Candidate[] {
  const all = headings(text);
  const could = all.filter(({ text: title }) => !isPartName(title) && !isEndName(title));
  const reaches = reachOf(could, text.length);
  const labels = could.filter(({ text: title }) => isCaseLabel(title));
  const slugs = new Slugs();
  const found: Candidate[] = [];
  /** All up to here is part of a labelled case. */
  let labelledUntil = -1;
  /** The next heading of any kind, and the next label, after the one at hand. */
  let next = 0;
  let nextLabel = 0;
  could.forEach((heading, index) => {
    while (next < all.length && (all[next] as Heading).start <= heading.start) next++;
    const labelled = labels[nextLabel] === heading;
    if (labelled) nextLabel++;
    if (heading.start < labelledUntil) return;

    const reach = reaches[index] as number;
    if (labelled) labelledUntil = reach;
    const [start, end] = extent(text, heading, all, next, reach);
    const child = could[index + 1]?.start ?? Infinity;
    const holdsText =
      (all[next]?.start ?? Infinity) < Math.min(child, reach) ||
      !isBlankBetween(text, heading.end, Math.min(child, reach));
    const holdsLabel = (labels[nextLabel]?.start ?? Infinity) < reach;
    const over = !labelled && child < reach && (!holdsText || holdsLabel);
    const role = over ? 'container' : start === end ? 'empty' : 'case';
    const slug = role === 'case' ? slugs.take(heading.text) : slugOf(heading.text);
    const place = { line: heading.line, headingStart: heading.start, headingEnd: heading.end };
    found.push({ role, reach, section: { heading: heading.text, slug, ...place, start, end } });
  });
  return found;
}

/** For each heading, where the next of its level or above begins. */
function reachOf(could: readonly Heading[], length: number): number[] {
  const reaches = new Array<number>(could.length).fill(length);
  const open: number[] = [];
  could.forEach((heading, index) => {
    while (open.length > 0 && (could[open.at(-1) as number] as Heading).level >= heading.level) {
      reaches[open.pop() as number] = heading.start;
    }
    open.push(index);
  });
  return reaches;
}

/** The text of a case: what stands under its heading, up to a heading that ends it. */
function extent(
  text: string,
  heading: Heading,
  all: readonly Heading[],
  next: number,
  reach: number,
): [number, number] {
  let stop = reach;
  for (let i = next; i < all.length && (all[i] as Heading).start < reach; i++) {
    const { text: title, start } = all[i] as Heading;
    if (!isEndName(title)) continue;
    // A case that begins with its diagnosis has nothing before it that could be sent.
    if (!isBlankBetween(text, heading.end, start)) stop = start;
    break;
  }
  const under = trimmed(text, heading.end, stop);
  return under[0] === under[1] && heading.inlineStart !== null ? trimmed(text, heading.inlineStart, stop) : under;
}

/** A range without the blank lines around it and the white space at its end. */
function trimmed(text: string, start: number, end: number): [number, number] {
  let last = end;
  while (last > start && isSpace(text.charCodeAt(last - 1))) last--;
  let first = start;
  for (let i = start; i < last && isSpace(text.charCodeAt(i)); i++) if (text[i] === '\n') first = i + 1;
  return last === start ? [start, start] : [first, last];
}

function isBlankBetween(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isSpace(text.charCodeAt(i))) return false;
  return true;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0xfeff;
}

function slugOf(title: string): string {
  const slug = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'case' : slug;
}

/** Gives each heading of a document a slug of its own. */
class Slugs {
  readonly #taken = new Set<string>();
  readonly #last = new Map<string, number>();

  take(title: string): string {
    const slug = slugOf(title);
    let n = this.#last.get(slug) ?? 1;
    let unique = n === 1 ? slug : `${slug}-${n}`;
    while (this.#taken.has(unique)) unique = `${slug}-${++n}`;
    this.#last.set(slug, n);
    this.#taken.add(unique);
    return unique;
  }
}
