import { wordKey } from '../../lexicon/words/words.ts';
import thesaurus from './thesaurus.json' with { type: 'json' };

/** What a word stands for, whatever its form: "pancreatic" and "pancreas", "sarcoid" and "sarcoidosis", "GCA" and "GCAs". */
export type Concept = string;

/** Both readings of a word: as an abbreviation in capitals (`^PE`) and as a word. */
export interface Reading {
  readonly word: Concept;
  readonly abbreviation: Concept | null;
}

const concepts = new Map<string, Concept>();
for (const lines of [thesaurus.organs, thesaurus.kinds, thesaurus.stems]) {
  for (const line of lines) {
    const [first = '', ...others] = line.split(' ').map(wordKey);
    for (const one of [first, ...others]) if (!concepts.has(one)) concepts.set(one, first);
  }
}

const capitals = /^[a-z]?[A-Z][A-Z0-9]{1,7}s?$/;
/** Longer ones are no other word, so they are read in small letters too: "Covid", "stemi". */
const longestStrict = 4;

function setOf(words: string): ReadonlySet<Concept> {
  return new Set(words.split(' ').map((word) => conceptOf(word)));
}

function conceptOf(word: string): Concept {
  const key = wordKey(word);
  return concepts.get(key) ?? key;
}

const organs: ReadonlySet<Concept> = new Set(thesaurus.organs.map((line) => conceptOf(line.split(' ')[0] ?? '')));
const generic = setOf(thesaurus.generic);
const qualifiers = setOf(thesaurus.qualifiers);
export const fillers: ReadonlySet<string> = new Set(thesaurus.fillers.split(' '));
const eponyms = setOf(thesaurus.eponyms.toLowerCase());
const surnames = setOf(thesaurus.surnames.toLowerCase());
const heads = setOf(thesaurus.heads);
const neverInitials: ReadonlySet<string> = new Set(thesaurus.initialsNeverMean.split(' '));
const englishInCapitals: ReadonlySet<Concept> = new Set(
  thesaurus.englishInCapitals.split(' ').map((word) => `^${word}`),
);

const readings = new Map<string, Reading>();

/** Remembered for as many words as a language has. */
export function readingOf(raw: string): Reading {
  let reading = readings.get(raw);
  if (reading === undefined) {
    reading = raw.length > 40 ? { word: raw, abbreviation: null } : read(raw);
    if (readings.size < 50_000) readings.set(raw, reading);
  }
  return reading;
}

function read(raw: string): Reading {
  if (!capitals.test(raw)) return { word: conceptOf(raw), abbreviation: null };
  const letters = raw.replace(/^[a-z](?=[A-Z])|(?<=[A-Z0-9])s$/g, '');
  const abbreviation = letters.length <= longestStrict ? `^${letters}` : null;
  return { word: conceptOf(letters), abbreviation };
}

/** What a word of a diagnosis's name must be in a text. */
export function conceptOfName(raw: string): Concept {
  const { word, abbreviation } = readingOf(raw);
  return abbreviation ?? word;
}

/** Words that say nothing alone: "disease", "pain", "renal". */
export function isTooGeneral(concept: Concept): boolean {
  return generic.has(concept) || organs.has(concept) || qualifiers.has(concept) || /^\d/.test(concept);
}

/** Also in capitals: "ST elevation". */
export const isQualifier = (concept: Concept): boolean => qualifiers.has(concept.replace('^', '').toLowerCase());
/** Names the diagnosis whatever stands beside it. */
export const isHead = (concept: Concept): boolean => heads.has(concept);
export const isEponym = (concept: Concept): boolean => eponyms.has(concept);
/** Persons are called so too. */
export const isSurname = (concept: Concept): boolean => surnames.has(concept);
export const isEnglishInCapitals = (concept: Concept): boolean => englishInCapitals.has(concept);
/** Initials that every chart has for something else. */
export const neverMeant = (initials: string): boolean => neverInitials.has(initials);

interface Otherwise {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

const otherwise = new Map<Concept, Otherwise>(
  Object.entries(thesaurus.otherwise as Readonly<Record<string, { before?: string; after?: string }>>).map(
    ([word, { before = '', after = '' }]) => [
      conceptOfName(word),
      { before: new Set(before.split(' ')), after: new Set(after.split(' ')) },
    ],
  ),
);

/** Whether the words beside it tell that something else is meant: "97% RA", "ST depression". */
export function meansOtherwise(concept: Concept, before: string, after: string): boolean {
  const beside = otherwise.get(concept);
  return (
    beside !== undefined &&
    ((before !== '' && beside.before.has(before.toLowerCase())) ||
      (after !== '' && beside.after.has(after.toLowerCase())))
  );
}
