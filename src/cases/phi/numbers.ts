import { cardChecks, ibanChecks, nhsChecks } from './checkDigits.ts';
import type { Finds } from './finds.ts';
import type { IdentifierClass } from './identifier.ts';
import { labels } from './labels.ts';
import { bitsAt, gap, hasDigit, shape, smallAt, wordAt, type Tokens } from './tokens.ts';
import { is } from './words.ts';

const connectors =
  /^(?:no|nos|nr|num|number|numbers|id|code|is|was|the|of|security|reg|cod|identity|identification|record|card|plan|member|and|license|licence|security|insurance|membership|reference|ref|driver|vehicle|lot|serial|sn|device|plate|file|his|her|on|at|to|back|them|me|us|direct|line|hrs|hours|ooh|work|home|m|h|w|o|t|f)$/;
const stopsValue = is.label | is.ordinary | is.degree | is.title | is.month;
const digitWithin = (t: Tokens, from: number, to: number): boolean => {
  for (let i = from; i <= to; i++) if (hasDigit(t.shape[i])) return true;
  return false;
};

/** A value that a label announces: the number after "MRN", "policy no", "bleep". */
export function labelledAt(t: Tokens, i: number, finds: Finds): void {
  const first = smallAt(t, i);
  let found = labels.get(first);
  if (first === 'acc' && smallAt(t, i + 1) === 'number') found = labels.get('acc45');
  if (found === undefined || t.gap[i + 1] === gap.paragraph) return;
  if (first === 'patient' && !/^(?:id|no|number|identifier)$/.test(smallAt(t, i + 1))) return;
  if (first === 'hospital' && !/^(?:id|no|number|num|record|mrn)$/.test(smallAt(t, i + 1))) return;
  if (first === 'social' && smallAt(t, i + 1) !== 'security' && smallAt(t, i + 1) !== 'insurance') return;
  if (first === 'national' && !/^(?:insurance|id|identity|identification|health)$/.test(smallAt(t, i + 1))) return;
  if (first === 'ni' && t.shape[i] !== shape.upper) return;
  if (
    /^(?:dl|ic|pan|nin|inc|cad|cal|rut|nit|fin|amc|bps|col|rca|job|bus)$/.test(first) &&
    t.shape[i] === shape.small &&
    first !== 'col' &&
    first !== 'cal'
  )
    return;
  if (first === 'dl' && t.shape[i] !== shape.upper) return;
  if (first === 'to' || (first === 'fin' && t.shape[i] !== shape.upper)) return;
  if (first === 'cal' && smallAt(t, i - 1) !== 'medi') return;
  if (first === 'ref' && t.gap[i + 1] === gap.colon) {
    // "Our ref: PJG/ah/66201": who dictated, who typed, which file.
    const at = t.start[i + 1] ?? 0;
    const filed = /^[A-Za-z]{2,4}(?:\/[A-Za-z]{2,4}){0,2}\/\d{3,10}(?![\w/-])/.exec(t.text.slice(at, at + 32));
    if (filed !== null) finds.add('ID', at, at + filed[0].length, 0.9);
  }
  let [kind] = found;
  const [, least, certain] = found;
  let sure = certain;
  let v = i + 1;
  let linked = false;
  for (let steps = 0; steps < 5 && v < t.count; steps++) {
    const g = t.gap[v] ?? 0;
    if (
      g === gap.paragraph ||
      g === gap.comma ||
      g === gap.semicolon ||
      (g === gap.period && !/^(?:no|nr|num|reg|regn|acct|tel|ph|ref|lic|ext|mob|ins)$/.test(smallAt(t, v - 1)))
    )
      return;
    if (g === gap.line && steps > 0 && !linked) return;
    if (g === gap.hash || g === gap.colon) linked = true;
    if (hasDigit(t.shape[v])) break;
    const word = smallAt(t, v);
    const bits = bitsAt(t, v);
    if (connectors.test(word)) {
      if (/^(?:no|nos|nr|num|number|id|code|serial|sn)$/.test(word)) linked = true;
    } else if ((bits & is.label) !== 0) {
      const inner = labels.get(word);
      // "Hospital fax", "Medicare account": the last word counts, but "number" alone says nothing.
      if (inner !== undefined && (inner[2] || !sure)) {
        if (!(found[2] && inner[0] === 'ID' && kind !== 'ID' && !inner[2]))
          kind = first === 'hosp' || first === 'nhs' ? kind : inner[0];
        sure ||= inner[2];
      }
    } else if (t.shape[v] === shape.mixed) {
      break;
    } else if (
      (t.shape[v] === shape.upper || t.shape[v] === shape.initial) &&
      hasDigit(t.shape[v + 1]) &&
      (bits & is.month) === 0 &&
      [gap.space, gap.hyphen, gap.slash].includes(t.gap[v + 1] as 1)
    ) {
      break;
    } else if (
      t.shape[v] === shape.upper &&
      t.gap[v + 1] === gap.space &&
      kind === 'ID' &&
      /^(?:plate|reg|registration|licence|license)$/.test(first)
    ) {
      break;
    } else return;
    v++;
  }
  if (v >= t.count || v > i + 5) return;
  if (kind === 'PHONE' || kind === 'FAX') {
    if (least === 2 && t.shape[v] === shape.number) {
      const end = t.end[v] ?? 0;
      const size = end - (t.start[v] ?? 0);
      if (size >= 3 || (size === 2 && linked)) finds.add(kind, t.start[v] ?? 0, end, size <= 6 ? 0.9 : 0.7);
    }
    return;
  }
  const end = valueEnd(t, v, kind);
  if (!digitWithin(t, v, end)) return;
  const start = t.start[v] ?? 0;
  const stop = t.end[end] ?? 0;
  let digits = 0;
  for (let at = start; at < Math.min(stop, start + 60); at++)
    if (t.text.charCodeAt(at) >= 0x30 && t.text.charCodeAt(at) <= 0x39) digits++;
  const mixed = stop - start > digits;
  const plate = kind === 'ID' && sure && mixed && digits === 2 && stop - start >= 6;
  if (stop - start < least || stop - start > 48 || (digits < 3 && !plate)) {
    const last4 = kind === 'SSN' && digits === 4;
    if (!last4) return;
  }
  if (
    /^[/%]|^ ?(?:mg|ml|mcg|kg|cm|mm|mmol|years?|days?|units|weeks?|months?|patients|cases|beats)\b/.test(
      t.text.slice(stop, stop + 8),
    )
  )
    return;
  if (!sure && !linked && !(digits >= 5 || (mixed && digits >= 4))) return;
  if (!sure && linked && digits < 4) return;
  if (isDateShaped(t, v)) return;
  // A blood pressure or a count of doses, whatever the word before it.
  if (/^(?:BP )?\d{2,4}\/\d{2,4}$/.test(t.text.slice(start, stop)) && !linked && digits < 8) return;
  finds.add(kind, start, stop, sure ? (linked || kind !== 'ID' ? 0.95 : 0.85) : linked ? 0.8 : 0.6);
}

const isDateShaped = (t: Tokens, v: number): boolean =>
  /^(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}[:]\d\d)(?![\d/-])/.test(
    t.text.slice(t.start[v], (t.start[v] ?? 0) + 12),
  );

/** The last token of a value that begins at a token. */
function valueEnd(t: Tokens, from: number, kind: IdentifierClass): number {
  let i = from;
  let digit = hasDigit(t.shape[from]);
  for (let more = 0; more < 7 && i + 1 < t.count; more++) {
    const g = t.gap[i + 1] ?? 0;
    const next = t.shape[i + 1] ?? 0;
    const size = (t.end[i + 1] ?? 0) - (t.start[i + 1] ?? 0);
    const letters = next === shape.upper || next === shape.initial;
    if (g === gap.hyphen || g === gap.slash || g === gap.dot) {
      if (!hasDigit(next) && !letters) break;
    } else if (g === gap.space) {
      const bits = bitsAt(t, i + 1);
      if (hasDigit(next)) {
        if (digit && (size > 6 || (size < 2 && kind !== 'SSN'))) break;
        if (digit && !groupLike(t, i + 1, kind)) break;
      } else if (!(letters && size <= 5 && (bits & stopsValue) === 0 && kind === 'ID') || (digit && size < 2)) break;
      else if (digit && more > 2) break;
    } else break;
    digit ||= hasDigit(next);
    i++;
  }
  return i;
}

/** Whether a number after a number goes on with it: "999 945 8076", not "204418 14:32". */
function groupLike(t: Tokens, i: number, kind: IdentifierClass): boolean {
  const g = t.gap[i + 1] ?? 0;
  if (g === gap.colon && t.shape[i + 1] === shape.number) return false;
  if (
    (g === gap.slash || g === gap.hyphen) &&
    t.shape[i + 1] === shape.number &&
    (t.gap[i + 2] === g || kind === 'MRN')
  )
    return false;
  const after = smallAt(t, i + 1);
  if (g === gap.space && (bitsAt(t, i + 1) & is.month) !== 0) return false;
  return !/^(?:mg|ml|mcg|years?|yo|year|days?|am|pm|hrs)$/.test(after);
}

/** Numbers whose shape alone says what they are: SSN, IBAN, payment cards, NHS numbers. */
export function shapedAt(t: Tokens, i: number, finds: Finds): void {
  const start = t.start[i] ?? 0;
  const end = t.end[i] ?? 0;
  const size = end - start;
  const joinedBefore = t.gap[i] === gap.hyphen || t.gap[i] === gap.dot || t.gap[i] === gap.slash;
  if (joinedBefore) return;
  if (t.shape[i] === shape.number) {
    const size2 = (t.end[i + 1] ?? 0) - (t.start[i + 1] ?? 0);
    const size3 = (t.end[i + 2] ?? 0) - (t.start[i + 2] ?? 0);
    const [g1, g2] = [t.gap[i + 1], t.gap[i + 2]];
    const numbers = t.shape[i + 1] === shape.number && t.shape[i + 2] === shape.number;
    if (size === 3 && numbers && size2 === 2 && size3 === 4 && g1 === g2 && g1 === gap.hyphen)
      finds.add('SSN', start, t.end[i + 2] ?? 0, 0.95);
    else if (
      size === 3 &&
      numbers &&
      size2 === 3 &&
      size3 === 4 &&
      g1 === g2 &&
      g1 === gap.space &&
      t.text[start] !== '0' &&
      nhsChecks(digitsOf(t, i, 3))
    )
      finds.add('SSN', start, t.end[i + 2] ?? 0, 0.8);
    else if (
      size === 4 &&
      numbers &&
      size2 === 4 &&
      size3 === 4 &&
      g1 === g2 &&
      (g1 === gap.space || g1 === gap.hyphen) &&
      t.shape[i + 3] === shape.number &&
      t.gap[i + 3] === g1 &&
      (t.end[i + 3] ?? 0) - (t.start[i + 3] ?? 0) === 4
    )
      finds.add('ACCOUNT', start, t.end[i + 3] ?? 0, cardChecks(digitsOf(t, i, 4)) ? 0.96 : 0.72);
    else if (size === 1 && secuAt(t, i)) finds.add('SSN', start, t.end[i + 6] ?? 0, 0.9);
    else if (size === 13 && bornIn(wordAt(t, i))) finds.add('SSN', start, end, 0.76);
    else if (size >= 13 && size <= 19 && /^[3-6]/.test(t.text.slice(start, start + 1)) && cardChecks(wordAt(t, i)))
      finds.add('ACCOUNT', start, end, size === 16 ? 0.8 : 0.55);
  } else if (t.shape[i] === shape.mixed && size >= 4 && size <= 34) {
    const head = t.text.slice(start, Math.min(end, start + 5));
    if (/^[A-Z]{2}\d{2}/.test(head)) {
      let last = i;
      while (
        t.gap[last + 1] === gap.space &&
        hasDigit(t.shape[last + 1]) &&
        last - i < 9 &&
        (t.end[last] ?? 0) - (t.start[last] ?? 0) === 4
      )
        last++;
      for (let stop = last; stop >= i; stop--) {
        const whole = t.text.slice(start, t.end[stop]).replaceAll(' ', '');
        if (whole.length >= 15 && whole.length <= 34 && ibanChecks(whole)) {
          finds.add('ACCOUNT', start, t.end[stop] ?? 0, 0.98);
          return;
        }
      }
    }
    if (size === 9 && /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(wordAt(t, i)))
      finds.add('SSN', start, end, 0.85);
  }
}

/** "2 43 02 67 482 113 58": the French number, in its groups. */
const secuAt = (t: Tokens, i: number): boolean =>
  [1, 2, 2, 2, 3, 3, 2].every(
    (size, k) =>
      t.shape[i + k] === shape.number &&
      (t.end[i + k] ?? 0) - (t.start[i + k] ?? 0) === size &&
      (k === 0 || t.gap[i + k] === gap.space),
  );

/** Whether thirteen digits begin with a birthday, as national numbers do. */
function bornIn(digits: string): boolean {
  const day = (at: number): boolean => {
    const [month, date] = [Number(digits.slice(at, at + 2)), Number(digits.slice(at + 2, at + 4))];
    return month > 0 && month <= 12 && date > 0 && date <= 31;
  };
  return day(2) || (/^[1-8]/.test(digits) && day(3));
}

const digitsOf = (t: Tokens, i: number, groups: number): string => {
  let all = '';
  for (let k = i; k < i + groups; k++) all += wordAt(t, k);
  return all;
};
