import { Finds } from './finds.ts';
import { cueBefore } from './nameCue.ts';
import { bacterial, degreeFollows, endsLine, isFollowedByPerson, isNamedThing, looksTested, relativeAfter, roleFollows, signatureLine } from './nameEvidence.ts';
import { allListed, firstWord, hasInitial, isBrand, isPair, isParticle, linked, mayBeName, runFrom, some, wordsOf, type Run } from './nameRun.ts';
import { beginsLine, beginsSentence, bitsAt, gap, isCapital, shape, smallAt, type Tokens } from './tokens.ts';
import { anyName, is, plainName } from './words.ts';

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
