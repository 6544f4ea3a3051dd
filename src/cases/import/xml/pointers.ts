/**
 * Pointers to references, figures and tables in running text. While a paragraph is put together they are one character
 * each (noncharacters, which no text holds); afterwards they go, with the brackets and commas around them.
 */
export const pointers = { cite: '\ufdd0', figure: '\ufdd1', table: '\ufdd2', other: '\ufdd3' } as const;
export type Pointer = keyof typeof pointers;

/** Words of a pointer that may be part of a sentence ("Smith et al."): gone in brackets, kept outside. */
export const wordsFrom = '\ufdd4';
export const wordsTo = '\ufdd5';
const gone = '\ufdd6';

const any = '[\ufdd0-\ufdd3]';
const hasPointer = /[\ufdd0-\ufdd5]/;

/** "Fig." before a pointer that is only its number, and "A, B" for the panels behind it. */
const labelled =
  /(?:\b(?:supplement(?:ary|al)|suppl\.|online|video) )?\b(?:figures?|figs?\.?|tables?|tabs?\.?|videos?|ref(?:erence)?s?\.?) ?([\ufdd0-\ufdd3])/giu;
const panels = /([\ufdd1\ufdd2]) ?\(?[A-Ha-h](?:(?:, ?|[-\u2013]|,? and )[A-Ha-h]){0,7}\)?(?![\p{L}\p{N}])/gu;
const panelHere = /([\ufdd1\ufdd2])[A-Ha-h](?:(?:, ?|[-\u2013]|,? and )[A-Ha-h]){0,7}(?![\p{L}\p{N}])/gu;
const joined = new RegExp(`(${any})(?: ?(?:,? and|,? or|,|;|&|to|[-\\u2013]) ?${any})+`, 'gu');
const asShown =
  /,? ?\bas (?:is |was |were |are )?(?:shown|seen|depicted|illustrated|demonstrated|displayed|listed|summari[sz]ed|presented|given|described|noted|outlined) (?:in|on|by) (?:the )?[\ufdd1-\ufdd3],?/giu;

/** What may stand beside a pointer in brackets without saying anything by itself. */
const besides =
  /^(?:\s|[,;:.\u2013-]|\b(?:see|also|and|in|as|shown|seen|for|details?|cf|e\.?g|i\.?e|please|refer|to|of|the|both|reviewed|panels?|left|right|upper|lower|top|bottom|white|black|red|blue|yellow|green|open|solid|long|short|thick|thin|arrows?|arrowheads?|asterisks?|stars?|circles?|insets?|[a-h])\b)*$/iu;

/** A line without its pointers. */
export function withoutPointers(line: string): string {
  if (!hasPointer.test(line)) return line;
  const single = line
    .replace(labelled, '$1')
    .replace(panelHere, '$1')
    .replace(joined, (run, first: string) =>
      first === pointers.figure || first === pointers.table ? `${first}${first}` : first,
    );
  const outside = brackets(single)
    .replace(asShown, gone)
    .replace(/[\ufdd4\ufdd5]/g, '')
    .replace(/(?:(^|[.!?] )|)(\ufdd1+|\ufdd2+)/gu, (_, before: string | undefined, run: string) => {
      const noun = `${run[0] === pointers.figure ? 'figure' : 'table'}${run.length > 1 ? 's' : ''}`;
      return before === undefined ? `the ${noun}` : `${before}The ${noun}`;
    })
    .replace(/[\ufdd0\ufdd3]/g, gone);
  return closedUp(outside);
}

/** Brackets that hold a pointer: without it, or gone when nothing else is in them. */
function brackets(line: string): string {
  return line.replace(/[([]([^()[\]]*)[)\]]/gu, (whole, inside: string) => {
    if (!hasPointer.test(inside)) return whole;
    const kept = inside
      .replace(/\ufdd4[^\ufdd5]*\ufdd5/g, pointers.cite)
      .replace(panels, '$1')
      .split(/(?<=[,;])/)
      .filter((part) => !hasPointer.test(part) || !besides.test(part.replace(/[\ufdd0-\ufdd3]/g, '')))
      .map((part) => part.replace(/[\ufdd0-\ufdd3]/g, gone))
      .join('');
    const words = kept.replaceAll(gone, '');
    if (besides.test(words)) return gone;
    return `${whole[0]}${kept.trim().replace(/[,;]$/, '')}${whole.at(-1)}`;
  });
}

/** Closes the gaps where something went: no double space, none before a full stop, no comma before one. */
function closedUp(line: string): string {
  return line.replace(
    /([,;([])?( ?)(?:\ufdd6 ?)*\ufdd6( ?)([.,;:!?)\]](?!\d))?/gu,
    (_, before: string | undefined, left: string, right: string, after: string | undefined) => {
      const opens = before === '(' || before === '[';
      if (after === undefined) return opens ? before : `${before ?? ''}${left === '' ? right : left}`;
      const closes = after === ')' || after === ']';
      return opens || (before !== undefined && closes) ? `${opens ? before : ''}${after}` : after;
    },
  );
}
