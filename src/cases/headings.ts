/** A heading, Markdown's or one of plain text ("CASE 3", "History:"). Offsets are UTF-16 units. */
export interface Heading {
  /** 1 to 6 as in Markdown; 7 for a plain line that begins a case, 8 for one that begins a part of it. */
  readonly level: number;
  readonly text: string;
  /** Counted from 0. */
  readonly line: number;
  readonly start: number;
  /** The end of its last line, without the line break; before `inlineStart` where that line holds a whole case. */
  readonly end: number;
  /** Where the text of a case begins that stands on the heading's own line ("Case 2: A man of 50 ..."), else null. */
  readonly inlineStart: number | null;
}

const plainCase = 7;
const plainPart = 8;
const longestTitle = 120;

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** All headings in order; none in the front matter at the top or in fenced code. */
export function headings(text: string, isPart: (title: string) => boolean): Heading[] {
  const lines = linesOf(text);
  const found: Heading[] = [];
  let fence: string | null = null;
  /** Whether the line before ends a paragraph: blank, a heading, or none at all. */
  let fresh = true;
  for (let i = frontMatterLines(lines); i < lines.length; i++) {
    const line = lines[i] as Line;
    const mark = fenceOf(line.text);
    if (fence !== null) {
      if (mark !== null && mark.bare && mark.run.startsWith(fence)) fence = null;
      fresh = true;
      continue;
    }
    if (mark !== null) {
      fence = mark.run;
      continue;
    }
    const next = lines[i + 1];
    const heading: Heading | null =
      markdownHeading(line, i) ?? (fresh ? (underlined(line, next, i) ?? plainHeading(line, i, isPart)) : null);
    if (heading !== null) {
      found.push(heading);
      if (heading.end > line.end) i++;
    }
    fresh = heading !== null || isBlank(line.text);
  }
  return found;
}

/** Where the text begins after front matter; 0 when there is none. */
export function afterFrontMatter(text: string): number {
  const lines = linesOf(text);
  return lines[frontMatterLines(lines)]?.start ?? text.length;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = text.startsWith('\ufeff') ? 1 : 0; ;) {
    const newline = text.indexOf('\n', start);
    const stop = newline < 0 ? text.length : newline;
    const end = stop > start && text[stop - 1] === '\r' ? stop - 1 : stop;
    lines.push({ start, end, text: text.slice(start, end) });
    if (newline < 0) return lines;
    start = newline + 1;
  }
}

function frontMatterLines(lines: readonly Line[]): number {
  if (lines[0]?.text.trimEnd() !== '---') return 0;
  const close = lines.findIndex(({ text }, i) => i > 0 && /^(---|\.\.\.)\s*$/.test(text.slice(0, 40)));
  return close < 0 ? 0 : close + 1;
}

function isBlank(text: string): boolean {
  return text.search(/\S/) < 0;
}

/** The line without its indent of at most three spaces; null when it is indented like code. */
function flush(text: string): string | null {
  const indent = /^ {0,4}/.exec(text)?.[0].length ?? 0;
  return indent > 3 || text.startsWith('\t') ? null : text.slice(indent);
}

function fenceOf(text: string): { run: string; bare: boolean } | null {
  const run = /^(`{3,}|~{3,})/.exec(flush(text) ?? '')?.[0];
  if (run === undefined) return null;
  const rest = (flush(text) ?? '').slice(run.length);
  // Backticks later in the line make it inline code, not a fence.
  return run.startsWith('`') && rest.includes('`') ? null : { run, bare: isBlank(rest) };
}

function markdownHeading(line: Line, index: number): Heading | null {
  const words = flush(line.text);
  const marks = /^#{1,6}(?![^ \t])/.exec(words ?? '')?.[0];
  if (words === null || marks === undefined) return null;
  let title = words.slice(marks.length).trim();
  const unclosed = withoutTrailing(title, '#');
  if (unclosed === '' || /\s$/.test(unclosed.slice(-1))) title = unclosed.trimEnd();
  if (title === '') return null;
  return { level: marks.length, text: title, line: index, start: line.start, end: line.end, inlineStart: null };
}

function withoutTrailing(text: string, mark: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === mark) end--;
  return text.slice(0, end);
}

/** A title with a line of = or - under it. */
function underlined(line: Line, next: Line | undefined, index: number): Heading | null {
  const title = flush(line.text)?.trim() ?? '';
  if (next === undefined || title === '' || title.length > longestTitle || /^([-*+>|]|\d+[.)]\s)/.test(title))
    return null;
  const mark = /^ {0,3}(=+|-+)[ \t]*$/.exec(next.text.slice(0, 400))?.[1];
  if (mark === undefined || next.text.length > 400) return null;
  const level = mark.startsWith('=') ? 1 : 2;
  return { level, text: title, line: index, start: line.start, end: next.end, inlineStart: null };
}

const caseLabel =
  /^(?:clinical\s+)?(?:case|patient|vignette|scenario)(?:\s+(?:report|study|number|no\.?|nr\.?))?(?:\s*#?\s*\d{1,4}|\s+(?:[ivxl]{1,6}|[a-z]))(?=$|[\s:.)\u2013\u2014-])/i;

function labelOf(title: string): string {
  return caseLabel.exec(title.slice(0, longestTitle))?.[0] ?? '';
}

/** Whether a title says that a case begins here: "Case 3", "Vignette B - a fall". */
export function isCaseLabel(title: string): boolean {
  const label = labelOf(title);
  return label !== '' && /^\s*($|[:.()\u2013\u2014-])/.test(title.slice(label.length, label.length + 20));
}

function plainHeading(line: Line, index: number, isPart: (title: string) => boolean): Heading | null {
  const words = flush(line.text)?.trimEnd() ?? '';
  const at = { line: index, start: line.start, end: line.end };
  if (isCaseLabel(words)) {
    const label = labelOf(words).length;
    const punctuation = /^[\s:.)\u2013\u2014-]*/.exec(words.slice(label, label + 20))?.[0].length ?? 0;
    const inside = line.start + line.text.indexOf(words.slice(0, label)) + label + punctuation;
    const inline = label + punctuation < words.length ? inside : null;
    // A whole case on the line of its label is text, not a title.
    if (words.length > longestTitle) {
      return { ...at, level: plainCase, text: words.slice(0, label), end: inside, inlineStart: inside };
    }
    return { ...at, level: plainCase, text: words, inlineStart: inline };
  }
  if (words.endsWith(':') && words.length <= longestTitle && isPart(words)) {
    return { ...at, level: plainPart, text: words.slice(0, -1).trimEnd(), inlineStart: null };
  }
  return null;
}
