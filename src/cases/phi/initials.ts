import type { Finds } from './finds.ts';
import type { Habits } from './habits.ts';
import { beginsLine, bitsAt, gap, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { is } from './words.ts';

const writes =
  /^(?:typed|checked|dictated|recorded|transcribed|scribe|scribed|signed|sign|sig|initials|initial|initialled|entered|coded|witnessed|minutes|by|verified|reviewed|seen|done|given|bled|taken)$/;
const asked = /^(?:typed|dictated|transcribed|sig|initials|initialled)$/;
const noInitials = is.ordinary | is.label | is.wide | is.degree | is.month | is.staff | is.head;

/** The initials somebody signs with: "typed MI", "Checked E.E.", "NHO" as the last line. */
export function initialsAt(t: Tokens, i: number, { dated }: Habits, finds: Finds): void {
  const last = dottedEnd(t, i);
  const size = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  const pair = last > i;
  if (
    !pair &&
    (t.shape[i] !== shape.upper ||
      size < 2 ||
      size > 3 ||
      ((bitsAt(t, i) & noInitials) !== 0 && !asked.test(smallAt(t, i - 1))))
  )
    return;
  const end = (t.end[last] ?? 0) + (pair ? 1 : 0);
  const g = t.gap[i] ?? gap.start;
  const before = smallAt(t, i - 1);
  const ends = last + 1 >= t.count || beginsLine(t, last + 1);
  const stops =
    ends || [gap.comma, gap.period, gap.semicolon, gap.close, gap.slash, gap.spaces].includes(t.gap[last + 1] as 8);
  let confidence = 0;
  if (before === 'by' && !writes.test(smallAt(t, i - 2))) return;
  if ((g === gap.space || g === gap.colon || g === gap.period) && writes.test(before) && stops)
    confidence = pair
      ? 0.75
      : /^(?:typed|checked|dictated|recorded|transcribed|sig|signed|initials|by|minutes|entered|scribe|coded)$/.test(
            before,
          )
        ? 0.66
        : 0.5;
  else if (
    dated &&
    t.text[(t.start[i] ?? 0) - 1] !== '[' &&
    ends &&
    (t.end[last] ?? 0) > t.text.trimEnd().length - 6 &&
    t.gap[i] !== gap.hyphen &&
    !/^[A-Z]+\d/.test(wordAt(t, i))
  ) {
    // The last thing on the page.
    const apart =
      beginsLine(t, i) || (t.shape[i - 1] === shape.number && g === gap.space) || g === gap.period || g === gap.slash;
    if (apart && !(g === gap.slash && t.shape[i - 1] === shape.upper)) confidence = beginsLine(t, i) ? 0.66 : 0.55;
  } else if (pair && g === gap.colon && stops) confidence = 0.55;
  finds.add('NAME', t.start[i] ?? 0, end, confidence);
}

/** "E.E.", "M. P.": where the last letter is, or the first one. */
function dottedEnd(t: Tokens, i: number): number {
  if (t.shape[i] !== shape.initial || t.text[t.end[i] ?? 0] !== '.') return i;
  const next = i + 1;
  const joined = t.gap[next] === gap.dot || t.text.slice(t.end[i], t.start[next]) === '. ';
  return joined && t.shape[next] === shape.initial && t.text[t.end[next] ?? 0] === '.' ? next : i;
}
