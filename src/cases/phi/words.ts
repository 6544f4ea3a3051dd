import { labels } from './labels.ts';
import { pairStarts } from './eponymPairs.ts';
import {
  ambiguous,
  cueLists,
  doubtfulTowns,
  eponymHeads,
  eponyms,
  family,
  given,
  ordinary,
  towns,
  wide,
} from './lists.built.ts';

/** What a word may be: a set of bits, of which several may hold. */
export const is = {
  given: 1,
  family: 1 << 1,
  /** A name that is an ordinary word too. */
  ambiguous: 1 << 2,
  /** Written with a capital without being a name. */
  ordinary: 1 << 3,
  eponym: 1 << 4,
  /** What is named after somebody: disease, sign, score. */
  head: 1 << 5,
  title: 1 << 6,
  town: 1 << 7,
  /** A town whose name is mostly something else. */
  doubtful: 1 << 8,
  /** A country, a state, a people. */
  wide: 1 << 9,
  relative: 1 << 10,
  staff: 1 << 11,
  particle: 1 << 12,
  month: 1 << 13,
  /** A title only before a word that can be nothing but a name. */
  weakTitle: 1 << 14,
  hospital: 1 << 15,
  street: 1 << 16,
  label: 1 << 17,
  /** "lives in": a place follows. */
  dwelling: 1 << 18,
  degree: 1 << 19,
  holiday: 1 << 20,
  /** "by", "with": a person may follow. */
  by: 1 << 21,
  townStart: 1 << 22,
  /** "Patient:", "Surgeon:": a person follows. */
  field: 1 << 23,
  /** "Regards," */
  closing: 1 << 24,
  /** What a person does: says, denies, rang. */
  verb: 1 << 25,
  /** A date follows. */
  dated: 1 << 26,
  /** Words of names of hospitals that many hospitals share. */
  generic: 1 << 27,
  numberWord: 1 << 28,
  /** In, at, from, near. */
  preposition: 1 << 29,
  /** Begins a name of two words that medicine speaks of. */
  pair: 1 << 30,
} as const;

export const anyName = is.given | is.family;

let known: Map<string, number> | undefined;

/** The lists are split at single signs, which is quicker than any rule for several. */
const words = (list: string): string[] =>
  list
    .replaceAll('\n', ' ')
    .split(' ')
    .filter((word) => word !== '');

/** Letters without their accents, small. */
export function folded(word: string): string {
  const small = word.toLowerCase();
  for (let i = 0; i < small.length; i++) {
    if (small.charCodeAt(i) > 127) {
      return small
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replaceAll('’', "'")
        .replaceAll('ł', 'l')
        .replaceAll('ø', 'o')
        .replaceAll('ß', 'ss');
    }
  }
  return small;
}

function build(): Map<string, number> {
  const map = new Map<string, number>();
  const add = (list: string, bits: number): void => {
    // Folded as a whole, which is quicker than word by word.
    for (const key of words(folded(list))) map.set(key, (map.get(key) ?? 0) | bits);
  };
  add(given, is.given);
  add(family, is.family);
  for (const word of words(ambiguous)) {
    map.set(word, (map.get(word) ?? is.family) | is.ambiguous);
  }
  add(ordinary, is.ordinary);
  add(eponyms, is.eponym);
  add(eponymHeads, is.head);
  for (const word of words(towns)) {
    const [first = ''] = word.split('_', 1);
    add(first, word === first ? is.town : is.townStart);
  }
  add(doubtfulTowns, is.doubtful);
  add(wide, is.wide);
  for (const first of pairStarts()) add(first, is.pair);
  for (const [list, name] of cueLists) add(list, is[name]);
  for (const word of labels.keys()) map.set(word, (map.get(word) ?? 0) | is.label);
  return map;
}

/** What a word may be, whatever its capitals. */
export function bitsOf(word: string): number {
  known ??= build();
  const bits = known.get(word);
  if (bits !== undefined) return bits;
  const key = folded(word);
  if (key.includes("'") && /(?:n't|'m|'ve|'ll|'re|'d)$/.test(key)) return is.ordinary;
  return (
    known.get(key) ??
    (key.length > 3 &&
    (key.startsWith("o'") || key.startsWith("d'") || /^(?:Mc|Mac|Fitz|O’|De|Van)\p{Lu}\p{Ll}/u.test(word))
      ? is.family
      : 0)
  );
}

/** Whether the bits say a name, and nothing but one. */
export function plainName(bits: number): boolean {
  return (bits & anyName) !== 0 && (bits & (is.ambiguous | is.ordinary | is.eponym | is.month | is.wide)) === 0;
}

const medicalEnd =
  /(?:itis|osis|oma|emia|aemia|pathy|ectomy|ology|ologist|scopy|plasty|graphy|gram|grams|mab|nib|pril|sartan|statin|olol|azole|mycin|cillin|idine|azepam|parin|uria|algia|plegia|paresis|iasis|trophy|penia|cytosis|oxacin|dipine|phylline|zolam|caine|ostomy|otomy|tropin|formin|gliptin|setron|triptan|amine|pathic|genic|emic|aemic|otic|itic|ular|ation|ment|ness|ology|ally|ible|able)$/;

const longestEnd = 8;

/** Whether a word is formed as words of medicine are. */
export function looksMedical(word: string): boolean {
  return word.length > 5 && word.length < 40 && medicalEnd.test(word.slice(-longestEnd).toLowerCase());
}

let severalWords: Map<string, string[][]> | undefined;

/** Towns of several words, by their first. */
export function townsOfSeveralWords(first: string): readonly (readonly string[])[] {
  if (severalWords === undefined) {
    severalWords = new Map();
    for (const town of words(towns)) {
      const [start = '', ...rest] = town.split('_').map(folded);
      if (rest.length > 0) severalWords.set(start, [...(severalWords.get(start) ?? []), rest]);
    }
  }
  return severalWords.get(folded(first)) ?? [];
}

/** The words of an entry of a person's list, as they are compared. */
export function wordsOfText(entry: string): string[] {
  return folded(entry)
    .split(/[^\p{L}\p{N}']+/u)
    .map((word) => word.replace(/^'+|'+$/g, '').replace(/'s$/, ''))
    .filter((word) => word !== '');
}
