import type { Finds } from './finds.ts';
import type { Habits } from './habits.ts';
import { beginsLine, bitsAt, gap, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { is } from './words.ts';

const writes =
  /^(?:typed|checked|dictated|recorded|transcribed|scribe|scribed|signed|sign|sig|initials|initial|initialled|entered|coded|witnessed|minutes|by|verified|reviewed|seen|done|given|bled|taken|closed)$/;
const asked = /^(?:typed|dictated|transcribed|sig|initials|initialled)$/;
const closing: readonly number[] = [gap.comma, gap.period, gap.semicolon, gap.close, gap.slash, gap.spaces];
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
  const stops = ends || closing.includes(t.gap[last + 1] ?? gap.start);
  let confidence = 0;
  if (before === 'by' && !writes.test(smallAt(t, i - 2))) return;
  if ((g === gap.space || g === gap.colon || g === gap.period) && writes.test(before) && stops)
    confidence = pair
      ? 0.75
      : /^(?:typed|checked|dictated|recorded|transcribed|sig|signed|initials|by|minutes|entered|scribe|coded|closed)$/.test(
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
  else if (
    pair &&
    g === gap.open &&
    t.text[end] === ')' &&
    !/^[UILEAV]\.\s?[SVMGDT]\.$/.test(t.text.slice(t.start[i], end))
  )
    // "seen by one of us (A.K.)"
    confidence = 0.6;
  else if (pair && g === gap.period && ends && dated && !beginsLine(t, i)) confidence = 0.66;
  else if (!pair && ends && t.gap[i] === gap.line && (bitsAt(t, i - 1) & is.closing) !== 0) confidence = 0.66;
  else if (
    !pair &&
    dated &&
    size === 2 &&
    t.gap[i] === gap.open &&
    t.text[end] === ')' &&
    /^(?:addendum|added|entered|note|signed|update|reviewed)$/.test(before)
  )
    confidence = 0.7;
  else if (!pair && dated && g === gap.period && clockEnds(t, i)) confidence = 0.6;
  else if (
    !pair &&
    dated &&
    beginsLine(t, i - 1) === false &&
    (bitsAt(t, i + 1) & is.degree) !== 0 &&
    t.gap[i + 1] === gap.space &&
    (g === gap.period || beginsLine(t, i)) &&
    i + 3 > t.count
  )
    confidence = 0.6;
  finds.add('NAME', t.start[i] ?? 0, end, confidence);
}

/** "NM 0955", the last of the page: who, and at what time. */
const clockEnds = (t: Tokens, i: number): boolean =>
  i + 2 >= t.count && t.gap[i + 1] === gap.space && /^(?:[01]\d|2[0-3]):?[0-5]\d$/.test(wordAt(t, i + 1));

/** "- mkl", "K Dunn/rs", "scribe el": the small letters of whoever wrote or typed it, at the end of a line. */
export function smallInitialsAt(t: Tokens, i: number, { dated }: Habits, finds: Finds): void {
  const start = t.start[i] ?? 0;
  const size = (t.end[i] ?? 0) - start;
  if (!dated || size < 2 || size > 3 || t.possessive[i] === 1) return;
  if (i + 1 < t.count && !beginsLine(t, i + 1)) return;
  if (!/^[ .]*(?:\n|$)/.test(t.text.slice(t.end[i], (t.end[i] ?? 0) + 4))) return;
  const asked =
    (t.gap[i] === gap.space && /^(?:scribe|typed|typist|sig|initials|closed)$/.test(smallAt(t, i - 1))) ||
    (t.gap[i] === gap.colon && /^(?:scribe|typed|typist|transcribed|dictated|initials)$/.test(smallAt(t, i - 1)));
  if (
    !asked &&
    ((bitsAt(t, i) & ~is.town) !== 0 ||
      /[aeiou]{2}|^(?:od|bd|qd|tds|qds|prn|stat|nbm|npo|mg|ml|mcg|cm|mm|kg|hr|hrs|min|wk|wks|yr|yrs|mo|pm|am|ok|po|iv|im|sc|sl|pr|bid|tid|qid|qhs|hs|nil|neg|pos|na|no|or|up|fu|so|we|us|it|pt|tx|rx|dx|hx|sx|in|to|of|on|if|an|as|at|be|by|do|go|he|is|me|my|men|old|out|off|two|six|ten|all|any|day|dry|low|new|now|one|per|red|see|set|top|use|via|wet)$/.test(
        smallAt(t, i),
      ))
  )
    return;
  const before = t.text.slice(Math.max(0, start - 3), start);
  // Behind a dash that stands alone, or a stroke after a name.
  const dash =
    /(?:\s[-–—]\s?|[.\n] ?-)$/.test(before) && (t.shape[i - 1] === shape.number || t.text[t.end[i - 1] ?? 0] === '.');
  const stroke = t.gap[i] === gap.slash && t.shape[i - 1] === shape.capital && isCapitalOrInitial(t.shape[i - 2]);
  // "DW/jh": who dictated, who typed.
  const pair =
    t.gap[i] === gap.slash &&
    t.shape[i - 1] === shape.upper &&
    (t.end[i - 1] ?? 0) - (t.start[i - 1] ?? 0) < 4 &&
    start - (t.end[i - 1] ?? 0) === 1 &&
    (beginsLine(t, i - 1) || t.shape[i - 2] === shape.number);
  if (pair) finds.add('NAME', t.start[i - 1] ?? 0, t.end[i] ?? 0, 0.62);
  if (asked || dash || stroke) finds.add('NAME', start, t.end[i] ?? 0, 0.6);
}

const isCapitalOrInitial = (s: number | undefined): boolean => s === shape.initial || s === shape.capital;

/** "E.E.", "M. P.": where the last letter is, or the first one. */
function dottedEnd(t: Tokens, i: number): number {
  if (t.shape[i] !== shape.initial || t.text[t.end[i] ?? 0] !== '.') return i;
  const next = i + 1;
  const joined = t.gap[next] === gap.dot || t.text.slice(t.end[i], t.start[next]) === '. ';
  return joined && t.shape[next] === shape.initial && t.text[t.end[next] ?? 0] === '.' ? next : i;
}
