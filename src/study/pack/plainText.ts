const quotes: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛ʼ´′`]/g, "'"],
  [/[“”„‟«»″]/g, '"'],
  [/[‐‑‒–—―−]/g, '-'],
];

/** Text without what a writer's tools leave in it: the same letters, quotation marks, dashes and spaces for all. */
export function plainText(text: string): string {
  let plain = text
    // Numbers that stand high keep their place: 10⁹ is not 109.
    .replace(/[^\p{No}]+/gu, (part) => part.normalize('NFKC'))
    .replace(/[₀-₉]/g, (digit) => String((digit.codePointAt(0) ?? 0) - 0x20_80))
    .replace(/\p{Cf}/gu, '')
    .replace(/(?![♀♂])\p{Extended_Pictographic}(?:\p{EMod}|\p{Me}|\p{VS})*/gu, ' ')
    .replace(/[\u{FE00}-\u{FE0F}]/gu, '');
  for (const [marks, one] of quotes) plain = plain.replace(marks, one);
  return plain
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .normalize('NFC');
}

/** Text without the marks of Markdown, HTML and LaTeX. */
export function withoutMarkup(text: string): string {
  return text
    .replace(/\[([^[\]]{1,200})\]\([^()\s]{1,500}\)/g, '$1')
    .replace(/\[\^?\d{1,2}(?:[,-]\s?\d{1,2})*\]/g, '')
    .replace(/\$?\\(?:textbf|textit|text|emph|mathbf|boxed|underline)\{([^{}]{1,200})\}\$?/g, '$1')
    .replace(/<\/?[a-z][^<>]{0,80}>/gi, ' ')
    .replace(/\*{1,3}|_{2,3}|~~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
    .replace(/^(?:[-•·▪◦‣+>|#]+\s+)+/u, '')
    .replace(/\s+/g, ' ')
    .trim();
}
