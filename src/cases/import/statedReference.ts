import type { DraftReference, Section } from './draft.ts';

/** A part that was left out of a case: its title, and its words. */
interface Told {
  readonly title: string;
  readonly words: string;
}

const longestName = 150;
const ranked: readonly RegExp[] = [
  /^(final|definitive|confirmed|correct|reference|established|actual|true) diagnos[ei]s/,
  /^diagnos[ei]s\b/,
  /^(the |correct )?(answer|solution)\b/,
  /^(principal|primary|main|discharge|postoperative|pathological|histological) diagnos[ei]s/,
];

/** The sections with what the ones left out state as the reference; those stay out then. */
export function withReference(sections: readonly Section[]): {
  readonly sections: readonly Section[];
  readonly reference: DraftReference | null;
} {
  const told = sections
    .filter(({ included }) => !included)
    .map(({ title, paragraphs }) => ({ title, words: paragraphs.map(({ text }) => text).join('\n') }));
  const reference = statedReference(told);
  if (reference === null) return { sections, reference };
  const marked = sections.map((section): Section =>
    !section.included && holdsReference(section) ? { ...section, reason: 'reference' } : section,
  );
  return { sections: marked, reference };
}

/** What the reference was taken from stays out of the text, whoever wants it in. */
function holdsReference({ title }: Pick<Section, 'title'>): boolean {
  const plain = title.toLowerCase();
  return ranked.some((pattern) => pattern.test(plain)) || /^(also )?accepted\b|^synonyms\b/.test(plain);
}

/** The diagnosis that the parts of a text state which were left out of it; null when they state none in so many words. */
function statedReference(parts: readonly Told[]): DraftReference | null {
  for (const title of ranked) {
    for (const part of parts) {
      if (!title.test(part.title.toLowerCase())) continue;
      const diagnosis = nameIn(part.words);
      if (diagnosis !== null) return { diagnosis, accepted: acceptedIn(parts, diagnosis), basis: basisIn(parts) };
    }
  }
  return null;
}

function acceptedIn(parts: readonly Told[], diagnosis: string): string[] {
  const names = parts
    .filter(({ title }) => /^(also )?accepted\b|^synonyms\b/i.test(title))
    .flatMap(({ words }) => words.split(/[;|\n]/))
    .map(tidy)
    .filter((name) => name !== '' && name !== diagnosis);
  return [...new Set(names)];
}

function basisIn(parts: readonly Told[]): string {
  return tidy(parts.find(({ title }) => /^basis\b/i.test(title))?.words.split('\n', 1)[0] ?? '').slice(0, 300);
}

/** A diagnosis by itself on the first line, or in a sentence that says that it is one. */
function nameIn(words: string): string | null {
  const [line = ''] = words.split('\n').filter((one) => /[\p{L}]/u.test(one));
  const start = line.slice(0, 600);
  const said =
    /\bdiagnos(?:is|es)\b[^.;:]{0,30}?\b(?:was|is|of|were)\b (?:that of |made of )?([^.;\n]{3,150})|\bdiagnosed (?:with|as)\b ([^.;\n]{3,150})/i.exec(
      start,
    );
  const name = tidy(said?.[1] ?? said?.[2] ?? line);
  return name.length < 2 || name.length > longestName || name.split(' ').length > 15 ? null : name;
}

/** Without the marks of a list, emphasis and a full stop. */
function tidy(words: string): string {
  return words
    .slice(0, 600)
    .replace(/[*_`]+/g, '')
    .replace(/^\s*(?:[-+>•]|\(?\d{1,2}[.)])\s*/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;,]$/, '')
    .replace(/^(an?|the) /i, '');
}
