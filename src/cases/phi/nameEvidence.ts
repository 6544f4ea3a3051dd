import { labels } from './labels.ts';
import { isPairAt, linked, type Run } from './nameRun.ts';
import { beginsLine, bitsAt, gap, hasDigit, isCapital, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { is } from './words.ts';

/** Whether words are what medicine calls things by, and nothing here says person. */
export function isNamedThing(t: Tokens, run: Run): boolean {
  const { from, to } = run;
  for (let i = from; i <= to; i++) if (isPairAt(t, i)) return true;
  const g = t.gap[to + 1] ?? gap.start;
  const next = linked(g) ? bitsAt(t, to + 1) : 0;
  // "S. Mbatha PIN 09I4471E": no pin of hers.
  const label = (next & is.label) !== 0 && t.shape[to + 1] === shape.upper;
  if ((next & is.head) !== 0 && (next & is.verb) === 0 && !label) return true;
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

export function looksTested(t: Tokens, run: Run): boolean {
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

/** "Ashdown 72 D331907", "Pinto 66 - ": an age in a list of patients. */
function agedInList(t: Tokens, k: number): boolean {
  const g = t.gap[k + 1] ?? gap.start;
  if (g === gap.dash || g === gap.other || g === gap.paragraph || g === gap.line)
    return /^\s*(?:[-–—]|\n|$)/.test(t.text.slice(t.end[k], t.start[k + 1]));
  if (g !== gap.space && g !== gap.spaces && g !== gap.comma) return false;
  return t.shape[k + 1] === shape.mixed
    ? /^[A-Z]{1,4}\d{4,}/.test(wordAt(t, k + 1))
    : /^(?:f|m|yo|yrs?|male|female)$/.test(smallAt(t, k + 1));
}

/** "1744902": a number long enough for a record's, right behind what stands before it. */
export function longNumberAt(t: Tokens, k: number): boolean {
  const size = (t.end[k] ?? 0) - (t.start[k] ?? 0);
  return t.gap[k] === gap.space && t.shape[k] === shape.number && size >= 6 && size <= 10;
}

/** "49M", "49 F": an age with a sex, as lists of patients have it. */
export const ageSexAt = (t: Tokens, k: number): boolean =>
  (t.gap[k] === gap.space || t.gap[k] === gap.spaces || t.gap[k] === gap.comma) &&
  (/^\d{1,3}[FMfm]$/.test(wordAt(t, k).slice(0, 5)) ||
    (/^\d{1,3}$/.test(wordAt(t, k).slice(0, 4)) &&
      /^[FMfm]$/.test(wordAt(t, k + 1).slice(0, 2)) &&
      (t.gap[k + 1] === gap.space || t.gap[k + 1] === gap.slash)));

/** "Lim Siew Hoon, NRIC S1847712F": the number of a person or a record, not of a car. */
const identifiesPerson = (t: Tokens, k: number): boolean => {
  const kind = labels.get(smallAt(t, k))?.[0];
  return kind === 'MRN' || kind === 'SSN' || /^(?:id|nhs|passport|ni)$/.test(smallAt(t, k));
};

/** Whether the words before stand alone at the start of their line. */
function listStart(t: Tokens, to: number): boolean {
  let k = to;
  while (
    k > 0 &&
    to - k < 4 &&
    !beginsLine(t, k) &&
    isCapital(t.shape[k]) &&
    (bitsAt(t, k) & (is.ordinary | is.head)) === 0
  )
    k--;
  return beginsLine(t, k) && (bitsAt(t, k) & (is.ordinary | is.head | is.hospital)) === 0;
}

const numberSoon = (t: Tokens, k: number): boolean => [1, 2, 3].some((n) => hasDigit(t.shape[k + n]));

const bornLabel = new Set('dob mrn nhs hosp ssn nhi ur uhid born aged medicare cnp chi urn chart dva'.split(' '));

/** Whether an age, a date of birth or a record number follows: only people have them. */
export function isFollowedByPerson(t: Tokens, to: number, words = 1): boolean {
  const g = t.gap[to + 1] ?? gap.start;
  if (g === gap.paragraph || to + 1 >= t.count) return false;
  const next = smallAt(t, to + 1);
  if (
    bornLabel.has(next) &&
    (g === gap.spaces || g === gap.comma || g === gap.open || g === gap.space || g === gap.colon || g === gap.semicolon)
  )
    return true;
  let k = to + 1;
  if (/^(?:is|was)$/.test(next) && g === gap.space) {
    k += /^(?:a|an|now)$/.test(smallAt(t, k + 1)) ? 2 : 1;
    if (!hasDigit(t.shape[k]) && hasDigit(t.shape[k + 1])) k++;
  } else if (!(g === gap.comma || g === gap.open || g === gap.spaces || g === gap.space)) return false;
  if (words > 1 && k === to + 1 && g !== gap.space && identifiesPerson(t, k) && numberSoon(t, k)) return true;
  if (!hasDigit(t.shape[k])) return false;
  const word = wordAt(t, k).slice(0, 8);
  if (/^\d{1,3}(?:yo|y|yr|yrs|[FMfm])$/.test(word)) return true;
  // "Fox 310455 49M": a record's number, then the age.
  if (k === to + 1 && /^\d{5,8}$/.test(word) && ageSexAt(t, k + 1)) return true;
  const born = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)/.test(t.text.slice(t.start[k], (t.start[k] ?? 0) + 11));
  if (born)
    return k === to + 1 && (g === gap.spaces || g === gap.comma || g === gap.open || (words > 1 && listStart(t, to)));
  if (words > 1 && k === to + 1 && g !== gap.space && (bitsAt(t, k + 1) & is.month) !== 0 && t.gap[k + 1] === gap.space)
    return true;
  if (!/^\d{1,3}$/.test(word) || Number(word) > 115) return false;
  if (words > 1 && k === to + 1 && Number(word) > 15 && agedInList(t, k)) return true;
  if (k === to + 1 && longNumberAt(t, k + 1) && !hasDigit(t.shape[k + 2])) return true;
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

export function degreeFollows(t: Tokens, to: number, words = 1): boolean {
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
  if (
    g === gap.comma &&
    /^(?:[A-Z]{2,9}|[A-Z][A-Za-z]{0,7}[A-Z][A-Za-z]*)$/.test(wordAt(t, k)) &&
    words > 1 &&
    (bitsAt(t, k) & (is.ordinary | is.label | is.given)) === 0 &&
    [gap.start, gap.line, gap.paragraph, gap.period, gap.semicolon, gap.comma, gap.spaces, gap.close].includes(
      (t.gap[k + 1] ?? gap.start) as 0,
    )
  )
    return true;
  return (
    /^[FSC][TY]?\d$/.test(wordAt(t, k).slice(0, 4)) ||
    (t.shape[k] === shape.initial &&
      /^\s?M\.\s?D\.|^R\.N\.|^D\.O\.|^Ph\.D/.test(t.text.slice(t.start[k], (t.start[k] ?? 0) + 5)))
  );
}

/** ", Charge Nurse", ", CF physiotherapist", or the line below says what this person is. */
export function roleFollows(t: Tokens, to: number): boolean {
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

export const endsLine = (t: Tokens, to: number): boolean =>
  to + 1 >= t.count || beginsLine(t, to + 1) || t.gap[to + 1] === gap.spaces;

/** Two or three capital words alone on a line near the end, or above a profession: a signature. */
export function signatureLine(t: Tokens, run: Run): boolean {
  if (!beginsLine(t, run.from) || !endsLine(t, run.to) || run.to - run.from > 3) return false;
  return (
    (t.end[run.to] ?? 0) > t.text.length * 0.6 &&
    t.gap[run.from] !== gap.start &&
    !/^\s*:/.test(t.text.slice(t.end[run.to], (t.end[run.to] ?? 0) + 3))
  );
}

const species =
  /^(?:cereus|tuberculosis|typhi|avium|kansasii|marcescens|cloacae|mirabilis|vulnificus|cholerae|henselae|dysenteriae|pertussis|catarrhalis|lugdunensis|epidermidis|agalactiae|anginosus|bovis|viridans|melitensis|abscessus|perfringens|botulinum|tetani|pestis|anthracis|pallidum|leprae|auris|glabrata|coli|difficile|diff|aureus|pylori|pneumoniae|influenzae|albicans|jejuni|falciparum|vivax|burgdorferi|trachomatis|gonorrhoeae|meningitidis|pyogenes|faecalis|faecium|maltophilia|baumannii|fumigatus|neoformans|jirovecii|gondii|bacterium)$/;
export const bacterial = (t: Tokens, { to }: Run): boolean => species.test(smallAt(t, to));

export const relativeAfter = (t: Tokens, i: number): boolean =>
  (bitsAt(t, i) & is.relative) !== 0 ||
  /^(?:notes?|house|office|truck|car|room|chart|case|wishes|consent|care)$/.test(smallAt(t, i));
