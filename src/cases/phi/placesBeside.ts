import type { Finds } from './finds.ts';
import type { Identifier } from './identifier.ts';
import { placeEnd } from './locations.ts';
import { bitsAt, gap, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { is, looksMedical } from './words.ts';

const ends: readonly number[] = [
  gap.start,
  gap.period,
  gap.comma,
  gap.semicolon,
  gap.close,
  gap.line,
  gap.paragraph,
  gap.spaces,
  gap.other,
];

/** "Dr Hope Brady, Balbriggan.", "Prof Krämer-Voss (Würzburg)", "Maple Glen Hospital, Edina": the town behind who or what is there. */
export function placesBeside(t: Tokens, found: readonly Identifier[], finds: Finds): void {
  let i = 0;
  for (const one of found) {
    if (one.class !== 'NAME' && one.class !== 'HOSPITAL') continue;
    while (i < t.count && (t.start[i] ?? 0) < one.end) i++;
    if (i >= t.count) return;
    const g = t.gap[i];
    if (t.shape[i] !== shape.capital || !(g === gap.comma || g === gap.open)) continue;
    const bits = bitsAt(t, i);
    const listed = (bits & (is.town | is.townStart)) !== 0;
    const titled = one.class === 'HOSPITAL' || titleBefore(t, i, one.start);
    if (!titled && !listed) continue;
    if (
      (bits & (is.degree | is.staff | is.wide | is.head | is.hospital | is.relative)) !== 0 ||
      looksMedical(wordAt(t, i))
    )
      continue;
    if ((bits & (is.given | is.ordinary | is.eponym)) !== 0 && !listed) continue;
    const last = placeEnd(t, i);
    const after = t.gap[last + 1] ?? gap.start;
    if (last < i || (last + 1 < t.count && !ends.includes(after))) continue;
    if (g === gap.open && after !== gap.close && !t.text.slice(t.end[last], t.start[last + 1]).includes(')')) continue;
    const family = (bits & is.family) !== 0 && one.class === 'NAME' && !listed;
    finds.add(
      'LOCATION',
      t.start[i] ?? 0,
      t.end[last] ?? 0,
      family ? 0.3 : listed ? 0.83 : g === gap.open ? 0.55 : 0.68,
    );
  }
}

/** Whether a title stands before what ends before a token. */
function titleBefore(t: Tokens, i: number, start: number): boolean {
  for (let k = i - 1; k >= 0 && i - k < 6; k--)
    if ((t.start[k] ?? 0) < start) return (bitsAt(t, k) & is.title) !== 0 || smallAt(t, k) === 'messrs';
  return false;
}
