import { isEponymPair } from './eponymPairs.ts';
import { bitsAt, gap, hasDigit, isCapital, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { anyName, is, looksMedical } from './words.ts';

const notAName =
  is.ordinary | is.month | is.title | is.weakTitle | is.degree | is.staff | is.relative | is.label | is.field;

/** A stretch of tokens that could be one person's name. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

export const linked = (g: number | undefined): boolean => g === gap.space || g === gap.hyphen;

/** Whether a word in capitals may be part of a name. `cued`: something before it asks for a name. */
export function mayBeName(t: Tokens, i: number, cued: boolean): boolean {
  const s = t.shape[i];
  if (s === shape.initial) return true;
  if (!isCapital(s)) return false;
  const bits = bitsAt(t, i);
  const size = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  if (size > 24) return false;
  if ((bits & anyName) !== 0)
    return (bits & (is.title | is.label | is.degree)) === 0 || (bits & is.given) !== 0 || cued;
  if ((bits & notAName) !== 0)
    return cued && s === shape.capital && ((bits & is.month) !== 0 || /day$/.test(wordAt(t, i)));
  if ((bits & is.wide) !== 0) return false;
  if (looksMedical(wordAt(t, i))) return false;
  if (s === shape.upper && size < 3 && !cued) return false;
  return true;
}

export const isParticle = (t: Tokens, i: number): boolean =>
  (bitsAt(t, i) & is.particle) !== 0 && t.shape[i] !== shape.number;

/** The stretch of name words that begins at a token, or null. */
export function runFrom(t: Tokens, i: number, cued: boolean): Run | null {
  let k = i;
  while (k < i + 3 && isParticle(t, k) && linked(t.gap[k + 1]) && (isCapital(t.shape[k + 1]) || isParticle(t, k + 1)))
    k++;
  if (!mayBeName(t, k, cued) && !(cued && titled(t, k))) return null;
  let to = k;
  let words = 0;
  const upper = t.shape[k] === shape.upper;
  for (let n = 0; n < 6 && to + 1 < t.count; n++) {
    if (t.possessive[to] === 1) break;
    const g = t.gap[to + 1] ?? 0;
    const afterInitial = t.shape[to] === shape.initial && (g === gap.period || g === gap.dot || g === gap.space);
    if (
      !linked(g) &&
      !afterInitial &&
      !((g === gap.quote || g === gap.open || g === gap.close) && sameLine(t, to + 1)) &&
      !(g === gap.line && wrapped(t, to + 1)) &&
      !(cued && calledBetween(t, k, to + 1))
    )
      break;
    let next = to + 1;
    let particles = 0;
    while (
      particles < 3 &&
      isParticle(t, next) &&
      t.shape[next] !== shape.initial &&
      linked(t.gap[next + 1]) &&
      (isCapital(t.shape[next + 1]) || isParticle(t, next + 1))
    ) {
      next++;
      particles++;
    }
    // "Dominick INR", "Lovisa APS": an abbreviation after a name.
    if (
      !upper &&
      t.shape[next] === shape.upper &&
      g !== gap.hyphen &&
      (t.end[next] ?? 0) - (t.start[next] ?? 0) < 4 &&
      t.gap[next + 1] !== gap.hyphen &&
      (bitsAt(t, next) & (anyName | is.particle)) === 0
    )
      break;
    if (!mayBeName(t, next, cued && words === 0 && t.shape[to] === shape.initial)) break;
    if (
      g !== gap.hyphen &&
      !afterInitial &&
      upper !== (t.shape[next] === shape.upper) &&
      upper &&
      t.shape[next] !== shape.initial &&
      !(words === 0 && ageAfter(t, next))
    )
      break;
    // A given name that is a word too does not go on a name, but a surname does.
    if (
      (bitsAt(t, next) & is.ordinary) !== 0 &&
      g !== gap.hyphen &&
      !cued &&
      (bitsAt(t, to) & is.given) === 0 &&
      t.shape[to] !== shape.initial
    )
      break;
    if (t.shape[next] === shape.initial && (t.gap[next + 1] === gap.slash || hasDigit(t.shape[next + 1]))) break;
    to = next;
    words++;
    if (words >= 5) break;
  }
  while (to > k && t.shape[to] === shape.initial && t.gap[to] === gap.hyphen) to--;
  return { from: i, to };
}

const person = is.title | is.degree | is.relative | is.month;

/** "Ms Salt", "Mr Black": any word with a capital, after what only people are called. */
const titled = (t: Tokens, i: number): boolean =>
  t.shape[i] === shape.capital &&
  (bitsAt(t, i) & notAName) !== 0 &&
  (bitsAt(t, i) & person) === 0 &&
  (t.gap[i] === gap.space || t.gap[i] === gap.period) &&
  /^(?:Mr|Mrs|Ms|Miss|Mx)$/.test(wordAt(t, i - 1));

/** "KOWALSKA Danuta 44F": two ways of writing, one person. */
function ageAfter(t: Tokens, i: number): boolean {
  const g = t.gap[i + 1];
  return (
    t.shape[i] === shape.capital &&
    (g === gap.space || g === gap.spaces || g === gap.comma || g === gap.open) &&
    /^\d{1,3}(?:yo|y|yrs?|[mf])?$/.test(smallAt(t, i + 1).slice(0, 7)) &&
    (t.shape[i + 1] === shape.mixed || /^(?:m|f|yo|yrs?|male|female)$/.test(smallAt(t, i + 2)))
  );
}

function sameLine(t: Tokens, i: number): boolean {
  const between = t.text.slice(t.end[i - 1], t.start[i]);
  return /^ ?\(?["“‘']$|^["”’']\)? $/.test(between);
}

/** "Mr Warrun (Wozza) Tullagar": what somebody is called stands between the names. */
const calledBetween = (t: Tokens, first: number, i: number): boolean =>
  /^(?:Mr|Mrs|Ms|Miss|Master)$/.test(wordAt(t, first - 1).slice(0, 7)) &&
  ((t.text.slice(t.end[i - 1], t.start[i]) === ' (' &&
    t.shape[i] === shape.capital &&
    t.shape[i + 1] === shape.capital &&
    t.text.slice(t.end[i], t.start[i + 1]) === ') ' &&
    mayBeName(t, i + 1, false)) ||
    (i - first > 1 &&
      t.text.slice(t.end[i - 1], t.start[i]) === ') ' &&
      t.text.slice(t.end[i - 2], t.start[i - 1]) === ' ('));

/** A line that is broken because it was full. */
function wrapped(t: Tokens, i: number): boolean {
  const end = t.end[i - 1] ?? 0;
  if (t.text[end] !== '\n' && t.text[end] !== ' ') return false;
  const before = t.text.lastIndexOf('\n', end - 1);
  return end - before > 60 && end - before < 140 && (bitsAt(t, i) & anyName) !== 0;
}

export const wordsOf = (t: Tokens, { from, to }: Run): number => {
  let n = 0;
  for (let i = from; i <= to; i++)
    if (t.shape[i] !== shape.initial && !(isParticle(t, i) && t.shape[i] === shape.small)) n++;
  return n;
};

export function some(t: Tokens, { from, to }: Run, bits: number): boolean {
  for (let i = from; i <= to; i++) if (t.shape[i] !== shape.initial && (bitsAt(t, i) & bits) !== 0) return true;
  return false;
}

export function hasInitial(t: Tokens, { from, to }: Run): boolean {
  for (let i = from; i <= to; i++) if (t.shape[i] === shape.initial) return true;
  return false;
}

export function firstWord(t: Tokens, { from, to }: Run): number {
  let i = from;
  while (i < to && (t.shape[i] === shape.initial || (isParticle(t, i) && t.shape[i] === shape.small))) i++;
  return i;
}

export function isPair(t: Tokens, { from, to }: Run): boolean {
  for (let i = from - 1; i <= to; i++) if (isPairAt(t, i)) return true;
  return false;
}

export const isPairAt = (t: Tokens, i: number): boolean =>
  (bitsAt(t, i) & is.pair) !== 0 && linked(t.gap[i + 1]) && isEponymPair(smallAt(t, i), smallAt(t, i + 1));

export const isBrand = (t: Tokens, i: number): boolean => isPairAt(t, i - 1);

export function allListed(t: Tokens, { from, to }: Run): boolean {
  for (let i = from; i <= to; i++) if ((bitsAt(t, i) & (anyName | is.particle)) === 0) return false;
  return true;
}
