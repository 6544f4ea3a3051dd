import type { Finds } from './finds.ts';
import type { Identifier } from './identifier.ts';
import { isNamedThing, longNumberAt } from './nameEvidence.ts';
import { bitsAt, gap, hasDigit, shape, wordAt, type Tokens } from './tokens.ts';
import { is, looksMedical } from './words.ts';

const barred =
  is.ordinary |
  is.wide |
  is.month |
  is.title |
  is.relative |
  is.staff |
  is.label |
  is.degree |
  is.holiday |
  is.head |
  is.hospital |
  is.street |
  is.town |
  is.generic |
  is.dated |
  is.field |
  is.by |
  is.verb;
const beside: readonly number[] = [gap.space, gap.spaces, gap.open, gap.comma, gap.dash, gap.colon];

/** "(Marek 07700 900277)", "Ines 0300 555 0127": whoever has a telephone or a record. And "Selvi, 77219": the record of whoever is named. */
export function namesBeside(t: Tokens, found: readonly Identifier[], finds: Finds): void {
  let i = 0;
  for (const [n, one] of found.entries()) {
    const phone = one.class === 'PHONE' || one.class === 'MRN';
    if (!phone && one.class !== 'NAME') continue;
    while (i < t.count && (t.start[i] ?? 0) < one.start) i++;
    if (one.class === 'NAME') {
      let k = i;
      while (k < t.count && (t.start[k] ?? 0) < one.end) k++;
      recordAt(t, k, found[n + 1]?.start ?? Infinity, finds);
      continue;
    }
    const last = i - 1;
    if (last < 0 || t.shape[last] !== shape.capital || (t.end[last] ?? 0) <= (found[n - 1]?.end ?? 0)) continue;
    if (!beside.includes(t.gap[i] ?? gap.start) || one.confidence < 0.6 || one.end - one.start < 6) continue;
    if (!isName(t, last)) continue;
    let from = last;
    while (
      from > 0 &&
      last - from < 2 &&
      t.gap[from] === gap.space &&
      t.shape[from - 1] === shape.capital &&
      isName(t, from - 1)
    )
      from--;
    if (isNamedThing(t, { from, to: last })) continue;
    if (
      t.gap[i] === gap.comma || t.gap[i] === gap.colon || one.class === 'MRN'
        ? last === from && (bitsAt(t, last) & is.eponym) !== 0
        : false
    )
      continue;
    finds.add('NAME', t.start[from] ?? 0, t.end[last] ?? 0, 0.62);
  }
}

function isName(t: Tokens, i: number): boolean {
  const size = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  return size > 2 && (bitsAt(t, i) & barred) === 0 && !looksMedical(wordAt(t, i)) && t.possessive[i] === 0;
}

/** A number of five to eight digits right behind a name, at the end of its line or its part of it. */
function recordAt(t: Tokens, behind: number, next: number, finds: Finds): void {
  // "FARTHING, Winifred 88 1744902 -": the age stands between.
  const aged = t.gap[behind] === gap.space && /^\d{1,3}$/.test(wordAt(t, behind).slice(0, 4));
  const k = aged && longNumberAt(t, behind + 1) ? behind + 1 : behind;
  const start = t.start[k] ?? 0;
  if (k >= t.count || t.shape[k] !== shape.number || start >= next) return;
  const g = t.gap[k];
  if (!(g === gap.space || g === gap.comma || g === gap.spaces || g === gap.open || g === gap.hash)) return;
  const size = (t.end[k] ?? 0) - start;
  if (size < 5 || size > 10) return;
  const after = t.gap[k + 1] ?? gap.start;
  if (
    after === gap.hyphen ||
    after === gap.dot ||
    after === gap.slash ||
    (after === gap.space && hasDigit(t.shape[k + 1]) && (t.end[k + 1] ?? 0) - (t.start[k + 1] ?? 0) > 3)
  )
    return;
  if (/^ ?(?:mg|ml|mcg|mmol|kg|g|cells|%|copies|IU|units)/.test(t.text.slice(t.end[k], (t.end[k] ?? 0) + 8))) return;
  finds.add('MRN', start, t.end[k] ?? 0, 0.66);
}
