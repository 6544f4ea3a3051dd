/** Most words have nothing to fold: one look spares them nine. */
const foldable = /[ao]e|[æœ]|leuc|sulph|our|[bt]re|ys|is|^grey/;

/** British spellings are folded into American ones; both the lexicon and the text go through here, so a clash costs nothing. */
function fold(word: string): string {
  if (!foldable.test(word)) return word;
  return word
    .replace(/[ao]e(?=a|[a-z]{2})|[æœ]/g, 'e')
    .replace(/leuc/, 'leuk')
    .replace(/sulph/, 'sulf')
    .replace(/our(?=s?$|ed$|ing$|less$)/, 'or')
    .replace(/([bt])re(?=s?$)/, '$1er')
    .replace(/ys(?=e$|ed$|es$|ing$)/, 'yz')
    .replace(/is(?=e$|ed$|es$|ing$|ation$)/, 'iz')
    .replace(/^grey/, 'gray');
}

/** A light stem: plurals and the endings of verbs, so that "wheezes", "wheezing" and "wheeze" meet. */
function stem(word: string): string {
  let w = word;
  if (w.length > 4 && w.endsWith('ies')) w = `${w.slice(0, -3)}y`;
  else if (w.length > 3 && w.endsWith('s') && !/(ss|us|is)$/.test(w)) w = w.slice(0, -1);
  if (w.length > 6 && w.endsWith('ing')) w = w.slice(0, -3);
  else if (w.length > 5 && w.endsWith('ed') && !w.endsWith('eed')) w = w.slice(0, -2);
  if (w.length > 4 && w.endsWith('e')) w = w.slice(0, -1);
  if (w.length > 3 && /([b-df-hj-np-tv-z])\1$/.test(w)) w = w.slice(0, -1);
  return w;
}

/** What a word is looked up by: case, accents, spelling and ending do not matter. */
export function wordKey(raw: string): string {
  const lower = raw.toLowerCase();
  if (/^[a-z]+$/.test(lower)) return stem(fold(lower));
  const plain = lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/['’]s$/, '')
    .replace(/['’]/g, '');
  return stem(fold(plain));
}
