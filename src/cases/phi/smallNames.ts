import type { Finds } from './finds.ts';
import { isParticle } from './nameRun.ts';
import { beginsLine, bitsAt, gap, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { anyName, is, looksMedical, plainName } from './words.ts';

/** "dr van der berg", "mrs grace oduya": where nothing has capitals. Gives the token after it, or the title's own. */
export function smallNameAfterTitle(t: Tokens, title: number, dictated: boolean, finds: Finds): number {
  const g = t.gap[title + 1] ?? gap.start;
  if (g !== gap.space && g !== gap.period) return title;
  let i = title + 1;
  while (isParticle(t, i) && t.gap[i + 1] === gap.space && i < title + 4 && t.shape[i + 1] === shape.small) i++;
  if (t.shape[i] !== shape.small) return title;
  const bits = bitsAt(t, i);
  const size = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  if (size < 3 || size > 20) return title;
  const doctor = (bitsAt(t, title) & is.weakTitle) !== 0;
  if (doctor ? !(smallAt(t, title - 1) === 'dear' || plainName(bits)) : false) return title;
  if (
    (bits & anyName) === 0 &&
    ((bits & (is.ordinary | is.verb | is.by | is.preposition | is.head | is.staff | is.relative | is.particle)) !== 0 ||
      looksMedical(wordAt(t, i)))
  )
    return title;
  if ((bits & is.ambiguous) !== 0 && (bits & is.ordinary) !== 0 && size < 4) return title;
  if (!dictated && (bits & anyName) === 0) return title;
  let to = i;
  const next = bitsAt(t, i + 1);
  const second = smallAt(t, i + 1);
  if (
    t.gap[i + 1] === gap.space &&
    t.shape[i + 1] === shape.small &&
    (bits & is.given) !== 0 &&
    (bits & is.family) === 0 &&
    (next & (is.ordinary | is.verb | is.by | is.preposition | is.head | is.field)) === 0 &&
    second.length > 2 &&
    ((next & anyName) !== 0 || !/(?:s|ed|ing|ly)$/.test(second))
  )
    to = i + 1;
  while (t.gap[to + 1] === gap.hyphen && t.shape[to + 1] === shape.small && to < i + 3) to++;
  finds.add('NAME', t.start[title + 1] ?? 0, t.end[to] ?? 0, 0.88);
  return to + 1;
}

const cannotName =
  is.ordinary |
  is.verb |
  is.by |
  is.preposition |
  is.particle |
  is.head |
  is.staff |
  is.relative |
  is.title |
  is.month |
  is.label |
  is.dwelling |
  is.dated |
  is.generic |
  is.hospital |
  is.street |
  is.wide |
  is.degree |
  is.eponym;

/** Whether a word in small letters can be somebody's name where one is asked for. */
function smallName(t: Tokens, i: number, dictated: boolean): boolean {
  if (t.shape[i] !== shape.small) return false;
  const size = (t.end[i] ?? 0) - (t.start[i] ?? 0);
  const bits = bitsAt(t, i);
  if (size < 3 || size > 16) return false;
  if (plainName(bits) && (bits & is.given) !== 0)
    return (bits & (is.verb | is.by | is.preposition | is.particle)) === 0;
  if (!dictated || (bits & cannotName) !== 0 || looksMedical(wordAt(t, i))) return false;
  return (
    (bits & is.given) !== 0 ||
    (bits === 0 && !/(?:ed|ing|ly|ous|al|ic|ive|ful|less|tion|ers?|ies|ss)$/.test(wordAt(t, i)))
  );
}

// What a text without capitals says of a relative: "mother unwell" is no name.
const goesOn = /^(?:here|and|&|who|came|says|said|rang|facetimes|lives|w)$/;

/** A name in small letters after a word for a relative or a profession: "mom xochitl", "her two boys ben and tom". */
export function smallNameAfterRole(t: Tokens, role: number, dictated: boolean, finds: Finds): void {
  let i = role + 1;
  if (t.gap[i] !== gap.space || !smallName(t, i, dictated)) return;
  const listed = (bitsAt(t, i) & is.given) !== 0;
  if (!listed && (t.gap[i + 1] !== gap.space || !goesOn.test(smallAt(t, i + 1)))) return;
  finds.add('NAME', t.start[i] ?? 0, t.end[i] ?? 0, listed ? 0.8 : 0.58);
  for (let n = 0; n < 4; n++) {
    const and = /^(?:and|&)$/.test(smallAt(t, i + 1)) && t.gap[i + 1] === gap.space;
    const k = and ? i + 2 : i + 1;
    if (!and && t.gap[k] !== gap.comma) return;
    if (!smallName(t, k, dictated) || (!and && (bitsAt(t, k) & is.given) === 0)) return;
    finds.add('NAME', t.start[k] ?? 0, t.end[k] ?? 0, 0.7);
    i = k;
  }
}

/** "p. o'leary" as a line or before a profession, "hernandez-wolfe, chase 16M": a text without capitals. */
export function smallNameOnLine(t: Tokens, i: number, finds: Finds): void {
  const initial = (t.end[i] ?? 0) - (t.start[i] ?? 0) === 1 && t.shape[i] === shape.small;
  if (
    initial &&
    t.text[t.end[i] ?? 0] === '.' &&
    t.shape[i + 1] === shape.small &&
    t.text.slice(t.end[i], t.start[i + 1]) === '. '
  ) {
    let to = i + 1;
    while (t.gap[to + 1] === gap.hyphen && t.shape[to + 1] === shape.small) to++;
    const ends = to + 1 >= t.count || beginsLine(t, to + 1) || t.gap[to + 1] === gap.comma;
    const bits = bitsAt(t, to);
    if (ends && (bits & (is.ordinary | is.verb | is.head)) === 0)
      finds.add('NAME', t.start[i] ?? 0, t.end[to] ?? 0, 0.72);
    return;
  }
  let surname = i;
  while (t.gap[surname + 1] === gap.hyphen && t.shape[surname + 1] === shape.small && surname < i + 2) surname++;
  const given = surname + 1;
  if (t.gap[given] !== gap.comma || t.shape[given] !== shape.small || looksMedical(wordAt(t, surname))) return;
  if ((bitsAt(t, surname) & (is.ordinary | is.verb | is.relative)) !== 0) return;
  const age = wordAt(t, given + 1);
  const aged = /^\d{1,2}[mf]$/i.test(age) || (/^\d{1,2}$/.test(age) && /^(?:m|f|yo|yr|y)$/.test(smallAt(t, given + 2)));
  if (aged && t.gap[given + 1] === gap.space) finds.add('NAME', t.start[i] ?? 0, t.end[given] ?? 0, 0.8);
}

/** "pt: rosalie finnegan 67f": two words in small letters before an age or a date of birth. */
export function smallNameAfterField(t: Tokens, i: number, finds: Finds): void {
  const first = i + 1;
  const last = i + 2;
  if (
    !/^(?:pt|patient|name|client|px)$/.test(smallAt(t, i)) ||
    t.shape[first] !== shape.small ||
    t.shape[last] !== shape.small
  )
    return;
  if (
    (t.gap[first] !== gap.colon && t.gap[first] !== gap.space) ||
    (t.gap[last] !== gap.space && t.gap[last] !== gap.comma)
  )
    return;
  let end = last;
  while (t.gap[end + 1] === gap.hyphen && t.shape[end + 1] === shape.small && end < last + 2) end++;
  const unfit = is.ordinary | is.verb | is.by | is.preposition | is.head;
  if (((bitsAt(t, first) | bitsAt(t, last)) & unfit) !== 0 || looksMedical(wordAt(t, last))) return;
  const after = smallAt(t, end + 1);
  const g = t.gap[end + 1] ?? gap.start;
  if (!(g === gap.space || g === gap.comma || g === gap.open || g === gap.spaces)) return;
  if (/^\d{1,3}(?:[mf]|yo|yrs?|y)?$/.test(after) || /^(?:dob|mrn|nhs|aged|age)$/.test(after))
    finds.add('NAME', t.start[first] ?? 0, t.end[end] ?? 0, t.gap[first] === gap.colon ? 0.8 : 0.62);
}
