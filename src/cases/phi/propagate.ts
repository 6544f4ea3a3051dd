import type { Finds } from './finds.ts';
import type { Identifier } from './identifier.ts';
import { beginsSentence, bitsAt, gap, isCapital, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { folded, is } from './words.ts';

const established = 0.74;
const often = 20_000;

/** A name once established is found wherever it stands, but not where its word is an ordinary one. */
export function* propagating(
  t: Tokens,
  first: readonly Identifier[],
  finds: Finds,
  allSmall: boolean,
): Generator<undefined> {
  const parts = new Set<string>();
  const places = new Set<string>();
  const towns = new Set<string>();
  const read = new Set<string>();
  for (const one of first) {
    // What was read once, in its class and with its sureness, says nothing new.
    const same = `${one.class}${one.confidence >= established ? (one.confidence >= 0.8 ? 2 : 1) : one.confidence >= 0.6 ? 0 : -1}${one.text}`;
    if (read.has(same)) continue;
    read.add(same);
    if (one.class === 'NAME' && one.confidence >= established) for (const part of partsOf(one.text)) parts.add(part);
    else if (one.class === 'HOSPITAL' && one.confidence >= 0.6) {
      const initials = one.text.match(/\p{Lu}(?=[\p{L}'’])/gu)?.join('') ?? '';
      if (initials.length > 2) places.add(initials);
      const [head = ''] = one.text.split(/[\s-]/, 1);
      if (/^[A-Z]/.test(head) && head.length > 4) places.add(folded(head));
    } else if (one.class === 'LOCATION' && one.confidence >= 0.8 && !/\s/.test(one.text)) towns.add(folded(one.text));
    else if (one.class === 'ADDRESS') {
      const town = /, ?(\p{Lu}[\p{Ll}]{3,20})(?: [A-Z\d]|$)/u.exec(one.text)?.[1];
      if (town !== undefined) towns.add(folded(town));
    }
  }
  if (parts.size + places.size + towns.size === 0) return;
  const begins = beginningsOf([...parts, ...places, ...towns]);
  let hospital = 0;
  for (let i = 0; i < t.count; i++) {
    if (i % often === often - 1) yield;
    // What is in the name of a hospital already is no second one.
    while (hospital < first.length && (first[hospital]?.end ?? 0) <= (t.start[i] ?? 0)) hospital++;
    const { class: here, start: from } = first[hospital] ?? { class: 'DATE', start: Infinity };
    if (here === 'HOSPITAL' && from <= (t.start[i] ?? 0)) continue;
    const s = t.shape[i];
    const size = (t.end[i] ?? 0) - (t.start[i] ?? 0);
    if (s === shape.number || s === shape.initial || size < 2 || size > 24) continue;
    const small = s === shape.small;
    const bits = bitsAt(t, i);
    if (small && !allSmall && (bits & (is.given | is.family)) === 0) continue;
    if (!mayBegin(begins, t.text, t.start[i] ?? 0, size)) continue;
    const key = folded(wordAt(t, i));
    const word = parts.has(key)
      ? key
      : key.endsWith('s') &&
          s === shape.capital &&
          size > 4 &&
          parts.has(key.slice(0, -1)) &&
          /^(?:mr|mrs|the|two|both)$/.test(smallAt(t, i - 1))
        ? key.slice(0, -1)
        : '';
    if (word !== '' && isName(t, i, small))
      finds.add('NAME', t.start[i] ?? 0, (t.end[i] ?? 0) - (word === key ? 0 : 1), small ? 0.6 : 0.8);
    if (
      s === shape.capital &&
      towns.has(key) &&
      (bits & (is.ordinary | is.generic | is.wide | is.given | is.eponym)) === 0 &&
      !isHeaded(t, i)
    )
      finds.add('LOCATION', t.start[i] ?? 0, t.end[i] ?? 0, 0.65);
    // "(MGH)", after the hospital in full.
    if (s === shape.upper && places.has(wordAt(t, i)) && (bits & is.ordinary) === 0)
      finds.add('HOSPITAL', t.start[i] ?? 0, t.end[i] ?? 0, 0.7);
    if (!small && places.has(key) && (bits & (is.ordinary | is.generic | is.wide | is.town)) === 0 && !isHeaded(t, i))
      finds.add(
        isTown(t, i) ? 'LOCATION' : 'HOSPITAL',
        t.start[i] ?? 0,
        t.end[i] ?? 0,
        (bits & is.given) === 0 ? 0.87 : 0.5,
      );
  }
}

const beginning = (a: number, b: number, c: number): number => ((a & 31) << 10) | ((b & 31) << 5) | (c & 31);

/** The first three letters of each word, so that a word that begins otherwise is passed without being cut out. */
function beginningsOf(all: readonly string[]): Uint8Array {
  const begins = new Uint8Array(1 << 15);
  for (const word of all) begins[beginning(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(2))] = 1;
  return begins;
}

function mayBegin(begins: Uint8Array, text: string, at: number, size: number): boolean {
  const a = text.charCodeAt(at);
  const b = text.charCodeAt(at + 1);
  const c = size > 2 ? text.charCodeAt(at + 2) : Number.NaN;
  return a > 127 || b > 127 || c > 127 || begins[beginning(a, b, c)] === 1;
}

/** The words of a name that say who: no initials, no particles. */
function partsOf(name: string): string[] {
  const words = name.split(/[\s,"“”()-]+/).filter((word) => word.length > 1 && !/^[A-Za-z]\.?$/.test(word));
  return words
    .map((word) => folded(word.replace(/['’]s$/, '')))
    .filter(
      (word) =>
        word.length > 1 &&
        !/^(?:van|von|der|den|de|da|di|la|le|bin|al|el|jr|sr|dos|du|del|ter|ten|the|and|of)$/.test(word),
    );
}

function isHeaded(t: Tokens, i: number): boolean {
  const g = t.gap[i + 1] ?? gap.start;
  return (g === gap.space || g === gap.hyphen) && (bitsAt(t, i + 1) & is.head) !== 0;
}

/** "Kirkmuir Infirmary, Kirkmuir", "MD, Gallina", "from Chesterbrook, Ohio": the town, not its hospital. */
const isTown = (t: Tokens, i: number): boolean =>
  (t.gap[i] === gap.comma && t.gap[i + 1] !== gap.space) ||
  /^(?:near|outside|by)$/.test(smallAt(t, i - 1)) ||
  (t.gap[i + 1] === gap.comma && (bitsAt(t, i + 1) & is.wide) !== 0) ||
  (t.gap[i + 1] === gap.comma && /^[A-Z]{2}$/.test(wordAt(t, i + 1).slice(0, 3)));

const tested = /^(?:positive|negative|neg|absent|score|grade|stage|criteria|scale)$/;

function isName(t: Tokens, i: number, small: boolean): boolean {
  const bits = bitsAt(t, i);
  const g = t.gap[i + 1] ?? gap.start;
  const next = g === gap.space ? bitsAt(t, i + 1) : 0;
  if (
    (bits & is.eponym) !== 0 &&
    (isHeaded(t, i) ||
      t.possessive[i] === 1 ||
      tested.test(smallAt(t, i + 1)) ||
      g === gap.hyphen ||
      t.gap[i] === gap.hyphen)
  )
    return false;
  if (isHeaded(t, i) && t.possessive[i] !== 1 && (bitsAt(t, i + 1) & is.verb) === 0) return false;
  const word = (bits & (is.ambiguous | is.ordinary | is.month | is.wide | is.head | is.street | is.town)) !== 0;
  if (!word) return !small || (t.end[i] ?? 0) - (t.start[i] ?? 0) > 2;
  if (small) return false;
  if (t.shape[i] === shape.upper) return isCapital(t.shape[i - 1]) && t.shape[i - 1] !== shape.upper;
  if ((bits & is.month) !== 0 || ((bits & is.ordinary) !== 0 && /day$/.test(smallAt(t, i)))) return false;
  if ((bits & is.wide) !== 0 && (bitsAt(t, i - 1) & is.preposition) !== 0) return false;
  if (t.possessive[i] === 1) return true;
  if (!beginsSentence(t, i))
    return t.gap[i] !== gap.hyphen && !(isCapital(t.shape[i + 1]) && (next & is.ordinary) !== 0);
  if (
    /^(?:will|would|can|could|did|does|may|came|went|says|said|had)$/.test(smallAt(t, i + 1)) &&
    (bits & is.verb) === 0
  )
    return true;
  return (
    (next & is.verb) !== 0 &&
    (bits & is.verb) === 0 &&
    (smallAt(t, i + 1) === 'had' ||
      smallAt(t, i + 1) === 'was' ||
      smallAt(t, i + 1) === 'is' ||
      smallAt(t, i + 1) === 'has' ||
      /(?:ed|s)$/.test(smallAt(t, i + 1))) &&
    !/^(?:begins|is|was)$/.test(smallAt(t, i + 1))
  );
}
