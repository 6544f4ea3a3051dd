import type { Finds } from './finds.ts';
import { linksWords, placeEnd } from './locations.ts';
import { american } from './states.ts';
import { beginsLine, bitsAt, gap, hasDigit, isCapital, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { anyName, is } from './words.ts';

const ukOut = /^[A-Z]{1,2}\d[\dA-Z]?$/i;
const ukIn = /^\d[A-Z]{2}$/i;
const canOut = /^[ABCEGHJ-NPRSTVXY]\d[A-Z]$/i;
const canIn = /^\d[A-Z]\d$/i;
const australian = /^(?:VIC|NSW|QLD|SA|WA|TAS|ACT|NT)$/;

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
  if (
    size === 5 &&
    american.test(before) &&
    !licence(t, i, before) &&
    (before !== 'ID' || (bitsAt(t, i - 2) & is.town) !== 0)
  )
    return t.gap[i + 1] === gap.hyphen &&
      t.shape[i + 1] === shape.number &&
      (t.end[i + 1] ?? 0) - (t.start[i + 1] ?? 0) === 4
      ? i + 1
      : i;
  if (size === 4 && australian.test(before)) return i;
  return -1;
}

/** "Ama Serwaa MD 55071": the number of a doctor, where no code of that state begins so. */
const licence = (t: Tokens, i: number, state: string): boolean =>
  (state === 'MD' && !/^2[01]/.test(wordAt(t, i))) ||
  (state === 'PA' && !/^1[5-9]/.test(wordAt(t, i))) ||
  (state === 'MA' && !/^0[12]/.test(wordAt(t, i)));

const dwellingPart = /^(?:flat|apt|apartment|unit|suite|ste|floor|lot|villa|block|box|room|level|no|appt)$/;

/** A postcode, and the address before it. Gives the token after it, or its own. */
export function postcodeAt(t: Tokens, i: number, finds: Finds): number {
  const last = postcodeEnd(t, i);
  if (last < 0) return i;
  if (t.shape[i] === shape.number && (t.gap[i - 1] === gap.open || t.gap[i - 1] === gap.slash)) return i;
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
    if (g === gap.line && hasDigit(t.shape[k]) && !(bitsAt(t, k - 1) & is.street) && t.gap[k] === gap.colon) break;
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
  if (size > 5 || t.gap[i + 1] !== gap.space || t.gap[i] === gap.dot || t.gap[i] === gap.colon) return i;
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

const wayBefore = new Set(['calle', 'rue', 'via', 'rua', 'avenida']);
const wayAfter = new Set('street road avenue lane drive crescent terrace boulevard close court'.split(' '));

/** "on Maple Street": a street without a number; "Hauptstraße 12"; "Calle Mayor 15". */
export function namedStreetAt(t: Tokens, i: number, finds: Finds): void {
  if (t.shape[i] !== shape.capital) return;
  const word = smallAt(t, i);
  if (
    word.length > 8 &&
    hasDigit(t.shape[i + 1]) &&
    t.gap[i + 1] === gap.space &&
    /(?:straße|strasse|straat|gasse)$/.test(word)
  ) {
    finds.add('ADDRESS', t.start[i] ?? 0, t.end[i + 1] ?? 0, 0.9);
    return;
  }
  if (wayBefore.has(word) && t.gap[i + 1] === gap.space) {
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
  if (!wayAfter.has(word)) return;
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
