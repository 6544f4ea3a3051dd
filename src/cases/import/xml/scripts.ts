const above: Readonly<Record<string, string>> = {
  ...pairs('0123456789+-=()', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾'),
  ...pairs('\u2212\u2013nim', '⁻⁻ⁿⁱᵐ'),
};
const below = { ...pairs('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'), ...pairs('\u2212\u2013', '₋₋') };

function pairs(plain: string, set: string): Record<string, string> {
  const signs = [...set];
  return Object.fromEntries([...plain].map((sign, i) => [sign, signs[i] as string]));
}

/** Words set above the line: 10⁹, m², Ca²⁺; "4th" and "37°C" as they are written; else "^x". */
export function superscript(words: string, before: string): string {
  const inner = words.trim();
  if (inner === '') return words;
  if (/^(?:st|nd|rd|th)$/i.test(inner) && /\d$/.test(before)) return inner;
  if (/^[oº]$/.test(inner) && /\d ?$/.test(before)) return '°';
  if (/^(?:tm|sm)$/i.test(inner)) return inner.toLowerCase() === 'tm' ? '™' : '℠';
  if (!/[\p{L}\p{N}+=\u2212\u2013-]/u.test(inner)) return inner;
  return signsOf(inner, above) ?? ([...inner].length === 1 ? `^${inner}` : `^(${inner})`);
}

/** Words set below the line: H₂O, CO₂; letters stay on the line, as in HbA1c and Cmax. */
export function subscript(words: string): string {
  const inner = words.trim();
  return inner === '' ? words : (signsOf(inner, below) ?? inner);
}

function signsOf(words: string, signs: Readonly<Record<string, string>>): string | null {
  let set = '';
  for (const sign of words) {
    const one = signs[sign];
    if (one === undefined) return null;
    set += one;
  }
  return set;
}
