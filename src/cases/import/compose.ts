import { isCaseLabel } from '../headings.ts';
import type { Composed, Placed } from './composed.ts';
import type { KnownIdentifier, Section } from './draft.ts';
import { oneCase } from './oneCase.ts';

/** The text of a case: the paragraphs of its sections, a blank line between them, a section's title on a line of its own. */
export function compose(sections: readonly Section[]): Composed {
  const paragraphs: Placed[] = [];
  const known: KnownIdentifier[] = [];
  let text = '';
  const add = (words: string): number => {
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += readable(words);
    return start;
  };
  for (const section of sections) {
    if (!section.included || section.paragraphs.length === 0) continue;
    const title = titleLine(section);
    if (title !== null) add(title);
    for (const { text: words, place, known: inside } of section.paragraphs) {
      const start = add(words);
      paragraphs.push({ start, end: text.length, place });
      known.push(...inside.map((one) => ({ ...one, start: start + one.start, end: start + one.end })));
    }
  }
  return oneCase({ text: text === '' ? '' : `${text}\n`, paragraphs, known });
}

/** The case itself needs no title, and a line that a reader of files would take for the beginning of a case is none. */
function titleLine({ title, reason }: Section): string | null {
  const words = title.replace(/\s+/g, ' ').trim();
  if (words === '' || reason === 'caseSection' || reason === 'whole') return null;
  return /^(the |our )?(case|patient)\b/i.test(words) || isCaseLabel(words) ? null : `${words.replace(/ ?:$/, '')}:`;
}

/** As a file gives it back: what would be read otherwise is replaced, one character by one. */
function readable(words: string): string {
  return words
    .toWellFormed()
    .replace(/\r(?=\n)|[^\P{Cc}\t\n\r]|\ufeff/gu, ' ')
    .replace(/\r/g, '\n');
}
