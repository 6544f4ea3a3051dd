import { sentence, type Sentence } from '../../humanError.ts';
import { afterFrontMatter, isCaseLabel } from '../headings.ts';
import { caseHeadings, type CaseHeading } from '../sections.ts';
import type { Range } from '../shorten.ts';
import { clinicalSigns, isClinical } from './clinical.ts';
import type { Draft, DraftReference, FormatReading, Paragraph, Section, SourceFacts } from './draft.ts';
import { patientLabel } from './jatsTitles.ts';
import { paragraphRanges } from './paragraphRanges.ts';
import { withReference } from './statedReference.ts';
import { TextParts, type TextPart } from './textParts.ts';
import { Lines } from './xml/lines.ts';

interface Extent extends Range {
  readonly heading: CaseHeading | null;
}

/** The cases of a plain text or Markdown document: those under headings, or the whole of it as one. */
export function readPlainText(source: string): FormatReading {
  const text = withoutComments(source);
  const front = frontMatter(text);
  const { extents, passedOver } = extentsOf(text, front.end);
  const lines = new Lines(text);
  const reader = new TextParts(text);
  const keys = new Map<string, number>();
  const drafts = extents.flatMap((extent, i) => {
    const draft = draftOf(text, reader, lines, extent, extents.length > 1 ? i + 1 : null, keys);
    if (draft === null) return [];
    return extents.length > 1 ? [draft] : [{ ...draft, ...front.stated(draft) }];
  });
  const warnings: Sentence[] =
    passedOver.length === 0
      ? []
      : [
          sentence(
            'What stands under these headings does not read like a case and was left out: {0}.',
            passedOver.join('; '),
          ),
        ];
  return { drafts, errors: [], warnings };
}

function extentsOf(text: string, from: number): { extents: Extent[]; passedOver: string[] } {
  const all = caseHeadings(text);
  const labelled = all.filter(({ heading }) => isCaseLabel(heading));
  const whole = { extents: [{ start: from, end: text.length, heading: null }], passedOver: [] };
  const [first] = labelled;
  if (first !== undefined) {
    if (labelled.length === 1 && isClinical(text.slice(from, first.headingStart))) return whole;
    return { extents: parted(text, labelled), passedOver: [] };
  }
  const cases = all.filter(({ start, end }) => isClinical(text.slice(start, end)));
  // Headings that are no cases may be parts of one.
  const persons = cases.filter(({ start, end }) => clinicalSigns(text.slice(start, end)).someone);
  if (
    cases.length < 2 ||
    persons.length < 0.6 * cases.length ||
    isClinical(text.slice(from, all[0]?.headingStart ?? from))
  )
    return whole;
  const passedOver = all.filter((one) => !cases.includes(one)).map(({ heading }) => heading.slice(0, 80));
  return { extents: parted(text, cases), passedOver };
}

/** Each case up to the next, so that what ends it is seen too. */
function parted(text: string, cases: readonly CaseHeading[]): Extent[] {
  return cases.map((heading, i) => ({
    heading,
    start: heading.start,
    end: cases[i + 1]?.headingStart ?? text.length,
  }));
}

function draftOf(
  text: string,
  reader: TextParts,
  lines: Lines,
  { start, end, heading }: Extent,
  n: number | null,
  keys: Map<string, number>,
): Draft | null {
  const parts = orWhole(reader.between(start, end), text, start, end);
  if (parts.length === 0) return null;
  const sections = parts.map((part): Section => {
    const paragraphs = part.paragraphs.flatMap((range) => paragraphOf(text, lines, range, part.title) ?? []);
    const { title, level, included, reason } = part;
    return { title, code: null, level, included, reason: paragraphs.length === 0 ? 'empty' : reason, paragraphs };
  });
  const label = heading === null ? null : patientLabel(heading.heading, 'title');
  const key = ownKey(label?.key ?? `case-${n ?? 1}`, keys);
  return {
    key,
    title: label?.title ?? (n === null ? 'Case' : `Case ${n}`),
    id: null,
    cluster: key,
    facts: { ...noFacts, title: heading?.heading ?? null },
    ...withReference(sections),
    warnings: [],
  };
}

const noFacts: SourceFacts = { title: null, licence: null, published: null, ids: {} };

/** Where headings would leave nothing of a text it is taken as it is. */
function orWhole(parts: readonly TextPart[], text: string, start: number, end: number): readonly TextPart[] {
  if (parts.some(({ included }) => included)) return parts;
  const paragraphs = paragraphRanges(text, start, end);
  return paragraphs.length === 0 ? [] : [{ title: '', level: 1, included: true, reason: 'whole', paragraphs }];
}

/** A key that no other case of the file has; `keys` holds how often each was wanted. */
function ownKey(wanted: string, keys: Map<string, number>): string {
  const n = (keys.get(wanted) ?? 0) + 1;
  keys.set(wanted, n);
  return n === 1 ? wanted : ownKey(`${wanted}-${n}`, keys);
}

function paragraphOf(text: string, lines: Lines, { start, end }: Range, title: string): Paragraph | null {
  const words = readable(text.slice(start, end));
  if (words === '') return null;
  const { line } = lines.at(start);
  const address = title === '' ? `line ${line}` : `line ${line}, ${title.slice(0, 80)}`;
  return { text: words, place: { start, end, line, address }, known: [] };
}

/** A paragraph without the marks of Markdown that carry no meaning, and without pictures. */
function readable(words: string): string {
  return words
    .replace(/\r\n?/g, '\n')
    .replace(/!\[[^\]\n]{0,500}\]\([^)\n]{0,1000}\)/g, '')
    .replace(/(?<!!)\[([^\][\n]{1,300})\]\((?:https?:|mailto:|#|\.)[^)\n]{0,1000}\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1/g, '$2')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '')
    .join('\n')
    .trim();
}

/** Comments of Markdown are blanked: who wrote them did not mean them to be read. All else stays at its place. */
function withoutComments(text: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!--', at);
    const end = start < 0 ? -1 : text.indexOf('-->', start);
    if (end < 0) return kept + text.slice(at);
    kept += text.slice(at, start) + text.slice(start, end + 3).replace(/[^\r\n]/g, ' ');
    at = end + 3;
  }
}

interface FrontMatter {
  readonly end: number;
  /** What it says of the one case of the document. */
  readonly stated: (draft: Draft) => Pick<Draft, 'reference' | 'id' | 'facts'>;
}

/** The lines "name: value" between two lines of dashes at the top. */
function frontMatter(text: string): FrontMatter {
  const end = afterFrontMatter(text);
  const values = new Map<string, string>();
  for (const line of text.slice(0, end).split('\n')) {
    const found = /^([A-Za-z][\w -]{0,40}):[ \t]*(\S.*)$/.exec(line.slice(0, 600).trimEnd());
    if (found !== null)
      values.set((found[1] as string).toLowerCase().replace(/[_-]/g, ' '), unquoted(found[2] as string));
  }
  const value = (...names: string[]): string | null =>
    names.map((name) => values.get(name)).find((one) => one !== undefined) ?? null;
  return {
    end,
    stated: ({ reference, id, facts }) => ({
      reference: referenceIn(value) ?? reference,
      id: value('id', 'case id') ?? id,
      facts: {
        ...facts,
        title: value('title') ?? facts.title,
        licence: value('license', 'licence') ?? facts.licence,
        published: /^\d{4}(-\d{2}(-\d{2})?)?$/.exec(value('date', 'published') ?? '')?.[0] ?? facts.published,
      },
    }),
  };
}

function referenceIn(value: (...names: string[]) => string | null): DraftReference | null {
  const diagnosis = value('final diagnosis', 'reference diagnosis', 'diagnosis', 'reference', 'answer');
  if (diagnosis === null) return null;
  const accepted = value('accepted', 'synonyms', 'aliases') ?? '';
  const names = accepted.replace(/^\[|\]$/g, '').split(/[;|]|,(?=\s*["'])/);
  return {
    diagnosis,
    accepted: names.map((name) => unquoted(name.trim())).filter((name) => name !== ''),
    basis: value('basis', 'confirmed by') ?? '',
  };
}

function unquoted(words: string): string {
  return words.trim().replace(/^(["'])(.*)\1$/, '$2');
}
