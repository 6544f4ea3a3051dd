import { isPairAt, linked, type Run } from './nameRun.ts';
import { beginsLine, bitsAt, gap, hasDigit, isCapital, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { is } from './words.ts';

/** Whether words are what medicine calls things by, and nothing here says person. */
export function isNamedThing(t: Tokens, run: Run): boolean {
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

const bornLabel =
  /^(?:dob|born|b|age|aged|mrn|nhs|hosp|ssn|nhi|ur|uhid|chart|hospital|d\.o\.b|urn|chi|medicare|cnp|id|dva|pid|year|yo|yr|y)$/;

/** Whether an age, a date of birth or a record number follows: only people have them. */
export function isFollowedByPerson(t: Tokens, to: number): boolean {
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

export function degreeFollows(t: Tokens, to: number): boolean {
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
  /^(?:coli|difficile|diff|aureus|pylori|pneumoniae|influenzae|albicans|jejuni|falciparum|vivax|burgdorferi|trachomatis|gonorrhoeae|meningitidis|pyogenes|faecalis|faecium|maltophilia|baumannii|fumigatus|neoformans|jirovecii|gondii|bacterium)$/;
export const bacterial = (t: Tokens, { to }: Run): boolean => species.test(smallAt(t, to));

export const relativeAfter = (t: Tokens, i: number): boolean =>
  (bitsAt(t, i) & is.relative) !== 0 ||
  /^(?:notes?|house|office|truck|car|room|chart|case|wishes|consent|care)$/.test(smallAt(t, i));
