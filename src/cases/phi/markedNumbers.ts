import type { Finds } from './finds.ts';
import { beginsLine, bitsAt, gap, hasDigit, isCapital, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { anyName, is } from './words.ts';

/** "x4417", "dial *4417", "Reg Liu #6120", "Mags 5050": how somebody is reached inside a house; "unit no WP 18 2240917": a number in groups. */
export function markedNumberAt(t: Tokens, i: number, finds: Finds): void {
  const start = t.start[i] ?? 0;
  const end = t.end[i] ?? 0;
  const size = end - start;
  if (size > 12) return;
  const word = wordAt(t, i);
  const g = t.gap[i] ?? gap.start;
  const stops =
    !(t.gap[i + 1] === gap.dot || t.gap[i + 1] === gap.hyphen || t.gap[i + 1] === gap.slash) ||
    !hasDigit(t.shape[i + 1]);
  if (t.shape[i] === shape.mixed) {
    if (
      /^[xX]\d{3,6}$/.test(word) &&
      size >= 5 &&
      (g === gap.space || g === gap.open || g === gap.comma || g === gap.colon) &&
      stops
    )
      finds.add('PHONE', start, end, 0.78);
    else groupsAt(t, i, finds);
    return;
  }
  const mark = t.text[start - 1];
  // xxx-xx-4417
  const masked =
    size === 4 && mark === '-'
      ? /(?:^|[^A-Za-z*])([xX*]{3}-[xX*]{2}-)$/.exec(t.text.slice(Math.max(0, start - 8), start))
      : null;
  if (masked !== null) finds.add('SSN', start - 7, end, 0.9);
  // "pgr 2-7718"
  if (
    size === 1 &&
    t.gap[i + 1] === gap.hyphen &&
    (t.end[i + 1] ?? 0) - (t.start[i + 1] ?? 0) === 4 &&
    t.shape[i + 1] === shape.number &&
    g === gap.space &&
    /^(?:pgr|pager|beeper|bleep|ext|x|extension|dial|phone|ph|tel|call)$/.test(smallAt(t, i - 1))
  )
    finds.add('PHONE', start, t.end[i + 1] ?? 0, 0.85);
  if (mark === '*' && size >= 3 && size <= 6 && stops && /[\s(]/.test(t.text[start - 2] ?? ' ') && t.text[end] !== '*')
    finds.add('PHONE', start - 1, end, 0.7);
  if (size !== 4 && size !== 5) return;
  const named =
    isCapital(t.shape[i - 1]) &&
    (bitsAt(t, i - 1) & (is.label | is.month | is.ordinary | is.head | is.hospital | is.street | is.eponym)) === 0;
  if (!named || !stops) return;
  // Someone's name and four digits: an extension, unless a time or a year.
  const person = (bitsAt(t, i - 1) & anyName) !== 0 || (bitsAt(t, i - 2) & (is.staff | is.title | is.relative)) !== 0;
  if (!person || t.shape[i - 1] !== shape.capital) return;
  if (mark === '#') finds.add('PHONE', start, end, 0.7);
  else if (
    g === gap.space &&
    size === 4 &&
    (Number(word) >= 2400 || Number(word) % 100 > 59) &&
    !/^(?:19|20)\d\d$/.test(word) &&
    (beginsLine(t, i + 1) ||
      i + 1 >= t.count ||
      [gap.period, gap.comma, gap.close, gap.semicolon].includes(t.gap[i + 1] as 7))
  )
    finds.add('PHONE', start, end, 0.62);
}

/** "W0441 19 227814", "WP 18 2240917", "W1440 8291": a number of a donation, a plan or a card, in its groups. */
function groupsAt(t: Tokens, i: number, finds: Finds): void {
  if (!/^[A-Z]{1,3}\d{3,5}$/.test(wordAt(t, i)) || t.gap[i + 1] !== gap.space || t.shape[i + 1] !== shape.number)
    return;
  let last = i;
  let digits = 0;
  while (last < i + 4 && t.gap[last + 1] === gap.space && t.shape[last + 1] === shape.number) {
    const size = (t.end[last + 1] ?? 0) - (t.start[last + 1] ?? 0);
    if (size < 2 || size > 7 || t.gap[last + 2] === gap.colon) break;
    digits += size;
    last++;
  }
  if (digits < 4 || /^ ?(?:mg|ml|mcg|g|kg|cm|mm|%)\b/.test(t.text.slice(t.end[last], (t.end[last] ?? 0) + 6))) return;
  const known =
    (bitsAt(t, i - 1) & is.label) !== 0 ||
    t.gap[i] === gap.hash ||
    /^(?:no|number|nr|num|unit)$/.test(smallAt(t, i - 1)) ||
    digits >= 7;
  if (known || t.shape[i - 1] === shape.upper) finds.add('ID', t.start[i] ?? 0, t.end[last] ?? 0, 0.76);
}
