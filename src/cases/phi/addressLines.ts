import { measures } from './codes.ts';
import type { Finds } from './finds.ts';
import { beginsLine, bitsAt, gap, hasDigit, isCapital, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { is } from './words.ts';

const links: readonly number[] = [gap.space, gap.comma, gap.hyphen, gap.slash, gap.hash, gap.dash];
const particle =
  /^(?:rue|de|la|le|les|des|du|da|das|do|dos|di|della|del|del|van|der|den|of|the|am|an|im|in|zu|y|e|no|nr|bis|ter|via|calle|rua|av|st|str|ul)$/;
const streetWord = new Set(
  'rua rue calle via viale piazza avenida avenue av jalan jln lorong ulica ul carrer plaza praça travessa strada bulevardul chemin allée quai impasse largo corso paseo camino marg nagar salai blk block plot sector phase soi thanon gata vägen veien katu utca út sokak caddesi mahallesi sk cad ulitsa'.split(
    ' ',
  ),
);
const streetEnd = /(?:straße|strasse|straat|gasse|weg|allee|platz|laan|gracht|gatan|vägen|veien|vej|katu|utca)$/;
const dwelling = /^(?:blk|block|plot|flat|apt|unit|villa|erf|stand|door|house|h)$/;

/** A code of five or six digits, or in the Portuguese or the Irish form: where its last token is, or -1. */
function codeEnd(t: Tokens, i: number): number {
  const size = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  if (t.shape[i] === shape.number) {
    if (
      size === 4 &&
      t.gap[i + 1] === gap.hyphen &&
      /^\d{3}$/.test(wordAt(t, i + 1).slice(0, 4)) &&
      (t.end[i + 1] ?? 0) - (t.start[i + 1] ?? 0) === 3
    )
      return i + 1;
    if (
      size === 5 &&
      t.gap[i + 1] === gap.hyphen &&
      (t.end[i + 1] ?? 0) - (t.start[i + 1] ?? 0) === 3 &&
      hasDigit(t.shape[i + 1])
    )
      return i + 1;
    // "Navapura 399 012", "Sujanpur - 313 999"
    if (
      size === 3 &&
      t.gap[i + 1] === gap.space &&
      t.shape[i + 1] === shape.number &&
      (t.end[i + 1] ?? 0) - (t.start[i + 1] ?? 0) === 3 &&
      !(t.gap[i + 2] === gap.space && hasDigit(t.shape[i + 2]))
    )
      return i + 1;
    return size === 5 || size === 6 ? i : -1;
  }
  if (size === 3 && t.gap[i + 1] === gap.space && (t.end[i + 1] ?? 0) - (t.start[i + 1] ?? 0) === 4)
    return /^[A-Z]\d[\dW]$/.test(wordAt(t, i)) && hasDigit(t.shape[i + 1]) && /^[A-Z\d]{4}$/.test(wordAt(t, i + 1))
      ? i + 1
      : -1;
  return -1;
}

/** An address of another country, by its postcode: what it is made of goes back over numbers, capitals and their particles. */
export function addressByCodeAt(t: Tokens, i: number, finds: Finds): number {
  const last = codeEnd(t, i);
  const g = t.gap[i] ?? gap.start;
  if (last < 0 || !(g === gap.space || g === gap.comma || g === gap.dash)) return i;
  const townBehind = t.gap[last + 1] === gap.space && t.shape[last + 1] === shape.capital;
  const townBefore = g !== gap.comma && t.shape[i - 1] === shape.capital;
  const irish = t.shape[i] === shape.mixed;
  if (!townBehind && !townBefore) return i;
  if (townBefore && (measures.test(smallAt(t, i - 1)) || (bitsAt(t, i - 1) & (is.label | is.degree)) !== 0)) return i;
  let at = i;
  let [street, number, commas] = [false, false, g === gap.comma ? 1 : 0];
  for (let k = i - 1; k >= 0 && i - k < 14; k--) {
    const bits = bitsAt(t, k);
    const word = smallAt(t, k);
    if (hasDigit(t.shape[k])) {
      if ((t.end[k] ?? 0) - (t.start[k] ?? 0) > 4) break;
      number = true;
    } else if (!isCapital(t.shape[k]) && !particle.test(word)) break;
    else if ((bits & (is.title | is.label | is.month)) !== 0 && !streetWord.has(word) && !dwelling.test(word)) break;
    if (streetWord.has(word) || streetEnd.test(word) || ((bits & is.street) !== 0 && k < i - 1)) street = true;
    if (isCapital(t.shape[k]) || hasDigit(t.shape[k]) || streetWord.has(word)) at = k;
    const before = t.gap[k] ?? gap.start;
    if (before === gap.comma) commas++;
    if (!links.includes(before)) break;
  }
  if (!(street || (number && commas > 0) || (irish && commas > 0)) || at === i) return i;
  const end = townBehind && !townBefore ? last + 1 : last;
  finds.add('ADDRESS', t.start[at] ?? 0, t.end[end] ?? 0, street ? 0.97 : 0.8);
  return end + 1;
}

/** "Address: Glenbeg, Kilmoyle, Co. Rathmore": what a form calls one, to the end of the line or the next of its words. */
export function markedAddressAt(t: Tokens, i: number, finds: Finds): void {
  if (t.gap[i + 1] !== gap.colon) return;
  if (
    !/^(?:address|addr|residence|domicilio|adresse|anschrift|indirizzo|dirección|endereço|adres)$/.test(smallAt(t, i))
  )
    return;
  if (/^(?:email|e-mail|ip|mail|web)$/.test(smallAt(t, i - 1))) return;
  let last = i;
  let own = false;
  for (let k = i + 1; k < i + 16 && k < t.count; k++) {
    const g = t.gap[k] ?? gap.start;
    if (k > i + 1 && !links.includes(g) && g !== gap.period) break;
    const bits = bitsAt(t, k);
    if (g === gap.period && (t.end[k - 1] ?? 0) - (t.start[k - 1] ?? 0) > 4) break;
    if (k > i + 1 && (bits & is.label) !== 0 && (bits & is.street) === 0 && t.gap[k + 1] === gap.colon) break;
    if (
      !isCapital(t.shape[k]) &&
      !hasDigit(t.shape[k]) &&
      t.shape[k] !== shape.initial &&
      !particle.test(smallAt(t, k))
    )
      break;
    own ||= isCapital(t.shape[k]) && (bits & is.ordinary) === 0;
    last = k;
  }
  if (own && last > i + 1) finds.add('ADDRESS', t.start[i + 1] ?? 0, t.end[last] ?? 0, 0.96);
}

/** "Rua das Oliveiras 18", "3 rue des Tonneliers", "Blk 417 Jalan Kenari": the street's kind comes first. */
export function streetFirstAt(t: Tokens, i: number, finds: Finds): void {
  if (t.gap[i + 1] !== gap.space && t.gap[i + 1] !== gap.period) return;
  const word = smallAt(t, i);
  if (!streetWord.has(word) || !(isCapital(t.shape[i]) || word === 'rue')) return;
  let last = i;
  let capitals = 0;
  for (let k = i + 1; k < i + 7 && k < t.count; k++) {
    const g = t.gap[k];
    if (g === gap.period && hasDigit(t.shape[k - 1])) break;
    if (g !== gap.space && g !== gap.hyphen && g !== gap.period && !(g === gap.comma && hasDigit(t.shape[k]))) break;
    if (hasDigit(t.shape[k])) {
      if (capitals > 0 || dwelling.test(word)) last = k;
      if (capitals > 0) break;
      continue;
    }
    if (isCapital(t.shape[k])) {
      capitals++;
      last = k;
    } else if (!particle.test(smallAt(t, k))) break;
  }
  if (capitals === 0) return;
  const numbered = hasDigit(t.shape[last]) || dwelling.test(word);
  const house =
    hasDigit(t.shape[i - 1]) &&
    (t.gap[i] === gap.space || t.gap[i] === gap.comma) &&
    (t.end[i - 1] ?? 0) - (t.start[i - 1] ?? 0) < 5;
  if (!numbered && !house) return;
  finds.add('ADDRESS', t.start[house ? i - 1 : i] ?? 0, t.end[last] ?? 0, 0.85);
}

/** "The Lodge, Cathedral Close, Wells": a house with a name, a street, a town. */
export function namedHouseAt(t: Tokens, i: number, finds: Finds): void {
  if ((bitsAt(t, i) & is.street) === 0 || t.shape[i] !== shape.capital || t.gap[i + 1] !== gap.comma) return;
  if (!isCapital(t.shape[i + 1]) || t.gap[i] !== gap.space || !isCapital(t.shape[i - 1])) return;
  let from = i;
  while (
    from > 0 &&
    t.gap[from] === gap.space &&
    (isCapital(t.shape[from - 1]) || hasDigit(t.shape[from - 1])) &&
    i - from < 4
  )
    from--;
  if (t.gap[from] !== gap.comma || !isCapital(t.shape[from - 1])) {
    if (!beginsLine(t, from) && !/^(?:at|of|to|from|address|home)$/.test(smallAt(t, from - 1))) return;
  } else {
    from--;
    while (from > 0 && t.gap[from] === gap.space && isCapital(t.shape[from - 1]) && i - from < 8) from--;
  }
  if ((bitsAt(t, from) & (is.title | is.hospital)) !== 0) return;
  let last = i + 1;
  while (last < i + 3 && t.gap[last + 1] === gap.space && isCapital(t.shape[last + 1])) last++;
  finds.add('ADDRESS', t.start[from] ?? 0, t.end[last] ?? 0, 0.72);
}
