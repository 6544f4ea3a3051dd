import type { Finds } from './finds.ts';
import { gap, shape, smallAt, wordAt, type Tokens } from './tokens.ts';

const oldWords = /^(?:year|years|yr|yrs|y|yo|yrold)$/;

/** An age of ninety or more that a number is. */
export function ageAt(t: Tokens, i: number, finds: Finds): boolean {
  const start = t.start[i] ?? 0;
  const end = t.end[i] ?? 0;
  if (end - start < 2 || end - start > 5) return false;
  if (t.gap[i] === gap.slash || t.gap[i] === gap.dot || t.gap[i] === gap.plus) return false;
  const word = wordAt(t, i);
  const match = /^(9\d|1[0-2]\d)(?:(?:yo|yr|yrs|y)|([fFmM]))?$/.exec(word);
  if (match === null) return false;
  const [, number = '', sex] = match;
  const numberEnd = start + number.length;
  const before = smallAt(t, i - 1);
  const next = smallAt(t, i + 1);
  const g = t.gap[i + 1] ?? gap.start;
  let confidence = 0;
  if (sex !== undefined)
    confidence =
      i === 0 ||
      /^(?:a|an|is|the|this|age|pt)$/.test(before) ||
      [gap.start, gap.line, gap.paragraph, gap.period, gap.comma, gap.spaces, gap.colon].includes((t.gap[i] ?? 0) as 0)
        ? 0.8
        : 0.4;
  else if (word.length > number.length) confidence = 0.9;
  else if (/^(?:aged|age)$/.test(before) || (before === 'is' && smallAt(t, i - 2) === 'age'))
    confidence =
      t.gap[i] === gap.slash || /^(?:kg|cm|percent|days?|minutes|months?|hours?|weeks?)$/.test(next) ? 0 : 0.93;
  else if (/^(?:sex|gender)$/.test(before) && t.gap[i] === gap.colon) confidence = 0.85;
  else if (oldWords.test(next) && (g === gap.space || g === gap.hyphen)) {
    const third = smallAt(t, i + 2);
    if (/^(?:old|of|o|today|now)$/.test(third) || next === 'yo' || (next === 'y' && /^(?:o|f|m)$/.test(third)))
      confidence = third === 'of' && smallAt(t, i + 3) !== 'age' ? 0.4 : 0.95;
    else if (!/^(?:for|over|about|than|every|within|least|last|past|after|in|under|of)$/.test(before)) confidence = 0.6;
  } else if (
    /^(?:at|turned|is|was|to|turns|reached)$/.test(before) &&
    /^(?:died|expired|deceased|dead|alive|well|living|passed|away|lived|mother|father|she|he|who|death|patient|grandmother|grandfather|has|just)$/.test(
      smallAt(t, i - 2),
    ) &&
    (g !== gap.space || /^(?:from|of|without|with|and|after|years|in|last|this|next)$/.test(next)) &&
    t.text[end] !== '%'
  )
    confidence = before === 'at' || before === 'to' || before.startsWith('turn') ? 0.7 : 0.55;
  else if (
    /^(?:f|m|female|male)$/.test(next) &&
    (g === gap.space || g === gap.slash) &&
    (t.gap[i] === gap.comma || t.gap[i] === gap.spaces || t.gap[i] === gap.open)
  )
    confidence = 0.85;
  // "F 96 Winifred Orme"
  if (
    confidence === 0 &&
    /^[FM]$/.test(wordAt(t, i - 1).slice(0, 2)) &&
    t.gap[i] === gap.space &&
    g === gap.space &&
    t.shape[i + 1] === shape.capital
  )
    confidence = 0.6;
  if (confidence === 0 && agedBefore(t, i) && !notAnAge.test(next) && t.text[end] !== '%' && t.text[end] !== '/')
    confidence = 0.7;
  finds.add('AGE90', start, numberEnd, confidence);
  return confidence >= 0.5;
}

/** "age at death 90", "age: now 93", "turned 90", "her 95th birthday" not. */
function agedBefore(t: Tokens, i: number): boolean {
  if (t.gap[i] !== gap.space && t.gap[i] !== gap.colon) return false;
  for (let k = i - 1; k >= 0 && i - k < 4; k--) {
    if (/^(?:age|aged|turned|turns|turning)$/.test(smallAt(t, k))) return true;
    if (t.gap[k] !== gap.space && t.gap[k] !== gap.colon) return false;
  }
  return false;
}

/** "ninety-four": an age where no unit follows; gives the token after it. */
export function wordAgeAt(t: Tokens, i: number, finds: Finds): number {
  const word = smallAt(t, i);
  let end = i;
  if (word === 'ninety') {
    if (t.gap[i + 1] === gap.hyphen && /^(?:one|two|three|four|five|six|seven|eight|nine)$/.test(smallAt(t, i + 1)))
      end = i + 1;
  } else if (!(word === 'hundred' && /^(?:a|one)$/.test(smallAt(t, i - 1)))) return i;
  const next = smallAt(t, end + 1);
  const aged = /^(?:aged|age|is|turned|turns)$/.test(smallAt(t, word === 'hundred' ? i - 2 : i - 1));
  const old = oldWords.test(next) && /^(?:old|of)$/.test(smallAt(t, end + 2));
  const g = t.gap[end + 1] ?? gap.start;
  const stands = word === 'ninety' && t.gap[i] === gap.comma && (g === gap.period || g === gap.comma);
  if (aged || old || stands) {
    const start = t.start[word === 'hundred' ? i - 1 : i] ?? 0;
    finds.add('AGE90', start, t.end[end] ?? 0, old ? 0.95 : 0.75);
    return end + 1;
  }
  return i;
}

const notAnAge =
  /^(?:kg|cm|mm|mg|ml|mcg|percent|days?|minutes?|mins?|months?|hours?|weeks?|units?|bpm|sats|on|ra|mmhg|per|of|kcal|g|l)$/;

/** A number after a name is an age: "Enid Rafferty, 101," "Otis 91", "Harold. 92." */
export function ageAfterName(t: Tokens, i: number, finds: Finds): void {
  const start = t.start[i] ?? 0;
  const end = t.end[i] ?? 0;
  if (t.shape[i] !== shape.number) return;
  const before = t.gap[i] ?? gap.start;
  if (
    before !== gap.comma &&
    before !== gap.open &&
    before !== gap.space &&
    before !== gap.period &&
    before !== gap.spaces
  )
    return;
  if (!/^(?:9\d|1[01]\d)$/.test(t.text.slice(start, Math.min(end, start + 4)))) return;
  const g = t.gap[i + 1] ?? gap.start;
  const ends =
    g === gap.comma ||
    g === gap.period ||
    g === gap.close ||
    g === gap.semicolon ||
    g === gap.line ||
    g === gap.paragraph ||
    g === gap.dash ||
    g === gap.other ||
    g === gap.colon ||
    i + 1 === t.count;
  const far = before === gap.comma || before === gap.open;
  if (t.text[end] === '%' || t.text[end] === '/' || notAnAge.test(smallAt(t, i + 1))) return;
  if (ends && before === gap.period && !(g === gap.period || g === gap.comma || g === gap.line)) return;
  if (ends) finds.add('AGE90', start, end, far ? 0.85 : 0.7);
  else if (g === gap.space || g === gap.spaces)
    finds.add('AGE90', start, end, before === gap.period ? 0.3 : far ? 0.7 : 0.62);
}
