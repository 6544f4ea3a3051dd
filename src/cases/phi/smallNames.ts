import { Finds } from './finds.ts';
import { isParticle } from './nameRun.ts';
import { bitsAt, gap, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { anyName, is, looksMedical, plainName } from './words.ts';

/** "dr van der berg", "mrs grace oduya": where nothing has capitals. Gives the token after it, or the title's own. */
export function smallNameAfterTitle(t: Tokens, title: number, finds: Finds): number {
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

/** A listed name in small letters after a word for a relative or a profession. */
export function smallNameAfterRole(t: Tokens, role: number, finds: Finds): void {
  const i = role + 1;
  if (
    t.gap[i] !== gap.space ||
    t.shape[i] !== shape.small ||
    !plainName(bitsAt(t, i)) ||
    (bitsAt(t, i) & is.given) === 0
  )
    return;
  if (
    (t.end[i] ?? 0) - (t.start[i] ?? 0) < 3 ||
    (bitsAt(t, i) & (is.verb | is.by | is.preposition | is.particle)) !== 0
  )
    return;
  finds.add('NAME', t.start[i] ?? 0, t.end[i] ?? 0, 0.8);
}
