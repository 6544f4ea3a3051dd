import { isEponymPair } from './eponymPairs.ts';
import type { Finds } from './finds.ts';
import {
  beginsLine,
  beginsSentence,
  bitsAt,
  gap,
  hasDigit,
  isCapital,
  shape,
  smallAt,
  wordAt,
  type Tokens,
} from './tokens.ts';
import { is, looksMedical, plainName } from './words.ts';

const anyName = is.given | is.family;
const notAName =
  is.ordinary | is.month | is.title | is.weakTitle | is.degree | is.staff | is.relative | is.label | is.field;

/** A stretch of tokens that could be one person's name. */
interface Run {
  readonly from: number;
  readonly to: number;
}

const linked = (g: number | undefined): boolean => g === gap.space || g === gap.hyphen;

/** Whether a word in capitals may be part of a name. `cued`: something before it asks for a name. */
function mayBeName(t: Tokens, i: number, cued: boolean): boolean {
  const s = t.shape[i];
  if (s === shape.initial) return true;
  if (!isCapital(s)) return false;
  const bits = bitsAt(t, i);
  const size = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  if (size > 24) return false;
  if ((bits & anyName) !== 0)
    return (bits & (is.title | is.label | is.degree)) === 0 || (bits & is.given) !== 0 || cued;
  if ((bits & notAName) !== 0) return cued && (bits & is.month) !== 0 && s === shape.capital;
  if ((bits & is.wide) !== 0) return false;
  if (looksMedical(wordAt(t, i))) return false;
  if (s === shape.upper && size < 3 && !cued) return false;
  return true;
}

const isParticle = (t: Tokens, i: number): boolean => (bitsAt(t, i) & is.particle) !== 0 && t.shape[i] !== shape.number;

/** The stretch of name words that begins at a token, or null. */
function runFrom(t: Tokens, i: number, cued: boolean): Run | null {
  let k = i;
  while (k < i + 3 && isParticle(t, k) && linked(t.gap[k + 1]) && (isCapital(t.shape[k + 1]) || isParticle(t, k + 1)))
    k++;
  if (!mayBeName(t, k, cued)) return null;
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
      !(g === gap.line && wrapped(t, to + 1))
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
    if (!mayBeName(t, next, cued && words === 0 && t.shape[to] === shape.initial)) break;
    if (
      g !== gap.hyphen &&
      !afterInitial &&
      upper !== (t.shape[next] === shape.upper) &&
      upper &&
      t.shape[next] !== shape.initial
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

function sameLine(t: Tokens, i: number): boolean {
  const between = t.text.slice(t.end[i - 1], t.start[i]);
  return /^ ?\(?["“‘']$|^["”’']\)? $/.test(between);
}

/** A line that is broken because it was full. */
function wrapped(t: Tokens, i: number): boolean {
  const end = t.end[i - 1] ?? 0;
  if (t.text[end] !== '\n' && t.text[end] !== ' ') return false;
  const before = t.text.lastIndexOf('\n', end - 1);
  return end - before > 60 && end - before < 140 && (bitsAt(t, i) & anyName) !== 0;
}

const wordsOf = (t: Tokens, { from, to }: Run): number => {
  let n = 0;
  for (let i = from; i <= to; i++)
    if (t.shape[i] !== shape.initial && !(isParticle(t, i) && t.shape[i] === shape.small)) n++;
  return n;
};

function some(t: Tokens, { from, to }: Run, bits: number): boolean {
  for (let i = from; i <= to; i++) if (t.shape[i] !== shape.initial && (bitsAt(t, i) & bits) !== 0) return true;
  return false;
}

function hasInitial(t: Tokens, { from, to }: Run): boolean {
  for (let i = from; i <= to; i++) if (t.shape[i] === shape.initial) return true;
  return false;
}

/** Whether words are what medicine calls things by, and nothing here says person. */
function isNamedThing(t: Tokens, run: Run): boolean {
  const { from, to } = run;
  for (let i = from; i <= to; i++) if (isPairAt(t, i)) return true;
  const g = t.gap[to + 1] ?? gap.start;
  const next = linked(g) ? bitsAt(t, to + 1) : 0;
  if ((next & is.head) !== 0 && (next & is.verb) === 0) return true;
  const second = linked(g) && t.gap[to + 2] === gap.space ? bitsAt(t, to + 2) : 0;
  if (
    t.possessive[to] !== 1 &&
    (second & is.head) !== 0 &&
    (second & (is.verb | is.by)) === 0 &&
    (next & (is.verb | is.by | is.preposition)) === 0 &&
    t.shape[to + 1] !== shape.number &&
    isCapital(t.shape[to + 1])
  )
    return true;
  return false;
}

const measured =
  /^(?:positive|negative|neg|pos|absent|present|normal|equivocal|steady|down|up|no|not|score|excluded|seen|central|grade|stage|class|type|unlikely|query|flat|ve)$/;

function looksTested(t: Tokens, run: Run): boolean {
  const { from, to } = run;
  const g = t.gap[to + 1] ?? gap.start;
  if (
    g === gap.space &&
    (hasDigit(t.shape[to + 1]) || measured.test(smallAt(t, to + 1)) || /^[IV]+$/.test(wordAt(t, to + 1)))
  )
    return true;
  if (g === gap.other || g === gap.plus) return true;
  return /^(?:no|neg|negative|positive|not|query|the|a|an|with|modified|revised|mini|per)$/.test(
    smallAt(t, from - 1),
  ) && t.gap[from] === gap.space
    ? /^(?:no|neg|the|a|an|modified|revised|mini|query)$/.test(smallAt(t, from - 1))
    : t.text[(t.start[from] ?? 0) - 1] === '?';
}

const bornLabel =
  /^(?:dob|born|b|age|aged|mrn|nhs|hosp|ssn|nhi|ur|uhid|chart|hospital|d\.o\.b|urn|chi|medicare|cnp|id|dva|pid|year|yo|yr|y)$/;

/** Whether an age, a date of birth or a record number follows: only people have them. */
function isFollowedByPerson(t: Tokens, to: number): boolean {
  const g = t.gap[to + 1] ?? gap.start;
  if (g === gap.paragraph || to + 1 >= t.count) return false;
  const next = smallAt(t, to + 1);
  if (
    bornLabel.test(next) &&
    (g === gap.spaces ||
      g === gap.comma ||
      g === gap.open ||
      g === gap.space ||
      g === gap.colon ||
      g === gap.semicolon) &&
    /^(?:dob|mrn|nhs|hosp|ssn|nhi|ur|uhid|born|aged|medicare|cnp|chi|urn|chart|dva)$/.test(next)
  )
    return true;
  let k = to + 1;
  if (/^(?:is|was)$/.test(next) && g === gap.space) {
    k += /^(?:a|an|now)$/.test(smallAt(t, k + 1)) ? 2 : 1;
    if (!hasDigit(t.shape[k]) && hasDigit(t.shape[k + 1])) k++;
  } else if (!(g === gap.comma || g === gap.open || g === gap.spaces || g === gap.space)) return false;
  if (!hasDigit(t.shape[k])) return false;
  const word = wordAt(t, k).slice(0, 8);
  if (/^\d{1,3}(?:yo|y|yr|yrs|[FMfm])$/.test(word)) return true;
  const born = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)/.test(t.text.slice(t.start[k], (t.start[k] ?? 0) + 11));
  if (born) return k === to + 1 && (g === gap.spaces || g === gap.comma || g === gap.open);
  if (!/^\d{1,3}$/.test(word) || Number(word) > 115) return false;
  const after = smallAt(t, k + 1);
  if (
    /^(?:year|years|yr|yrs|yo|y|f|m|female|male|month|months|week|weeks|day)$/.test(after) &&
    (linked(t.gap[k + 1]) || (t.gap[k + 1] === gap.slash && /^[fm]/.test(after)))
  )
    return k === to + 1 ? g !== gap.space || after !== 'years' : true;
  const end = t.gap[k + 1] ?? gap.start;
  return (
    g === gap.comma &&
    k === to + 1 &&
    Number(word) > 0 &&
    (end === gap.comma || end === gap.period || end === gap.line || end === gap.paragraph)
  );
}

function degreeFollows(t: Tokens, to: number): boolean {
  const g = t.gap[to + 1] ?? gap.start;
  if (g !== gap.comma && g !== gap.space && g !== gap.open) return false;
  const k = to + 1;
  if (
    (bitsAt(t, k) & is.degree) !== 0 &&
    (t.shape[k] === shape.upper ||
      t.shape[k] === shape.mixed ||
      wordAt(t, k) === 'PhD' ||
      wordAt(t, k) === 'PharmD' ||
      wordAt(t, k) === 'SpR')
  )
    return true;
  return (
    /^[FSC][TY]?\d$/.test(wordAt(t, k).slice(0, 4)) ||
    (t.shape[k] === shape.initial &&
      /^\s?M\.\s?D\.|^R\.N\.|^D\.O\.|^Ph\.D/.test(t.text.slice(t.start[k], (t.start[k] ?? 0) + 5)))
  );
}

/** ", Charge Nurse", ", CF physiotherapist", or the line below says what this person is. */
function roleFollows(t: Tokens, to: number): boolean {
  const g = t.gap[to + 1] ?? gap.start;
  if (
    g !== gap.comma &&
    g !== gap.line &&
    g !== gap.open &&
    g !== gap.spaces &&
    g !== gap.dash &&
    !(g === gap.space && isCapital(t.shape[to + 1]))
  )
    return false;
  for (let k = to + 1; k < to + 4 && k < t.count; k++) {
    if (k > to + 1 && t.gap[k] !== gap.space && t.gap[k] !== gap.hyphen) return false;
    if ((bitsAt(t, k) & is.staff) !== 0) return g !== gap.line || k === to + 1 || isCapital(t.shape[to + 1]);
  }
  return false;
}

/** "Surname, Given": the run after the comma, or null. */
function givenAfterComma(t: Tokens, run: Run, field: boolean): Run | null {
  if (
    t.gap[run.to + 1] !== gap.comma ||
    t.text[t.end[run.to] ?? 0] !== ',' ||
    run.to + 1 >= t.count ||
    t.possessive[run.to] === 1
  )
    return null;
  if (degreeFollows(t, run.to) || roleFollows(t, run.to)) return null;
  const second = runFrom(t, run.to + 1, field);
  if (second === null || second.to - second.from > 2 || wordsOf(t, second) === 0) return null;
  const given = (bitsAt(t, second.from) & is.given) !== 0;
  const short = t.shape[run.to] === shape.upper && (t.end[run.to] ?? 0) - (t.start[run.to] ?? 0) < 4 && !field;
  if (short) return null;
  const surname = some(t, run, is.family) || t.shape[run.to] === shape.upper;
  const startsLine = beginsLine(t, run.from) || t.gap[run.from] === gap.spaces;
  const person = isFollowedByPerson(t, second.to) || degreeFollows(t, second.to) || t.gap[second.to + 1] === gap.spaces;
  if (some(t, run, is.town) && (bitsAt(t, second.from) & is.wide) !== 0) return null;
  if (field && (given || surname || wordsOf(t, run) === 1)) return second;
  if (given && surname && (bitsAt(t, run.from) & is.given) === 0) return second;
  if (
    given &&
    (t.shape[run.to] === shape.upper || some(t, run, is.family)) &&
    (bitsAt(t, second.from) & (is.ambiguous | is.town)) === 0
  )
    return second;
  if ((startsLine || surname || t.gap[run.from] === gap.colon) && person && mayBeName(t, run.from, false))
    return second;
  if (startsLine && given && wordsOf(t, run) === 1) return second;
  return null;
}

const relativeAfter = (t: Tokens, i: number): boolean =>
  (bitsAt(t, i) & is.relative) !== 0 ||
  /^(?:notes?|house|office|truck|car|room|chart|case|wishes|consent|care)$/.test(smallAt(t, i));

/** What stands before a name and asks for one: how sure it makes, 0 for nothing. */
function cueBefore(
  t: Tokens,
  i: number,
): {
  readonly cue: 'none' | 'title' | 'field' | 'role' | 'staff' | 'by' | 'closing' | 'patient' | 'named';
  readonly gap: number;
} {
  const g = t.gap[i] ?? gap.start;
  const before = i - 1;
  if (before < 0) return { cue: 'none', gap: g };
  const bits = bitsAt(t, before);
  const none = { cue: 'none', gap: g } as const;
  if (bits === 0) return none;
  const word = smallAt(t, before);
  if (g === gap.space && word === 'of' && (bitsAt(t, before - 1) & is.relative) !== 0) return { cue: 'role', gap: g };
  if (g === gap.paragraph || g === gap.line) {
    if ((bits & is.closing) !== 0 && t.shape[before] !== shape.number) return { cue: 'closing', gap: g };
    const colon = t.text.slice(t.end[before], t.start[i]).trimStart().startsWith(':');
    return g === gap.line && colon && (bits & is.field) !== 0 ? { cue: 'field', gap: g } : none;
  }
  if ((bits & is.title) !== 0 && (g === gap.space || g === gap.period || g === gap.dot) && titleHolds(t, before, i))
    return { cue: 'title', gap: g };
  if (
    (bits & is.weakTitle) !== 0 &&
    g === gap.space &&
    isCapital(t.shape[before]) &&
    (t.shape[before] !== shape.upper || isCapital(t.shape[i]))
  )
    return { cue: 'role', gap: g };
  if (
    g === gap.comma &&
    (bits & is.closing) !== 0 &&
    (isCapital(t.shape[before]) || /^(?:you|regards|sincerely|faithfully)$/.test(word))
  )
    return { cue: 'closing', gap: g };
  if (g === gap.colon && (bits & is.field) !== 0) return { cue: 'field', gap: g };
  if (g === gap.colon && word === 'name') return { cue: 'field', gap: g };
  if (/^(?:named|called|aka|dear|alias|née|nee|prefers)$/.test(word) && (g === gap.space || g === gap.quote))
    return { cue: word === 'dear' ? 'field' : 'named', gap: g };
  if (/^(?:sincerely|faithfully|regards|signed)$/.test(word) && g === gap.space) return { cue: 'closing', gap: g };
  if (
    /^(?:pt|patient|client|name|caller|resident|pts)$/.test(word) &&
    (g === gap.space || g === gap.spaces || g === gap.dash || (g === gap.period && word === 'pt'))
  )
    return { cue: 'patient', gap: g };
  if (
    (bits & is.relative) !== 0 &&
    (g === gap.space || g === gap.comma || g === gap.open || g === gap.quote || g === gap.dash || g === gap.colon) &&
    (!(t.shape[before] === shape.upper) || isCapital(t.shape[i]))
  )
    return { cue: 'role', gap: g };
  if (
    (bits & is.staff) !== 0 &&
    (g === gap.space || g === gap.comma || g === gap.open || g === gap.colon || g === gap.spaces)
  )
    return { cue: 'staff', gap: g };
  if ((bits & is.by) !== 0 && (g === gap.space || g === gap.colon)) return { cue: 'by', gap: g };
  // "two brothers, Tariq and Usman"; "daughters Faith and Verity".
  return none;
}

function titleHolds(t: Tokens, title: number, i: number): boolean {
  const word = smallAt(t, title);
  if (word === 'miss' && (t.shape[title] === shape.small || t.gap[i] === gap.period)) return false;
  const s = t.shape[title];
  if (s === shape.upper && word.length === 2 && /^(?:mr|ms|dr)$/.test(word)) {
    // MR angiogram, MS Contin: not in capitals like "MR JOHN SMITH".
    return t.shape[i] === shape.upper
      ? (bitsAt(t, i) & anyName) !== 0 || (bitsAt(t, i + 1) & anyName) !== 0
      : word === 'dr' || (bitsAt(t, i) & is.given) !== 0;
  }
  return true;
}

/** Judges the name that may begin at a token. Gives the token after it where there is one, or the token's own. */
export function nameAt(t: Tokens, i: number, finds: Finds): number {
  const { cue, gap: before } = cueBefore(t, i);
  const cued =
    cue === 'title' ||
    cue === 'field' ||
    cue === 'closing' ||
    cue === 'named' ||
    cue === 'patient' ||
    (cue === 'role' && before === gap.space);
  const run = runFrom(t, i, cued);
  if (run === null) return i;
  let { to } = run;
  if (cue !== 'title' && t.shape[to] === shape.initial && to === i && !cued) return i;
  if ((bitsAt(t, to + 1) & is.hospital) !== 0 && linked(t.gap[to + 1]) && isCapital(t.shape[to + 1]) && cue !== 'title')
    return i;
  if (
    (bitsAt(t, to + 1) & is.street) !== 0 &&
    linked(t.gap[to + 1]) &&
    isCapital(t.shape[to + 1]) &&
    cue !== 'title' &&
    cue !== 'field'
  )
    return i;
  // A street or a hospital is called after people, too.
  if (to > i && (bitsAt(t, to) & (is.street | is.hospital)) !== 0 && (bitsAt(t, to) & anyName) === 0) return i;
  const namedSurname = givenAfterComma(t, run, cue === 'field' || cue === 'patient');
  let confidence: number;
  if (namedSurname !== null) {
    to = namedSurname.to;
    confidence = cue === 'field' ? 0.95 : 0.9;
    if (isNamedThing(t, namedSurname) && cue !== 'field') confidence = 0;
  } else confidence = judged(t, run, cue, before);
  if (confidence >= 0.5) {
    finds.add('NAME', t.start[i] ?? 0, t.end[to] ?? 0, confidence);
    return othersAfter(t, to, cue, finds);
  }
  return i;
}

/** "Tariq and Usman", "L. Fong, de Souza", "Drs Patel and Nguyen": the list goes on. */
function othersAfter(t: Tokens, to: number, cue: string, finds: Finds): number {
  let end = to;
  for (let n = 0; n < 8; n++) {
    let k = end + 1;
    const g = t.gap[k] ?? gap.start;
    let and: boolean;
    if (/^(?:and|or|und|y|et)$/.test(smallAt(t, k)) && g === gap.space) {
      and = true;
      k++;
    } else if (g === gap.comma || (g === gap.other && /^\s*&\s*$/.test(t.text.slice(t.end[end], t.start[k])))) {
      if (/^(?:and|or)$/.test(smallAt(t, k))) k++;
      and = g === gap.other;
    } else break;
    if (k >= t.count || (cue !== 'role' && cue !== 'field' && cue !== 'title' && cue !== 'by')) break;
    const run = runFrom(t, k, false);
    if (run === null || isNamedThing(t, run) || (bitsAt(t, run.from) & (is.wide | is.month)) !== 0) break;
    if (
      linked(t.gap[run.to + 1]) &&
      (bitsAt(t, run.to + 1) & (is.street | is.hospital)) !== 0 &&
      isCapital(t.shape[run.to + 1])
    )
      break;
    const listed = some(t, run, anyName) && !some(t, run, is.ordinary);
    const initial = hasInitial(t, run) && wordsOf(t, run) > 0;
    const bits = bitsAt(t, run.from);
    if (!(
      listed ||
      initial ||
      (and && (bits & (is.eponym | is.ordinary)) === 0 && cue !== 'by') ||
      (isParticle(t, k) && cue === 'field')
    ))
      break;
    if (t.shape[run.from] === shape.initial && run.from === run.to) break;
    finds.add('NAME', t.start[run.from] ?? 0, t.end[run.to] ?? 0, 0.82);
    end = run.to;
  }
  return end + 1;
}

function judged(t: Tokens, run: Run, cue: ReturnType<typeof cueBefore>['cue'], before: number): number {
  const { from, to } = run;
  const words = wordsOf(t, run);
  const first = firstWord(t, run);
  const bits = bitsAt(t, first);
  const lastBits = bitsAt(t, to);
  const listed = some(t, run, anyName);
  const initial = hasInitial(t, run);
  const upper = t.shape[first] === shape.upper;
  const named = isNamedThing(t, run);
  const eponym = some(t, run, is.eponym);
  const person = words > 0 && isFollowedByPerson(t, to);
  const single = words === 1 && !initial;
  const ordinary = some(t, run, is.ordinary);
  if (single && upper && (t.end[to] ?? 0) - (t.start[to] ?? 0) < 4 && cue !== 'title' && cue !== 'field') return 0;
  if (words > 1 && (lastBits & is.wide) !== 0 && (bits & (is.ambiguous | is.ordinary)) !== 0 && cue !== 'title')
    return 0;
  if (words === 0 && cue !== 'closing' && cue !== 'field') return 0;
  if (cue === 'title') return words === 0 ? 0 : isBrand(t, from) ? 0 : 0.97;
  if (isPair(t, run)) return 0;
  if (single && (bits & is.wide) !== 0 && cue !== 'role' && cue !== 'named') return 0;
  switch (cue) {
    case 'field':
      if (named && !(listed && words > 1)) return 0;
      if (upper && !listed)
        return /^(?:name|patient|pt|client|surname|forename)$/.test(smallAt(t, from - 1))
          ? words > 1
            ? 0.85
            : 0.6
          : 0;
      if (ordinary && !listed) return 0;
      if (single && (bits & is.town) !== 0 && /^(?:from|to)$/.test(smallAt(t, from - 1))) return 0;
      if (/^(?:from|to|re|by|lead|contact|parents|patient)$/.test(smallAt(t, from - 1)) && !listed && words < 2)
        return person ? 0.8 : 0.5;
      return words === 0 ? 0 : initial || words > 1 || listed ? 0.93 : 0.78;
    case 'closing':
      if (words === 0) return initial && from < to ? 0.5 : 0;
      return upper && !listed ? 0 : listed || words > 1 || initial ? 0.92 : 0.7;
    case 'named':
      return named || ordinary ? 0 : 0.85;
    case 'patient':
      if (named || (single && !listed && (bits & is.eponym) !== 0) || (upper && !listed)) return 0;
      if (ordinary && single) return 0;
      return listed || initial || words > 1 ? 0.9 : before === gap.space ? 0.66 : 0.4;
    case 'role': {
      if (named || ((bits & is.town) !== 0 && !listed) || (upper && !listed && t.shape[from - 1] !== shape.upper))
        return 0;
      if (before === gap.space)
        return (bits & is.eponym) !== 0 && !listed && single
          ? 0.5
          : t.shape[from - 1] === shape.upper && upper && !listed
            ? 0
            : (bits & is.ordinary) !== 0 && (bits & is.ambiguous) === 0
              ? 0.4
              : 0.92;
      const g = t.gap[to + 1] ?? gap.start;
      const closes = g === gap.comma || g === gap.close || g === gap.period || g === gap.semicolon || g === gap.quote;
      if (listed && !eponym) return single && ordinary && !closes ? 0.4 : 0.88;
      return before === gap.colon ? 0 : closes && !ordinary ? 0.72 : 0.3;
    }
    case 'staff':
      if (named) return 0;
      if (initial && words > 0) return 0.92;
      if (
        (listed && !(single && (bits & (is.ambiguous | is.eponym)) !== 0)) ||
        (words > 1 && !upper && !ordinary && !eponym)
      )
        return 0.88;
      break;
    case 'by':
      if (named || (single && (bits & is.town) !== 0)) break;
      if (initial && words > 0) return 0.9;
      if (listed && !eponym && !(single && ordinary))
        return upper && single
          ? 0.55
          : single && (bits & is.ambiguous) !== 0
            ? /^(?:by|dear|d\/w)$/.test(smallAt(t, from - 1))
              ? 0.6
              : 0.3
            : 0.88;
      if (words > 1 && !eponym && !upper && /^(?:by|cc|attn|saw|under|told|hi|hello)$/.test(smallAt(t, from - 1)))
        return 0.75;
      break;
    case 'none':
  }
  if (person && !named) {
    if (words > 1 || initial) return upper && !listed ? (t.gap[to + 1] === gap.space ? 0.4 : 0.75) : 0.92;
    if (listed && !ordinary) return 0.85;
    const said = t.gap[to + 1] !== gap.space || /^(?:is|was)$/.test(smallAt(t, to + 1));
    if (said && !upper && !ordinary && !eponym && (beginsSentence(t, from) || t.gap[from] === gap.spaces)) return 0.6;
  }
  if (degreeFollows(t, to) && !named) {
    if (words > 1 || initial) return upper && !listed ? 0.3 : 0.93;
    if (listed && !ordinary) return 0.85;
    if (!upper && !ordinary && !eponym && t.gap[to + 1] === gap.comma) return 0.65;
  }
  if (roleFollows(t, to) && !named && (words > 1 || initial) && words > 0 && !upper) {
    if (!ordinary || listed) return eponym && !listed ? 0.4 : 0.87;
  }
  if (named) return 0;
  return byItself(t, run, { words, bits, lastBits, listed, initial, upper, eponym, single, ordinary, first });
}

function firstWord(t: Tokens, { from, to }: Run): number {
  let i = from;
  while (i < to && (t.shape[i] === shape.initial || (isParticle(t, i) && t.shape[i] === shape.small))) i++;
  return i;
}

function isPair(t: Tokens, { from, to }: Run): boolean {
  for (let i = from - 1; i <= to; i++) if (isPairAt(t, i)) return true;
  return false;
}

const isPairAt = (t: Tokens, i: number): boolean =>
  (bitsAt(t, i) & is.pair) !== 0 && linked(t.gap[i + 1]) && isEponymPair(smallAt(t, i), smallAt(t, i + 1));

const isBrand = (t: Tokens, i: number): boolean => isPairAt(t, i - 1);

interface Judged {
  readonly words: number;
  readonly bits: number;
  readonly lastBits: number;
  readonly listed: boolean;
  readonly initial: boolean;
  readonly upper: boolean;
  readonly eponym: boolean;
  readonly single: boolean;
  readonly ordinary: boolean;
  readonly first: number;
}

/** Without a word that asks for a name: what the name itself says. */
function byItself(t: Tokens, run: Run, o: Judged): number {
  const { from, to } = run;
  const { words, bits, lastBits, listed, initial, upper, eponym, single, ordinary } = o;
  const given = (bits & is.given) !== 0;
  const surname = (lastBits & is.family) !== 0;
  const sentence = beginsSentence(t, from);
  if (
    t.possessive[to] === 1 &&
    (bitsAt(t, to + 1) & is.relative) !== 0 &&
    !eponym &&
    relativeAfter(t, to + 1) &&
    !ordinary
  )
    return listed ? 0.88 : 0.7;
  if (looksTested(t, run) && !(given && surname && words > 1))
    return given && !eponym && !upper && (bits & is.ambiguous) === 0 && words > 1 ? 0.6 : 0;
  if (initial && words > 0) {
    if (t.shape[from] === shape.initial) {
      if (bacterial(t, run)) return 0;
      const after =
        t.gap[from] === gap.space &&
        t.shape[from - 1] === shape.small &&
        (bitsAt(t, from - 1) & (is.by | is.preposition)) === 0;
      if (plainName(lastBits)) return after ? 0.66 : 0.86;
      if (after || ordinary || upper || eponym)
        return listed &&
          (beginsLine(t, from) || t.gap[from] === gap.comma) &&
          (ordinary ? beginsLine(t, from) && endsLine(t, to) : true)
          ? 0.6
          : 0;
      const hyphen = t.gap[to] === gap.hyphen;
      if (beginsLine(t, from)) return endsLine(t, to) || hyphen ? 0.8 : 0.6;
      // "6 mmol/L. Ceftriaxone" is no L. Ceftriaxone.
      const unit = t.gap[from] === gap.slash || t.gap[from] === gap.other || t.gap[from] === gap.none;
      return !unit && (hyphen || listed) ? 0.7 : 0;
    }
    if (given && (bits & (is.ambiguous | is.eponym)) === 0) return 0.85;
    return listed && !upper && !ordinary && !eponym ? 0.6 : 0;
  }
  if (words > 1) {
    if (upper) {
      const all = allListed(t, run);
      return given && surname && all && !ordinary
        ? 0.82
        : given && (bits & is.ambiguous) === 0 && !ordinary && (beginsLine(t, from) || t.gap[from] === gap.spaces)
          ? 0.7
          : 0;
    }
    if (given && (bits & (is.ambiguous | is.ordinary)) === 0) {
      if (surname && (lastBits & is.eponym) === 0) return 0.94;
      if ((bits & is.eponym) !== 0 && (lastBits & is.eponym) !== 0) return 0.3;
      if ((lastBits & is.ordinary) !== 0 && (lastBits & anyName) === 0) return 0.5;
      if ((bits & is.town) !== 0 && !surname) return 0.3;
      return 0.85;
    }
    if (given && plainName(lastBits)) return sentence && ordinary ? 0.6 : 0.88;
    if (given && (bits & is.ordinary) === 0 && (lastBits & is.eponym) === 0 && !sentence) return 0.6;
    if (given && surname && (bits & is.ordinary) === 0) return 0.6;
    if (plainName(lastBits) && plainName(bits)) return 0.78;
    if (eponym || ordinary) return 0;
    if (plainName(lastBits)) return sentence ? 0.58 : 0.66;
    if (signatureLine(t, run)) return 0.68;
    if (listed && t.gap[to] === gap.hyphen) return 0.62;
    return 0;
  }
  if (!single || upper) return 0;
  if (given && plainName(bits) && (bits & (is.town | is.townStart | is.head | is.street)) === 0) return 0.72;
  if (given && (bits & (is.town | is.eponym)) !== 0 && (bits & (is.ambiguous | is.ordinary)) === 0)
    return (bitsAt(t, to + 1) & is.verb) !== 0 && t.gap[to + 1] === gap.space && (bits & is.eponym) === 0 ? 0.6 : 0;
  if (plainName(bits) && (bits & (is.town | is.head | is.street | is.townStart)) === 0) {
    if ((bitsAt(t, to + 1) & is.verb) !== 0 && t.gap[to + 1] === gap.space) return 0.6;
    if (t.gap[from] === gap.slash || beginsLine(t, from)) return 0.5;
  }
  return 0;
}

function allListed(t: Tokens, { from, to }: Run): boolean {
  for (let i = from; i <= to; i++) if ((bitsAt(t, i) & (anyName | is.particle)) === 0) return false;
  return true;
}

const endsLine = (t: Tokens, to: number): boolean =>
  to + 1 >= t.count || beginsLine(t, to + 1) || t.gap[to + 1] === gap.spaces;

/** Two or three capital words alone on a line near the end, or above a profession: a signature. */
function signatureLine(t: Tokens, run: Run): boolean {
  if (!beginsLine(t, run.from) || !endsLine(t, run.to) || run.to - run.from > 3) return false;
  return (
    (t.end[run.to] ?? 0) > t.text.length * 0.6 &&
    t.gap[run.from] !== gap.start &&
    !/^\s*:/.test(t.text.slice(t.end[run.to], (t.end[run.to] ?? 0) + 3))
  );
}

const species =
  /^(?:coli|difficile|diff|aureus|pylori|pneumoniae|influenzae|albicans|jejuni|falciparum|vivax|burgdorferi|trachomatis|gonorrhoeae|meningitidis|pyogenes|faecalis|faecium|maltophilia|baumannii|fumigatus|neoformans|jirovecii|gondii|bacterium)$/;
const bacterial = (t: Tokens, { to }: Run): boolean => species.test(smallAt(t, to));

/** "dr van der berg", "mrs grace oduya": where nothing has capitals. Gives the token after it, or the title's own. */
export function smallNameAfterTitle(t: Tokens, title: number, finds: Finds): number {
  const g = t.gap[title + 1] ?? gap.start;
  if (g !== gap.space && g !== gap.period) return title;
  let i = title + 1;
  while (isParticle(t, i) && t.gap[i + 1] === gap.space && i < title + 4 && t.shape[i + 1] === shape.small) i++;
  if (t.shape[i] !== shape.small) return title;
  const bits = bitsAt(t, i);
  const size = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  if (size < 3 || size > 20) return title;
  const doctor = (bitsAt(t, title) & is.weakTitle) !== 0;
  if (doctor ? !(smallAt(t, title - 1) === 'dear' || plainName(bits)) : false) return title;
  if (
    (bits & anyName) === 0 &&
    ((bits & (is.ordinary | is.verb | is.by | is.preposition | is.head | is.staff | is.relative | is.particle)) !== 0 ||
      looksMedical(wordAt(t, i)))
  )
    return title;
  if ((bits & is.ambiguous) !== 0 && (bits & is.ordinary) !== 0 && size < 4) return title;
  let to = i;
  const next = bitsAt(t, i + 1);
  const second = smallAt(t, i + 1);
  if (
    t.gap[i + 1] === gap.space &&
    t.shape[i + 1] === shape.small &&
    (bits & is.given) !== 0 &&
    (bits & is.family) === 0 &&
    (next & (is.ordinary | is.verb | is.by | is.preposition | is.head | is.field)) === 0 &&
    second.length > 2 &&
    ((next & anyName) !== 0 || !/(?:s|ed|ing|ly)$/.test(second))
  )
    to = i + 1;
  while (t.gap[to + 1] === gap.hyphen && t.shape[to + 1] === shape.small && to < i + 3) to++;
  finds.add('NAME', t.start[title + 1] ?? 0, t.end[to] ?? 0, 0.88);
  return to + 1;
}

/** A listed name in small letters after a word for a relative or a profession. */
export function smallNameAfterRole(t: Tokens, role: number, finds: Finds): void {
  const i = role + 1;
  if (
    t.gap[i] !== gap.space ||
    t.shape[i] !== shape.small ||
    !plainName(bitsAt(t, i)) ||
    (bitsAt(t, i) & is.given) === 0
  )
    return;
  if (
    (t.end[i] ?? 0) - (t.start[i] ?? 0) < 3 ||
    (bitsAt(t, i) & (is.verb | is.by | is.preposition | is.particle)) !== 0
  )
    return;
  finds.add('NAME', t.start[i] ?? 0, t.end[i] ?? 0, 0.8);
}
