import { beginsLine, bitsAt, gap, hasDigit, isCapital, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { anyName, is } from './words.ts';

/** What stands before a name and asks for one: how sure it makes, 0 for nothing. */
export function cueBefore(
  t: Tokens,
  i: number,
): {
  readonly cue:
    'none' | 'title' | 'field' | 'role' | 'staff' | 'by' | 'closing' | 'patient' | 'named' | 'listed' | 'asked';
  readonly gap: number;
} {
  const g = t.gap[i] ?? gap.start;
  const before = i - 1;
  if (before < 0) return { cue: 'none', gap: g };
  const bits = bitsAt(t, before);
  const none = { cue: 'none', gap: g } as const;
  // "S/N Demelza"
  if (
    g === gap.space &&
    t.gap[before] === gap.slash &&
    /^[SE]\/N$/.test(t.text.slice(t.start[before - 1], t.end[before]))
  )
    return { cue: 'staff', gap: g };
  // "W/o Jivrajbhai", "D/O Amina": whose wife, son or daughter.
  if (
    g === gap.space &&
    t.gap[before] === gap.slash &&
    (t.end[before] ?? 0) - (t.start[before] ?? 0) === 1 &&
    /^(?:[WSD]\/[oO]|w\/o)$/.test(t.text.slice(t.start[before - 1], t.end[before])) &&
    t.shape[i] === shape.capital
  )
    return { cue: t.shape[before - 1] === shape.initial ? 'role' : 'by', gap: g };
  if (
    g === gap.space &&
    t.shape[i] === shape.capital &&
    t.shape[before] !== shape.small &&
    (t.end[before] ?? 0) - (t.start[before] ?? 0) < 5 &&
    grades.test(wordAt(t, before).slice(0, 5)) &&
    t.gap[before] !== gap.hyphen &&
    (bits & is.label) === 0
  )
    return { cue: 'asked', gap: g };
  if (ageAsks(t, i) || departmentAsks(t, i)) return { cue: 'asked', gap: g };
  if (isRoster(t, i)) return { cue: 'listed', gap: g };
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
    (g === gap.space || (g === gap.period && /^(?:fr|sr|sgt|capt|rev)$/.test(word))) &&
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
  if (g === gap.dash && (bits & is.field) !== 0 && (bits & (is.staff | is.relative)) !== 0)
    return { cue: 'field', gap: g };
  if (word === 'lead' && hasDigit(t.shape[before - 1])) return none;
  if (g === gap.colon && (bits & is.field) !== 0) return { cue: 'field', gap: g };
  if (g === gap.colon && word === 'name') return { cue: 'field', gap: g };
  if ((g === gap.space || g === gap.quote) && naming.has(word))
    return { cue: word === 'dear' ? 'field' : 'named', gap: g };
  if (g === gap.space && signing.has(word)) return { cue: 'closing', gap: g };
  if (
    patientWord.has(word) &&
    (g === gap.space || g === gap.spaces || g === gap.dash || (g === gap.period && /^pat?t?$/.test(word)))
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
  // "w/ Femi"
  if (word === 'w' && g === gap.slash && /\s/.test(t.text.slice(t.end[before], t.start[i])))
    return { cue: 'by', gap: g };
  // "two brothers, Tariq and Usman"; "daughters Faith and Verity".
  return none;
}

/** "66F Cadwaladr on dialysis": an age and a sex, then a word that goes on as a person does. */
const ageAsks = (t: Tokens, i: number): boolean =>
  t.shape[i] === shape.capital &&
  t.gap[i] === gap.space &&
  t.shape[i - 1] === shape.mixed &&
  /^\d{1,3}[MF]$/.test(wordAt(t, i - 1).slice(0, 5)) &&
  ((bitsAt(t, i) & anyName) !== 0 || /^(?:on|from|in|for|at|adm|admitted|who|is|was|has)$/.test(smallAt(t, i + 1)));

const naming = new Set('named called aka dear alias née nee prefers'.split(' '));
const signing = new Set('sincerely faithfully regards signed'.split(' '));
const patientWord = new Set('pt pat patient client name caller resident pts'.split(' '));
const department = new Set(
  'peds paeds ortho vascular trauma neuro neurosurg cards cardio surg gynae gyn renal resp gi icu itu hdu ent uro psych derm haem heme onc plastics rads micro anesthesia anaesthetics pall micu sicu picu nicu neonates pharmacy lab labs switch police theatre theatres ward desk reception life bank blood-bank dietetics security admissions scheduling transport dispatch front ma rn np pa rt crna tech receptionist nurse carer'.split(
    ' ',
  ),
);
const grades = /^(?:F[12]|FY[12]|[SC]T[1-8]|IMT[1-3]|PGY[1-8]|R[1-5]|MS[34]|CM|DN|CRNA|SpR|SHO|CNM|LPN|RRT)$/;

/** "Peds Sayegh.", "lab (Greg)", "Trauma: Hrdlicka (R4)": a department, and who answered there. */
function departmentAsks(t: Tokens, i: number): boolean {
  const before = i - 1;
  const g = t.gap[i];
  if (t.shape[i] !== shape.capital || t.possessive[i] === 1) return false;
  if (g !== gap.open && g !== gap.colon && !(g === gap.space && t.shape[before] === shape.capital)) return false;
  if (!department.has(smallAt(t, before))) return false;
  const end = t.gap[i + 1] ?? gap.start;
  if (g === gap.open) return end === gap.close || t.text[t.end[i] ?? 0] === ')';
  const grade =
    end === gap.open &&
    /^(?:R\d|PGY\d?|F\d|ST\d|CT\d|SHO|[Rr]eg|SpR|cons|RN|PA|NP|MD)$/.test(wordAt(t, i + 1).slice(0, 5));
  if (g === gap.colon) return grade;
  return (
    g === gap.space &&
    t.shape[before] === shape.capital &&
    (t.gap[before] === gap.period || t.gap[before] === gap.semicolon || beginsLine(t, before)) &&
    (grade || end === gap.colon || end === gap.period)
  );
}

const berth = /^(?:bed|cot|room|bay|chair|cubicle|pod|slot|incubator|station|rm|sr|bd|side)$/;

/** "Bed 4 …", "1) …": a place in a list of patients. */
/** A line that begins with a time. */
export function timeBefore(t: Tokens, i: number): boolean {
  const before = i - 1;
  const size = (t.end[before] ?? 0) - (t.start[before] ?? 0);
  if (t.shape[before] !== shape.number || (t.gap[i] !== gap.space && t.gap[i] !== gap.spaces && t.gap[i] !== gap.dash))
    return false;
  if (size === 4) return beginsLine(t, before) && Number(wordAt(t, before)) < 2400;
  return size === 2 && t.gap[before] === gap.colon && t.shape[before - 1] === shape.number && beginsLine(t, before - 1);
}

function isRoster(t: Tokens, i: number): boolean {
  const before = i - 1;
  // "09:20 Pellerin", "2100 Jarrah": a line of a diary.
  if (timeBefore(t, i)) return true;
  // "B21 Tamm", "SR2: Halloran"
  if (
    t.shape[before] === shape.mixed &&
    beginsLine(t, before) &&
    /^[A-Z]{1,3}\d{1,2}[a-z]?$/.test(wordAt(t, before).slice(0, 7))
  )
    return t.gap[i] === gap.space || t.gap[i] === gap.colon || t.gap[i] === gap.spaces;
  if (!hasDigit(t.shape[before]) || (t.end[before] ?? 0) - (t.start[before] ?? 0) > 3) return false;
  const g = t.gap[i] ?? gap.start;
  if (berth.test(smallAt(t, before - 1)) && t.gap[before] === gap.space)
    return (
      g === gap.space || g === gap.spaces || g === gap.colon || g === gap.dash || g === gap.period || g === gap.comma
    );
  return (
    (beginsLine(t, before) || t.gap[before] === gap.period) &&
    t.shape[before] === shape.number &&
    /^[).:]\s*$/.test(t.text.slice(t.end[before], t.start[i]))
  );
}

function titleHolds(t: Tokens, title: number, i: number): boolean {
  const word = smallAt(t, title);
  if (t.shape[title] === shape.small && hasDigit(t.shape[title - 1])) return false;
  if (word === 'mx' && t.shape[title] === shape.upper && (bitsAt(t, i) & anyName) === 0) return false;
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
