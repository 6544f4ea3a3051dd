import { sentence, type Sentence } from '../../humanError.ts';
import type { DraftReference, Section } from './draft.ts';
import { tellsFinalDiagnosis } from './loinc.ts';

/**
 * The reference of a clinical document: the one entry of its discharge diagnosis. Where there are several, no program
 * can tell which one the case is about.
 */
export function finalDiagnosis(sections: readonly Section[]): {
  readonly reference: DraftReference | null;
  readonly warning: Sentence | null;
} {
  const telling = sections.filter(
    ({ code, title, paragraphs }) => paragraphs.length > 0 && tellsFinalDiagnosis(code === null ? [] : [code], title),
  );
  const lines = telling.flatMap(({ paragraphs }) => paragraphs.flatMap(({ text }) => text.split('\n')));
  const [only] = lines;
  const diagnosis = only === undefined ? '' : bare(only);
  if (lines.length === 1 && isOneDiagnosis(diagnosis)) {
    return { reference: { diagnosis, accepted: [], basis: 'discharge diagnosis' }, warning: null };
  }
  const warning =
    telling[0] === undefined
      ? null
      : sentence(
          'The section “{0}” does not name one diagnosis alone, so the case has no reference. Add it to references.jsonl.',
          telling[0].title,
        );
  return { reference: null, warning };
}

/** The section that gave the reference never is part of the text. */
export function withoutReference(sections: readonly Section[]): Section[] {
  return sections.map((section) =>
    finalDiagnosis([section]).reference === null ? section : { ...section, included: false, reason: 'reference' },
  );
}

function isOneDiagnosis(words: string): boolean {
  return (
    words.length >= 3 && words.length <= 120 && !/[;|]|\b\d+[.)]\s|[.!?]\s+\p{Lu}/u.test(words) && /\p{L}/u.test(words)
  );
}

/** Without the mark of a list, a code behind it and the full stop. */
function bare(line: string): string {
  return line
    .replace(/^\s*(?:[-•*]|\d{1,2}[.)])\s+/, '')
    .replace(/\.\s*$/, '')
    .replace(/\s*[([]\s*(?:ICD[^)\]]*|SNOMED[^)\]]*|[A-TV-Z]\d{2}(?:\.\d{1,4})?)\s*[)\]]\s*$/i, '')
    .trim();
}
