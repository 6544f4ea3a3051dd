import { american } from './states.ts';
import type { Finds } from './finds.ts';
import { beginsSentence, bitsAt, gap, isCapital, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { anyName, is, looksMedical, townsOfSeveralWords } from './words.ts';

export const linksWords = (g: number | undefined): boolean => g === gap.space || g === gap.hyphen;

/** The last token of a place's name that begins at a token, or -1 where it cannot be one. */
export function placeEnd(t: Tokens, i: number): number {
  const several = severalEnd(t, i);
  if (several > 0) return several;
  if (!mayBePlace(t, i)) return -1;
  // South Africa, North Carolina: larger than what must go.
  if (linksWords(t.gap[i + 1]) && isCapital(t.shape[i + 1]) && (bitsAt(t, i + 1) & is.wide) !== 0) return -1;
  let k = i;
  while (k < i + 2 && linksWords(t.gap[k + 1]) && t.shape[k + 1] === shape.capital && mayBePlace(t, k + 1)) k++;
  return k;
}

export function mayBePlace(t: Tokens, i: number): boolean {
  const bits = bitsAt(t, i);
  if (t.shape[i] !== shape.capital || t.possessive[i] === 1) return false;
  if ((bits & (is.wide | is.month | is.title | is.relative | is.staff | is.label | is.degree | is.holiday)) !== 0)
    return false;
  if ((bits & is.ordinary) !== 0 && (bits & (is.town | is.family)) === 0) return false;
  return !looksMedical(wordAt(t, i));
}

export function severalEnd(t: Tokens, i: number): number {
  if ((bitsAt(t, i) & is.townStart) === 0) return 0;
  for (const rest of townsOfSeveralWords(wordAt(t, i))) {
    if (
      rest.every(
        (word, k) =>
          smallAt(t, i + 1 + k) === word && (linksWords(t.gap[i + 1 + k]) || t.gap[i + 1 + k] === gap.period),
      )
    )
      return i + rest.length;
  }
  return 0;
}

const sent = /^(?:transferred|transfer|discharged|admitted|referred|repatriated|transferring)$/;
const placedBy = new Set('in from near at to of outside around via leaving through for towards'.split(' '));
const sureMove =
  /^(?:lives?|living|lived|resident|resides?|residing|born|raised|grew|moved|relocated|emigrated|travel|travelled|traveled|trip|visited|visiting|flew|native|originally|hails|back|based|works?|worked|working|moving|going|gone|go|goes|been|off|route|walks?|walking|drives?|driving|flying|travels|travelling|traveling|heading|headed|sent|posted|ashes|commutes|ferry|train|bus|letter|flight|flights|farm|farms|farmer|student|retired|roofer|teacher|university|college|school|depot|plant|factory|married|buried|funeral|cruise|weekend|caravan|cottage|estate|community|relatives|family|parents|sister|brother|son|daughter|mother|father|aunt|uncle|gran|cousin|cousins|niece|nephew|flat|house|home|holiday|vacation|stayed|staying|drove|parked|bar|comes|came|returned|lodging|road|way|up|repat|repats|repatriate|repatriation)$/;

/** A place smaller than a state. Gives the token after it, or its own. */
export function locationAt(t: Tokens, i: number, finds: Finds): number {
  const bits = bitsAt(t, i);
  const cue = bitsAt(t, i - 1) & is.preposition;
  const listedHere = (bits & (is.town | is.townStart)) !== 0;
  const g1 = t.gap[i + 1] ?? gap.start;
  if (cue === 0 && !listedHere && g1 !== gap.comma && !(g1 === gap.space && isCapital(t.shape[i + 1]))) return i;
  const several = severalEnd(t, i);
  const before = smallAt(t, i - 1);
  const placed = placedBy.has(before) && t.gap[i] === gap.space;
  const end = several > 0 ? several : placeEnd(t, i);
  if (end < i) return i;
  const listed = several > 0 || (bits & is.town) !== 0;
  const after = end + 1;
  const g = t.gap[after] ?? gap.start;
  const nextBits = g === gap.space || g === gap.hyphen ? bitsAt(t, after) : 0;
  const next = smallAt(t, after);
  if (
    (nextBits & (is.head | is.degree)) !== 0 &&
    next !== 'clinic' &&
    !(placed && listed && /^(?:view|area|stage)$/.test(next))
  )
    return i;
  if ((nextBits & is.hospital) !== 0 && isCapital(t.shape[after])) return i;
  if (g === gap.space && t.shape[after] === shape.initial && !placed) return i;
  if (
    (g === gap.space &&
      t.shape[after] === shape.number &&
      t.gap[after + 1] !== gap.comma &&
      !(placed && t.gap[after + 1] === gap.slash)) ||
    /^ & \p{Lu}/u.test(t.text.slice(t.end[end], (t.end[end] ?? 0) + 4)) ||
    /^(?:iv|iii|ii|positive|negative|scale|score)$/.test(next)
  )
    return i;
  const moved =
    placed &&
    (sureMove.test(smallAt(t, i - 2)) ||
      sureMove.test(smallAt(t, i - 3)) ||
      ((bitsAt(t, i - 2) & is.dwelling) !== 0 && !sent.test(smallAt(t, i - 2))));
  const visited = /^(?:visited|visiting|leaving|lives|resides)$/.test(before) && t.gap[i] === gap.space;
  const doubtful = (bits & is.doubtful) !== 0 && several === 0;
  const wideAfter =
    g === gap.comma &&
    ((bitsAt(t, after) & is.wide) !== 0 ||
      (/^(?:new|north|south|west)$/.test(next) && (bitsAt(t, after + 1) & is.wide) !== 0) ||
      /^(?:york|mexico|zealand|jersey|hampshire)$/.test(smallAt(t, after + 1)) ||
      (t.shape[after] === shape.upper && american.test(wordAt(t, after)))) &&
    isCapital(t.shape[after]);
  const county =
    (/^(?:county|township|borough|parish|village|municipality|district|suburb)$/.test(next) &&
      g === gap.space &&
      isCapital(t.shape[after])) ||
    (next === 'sub' && g === gap.space && smallAt(t, after + 1) === 'district') ||
    (/^(?:township|village|area|district|depot|branch|ferry|council|police|social|estate|prison|suburb)$/.test(next) &&
      g === gap.space &&
      placed &&
      (bits & is.eponym) === 0);
  let confidence = 0;
  if (county) confidence = 0.85;
  else if (moved || visited)
    confidence = listed ? 0.93 : before === 'at' ? 0.45 : (bits & is.eponym) !== 0 ? 0.6 : 0.85;
  else if (wideAfter && !beginsSentence(t, i)) confidence = listed ? 0.9 : (bits & anyName) !== 0 ? 0.55 : 0.68;
  else if (placed && listed)
    confidence =
      (bits & is.eponym) !== 0 && several === 0
        ? 0.52
        : doubtful && /^(?:of|for|at|to|through)$/.test(before)
          ? 0.55
          : 0.84;
  else if (
    placed &&
    (bits & (is.eponym | is.given)) === 0 &&
    g !== gap.slash &&
    !/^(?:to|of|for|via|through|towards)$/.test(before)
  )
    confidence = before === 'near' || before === 'from' || before === 'outside' ? 0.66 : before === 'in' ? 0.6 : 0.5;
  else if (placed && before === 'of' && t.gap[i - 1] === gap.comma && (bits & is.eponym) === 0) confidence = 0.66;
  else if (
    placed &&
    before === 'of' &&
    isCapital(t.shape[i - 2]) &&
    (bitsAt(t, i - 2) & anyName) !== 0 &&
    (bits & (is.eponym | is.given)) === 0 &&
    g !== gap.slash
  )
    confidence = 0.66;
  else if (before === 'county' && isCapital(t.shape[i - 1])) confidence = 0.8;
  else if (listed && !doubtful && (bits & (anyName | is.eponym)) === 0) confidence = several > 0 ? 0.7 : 0.62;
  else if (
    listed &&
    !doubtful &&
    several === 0 &&
    (t.gap[i] === gap.comma || t.gap[i] === gap.open) &&
    (bits & is.eponym) === 0
  )
    confidence = 0.55;
  if (confidence < 0.5) return i;
  finds.add('LOCATION', t.start[i] ?? 0, t.end[end] ?? 0, confidence);
  return i;
}

/** "transferred from Cottonwood": where nothing says what it is. */
export function sentFromAt(t: Tokens, i: number, finds: Finds): void {
  if (!sent.test(smallAt(t, i))) return;
  if (!/^(?:from|to)$/.test(smallAt(t, i + 1)) || t.gap[i + 2] !== gap.space || !mayBePlace(t, i + 2)) return;
  const bits = bitsAt(t, i + 2);
  if ((bits & (is.ordinary | is.town | is.given | is.eponym | is.townStart)) !== 0) return;
  const end = placeEnd(t, i + 2);
  const next = bitsAt(t, end + 1);
  if ((next & is.hospital) === 0) finds.add('HOSPITAL', t.start[i + 2] ?? 0, t.end[end] ?? 0, 0.68);
}
