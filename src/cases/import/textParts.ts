import { headings, type Heading } from '../sections.ts';
import { isEndName, isPartName } from '../sectionNames.ts';
import type { Range } from '../shorten.ts';
import { partOf } from './jatsTitles.ts';
import { paragraphRanges } from './paragraphRanges.ts';
import type { Reason } from './reasons.ts';

/** A part of a note that one heading or one title before a colon stands over. */
export interface TextPart {
  readonly title: string;
  readonly level: number;
  readonly included: boolean;
  readonly reason: Reason;
  readonly paragraphs: readonly Range[];
}

/** Where a part begins: its first line, and where its words begin behind the title. */
interface Mark {
  readonly start: number;
  readonly body: number;
  readonly title: string;
  readonly level: number;
  /** The title stands on the line of its words, so that it stays when they do. */
  readonly inline: boolean;
}

const plainLevel = 8;
const longestTitle = 60;

/** Reads a text part by part; its headings are looked for once. */
export class TextParts {
  readonly #text: string;
  readonly #headings: readonly Heading[];

  constructor(text: string) {
    this.#text = text;
    this.#headings = headings(text);
  }

  /** The parts between two offsets, in order: those that belong to the case, and those that tell how it ends. */
  between(from: number, to: number): TextPart[] {
    return partsOf(this.#text, marksIn(this.#text, this.#headings, from, to), from, to);
  }
}

function partsOf(text: string, marks: readonly Mark[], from: number, to: number): TextPart[] {
  const parts: TextPart[] = [];
  const first = marks[0]?.start ?? to;
  const before = paragraphsIn(text, from, first);
  if (before.length > 0) parts.push({ title: '', level: 1, included: true, reason: 'whole', paragraphs: before });
  /** Whether the story has ended; what is deeper than the heading that ended it belongs to the end as well. */
  let ended: { readonly level: number; readonly reason: Reason } | null = null;
  let told = before.length > 0;
  marks.forEach((mark, i) => {
    const stop = marks[i + 1]?.start ?? to;
    const reason = reasonOf(mark.title);
    const known = reason !== null;
    const out = known && isOut(reason);
    if (ended !== null && known && !out && mark.level <= ended.level) ended = null;
    const here = ended?.reason ?? reason ?? 'caseSection';
    const included = ended === null && !out;
    const body = mark.inline && included ? mark.start : mark.body;
    // An answer that stands before the case takes its own paragraph only.
    const own = out && ended === null && !told && mark.inline ? endOfParagraph(text, mark.body, stop) : stop;
    const paragraphs = paragraphsIn(text, body, own);
    if (paragraphs.length > 0) {
      const shown = mark.inline && included ? 'caseSection' : here;
      parts.push({ title: mark.title, level: mark.level, included, reason: shown, paragraphs });
    }
    if (own < stop) {
      const rest = paragraphsIn(text, own, stop);
      if (rest.length > 0)
        parts.push({ title: '', level: mark.level, included: true, reason: 'whole', paragraphs: rest });
      told ||= rest.length > 0;
    } else if (out && ended === null && told) ended = { level: mark.level, reason };
    told ||= included && paragraphs.length > 0;
  });
  return parts;
}

function isOut(reason: Reason): boolean {
  return reason === 'namesDiagnosis' || reason === 'treatment' || reason === 'conclusion' || reason === 'front';
}

const listed: readonly (readonly [RegExp, Reason])[] = [
  [/^(known|past|previous|prior|existing) (diagnos[ei]s|conditions?|problems?)$/, 'history'],
  [
    /\b(answers?|accepted|solution|synonyms|explanation|rationale|revealed|quiz|spoiler|diagnos[ei]s|ddx|dx)\b/,
    'namesDiagnosis',
  ],
  [
    /^(impressions?|assessments?|a\/p|a ?& ?p|assessment ?(and|&|\/|\+) ?plan|problem list|problems?|basis( of diagnosis)?)$/,
    'namesDiagnosis',
  ],
  [/^(plan|treatment plan|discharge .*|disposition|follow-? ?up|outcome)$/, 'treatment'],
  [/^(title|abstract|key ?words?|authors?|journal|doi|pmid|source|licen[cs]e|tags|case id|id|url|citation)$/, 'front'],
];

/** What a title says of its part; null when it says nothing. */
function reasonOf(title: string): Reason | null {
  const plain = title
    .toLowerCase()
    .replace(/[^\p{L}&/+ -]+/gu, '')
    .trim();
  const found = listed.find(([pattern]) => pattern.test(plain));
  if (found !== undefined) return found[1];
  const part = partOf(title, null);
  if (part === 'case') return 'caseSection';
  if (part !== null && !(part === 'front' && isPartName(title))) return part;
  return isPartName(title) ? 'history' : isEndName(title) ? 'conclusion' : null;
}

/** Whether a title is known well enough to be one without the marks of a heading. */
function isSureTitle(title: string): boolean {
  if (isPartName(title) || isEndName(title)) return true;
  const plain = title.toLowerCase().trim();
  return (
    listed.slice(2).some(([pattern]) => pattern.test(plain)) ||
    /^(also )?(accepted( (answers?|alternatives|diagnos[ei]s))?|synonyms|(correct )?answer|solution|explanation|rationale)$/.test(
      plain,
    )
  );
}

function marksIn(text: string, all: readonly Heading[], from: number, to: number): Mark[] {
  const heads = new Map<number, Mark>();
  for (let i = firstFrom(all, from); i < all.length && (all[i] as Heading).start < to; i++) {
    const mark = ofHeading(all[i] as Heading);
    heads.set(mark.start, mark);
  }
  const marks: Mark[] = [];
  let fresh = true;
  /** Whether the words at hand stay out until a title of the case comes, be it in the middle of a paragraph. */
  let out = false;
  let until = from;
  for (let at = from; at < to;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 || newline > to ? to : newline;
    const line = text.slice(at, Math.min(end, at + 400));
    const mark: Mark | null = heads.get(at) ?? (at >= until ? ofLine(line, at, end, fresh, out) : null);
    if (mark !== null) {
      marks.push(mark);
      until = Math.max(until, mark.body);
      const reason = reasonOf(mark.title);
      out = reason !== null && isOut(reason) && reason !== 'conclusion';
    }
    fresh = mark !== null || line.trim() === '';
    at = end + 1;
  }
  return marks;
}

/** Which of the headings is the first at or behind an offset. */
function firstFrom(all: readonly Heading[], offset: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle] as Heading).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function ofHeading({ start, end, text, level }: Heading): Mark {
  return { start, body: end, title: bare(text), level, inline: false };
}

/** A line that begins with a title: "Final diagnosis: ...", "PMH: ...", or is one: "FINAL DIAGNOSIS". */
function ofLine(line: string, start: number, end: number, fresh: boolean, out: boolean): Mark | null {
  const titled = /^[ \t>*_-]{0,8}([\p{L}][\p{L}\p{N} ,/&+'()-]{0,59})[*_]{0,2}[ \t]{0,4}:[*_]{0,2}/u.exec(line);
  if (titled !== null) {
    const title = bare(titled[1] as string);
    if (!isSureTitle(title)) return null;
    const body = start + titled[0].length;
    const rest = line.slice(titled[0].length).trim();
    if (rest === '') return { start, body: end, title, level: plainLevel, inline: false };
    // Inside a paragraph only what has to go out is a part of its own.
    const reason = reasonOf(title);
    return fresh || (reason !== null && (out || isOut(reason)))
      ? { start, body, title, level: plainLevel, inline: true }
      : null;
  }
  const alone = bare(line);
  if (!fresh || alone === '' || alone.length > longestTitle || /[.,;!?]$/.test(alone) || !/^\p{Lu}/u.test(alone))
    return null;
  return isSureTitle(alone) ? { start, body: end, title: alone, level: plainLevel, inline: false } : null;
}

/** A title without emphasis and its colon. */
function bare(title: string): string {
  return title
    .slice(0, 200)
    .replace(/[*_`#>]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ ?:$/, '');
}

function endOfParagraph(text: string, from: number, to: number): number {
  return paragraphRanges(text, from, to)[0]?.end ?? to;
}

/** Lines that only part others ("---", "***") are no words. */
function paragraphsIn(text: string, from: number, to: number): Range[] {
  return paragraphRanges(text, from, to).filter(
    ({ start, end }) => end - start > 200 || /[\p{L}\p{N}]/u.test(text.slice(start, end)),
  );
}
