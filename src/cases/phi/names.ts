import type { Finds } from './finds.ts';
import { cueBefore, timeBefore } from './nameCue.ts';
import {
  bacterial,
  degreeFollows,
  endsLine,
  isFollowedByPerson,
  isNamedThing,
  looksTested,
  relativeAfter,
  roleFollows,
  signatureLine,
} from './nameEvidence.ts';
import {
  allListed,
  firstWord,
  hasInitial,
  isBrand,
  isPair,
  isParticle,
  linked,
  mayBeName,
  runFrom,
  some,
  wordsOf,
  type Run,
} from './nameRun.ts';
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
import { anyName, is, plainName } from './words.ts';

/** "D'Angelo, Mrs:" at the start of a line. */
function titleAfterComma(t: Tokens, { from, to }: Run): boolean {
  return (
    beginsLine(t, from) && t.gap[to + 1] === gap.comma && /^(?:mr|mrs|ms|miss|dr|mx|prof)$/.test(smallAt(t, to + 1))
  );
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
  const startsLine = beginsLine(t, run.from) || t.gap[run.from] === gap.spaces || timeBefore(t, run.from);
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
  // "Abruzzo, Dominick INR 2.4": a line of a list.
  if (
    startsLine &&
    (wordsOf(t, run) === 1 || t.gap[run.to] === gap.hyphen) &&
    wordsOf(t, second) === 1 &&
    !some(t, run, is.eponym | is.town | is.wide | is.head) &&
    !some(t, second, is.eponym | is.town | is.wide | is.head | is.ordinary) &&
    t.shape[run.to] !== shape.upper &&
    t.shape[second.to] === shape.capital &&
    (t.shape[second.to + 1] === shape.upper ||
      (t.shape[second.to + 1] === shape.number && t.gap[second.to + 1] === gap.space && timeBefore(t, run.from)) ||
      t.gap[second.to + 1] === gap.spaces ||
      t.gap[second.to + 1] === gap.line)
  )
    return second;
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
  if (t.shape[to] === shape.initial && to === i && lettersOnly(t, i)) {
    finds.add('NAME', t.start[i] ?? 0, t.end[i] ?? 0, 0.6);
    return i + 1;
  }
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

/** "Mrs C", "Child J": a name cut to its letter. */
function lettersOnly(t: Tokens, i: number): boolean {
  const next = t.gap[i + 1] ?? gap.start;
  return (
    t.gap[i] === gap.space &&
    /^(?:Mr|Mrs|Ms|Miss|Child|Baby|Master)$/.test(wordAt(t, i - 1)) &&
    next !== gap.hyphen &&
    next !== gap.slash &&
    next !== gap.plus &&
    !(next === gap.period && t.text[t.end[i] ?? 0] === '.' && isCapital(t.shape[i + 1]))
  );
}

/** "Lwazi 6 y & Thandi", "Okereke (reg) / Tamsin": what stands between two names of a list. */
function pastAside(t: Tokens, end: number): number {
  let k = end + 1;
  if (t.shape[k] === shape.number && t.gap[k] === gap.space && /^\d{1,2}$/.test(wordAt(t, k)))
    return /^(?:y|yo|yr|yrs|m|mo|f)$/.test(smallAt(t, k + 1)) && t.gap[k + 1] === gap.space ? k + 1 : k;
  if (t.shape[k] === shape.mixed && /^\d{1,2}(?:y|yo|yrs?|m|f)$/i.test(smallAt(t, k)) && t.gap[k] === gap.space)
    return k;
  if (t.gap[k] !== gap.open) return end;
  for (let n = 0; n < 3; n++, k++) if (t.text.slice(t.end[k], t.start[k + 1]).includes(')')) return k;
  return end;
}

/** "Tariq and Usman", "L. Fong, de Souza", "Drs Patel and Nguyen": the list goes on. */
function othersAfter(t: Tokens, to: number, cue: string, finds: Finds): number {
  let end = to;
  for (let n = 0; n < 8; n++) {
    let k = pastAside(t, end) + 1;
    const g = t.gap[k] ?? gap.start;
    let and: boolean;
    if (/^(?:and|or|und|y|et)$/.test(smallAt(t, k)) && g === gap.space) {
      and = true;
      k++;
    } else if (g === gap.comma || /^\)?\s*&\s*$/.test(t.text.slice(t.end[k - 1], t.start[k]))) {
      if (/^(?:and|or)$/.test(smallAt(t, k))) k++;
      and = t.text.slice(t.end[k - 1], t.start[k]).includes('&');
    } else if (g === gap.slash && /^\)? ?\/ ?$/.test(t.text.slice(t.end[k - 1], t.start[k])) && cue !== 'none')
      and = true;
    else break;
    const open =
      cue !== 'role' && cue !== 'field' && cue !== 'title' && cue !== 'by' && cue !== 'staff' && cue !== 'listed';
    if (k >= t.count || (open && !and)) break;
    const run = runFrom(t, k, false);
    if (
      run === null ||
      (g === gap.comma && (bitsAt(t, run.from) & is.town) !== 0) ||
      isNamedThing(t, run) ||
      (bitsAt(t, run.from) & (is.wide | is.month)) !== 0
    )
      break;
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
      (and &&
        (bits & (is.eponym | is.ordinary)) === 0 &&
        cue !== 'by' &&
        (!open || t.text.slice(t.end[k - 1], t.start[k]).includes('&'))) ||
      (isParticle(t, k) && cue === 'field') ||
      // "(Efa 4, Gwion 2)"
      (cue === 'role' &&
        run.from === run.to &&
        (bits & (is.eponym | is.ordinary | is.head)) === 0 &&
        /^\d{1,2}$/.test(smallAt(t, run.to + 1)) &&
        t.gap[run.to + 1] === gap.space)
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
  const person = words > 0 && isFollowedByPerson(t, to, words + (initial ? 1 : 0));
  const single = words === 1 && !initial;
  const ordinary = some(t, run, is.ordinary);
  if (single && upper && (t.end[to] ?? 0) - (t.start[to] ?? 0) < 4 && cue !== 'title' && cue !== 'field') return 0;
  if (words > 1 && (lastBits & is.wide) !== 0 && (bits & (is.ambiguous | is.ordinary)) !== 0 && cue !== 'title')
    return 0;
  if (words === 0 && cue !== 'closing' && cue !== 'field') return 0;
  if (cue === 'title') return words === 0 ? 0 : isBrand(t, from) ? 0 : 0.97;
  if (isPair(t, run)) return 0;
  if (cue === 'none') {
    if (/^[AI]$/.test(wordAt(t, from)) && t.text[t.end[from] ?? 0] !== '.' && ordinaryWord(t, to)) return 0;
    // "pouch of Douglas", "circle of Willis".
    if (single && smallAt(t, from - 1) === 'of' && (bitsAt(t, from - 2) & (is.head | is.relative)) === is.head)
      return 0;
    if (
      single &&
      t.gap[to + 1] === gap.open &&
      t.shape[to + 1] === shape.upper &&
      (bitsAt(t, to + 1) & is.degree) === 0
    )
      return 0;
  }
  // "PVD L": letters and a side.
  if (words === 1 && initial && upper && !listed && (t.end[first] ?? 0) - (t.start[first] ?? 0) < 4) return 0;
  if (single && (bits & is.wide) !== 0 && cue !== 'role' && cue !== 'named') return 0;
  switch (cue) {
    case 'field':
      if (named && !(listed && words > 1)) return 0;
      if (upper && !listed)
        return degreeFollows(t, to, words + (initial ? 1 : 0)) ||
          /^(?:name|patient|pt|client|surname|forename)$/.test(smallAt(t, from - 1))
          ? words > 1 || initial
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
      if (
        (named && (eponym || isCapital(t.shape[to + 1]) || before !== gap.space)) ||
        ((bits & is.town) !== 0 && !listed) ||
        (upper && !listed && t.shape[from - 1] !== shape.upper)
      )
        return 0;
      if (before === gap.space)
        return (bits & is.eponym) !== 0 && !listed && single
          ? 0.5
          : t.shape[from - 1] === shape.upper && upper && !listed
            ? 0
            : (bits & is.ordinary) !== 0 && (bits & is.ambiguous) === 0
              ? 0.4
              : 0.92;
      if (person && !ordinary && !eponym && !upper) return 0.85;
      const g = t.gap[to + 1] ?? gap.start;
      const closes =
        (before === gap.open && /^\d{1,2}$/.test(smallAt(t, to + 1)) && !linked(t.gap[to + 2])) ||
        g === gap.comma ||
        g === gap.close ||
        g === gap.period ||
        g === gap.semicolon ||
        g === gap.quote;
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
      // "Stoma nurse Jools", "Disp: Kezia": a word that is none.
      if (
        single &&
        !upper &&
        !ordinary &&
        !eponym &&
        (before === gap.space || before === gap.colon || before === gap.open) &&
        !(before === gap.colon && hasDigit(t.shape[to + 1]) && t.gap[to + 1] === gap.space) &&
        (bits & (is.town | is.wide | is.head | is.street | is.month | is.hospital)) === 0
      )
        return staffTakesName(t, from) ? 0.62 : 0;
      break;
    case 'asked':
      if (named || upper || ordinary || eponym || (bits & unfit) !== 0) break;
      return listed || initial ? 0.86 : 0.66;
    case 'by':
      // "Received handover from Lerato."
      if (
        single &&
        !named &&
        !upper &&
        !ordinary &&
        !eponym &&
        (bits & unfit) === 0 &&
        smallAt(t, from - 1) === 'from' &&
        toldBy.test(smallAt(t, from - 2))
      )
        return 0.87;
      if (named || (single && (bits & is.town) !== 0)) break;
      if (initial && words > 0) return 0.9;
      if (listed && !eponym && !(single && ordinary))
        return upper && single
          ? 0.55
          : single && (bits & is.ambiguous) !== 0
            ? /^(?:by|dear|d\/w|with|told|w)$/.test(smallAt(t, from - 1))
              ? 0.56
              : 0.3
            : 0.88;
      if (words > 1 && !eponym && !upper && /^(?:by|cc|attn|saw|under|told|hi|hello)$/.test(smallAt(t, from - 1)))
        return 0.75;
      if (single && !upper && !ordinary && !eponym && (bits & (is.town | is.wide | is.head)) === 0) {
        if (
          /^(?:told|rang|phoned|telephoned|ring|ask|asked|w|d\/w|attn|dear|emailed|texted|saw|messrs|cc|named|consented|pp|met|thank)$/.test(
            smallAt(t, from - 1),
          )
        )
          return (bits & is.ambiguous) !== 0 ? 0.52 : 0.58;
      }
      break;
    case 'listed': {
      if (named || ordinary || (upper && !listed)) break;
      if (person) return 0.88;
      const end = t.gap[to + 1] ?? gap.start;
      const closes =
        end === gap.comma ||
        (end === gap.slash && / \/ /.test(t.text.slice(t.end[to], t.start[to + 1]))) ||
        end === gap.dash ||
        end === gap.open ||
        end === gap.colon ||
        end === gap.line;
      if (initial && words > 0) return 0.8;
      if (words > 1 && (!eponym || (lastBits & is.family) !== 0)) return listed ? 0.85 : closes ? 0.6 : 0;
      if (single && !eponym)
        return (bits & is.given) !== 0 || plainName(bits)
          ? 0.8
          : berthBefore(t, from) && (closes || listed || settled.test(smallAt(t, to + 1)))
            ? 0.6
            : 0;
      break;
    }
    case 'none':
  }
  if (hyphenEponym(t, run) && !person) return 0;
  if (upper && !allListed(t, run) && t.shape[from - 1] === shape.upper && t.gap[from] === gap.space) return 0;
  if (person && !named) {
    if (words > 1 || initial)
      return upper && !listed && t.shape[to] === shape.upper ? (t.gap[to + 1] === gap.space ? 0.4 : 0.75) : 0.92;
    if (listed && !ordinary) return 0.85;
    const said = t.gap[to + 1] !== gap.space || /^(?:is|was)$/.test(smallAt(t, to + 1));
    if (said && !upper && !ordinary && !eponym && (beginsSentence(t, from) || t.gap[from] === gap.spaces)) return 0.6;
  }
  if (degreeFollows(t, to, upper || ordinary ? 1 : words + (initial ? 1 : 0)) && !named) {
    if (words > 1 || initial) return upper && !listed ? 0.3 : 0.93;
    if (listed && !ordinary) return 0.85;
    if (
      !upper &&
      !ordinary &&
      !eponym &&
      (t.gap[to + 1] === gap.comma || (bits === 0 && t.shape[to + 1] === shape.upper))
    )
      return 0.65;
  }
  if (roleFollows(t, to) && !named && (words > 1 || initial) && words > 0 && !upper) {
    if (!ordinary || listed) return eponym && !listed ? 0.4 : 0.87;
  }
  if (named) return 0;
  if (single && !upper && !ordinary && titleAfterComma(t, run)) return 0.75;
  if (words < 3 && !upper && !ordinary && !eponym && tellsOf(t, run, listed)) return listed ? 0.72 : 0.6;
  return byItself(t, run, { words, bits, lastBits, listed, initial, upper, eponym, single, ordinary, first });
}

const unfit = is.town | is.wide | is.head | is.street | is.month | is.hospital;
const toldBy =
  /^(?:handover|handoff|report|call|calls|collateral|hx|message|voicemail|email|signout|sign-out|update|advice|care)$/;
const settled =
  /^(?:settled|asleep|awake|slept|vomited|voided|mobilised|reviewed|unsettled|fed|woke|seen|refused|agitated|complained|reports|c|remains|given|had|back|rang|called|home|discharged|transferred|arrived|returned)$/;
const berthBefore = (t: Tokens, from: number): boolean =>
  /^(?:bed|cot|room|chair|cubicle|incubator)$/.test(smallAt(t, from - 2)) ||
  t.shape[from - 1] === shape.mixed ||
  timeBefore(t, from);

/** "OT Lars" and "CNS Lorna" name someone; "consultant Neurosurgery" does not. */
const staffTakesName = (t: Tokens, from: number): boolean => {
  const g = t.gap[from + 1] ?? gap.start;
  return (
    !(linked(g) && (isCapital(t.shape[from + 1]) || (bitsAt(t, from + 1) & is.head) !== 0)) && t.possessive[from] === 0
  );
};

/** Li-Fraumeni, Weil-Felix: two who found something. */
function hyphenEponym(t: Tokens, { from, to }: Run): boolean {
  const part = (i: number): boolean => (bitsAt(t, i) & is.eponym) !== 0 && (bitsAt(t, i) & is.given) === 0;
  return (
    (from < to && t.gap[to] === gap.hyphen && part(to)) ||
    (from < to && t.gap[from + 1] === gap.hyphen && part(from) && (bitsAt(t, to) & anyName) === 0) ||
    (t.gap[from] === gap.hyphen && (bitsAt(t, from - 1) & is.eponym) !== 0)
  );
}

const tells =
  /^(?:says|said|asks|asked|rang|phoned|told|denies|reports|reported|wants|wanted|agrees|agreed|lives|understands|worries|attends|declined|declines|thinks|hopes|insists|laughs|wept|cried|cries|jokes|remembers|explained|visits|facetimes|joined|feels|drives|smokes|drinks|speaks|emailed|texted|came|called)$/;
const seat =
  /^(?:reg|lead|chair|scribe|airway|minutes|fy1|fy2|f1|f2|sho|spr|st\d|ct\d|hca|rn|en|sn|ot|pt|slt|cns|anp|np|pa|cons|consultant|nurse|physio|twins?|mum|dad|mother|father|wife|husband|son|daughter|sister|brother|partner|carer|friend|neighbour|neighbor|gran|aunt|uncle|nok)$/;

/** A word in capitals that does what people do, or has a part in brackets behind it. */
function tellsOf(t: Tokens, { from, to }: Run, listed: boolean): boolean {
  const g = t.gap[to + 1] ?? gap.start;
  const next = smallAt(t, to + 1);
  if (t.possessive[to] === 1) return false;
  if (g === gap.space)
    return (
      tells.test(next) &&
      (listed || !/^(?:feels|drives|reported|told|asked|speaks|joined|visits|came|called|emailed|texted)$/.test(next))
    );
  // "Van Rensburg (B14)": a line of a ward list.
  if (g === gap.open && /^[A-Z]{1,2}\d{1,2}$/.test(wordAt(t, to + 1).slice(0, 5)))
    return beginsLine(t, from) && t.gap[to + 2] === gap.close;
  // "Sioned (specialist nurse, ext 4419)"
  if (g === gap.open && roleFollows(t, to)) return true;
  if (g === gap.open)
    return seat.test(next) || (/^(?:9\d|[1-8]?\d)$/.test(next) && t.gap[to + 2] === gap.close && listed);
  return false;
}

/** "6 L. Drain out", "hepatitis B. Patient": the letter belongs to what is before. */
const lettered =
  /^(?:hepatitis|hep|vitamin|vit|influenza|flu|group|type|grade|class|stage|child|factor|protein|part|section|appendix|zone|plan|figure|table|arm|strep|complement|troponin|category|schedule|option|level|subtype|serotype|genotype|blood|rhesus|wing|block|phase|haemophilia|hemophilia|hypertension|list|ward|unit|bay|criterion|score|los|angeles|method|regimen|curve|lead|grp|gp)$/;
function numbered(t: Tokens, from: number): boolean {
  const g = t.gap[from] ?? gap.start;
  if (g === gap.none || g === gap.hyphen || g === gap.dot || g === gap.plus) return true;
  if (g === gap.slash || g === gap.other) return !/\s$/.test(t.text.slice(t.end[from - 1], t.start[from]));
  return g === gap.space && (hasDigit(t.shape[from - 1]) || lettered.test(smallAt(t, from - 1)));
}

const ordinaryWord = (t: Tokens, i: number): boolean =>
  (bitsAt(t, i) & (is.ordinary | is.ambiguous)) !== 0 || bitsAt(t, i) === 0;

/** "Solveig Aune, turnuslege": a profession in any language, to the end of the line. */
function shortRole(t: Tokens, to: number): boolean {
  if (t.gap[to + 1] !== gap.comma || (t.end[to] ?? 0) < t.text.length * 0.5) return false;
  for (let k = to + 1; k < to + 4; k++) {
    if (t.shape[k] !== shape.small || (k > to + 1 && t.gap[k] !== gap.space)) return false;
    if (k + 1 >= t.count || beginsLine(t, k + 1)) return true;
  }
  return false;
}

/** Two words in a row, in the middle of a sentence, that stand in no list: mostly somebody. */
function unheardOf(t: Tokens, { from, to }: Run, words: number): boolean {
  if (words !== 2 || to !== from + 1 || t.gap[to] !== gap.space || t.possessive[to] === 1) return false;
  if (t.gap[from] !== gap.space || t.shape[from - 1] !== shape.small || t.shape[from] !== shape.capital) return false;
  if (
    !/^(?:and|that|when|while|because|as|if|but|then|where|or|whom|so)$/.test(smallAt(t, from - 1)) &&
    (bitsAt(t, to + 1) & is.verb) === 0
  )
    return false;
  if (bitsAt(t, from) !== 0 || (bitsAt(t, to) & ~anyName) !== 0 || t.shape[to] !== shape.capital) return false;
  const next = t.gap[to + 1] ?? gap.start;
  if (linked(next) && (isCapital(t.shape[to + 1]) || hasDigit(t.shape[to + 1]))) return false;
  return next !== gap.slash && next !== gap.plus && next !== gap.hyphen;
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
      const dotted = t.text[t.end[from] ?? 0] === '.';
      const beside = t.gap[from] === gap.space && t.shape[from - 1] === shape.capital;
      const side = /^[LR]$/.test(wordAt(t, from)) && (t.gap[from] === gap.close || t.gap[from] === gap.space);
      if ((beside || side) && !listed) return 0;
      if (!dotted && /^[AI]$/.test(wordAt(t, from)) && ordinaryWord(t, to)) return 0;
      if (
        dotted &&
        !after &&
        !ordinary &&
        !upper &&
        !numbered(t, from) &&
        t.gap[to] !== gap.hyphen &&
        (bitsAt(t, to) & (is.wide | is.head | is.month)) === 0
      )
        return beginsLine(t, from) ? (endsLine(t, to) ? 0.8 : 0.66) : eponym && !listed ? 0.52 : 0.64;
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
    if (
      words < 4 &&
      t.gap[to + 1] === gap.comma &&
      /^(?:from|who|whose|whom)$/.test(smallAt(t, to + 1)) &&
      (bits & unfit) === 0 &&
      (lastBits & unfit) === 0
    )
      return 0.6;
    if (unheardOf(t, run, words)) return 0.56;
    if (words === 2 && beginsLine(t, from) && shortRole(t, to)) return 0.6;
    if (listed && t.gap[to] === gap.hyphen) return 0.62;
    return 0;
  }
  if (!single || upper) return 0;
  // "with Fern and the boys": written with a capital where the word itself would have none.
  if (
    (bits & is.ambiguous) !== 0 &&
    (bits &
      (is.eponym | is.town | is.townStart | is.head | is.month | is.street | is.wide | is.hospital | is.title)) ===
      0 &&
    t.gap[from] === gap.space &&
    t.shape[from - 1] === shape.small &&
    !/^(?:the|a|an|of|and|or|in|per|than)$/.test(smallAt(t, from - 1)) &&
    !(linked(t.gap[to + 1]) && (isCapital(t.shape[to + 1]) || hasDigit(t.shape[to + 1]))) &&
    t.possessive[to] === 0
  )
    return /^(?:with|w|told|whom|says|niece)$/.test(smallAt(t, from - 1)) ? 0.58 : 0;
  if (given && plainName(bits) && (bits & (is.town | is.townStart | is.head | is.street)) === 0) return 0.72;
  if (given && (bits & (is.town | is.eponym)) !== 0 && (bits & (is.ambiguous | is.ordinary)) === 0)
    return (bitsAt(t, to + 1) & is.verb) !== 0 && t.gap[to + 1] === gap.space && (bits & is.eponym) === 0 ? 0.6 : 0;
  if (plainName(bits) && (bits & (is.town | is.head | is.street | is.townStart)) === 0) {
    if ((bitsAt(t, to + 1) & is.verb) !== 0 && t.gap[to + 1] === gap.space) return 0.6;
    if (t.gap[from] === gap.slash || beginsLine(t, from)) return 0.5;
  }
  return 0;
}
