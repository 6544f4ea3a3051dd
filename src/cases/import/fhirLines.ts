import type { Draft, FormatReading, SourceError } from './draft.ts';
import { readFhir } from './fhir.ts';
import { readJson } from './json.ts';
import { SourceFault } from './sourceFault.ts';
import { linesIn } from './table/fromJson.ts';
import { Lines } from './xml/lines.ts';

/** A resource among others of its file: its own text, and where that stands. */
interface Piece {
  readonly text: string;
  readonly start: number;
  readonly line: number;
}

/** Whether a value is a FHIR resource. */
export function isResource(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { resourceType?: unknown }).resourceType === 'string'
  );
}

/** FHIR resources, one a line. */
export function readFhirLines(text: string): FormatReading {
  return each([...linesIn(text)].map(({ start, end, line }) => ({ text: text.slice(start, end), start, line })));
}

/** FHIR resources in one list. */
export function readFhirList(text: string): FormatReading {
  const list = readJson(text);
  const lines = new Lines(text);
  const items = list.is === 'list' ? list.items : [list];
  return each(items.map(({ start, end }) => ({ text: text.slice(start, end), start, line: lines.at(start).line })));
}

/** One that is broken, or holds no case, does not stop the others. */
function each(pieces: readonly Piece[]): FormatReading {
  const drafts: Draft[] = [];
  const errors: SourceError[] = [];
  const warnings: FormatReading['warnings'][number][] = [];
  pieces.forEach((piece, i) => {
    try {
      const found = readFhir(piece.text);
      drafts.push(...found.drafts.map((draft) => moved(draft, piece, i + 1)));
      errors.push(...found.errors.map((error) => placed(error, piece)));
      warnings.push(...found.warnings);
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error;
      errors.push(placed(error.error, piece));
    }
  });
  return { drafts, errors, warnings };
}

function placed(error: SourceError, { line }: Piece): SourceError {
  return { ...error, line: (error.line ?? 1) + line - 1 };
}

function moved(draft: Draft, { start, line }: Piece, n: number): Draft {
  const key = `${n}-${draft.key}`;
  const sections = draft.sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.map((paragraph) => {
      const { place } = paragraph;
      const address = `[${n - 1}].${place.address}`;
      return {
        ...paragraph,
        place: { start: place.start + start, end: place.end + start, line: place.line + line - 1, address },
      };
    }),
  }));
  return { ...draft, key, cluster: draft.cluster === draft.key ? key : draft.cluster, sections };
}
