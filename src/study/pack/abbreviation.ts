/** Words that an abbreviation may leave out. */
const silent = /^(?:a|an|and|at|by|due|for|from|in|of|on|or|the|to|with|without)$/i;
const short = /^[A-Z][A-Za-z0-9]{1,9}s?$/;
const bracketed = /\s*\(([A-Za-z0-9/-]{2,12})\)/g;

/** "Pulmonary embolism (PE)" without the abbreviation, which says it once more; and the name alone of "PE (pulmonary embolism)". */
export function withoutAbbreviation(name: string): string {
  const [, outside = '', inside = ''] = /^([A-Za-z0-9-]{2,12})\s*\(([^()]{5,200})\)$/.exec(name) ?? [];
  if (outside !== '' && isShortFor(outside, inside)) return inside;
  return name.replace(bracketed, (whole, said: string, place: number) => {
    const before = name.slice(0, place);
    return isShortFor(said, before) ? '' : whole;
  });
}

/** Whether each letter is the next letter of the words, and each word of weight gives its first. */
function isShortFor(abbreviation: string, words: string): boolean {
  const bare = abbreviation.replace(/-/g, '');
  if (!short.test(bare) || !/[A-Z].*[A-Z]/.test(bare)) return false;
  const letters = bare.replace(/(?<=[A-Z])s$/, '').toLowerCase();
  const all = words.split(/[\s/,-]+/).filter((word) => word !== '');
  // The name may stand at the end of what was said: "Inferior ST-elevation myocardial infarction (STEMI)".
  for (let from = 0; from < all.length - 1; from++) {
    if (
      fits(
        letters,
        all.slice(from).map((word) => word.toLowerCase()),
      )
    )
      return true;
  }
  return false;
}

function fits(letters: string, words: readonly string[]): boolean {
  const [word, ...rest] = words;
  if (word === undefined) return letters === '';
  if (silent.test(word) && fits(letters, rest)) return true;
  if (letters === '' || word[0] !== letters[0]) return false;
  // So many letters of this word, in their order, and then the next word.
  let place = 0;
  for (let taken = 1; taken <= letters.length; taken++) {
    if (taken > 1) {
      place = word.indexOf(letters[taken - 1] ?? '', place + 1);
      if (place < 0) return false;
    }
    if (fits(letters.slice(taken), rest)) return true;
  }
  return false;
}
