import { createHash } from 'node:crypto';

/** So many words in a row of a case are recognised; fewer stand in many texts. */
export const shingleLength = 12;
const hashLength = 6;

/** The words of a text, whatever its letters' case, its marks, its accents and its line ends. */
export function wordsOf(text: string): string[] {
  const plain = text
    .replace(/(?<=\p{L})-\r?\n\s*(?=\p{Ll})/gu, '')
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase();
  // Scripts without spaces count by the letter.
  return plain.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}]|\p{L}+|\p{N}+/gu) ?? [];
}

/** Hashes of all runs of so many words: they tell whether a text is the same, and not what it says. */
export function shingles(words: readonly string[], length: number = shingleLength): string[] {
  const found: string[] = [];
  for (let i = 0; i + length <= words.length; i++) {
    const run = words.slice(i, i + length).join(' ');
    found.push(
      createHash('sha256')
        .update(run, 'utf8')
        .digest('base64url')
        .slice(0, (hashLength * 8) / 6),
    );
  }
  return found;
}
