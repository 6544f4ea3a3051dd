import type { KnownIdentifier, Place, Section } from './draft.ts';

/** A paragraph of a composed text: where it stands there, and where it stands in the source. */
export interface Placed {
  readonly start: number;
  readonly end: number;
  readonly place: Place;
}

export interface Composed {
  readonly text: string;
  readonly paragraphs: readonly Placed[];
  /** Offsets count in the composed text. */
  readonly known: readonly KnownIdentifier[];
}

/** The text of a case: the paragraphs of its sections, a blank line between them, a section's title on a line of its own. */
export function compose(sections: readonly Section[]): Composed {
  const paragraphs: Placed[] = [];
  const known: KnownIdentifier[] = [];
  let text = '';
  const add = (words: string): number => {
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += words;
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
  return { text: text === '' ? '' : `${text}\n`, paragraphs, known };
}

/** The case itself needs no title, and a line that a reader of files would take for the beginning of a case is none. */
function titleLine({ title, reason }: Section): string | null {
  const words = title.trim();
  return words === '' || reason === 'caseSection' || reason === 'whole' || /^(the |our )?(case|patient)\b/i.test(words)
    ? null
    : `${words.replace(/\s*:$/, '')}:`;
}
