import type { Finds } from './finds.ts';
import { linksWords, placeEnd } from './locations.ts';
import { beginsSentence, bitsAt, gap, hasDigit, isCapital, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { anyName, is, looksMedical } from './words.ts';

const strongHeads =
  /^(?:hospital|infirmary|hospice|sanatorium|polyclinic|klinik|klinikum|krankenhaus|h[oô]pital|ospedale|policlinico|cl[ií]nica|spital|spitalul|ziekenhuis|sykehus|ysbyty|clinic|szpital)$/;
const foreignHeads =
  /^(?:klinik|klinikum|krankenhaus|h[oô]pital|ospedale|policlinico|cl[ií]nica|spital|spitalul|ziekenhuis|sykehus|ysbyty|haus|szpital|hospital)$/;
const smallHeads = /^(?:hospital|infirmary|hospice|clinic)$/;
const eponymSafe = /^(?:hospital|infirmary|hospice|lodge|practice|centre|center|institute|house)$/;

/** Whether a word of a place's name is its own, not one that many places share. */
export function specific(t: Tokens, i: number, head: string): boolean {
  const bits = bitsAt(t, i);
  if ((bits & (is.generic | is.wide | is.hospital | is.month | is.title)) !== 0) return false;
  if ((bits & is.ordinary) !== 0 && (bits & anyName) === 0) return false;
  if ((bits & is.eponym) !== 0 && !eponymSafe.test(head) && !(head === 'clinic' && (bits & anyName) !== 0))
    return false;
  const size = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  return size > 1 && size < 30 && !looksMedical(wordAt(t, i)) && !(t.shape[i] === shape.upper && size < 4);
}

/** The name of a hospital, practice or home that ends (or begins) with this word. */
export function hospitalAt(t: Tokens, i: number, finds: Finds, allSmall: boolean): void {
  const head = smallAt(t, i);
  if (t.shape[i] === shape.small && !smallHeads.test(head)) return;
  if (t.shape[i] === shape.upper && !strongHeads.test(head) && (t.end[i] ?? 0) - (t.start[i] ?? 0) < 4) return;
  const nextIsHead =
    t.gap[i + 1] === gap.space && (bitsAt(t, i + 1) & is.hospital) !== 0 && t.shape[i + 1] === t.shape[i];
  if (nextIsHead && !/^(?:ward|unit)$/.test(smallAt(t, i + 1))) return;
  const small = t.shape[i] === shape.small;
  let from = i;
  let own = 0;
  let ordinary = 0;
  for (let k = i - 1; k >= 0 && i - k < 8; k--) {
    const g = t.gap[k + 1] ?? 0;
    const word = smallAt(t, k);
    const saint = word === 'st' || word === 'saint' || word === 'ste';
    if (
      !linksWords(g) &&
      !(saint && (g === gap.period || g === gap.dot)) &&
      !(g === gap.other && t.text.slice(t.end[k], t.start[k + 1]).trim() === '&')
    )
      break;
    if (
      (isCapital(t.shape[k]) && t.shape[k] !== shape.initial) ||
      (allSmall &&
        t.shape[k] === shape.small &&
        !(bitsAt(t, k) & (is.by | is.preposition | is.verb)) &&
        !/^(?:the|a|in|at)$/.test(word))
    ) {
      if ((bitsAt(t, k) & is.title) !== 0 && !saint) break;
      from = k;
      if (
        specific(t, k, head) ||
        saint ||
        /^(?:pavilion|lodge|haus|grange|manor|bridge)$/.test(word) ||
        (head === 'hospital' && (bitsAt(t, k) & is.wide) !== 0 && i - k > 1)
      )
        own++;
      else if ((bitsAt(t, k) & (is.generic | is.wide | is.hospital)) === 0 && !beginsSentence(t, k)) ordinary++;
    } else if (/^(?:of|and|the|de|la|del|du|des)$/.test(word) && isCapital(t.shape[k - 1])) continue;
    else break;
  }
  if (small && !allSmall) {
    if (
      own > 0 &&
      from < i &&
      t.gap[i] === gap.space &&
      own === i - from &&
      !(bitsAt(t, i - 1) & (is.eponym | is.head)) &&
      !beginsSentence(t, from) &&
      (bitsAt(t, from) & is.given) === 0
    )
      finds.add('HOSPITAL', t.start[from] ?? 0, t.end[i] ?? 0, 0.55);
    return;
  }
  let to = i;
  // "Institute of Gastroenterology, Kolhanpur"
  if (
    own > 0 &&
    smallAt(t, i + 1) === 'of' &&
    t.gap[i + 1] === gap.space &&
    t.gap[i + 2] === gap.space &&
    /^(?:institute|centre|center|hospital|school|college)$/.test(head) &&
    t.shape[i + 2] === shape.capital &&
    (looksMedical(wordAt(t, i + 2)) || (bitsAt(t, i + 2) & is.ordinary) !== 0)
  )
    to = i + 2;
  else if (
    smallAt(t, i + 1) === 'of' &&
    t.gap[i + 1] === gap.space &&
    isCapital(t.shape[i + 2]) &&
    strongHeads.test(head)
  ) {
    const saint = /^(?:st|saint)$/.test(smallAt(t, i + 2));
    const last = saint ? i + 3 : i + 2;
    if ((bitsAt(t, last) & is.ordinary) === 0) {
      to = last;
      own++;
    }
  } else if (
    own === 0 &&
    foreignHeads.test(head) &&
    from === i &&
    t.shape[i] === shape.capital &&
    linksWords(t.gap[i + 1]) &&
    isCapital(t.shape[i + 1])
  ) {
    let k = i + 1;
    while (
      k < i + 5 &&
      t.gap[k] === gap.space &&
      isCapital(t.shape[k]) &&
      (specific(t, k, 'hospital') || (bitsAt(t, k) & is.title) === 0)
    ) {
      if (specific(t, k, 'hospital')) {
        to = k;
        if (head !== 'hospital') own++;
      } else if (head === 'hospital') break;
      k++;
    }
    if (own === 0) to = i;
  }
  const strong =
    strongHeads.test(head) ||
    (/^(?:centre|center)$/.test(head) &&
      /^(?:medical|health|cancer|heart|nursing|care|children's|children|rehabilitation|rehab|trauma)$/.test(
        smallAt(t, i - 1),
      )) ||
    (head === 'home' && /^(?:nursing|care|residential)$/.test(smallAt(t, i - 1)));
  if (from === i && to === i) return;
  const start = t.start[from] ?? 0;
  const end = t.end[to] ?? 0;
  let confidence = 0;
  if (own > 0)
    confidence = strong
      ? 0.95
      : /^(?:ward|group|medical|health|healthcare|memorial|partners|associates|rehab|unit|collective|bridge|trust)$/.test(
            head,
          )
        ? 0.62
        : 0.8;
  else if (ordinary > 0 && strong && head !== 'clinic' && !small && t.shape[i] !== shape.upper) confidence = 0.6;
  if (t.shape[i] === shape.upper && !strong) confidence = own > 0 ? 0.4 : 0;
  if (own > 0 && !strong && head === 'group' && (bitsAt(t, i - 1) & is.head) !== 0) confidence = 0;
  if (t.shape[i] === shape.upper && /^(?:clinic|centre|center|unit|ward)$/.test(head) && !namedIn(t, from, i))
    confidence = 0;
  finds.add('HOSPITAL', start, end, confidence);
  if (confidence >= 0.5) townAfter(t, to, finds);
}

/** In capital letters a clinic's kind looks like its name: only a word that names people or places is one. */
function namedIn(t: Tokens, from: number, to: number): boolean {
  for (let k = from; k < to; k++)
    if ((bitsAt(t, k) & (is.given | is.family | is.town)) !== 0 && (bitsAt(t, k) & (is.ordinary | is.eponym)) === 0)
      return true;
  return false;
}

/** "…Medical Center, Dayton, Ohio": the town after a hospital. */
export function townAfter(t: Tokens, i: number, finds: Finds): void {
  if (t.gap[i + 1] !== gap.comma || !isCapital(t.shape[i + 1])) return;
  const end = placeEnd(t, i + 1);
  if (end < i + 1 || hasDigit(t.shape[end + 1])) return;
  finds.add('LOCATION', t.start[i + 1] ?? 0, t.end[end] ?? 0, 0.72);
}

const shortHead =
  /^(?:Base|Royal|General|Memorial|Regional|Children|Hosp|District|Baptist|Methodist|Presbyterian|Lutheran|Infirmary|Mercy|VNA|CHC|PHC|VAMC|DGH|SNF|UHC|CHU)$/;
const kindOfPlace = /^(?:VNA|CHC|PHC|VAMC|DGH|SNF|CHU)$/;

/** "at St. Brendan's", "to St Wulfstan's": a saint who owns something. */
export function saintAt(t: Tokens, i: number, finds: Finds): void {
  if (t.possessive[i + 1] !== 1 || !/^(?:St|Saint)$/.test(wordAt(t, i))) return;
  const g = t.gap[i + 1];
  if ((g !== gap.space && g !== gap.period) || t.shape[i + 1] !== shape.capital || t.possessive[i + 1] !== 1) return;
  if (!/^(?:at|to|from|via)$/.test(smallAt(t, i - 1)) || t.gap[i] !== gap.space) return;
  if (t.gap[i + 2] === gap.space && isCapital(t.shape[i + 2])) return;
  finds.add('HOSPITAL', t.start[i] ?? 0, (t.end[i + 1] ?? 0) + 2, 0.86);
}

/** "Ironbridge Royal", "Leeds General": known by less than their name. */
export function shortHospitalAt(t: Tokens, i: number, finds: Finds): void {
  const before = i - 1;
  const size = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  if (size < 3 || size > 12 || t.shape[before] !== shape.capital || t.gap[i] !== gap.space) return;
  if (!shortHead.test(wordAt(t, i))) return;
  const kin = /^(?:Children|Regional|Hosp)$/.test(wordAt(t, i));
  if ((t.shape[i] !== shape.capital && !kindOfPlace.test(wordAt(t, i))) || !specific(t, before, 'unit')) return;
  const g = t.gap[i + 1] ?? gap.start;
  if (g === gap.space && isCapital(t.shape[i + 1])) return;
  const cue =
    /^(?:at|to|from|in|the|and|via)$/.test(smallAt(t, before - 1)) ||
    t.gap[before] === gap.comma ||
    t.gap[before] === gap.colon;
  let from = before;
  while (
    from > 0 &&
    before - from < 2 &&
    linksWords(t.gap[from]) &&
    t.shape[from - 1] === shape.capital &&
    (specific(t, from - 1, 'unit') || (bitsAt(t, from - 1) & is.townStart) !== 0)
  )
    from--;
  const asked =
    cue ||
    /^(?:at|to|from|in|the|and|via|with)$/.test(smallAt(t, from - 1)) ||
    t.gap[from] === gap.comma ||
    t.gap[from] === gap.colon;
  const whole = kin && t.possessive[i] === 1 ? (t.end[i] ?? 0) + 2 : (t.end[i] ?? 0);
  finds.add('HOSPITAL', t.start[from] ?? 0, whole, asked ? 0.94 : kin || kindOfPlace.test(wordAt(t, i)) ? 0.72 : 0.5);
}
