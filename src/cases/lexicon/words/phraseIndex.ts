import { formParts, formsIn } from './forms.ts';
import { keysOf } from './tokens.ts';

/** Many lines of forms, with a number for each word, so that a text leads to the few forms that matter. */
export interface PhraseIndex {
  /** What the words are looked up by, with spaces between. */
  readonly keys: string;
  /** The forms of each line, with `;` between: words by their place in `keys`, written to the base of 36. */
  readonly lines: readonly string[];
}

const base = 36;

/** Words that stand so often come first, where numbers are short; the others are sorted, as the alphabet packs well. */
const often = 12;

/** Reads lines of forms. This takes longer than reading a case, and is done when the product is built. */
export function indexForms(written: readonly string[]): PhraseIndex {
  const lines = written.map((line) => formsIn(line).map((form) => formParts(form).flatMap(partsIn)));
  const words = Map.groupBy(
    lines.flat(2).filter((part) => !/^[()|]$/.test(part)),
    (word) => word,
  );
  const rank = (word: string): number => {
    const count = words.get(word)?.length ?? 0;
    return count < often ? 0 : count;
  };
  const keys = [...words.keys()].sort().sort((a, b) => rank(b) - rank(a));
  const places = new Map(keys.map((key, place) => [key, place.toString(base)]));
  const numbered = (parts: readonly string[]): string =>
    parts
      .map((part) => places.get(part) ?? part)
      .join(' ')
      .replace(/ ?([()|]) ?/g, '$1');
  return { keys: keys.join(' '), lines: lines.map((forms) => forms.map(numbered).join(';')) };
}

/** The place of the word that a piece of a form begins with. */
export function placeOf(word: string): number {
  return Number.parseInt(word, base);
}

/** What a form writes as one word may be several in a text. */
function partsIn(part: string): string[] {
  return /^[()|]$/.test(part) ? [part] : keysOf(part);
}
