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
import { is, looksMedical, townsOfSeveralWords } from './words.ts';

const anyName = is.given | is.family;
const strongHeads =
  /^(?:hospital|infirmary|hospice|sanatorium|polyclinic|klinik|klinikum|krankenhaus|h[oô]pital|ospedale|policlinico|cl[ií]nica|spital|spitalul|ziekenhuis|sykehus|ysbyty|clinic|szpital)$/;
const foreignHeads =
  /^(?:klinik|klinikum|krankenhaus|h[oô]pital|ospedale|policlinico|cl[ií]nica|spital|spitalul|ziekenhuis|sykehus|ysbyty|haus|szpital|hospital)$/;
const smallHeads = /^(?:hospital|infirmary|hospice|clinic)$/;
const eponymSafe = /^(?:hospital|infirmary|hospice|lodge|practice|centre|center|institute|house)$/;

/** Whether a word of a place's name is its own, not one that many places share. */
function specific(t: Tokens, i: number, head: string): boolean {
  const bits = bitsAt(t, i);
  if ((bits & (is.generic | is.wide | is.hospital | is.month | is.title)) !== 0) return false;
  if ((bits & is.ordinary) !== 0 && (bits & anyName) === 0) return false;
  if ((bits & is.eponym) !== 0 && !eponymSafe.test(head) && !(head === 'clinic' && (bits & anyName) !== 0))
    return false;
  const size = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  return size > 1 && size < 30 && !looksMedical(wordAt(t, i)) && !(t.shape[i] === shape.upper && size < 4);
}

const linksWords = (g: number | undefined): boolean => g === gap.space || g === gap.hyphen;

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
      if (specific(t, k, head) || saint || (head === 'hospital' && (bitsAt(t, k) & is.wide) !== 0 && i - k > 1)) own++;
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
  if (smallAt(t, i + 1) === 'of' && t.gap[i + 1] === gap.space && isCapital(t.shape[i + 2]) && strongHeads.test(head)) {
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
    (/^(?:centre|center)$/.test(head) && /^(?:medical|health|cancer|heart)$/.test(smallAt(t, i - 1))) ||
    (head === 'home' && /^(?:nursing|care|residential)$/.test(smallAt(t, i - 1)));
  if (from === i && to === i) return;
  const start = t.start[from] ?? 0;
  const end = t.end[to] ?? 0;
  let confidence = 0;
  if (own > 0)
    confidence = strong
      ? 0.93
      : /^(?:ward|group|medical|health|healthcare|memorial|partners|associates|rehab|unit|collective|bridge|trust)$/.test(
            head,
          )
        ? 0.62
        : 0.8;
  else if (ordinary > 0 && strong && head !== 'clinic' && !small && t.shape[i] !== shape.upper) confidence = 0.6;
  if (t.shape[i] === shape.upper && !strong) confidence = own > 0 ? 0.4 : 0;
  if (own > 0 && !strong && head === 'group' && (bitsAt(t, i - 1) & is.head) !== 0) confidence = 0;
  finds.add('HOSPITAL', start, end, confidence);
  if (confidence >= 0.5) townAfter(t, to, finds);
}

/** "…Medical Center, Dayton, Ohio": the town after a hospital. */
function townAfter(t: Tokens, i: number, finds: Finds): void {
  if (t.gap[i + 1] !== gap.comma || !isCapital(t.shape[i + 1])) return;
  const end = placeEnd(t, i + 1);
  if (end < i + 1 || hasDigit(t.shape[end + 1])) return;
  finds.add('LOCATION', t.start[i + 1] ?? 0, t.end[end] ?? 0, 0.72);
}

/** "Ironbridge Royal", "Leeds General": known by less than their name. */
export function shortHospitalAt(t: Tokens, i: number, finds: Finds): void {
  const before = i - 1;
  const size = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  if (size < 5 || size > 8 || !/^(?:Royal|General|Memorial)$/.test(wordAt(t, i))) return;
  if (
    t.shape[i] !== shape.capital ||
    t.gap[i] !== gap.space ||
    t.shape[before] !== shape.capital ||
    !specific(t, before, 'unit')
  )
    return;
  const g = t.gap[i + 1] ?? gap.start;
  if (g === gap.space && isCapital(t.shape[i + 1])) return;
  const cue =
    /^(?:at|to|from|in|the|and|via)$/.test(smallAt(t, before - 1)) ||
    t.gap[before] === gap.comma ||
    t.gap[before] === gap.colon;
  finds.add('HOSPITAL', t.start[before] ?? 0, t.end[i] ?? 0, cue ? 0.75 : 0.5);
}

const ukOut = /^[A-Z]{1,2}\d[\dA-Z]?$/i;
const ukIn = /^\d[A-Z]{2}$/i;
const canOut = /^[ABCEGHJ-NPRSTVXY]\d[A-Z]$/i;
const canIn = /^\d[A-Z]\d$/i;
const australian = /^(?:VIC|NSW|QLD|SA|WA|TAS|ACT|NT)$/;
const american =
  /^(?:AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|PR)$/;

/** The last token of a postcode that begins at a token, or -1. */
function postcodeEnd(t: Tokens, i: number): number {
  const size = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  if (size > 8) return -1;
  const word = wordAt(t, i);
  if (t.shape[i] === shape.mixed) {
    const next =
      t.gap[i + 1] === gap.space && t.shape[i + 1] === shape.mixed && (t.end[i + 1] ?? 0) - (t.start[i + 1] ?? 0) === 3
        ? wordAt(t, i + 1)
        : '';
    if (next !== '' && ((ukOut.test(word) && ukIn.test(next)) || (canOut.test(word) && canIn.test(next)))) return i + 1;
    return -1;
  }
  if (t.gap[i] !== gap.space && t.gap[i] !== gap.comma) return -1;
  const before = wordAt(t, i - 1);
  if (size === 5 && american.test(before))
    return t.gap[i + 1] === gap.hyphen &&
      t.shape[i + 1] === shape.number &&
      (t.end[i + 1] ?? 0) - (t.start[i + 1] ?? 0) === 4
      ? i + 1
      : i;
  if (size === 4 && australian.test(before)) return i;
  return -1;
}

const dwellingPart = /^(?:flat|apt|apartment|unit|suite|ste|floor|lot|villa|block|box|room|level|no|appt)$/;

/** A postcode, and the address before it. Gives the token after it, or its own. */
export function postcodeAt(t: Tokens, i: number, finds: Finds): number {
  const last = postcodeEnd(t, i);
  if (last < 0) return i;
  const begin = addressStart(t, i);
  const state = t.shape[i] === shape.number;
  if (begin.at < i) finds.add('ADDRESS', t.start[begin.at] ?? 0, t.end[last] ?? 0, 0.95);
  else {
    finds.add('ADDRESS', t.start[i] ?? 0, t.end[last] ?? 0, state ? 0.75 : 0.88);
    const town = state ? i - 2 : i - 1;
    if (isCapital(t.shape[town]) && (t.gap[town + 1] === gap.space || t.gap[town + 1] === gap.comma)) {
      let from = town;
      while (
        from > 0 &&
        t.gap[from] === gap.space &&
        isCapital(t.shape[from - 1]) &&
        town - from < 2 &&
        (bitsAt(t, from - 1) & is.ordinary) === 0
      )
        from--;
      if ((bitsAt(t, town) & (is.ordinary | is.label)) === 0)
        finds.add('LOCATION', t.start[from] ?? 0, t.end[town] ?? 0, 0.75);
    }
  }
  return last + 1;
}

/** Goes back from a postcode over what an address is made of. */
function addressStart(t: Tokens, i: number): { readonly at: number } {
  let street = -1;
  let house = -1;
  for (let k = i - 1; k >= 0 && i - k < 14; k--) {
    const g = t.gap[k + 1] ?? 0;
    if (g !== gap.space && g !== gap.comma && g !== gap.hyphen && g !== gap.line && g !== gap.period && g !== gap.slash)
      break;
    if (g === gap.line && street >= 0) break;
    const bits = bitsAt(t, k);
    const word = smallAt(t, k);
    if (t.shape[k] === shape.number || t.shape[k] === shape.mixed) {
      const size = (t.end[k] ?? 0) - (t.start[k] ?? 0);
      if (size > 5) break;
      if (dwellingPart.test(smallAt(t, k - 1))) {
        house = word === 'box' || (smallAt(t, k - 1) === 'box' && smallAt(t, k - 2) === 'po') ? k - 2 : k - 1;
        k = house;
        if ((bitsAt(t, k - 1) & is.street) !== 0 || isCapital(t.shape[k - 1])) {
          if (t.gap[house] === gap.comma && (bitsAt(t, k - 1) & is.street) !== 0) continue;
        }
        break;
      }
      house =
        t.gap[k] === gap.slash &&
        t.shape[k - 1] === shape.number &&
        (t.end[k - 1] ?? 0) - (t.start[k - 1] ?? 0) < 4 &&
        t.gap[k - 1] !== gap.slash
          ? k - 1
          : k;
      if (t.gap[house] === gap.comma && hasDigit(t.shape[house - 1]) && dwellingPart.test(smallAt(t, house - 2)))
        house -= 2;
      break;
    }
    if ((bits & is.street) !== 0 && (isCapital(t.shape[k]) || t.shape[k] === shape.small)) street = k;
    const capital = isCapital(t.shape[k]);
    if (
      !capital &&
      !(
        t.shape[k] === shape.small &&
        (/^(?:of|the|on|upon|de|la|le)$/.test(word) ||
          (bits & (is.street | is.town)) !== 0 ||
          (t.shape[i] === shape.mixed &&
            /[a-z]/.test(wordAt(t, i)) &&
            (bits & (is.by | is.preposition | is.verb | is.label)) === 0))
      )
    )
      break;
    if ((bits & is.title) !== 0 && (bits & is.street) === 0) break;
  }
  if (house >= 0) return { at: house };
  if (street < 0) return { at: i };
  let at = street;
  while (at > 0 && t.gap[at] === gap.space && isCapital(t.shape[at - 1]) && street - at < 3) at--;
  return { at };
}

const clearStreet =
  /^(?:street|road|rd|avenue|ave|lane|ln|drive|crescent|cres|terrace|boulevard|blvd|gardens|grove|mews|highway|hwy|parkway|pkwy|straße|strasse|quay|esplanade|square|court|close|row|walk|parade|circle|trail|broadway|place|way)$/;

/** "12 High Street": a number and a street. Gives the token after it, or its own. */
export function streetAt(t: Tokens, i: number, finds: Finds): number {
  const size = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  if (size > 5 || t.gap[i + 1] !== gap.space || t.gap[i] === gap.dot) return i;
  let own = false;
  for (let k = i + 1; k < i + 6 && k < t.count; k++) {
    const g = t.gap[k] ?? 0;
    if (!linksWords(g) || (t.possessive[k] === 1 && (bitsAt(t, k) & is.eponym) !== 0)) return i;
    if (!isCapital(t.shape[k]) && ordinalLike(t, k) === false && !/^(?:de|la|du|des|rue|of|the)$/.test(smallAt(t, k)))
      return i;
    const bits = bitsAt(t, k);
    const word = smallAt(t, k);
    if (k > i + 1 && (bits & is.street) !== 0) {
      const clear = clearStreet.test(word);
      const next = t.gap[k + 1] ?? gap.start;
      const goesOn = next === gap.space && (bitsAt(t, k + 1) & is.street) !== 0 && isCapital(t.shape[k + 1]);
      if (goesOn) continue;
      if (!clear && !own) return i;
      const begin = t.gap[i] === gap.slash && t.shape[i - 1] === shape.number ? i - 1 : i;
      finds.add('ADDRESS', t.start[begin] ?? 0, t.end[k] ?? 0, clear ? 0.9 : 0.75);
      townBehindStreet(t, k, finds);
      return k + 1;
    }
    if (/^(?:rue|calle|via)$/.test(word) && isCapital(t.shape[k + 1])) {
      finds.add(
        'ADDRESS',
        t.start[i] ?? 0,
        t.end[isCapital(t.shape[k + 2]) && t.gap[k + 2] === gap.space ? k + 2 : k + 1] ?? 0,
        0.8,
      );
      return k + 2;
    }
    own ||= (bits & is.ordinary) === 0 || (bits & anyName) !== 0;
    if ((bits & is.title) !== 0 && k > i + 1) return i;
  }
  return i;
}

const ordinalLike = (t: Tokens, k: number): boolean =>
  t.shape[k] === shape.mixed && /^\d{1,3}(?:st|nd|rd|th)$/.test(smallAt(t, k));

function townBehindStreet(t: Tokens, k: number, finds: Finds): void {
  const g = t.gap[k + 1];
  if ((g === gap.comma || g === gap.line || g === gap.period) && isCapital(t.shape[k + 1])) {
    const end = dwellingPart.test(smallAt(t, k + 1)) ? -1 : placeEnd(t, k + 1);
    if (end > k && (g === gap.comma || (bitsAt(t, k + 1) & is.town) !== 0))
      finds.add('LOCATION', t.start[k + 1] ?? 0, t.end[end] ?? 0, 0.7);
  }
}

/** "on Maple Street": a street without a number; "Hauptstraße 12"; "Calle Mayor 15". */
export function namedStreetAt(t: Tokens, i: number, finds: Finds): void {
  const word = smallAt(t, i);
  if (t.shape[i] !== shape.capital) return;
  if (
    /(?:straße|strasse|straat|gasse)$/.test(word) &&
    word.length > 8 &&
    hasDigit(t.shape[i + 1]) &&
    t.gap[i + 1] === gap.space
  ) {
    finds.add('ADDRESS', t.start[i] ?? 0, t.end[i + 1] ?? 0, 0.9);
    return;
  }
  if (/^(?:calle|rue|via|rua|avenida)$/.test(word) && t.gap[i + 1] === gap.space) {
    let k = i + 1;
    while (
      k < i + 6 &&
      t.gap[k] === gap.space &&
      (isCapital(t.shape[k]) || /^(?:de|del|la|les|des|du)$/.test(smallAt(t, k)))
    )
      k++;
    if (hasDigit(t.shape[k]) && k > i + 1) finds.add('ADDRESS', t.start[i] ?? 0, t.end[k] ?? 0, 0.85);
    return;
  }
  if (!/^(?:street|road|avenue|lane|drive|crescent|terrace|boulevard|close|court)$/.test(word)) return;
  let from = i;
  while (from > 0 && t.gap[from] === gap.space && t.shape[from - 1] === shape.capital && i - from < 3) from--;
  if (from === i || (i - from === 1 && (bitsAt(t, from) & is.ordinary) !== 0 && (bitsAt(t, from) & anyName) === 0))
    return;
  if (/^(?:on|in|at|of|off|to|along|near|from|outside)$/.test(smallAt(t, from - 1)) && t.gap[from] === gap.space)
    finds.add('ADDRESS', t.start[from] ?? 0, t.end[i] ?? 0, 0.75);
  else if (beginsLine(t, from) && t.gap[i + 1] === gap.comma)
    finds.add('ADDRESS', t.start[from] ?? 0, t.end[i] ?? 0, 0.65);
}

/** "PO Box 118". */
export function boxAt(t: Tokens, i: number, finds: Finds): void {
  if ((t.end[i] ?? 0) - (t.start[i] ?? 0) !== 3 || !hasDigit(t.shape[i + 1])) return;
  if (smallAt(t, i) === 'box' && /^(?:po|o|bag)$/.test(smallAt(t, i - 1)) && hasDigit(t.shape[i + 1]))
    finds.add('ADDRESS', t.start[smallAt(t, i - 1) === 'o' ? i - 2 : i - 1] ?? 0, t.end[i + 1] ?? 0, 0.88);
}

/** "Am Stadtpark 11, 97080 Würzburg": a code before its town. */
export function codeBeforeTownAt(t: Tokens, i: number, finds: Finds): void {
  if ((t.end[i] ?? 0) - (t.start[i] ?? 0) !== 5 || t.gap[i + 1] !== gap.space || t.shape[i + 1] !== shape.capital)
    return;
  if (
    (t.gap[i] !== gap.comma && t.gap[i] !== gap.line) ||
    !hasDigit(t.shape[i - 1]) ||
    t.shape[i - 2] !== shape.capital ||
    t.gap[i - 1] !== gap.space
  )
    return;
  let from = i - 2;
  while (from > 0 && t.gap[from] === gap.space && t.shape[from - 1] === shape.capital && i - from < 6) from--;
  finds.add('ADDRESS', t.start[from] ?? 0, t.end[i + 1] ?? 0, 0.9);
}

/** The last token of a place's name that begins at a token, or -1 where it cannot be one. */
function placeEnd(t: Tokens, i: number): number {
  const several = severalEnd(t, i);
  if (several > 0) return several;
  if (!mayBePlace(t, i)) return -1;
  // South Africa, North Carolina: larger than what must go.
  if (linksWords(t.gap[i + 1]) && isCapital(t.shape[i + 1]) && (bitsAt(t, i + 1) & is.wide) !== 0) return -1;
  let k = i;
  while (k < i + 2 && linksWords(t.gap[k + 1]) && t.shape[k + 1] === shape.capital && mayBePlace(t, k + 1)) k++;
  return k;
}

function mayBePlace(t: Tokens, i: number): boolean {
  const bits = bitsAt(t, i);
  if (t.shape[i] !== shape.capital || t.possessive[i] === 1) return false;
  if ((bits & (is.wide | is.month | is.title | is.relative | is.staff | is.label | is.degree | is.holiday)) !== 0)
    return false;
  if ((bits & is.ordinary) !== 0 && (bits & (is.town | is.family)) === 0) return false;
  return !looksMedical(wordAt(t, i));
}

function severalEnd(t: Tokens, i: number): number {
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
const placedBy = /^(?:in|from|near|at|to|of|outside|around|via|leaving|through|for|towards)$/;
const sureMove =
  /^(?:lives?|living|lived|resident|resides?|residing|born|raised|grew|moved|relocated|emigrated|travel|travelled|traveled|trip|visited|visiting|flew|native|originally|hails|back|based|works?|worked|working|flat|house|home|holiday|vacation|stayed|staying|drove|parked|bar|comes|came|returned|lodging|road|way|up)$/;

/** A place smaller than a state. Gives the token after it, or its own. */
export function locationAt(t: Tokens, i: number, finds: Finds): number {
  const bits = bitsAt(t, i);
  const cue = bitsAt(t, i - 1) & is.preposition;
  const listedHere = (bits & (is.town | is.townStart)) !== 0;
  const g1 = t.gap[i + 1] ?? gap.start;
  if (cue === 0 && !listedHere && g1 !== gap.comma && !(g1 === gap.space && isCapital(t.shape[i + 1]))) return i;
  const several = severalEnd(t, i);
  const before = smallAt(t, i - 1);
  const placed = placedBy.test(before) && t.gap[i] === gap.space;
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
    (g === gap.space && t.shape[after] === shape.number && t.gap[after + 1] !== gap.comma) ||
    /^(?:iv|iii|ii|positive|negative|scale|score)$/.test(next)
  )
    return i;
  const moved =
    placed &&
    (sureMove.test(smallAt(t, i - 2)) ||
      sureMove.test(smallAt(t, i - 3)) ||
      ((bitsAt(t, i - 2) & is.dwelling) !== 0 && !sent.test(smallAt(t, i - 2))));
  const visited = /^(?:visited|visiting|leaving)$/.test(before) && t.gap[i] === gap.space;
  const doubtful = (bits & is.doubtful) !== 0 && several === 0;
  const wideAfter =
    g === gap.comma &&
    ((bitsAt(t, after) & is.wide) !== 0 || (t.shape[after] === shape.upper && american.test(wordAt(t, after)))) &&
    isCapital(t.shape[after]);
  const county =
    /^(?:county|township|borough|parish|village)$/.test(next) && g === gap.space && isCapital(t.shape[after]);
  let confidence = 0;
  if (county) confidence = 0.85;
  else if (moved || visited) confidence = listed ? 0.93 : before === 'at' ? 0.6 : (bits & is.eponym) !== 0 ? 0.6 : 0.85;
  else if (wideAfter && !beginsSentence(t, i)) confidence = listed ? 0.9 : (bits & anyName) !== 0 ? 0.55 : 0.68;
  else if (placed && listed) confidence = doubtful && /^(?:of|for|at|to|through)$/.test(before) ? 0.55 : 0.84;
  else if (
    placed &&
    (bits & (is.eponym | is.given)) === 0 &&
    g !== gap.slash &&
    !/^(?:to|of|for|via|through|towards)$/.test(before)
  )
    confidence = before === 'near' || before === 'from' || before === 'outside' ? 0.66 : before === 'in' ? 0.6 : 0.5;
  else if (placed && before === 'of' && t.gap[i - 1] === gap.comma && (bits & is.eponym) === 0) confidence = 0.66;
  else if (before === 'county' && isCapital(t.shape[i - 1])) confidence = 0.8;
  else if (listed && !doubtful && (bits & (anyName | is.eponym)) === 0) confidence = several > 0 ? 0.7 : 0.62;
  else if (listed && !doubtful && several === 0 && (t.gap[i] === gap.comma || t.gap[i] === gap.open)) confidence = 0.55;
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
