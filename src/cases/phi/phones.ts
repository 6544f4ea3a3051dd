import type { Finds } from './finds.ts';
import { bitsAt, gap, shape, smallAt, type Tokens } from './tokens.ts';
import { is } from './words.ts';

const joins: readonly number[] = [gap.space, gap.hyphen, gap.dot, gap.open, gap.close, gap.slash];
const telephoneWord =
  /^(?:tel|telephone|phone|ph|mobile|mob|cell|call|switchboard|helpline|hotline|whatsapp|number|ring|text|rang|callback|contact|reach|dial|sms|call|called|landline|ooh|t|m|h|w|p|office|direct|direct-line|phoned|telephoned)$/;
const faxWord = /^(?:fax|faxed|facsimile|f)$/;
const otherNumber =
  /^(?:mrn|nhs|ssn|policy|member|licence|license|serial|account|acct|npi|gmc|dea|id|imei|aadhaar|medicare|hosp|unit|ubrn|accession|specimen|card|visa|iban|phn|plan|ref|reference|isbn|nct|pmid|doi|udi|lot|order|case)$/;

/** A telephone or fax number whose first group is this token; gives the token after it, or its own. */
export function phoneAt(t: Tokens, i: number, finds: Finds): number {
  const plus = t.gap[i] === gap.plus;
  const bracket = t.text[(t.start[i] ?? 0) - 1] === '(';
  if (
    i > 0 &&
    (t.gap[i] === gap.hyphen ||
      t.gap[i] === gap.dot ||
      t.gap[i] === gap.slash ||
      (t.gap[i] === gap.space && t.shape[i - 1] === shape.number && !startsAnew(t, i)))
  )
    return i;
  let last = i;
  let digits = 0;
  let sizes = '';
  let joints = '';
  for (let k = i; k < t.count && k < i + 8; k++) {
    const size = (t.end[k] ?? 0) - (t.start[k] ?? 0);
    if (t.shape[k] !== shape.number || size > 15) break;
    const g = t.gap[k] ?? 0;
    if (k > i && (!joins.includes(g) || (g === gap.open && digits > 4))) break;
    if (k > i && g === gap.close && digits > 6) break;
    if (k > i && g === gap.space && digits >= 10 && !plus) break;
    if (digits + size > 15) break;
    if (
      k > i &&
      g === gap.slash &&
      (digits < 4 || size < 3) &&
      !(digits === 3 && size === 3 && t.gap[k + 1] === gap.hyphen)
    )
      break;
    if (k > i)
      joints += g === gap.space ? ' ' : g === gap.hyphen ? '-' : g === gap.dot ? '.' : g === gap.slash ? '/' : ')';
    sizes += String.fromCharCode(0x30 + Math.min(size, 15));
    digits += size;
    last = k;
  }
  if (digits < 5) return i;
  const start =
    (t.start[i] ?? 0) - (plus ? 1 : 0) - (bracket || (plus && t.text[(t.start[i] ?? 0) - 2] === '(') ? 1 : 0);
  const zero = t.text[t.start[i] ?? 0] === '0';
  const [kind, labelled] = announced(t, i);
  if (kind === null) return i;
  let confidence = 0;
  const groups = sizes.length;
  const american = /^(?:1?334|1334)$/.test(sizes) && /^[ )(.-]+$/.test(joints);
  if (plus && digits >= 8) confidence = 0.95;
  // 650/555-0129
  else if (sizes === '334' && joints === '/-') confidence = 0.85;
  // "2.3.23 2240" is a day and a time.
  else if (/^[12][12]24$/.test(sizes) && joints === '.. ' && !labelled) return i;
  else if (american && (joints.includes('-') || joints.includes('.') || bracket)) confidence = 0.92;
  else if (bracket && joints.startsWith(')') && groups >= 2 && digits >= 8 && digits <= 12) confidence = 0.9;
  else if (labelled && digits >= 5) confidence = digits >= 7 ? 0.92 : 0.72;
  else if (american && zero) confidence = 0.7;
  else if (
    zero &&
    groups >= 2 &&
    digits >= 9 &&
    digits <= 12 &&
    !joints.includes('.') &&
    Math.max(...[...sizes].map(Number)) <= 7 &&
    !(sizes.startsWith('4') && joints.includes('/'))
  )
    confidence = 0.85;
  else if (
    zero &&
    groups === 1 &&
    digits >= 10 &&
    digits <= 11 &&
    /^0[1-9]/.test(t.text.slice(t.start[i], (t.start[i] ?? 0) + 2))
  )
    confidence = 0.75;
  else if (/^1[38]00/.test(t.text.slice(t.start[i], (t.start[i] ?? 0) + 4)) && groups >= 2 && digits === 10)
    confidence = 0.8;
  else if (american) confidence = 0.5;
  else if (sizes === '34' && joints === '-' && digits === 7)
    confidence = /^(?:on|at|to|number|ph|call)$/.test(smallAt(t, i - 1))
      ? 0.7
      : t.text.startsWith('555', t.start[i])
        ? 0.65
        : 0.3;
  if (confidence === 0 || /^ ?(?:mg|ml|mcg|kg|mmol|cells|%)/.test(t.text.slice(t.end[last], (t.end[last] ?? 0) + 6)))
    return i;
  // An extension belongs to its number.
  let end = t.end[last] ?? 0;
  if (/^(?:ext|extn|extension|x)$/.test(smallAt(t, last + 1)) && t.shape[last + 2] === shape.number) {
    end = t.end[last + 2] ?? 0;
    last += 2;
  } else if (
    t.shape[last + 1] === shape.mixed &&
    /^[xX]\d{1,6}$/.test(t.text.slice(t.start[last + 1], Math.min(t.end[last + 1] ?? 0, (t.start[last + 1] ?? 0) + 8)))
  ) {
    end = t.end[last + 1] ?? 0;
    last++;
  }
  finds.add(kind, start, end, confidence);
  return last + 1;
}

/** A number after a number that begins with 0 or + is another. */
function startsAnew(t: Tokens, i: number): boolean {
  return (
    t.text[t.start[i] ?? 0] === '0' &&
    (t.end[i] ?? 0) - (t.start[i] ?? 0) >= 3 &&
    (t.end[i - 1] ?? 0) - (t.start[i - 1] ?? 0) < 3
  );
}

/** What the words before a number announce; null when it is announced as something else. */
function announced(t: Tokens, i: number): readonly ['PHONE' | 'FAX' | null, boolean] {
  for (let k = i - 1, back = 0; k >= 0 && back < 5; k--, back++) {
    const g = t.gap[k + 1] ?? 0;
    if (g === gap.paragraph || g === gap.semicolon || (g === gap.period && back > 0)) break;
    if (g === gap.line && back > 0) break;
    if (t.shape[k] === shape.number && back > 0) break;
    const word = smallAt(t, k);
    if (faxWord.test(word) && (word !== 'f' || g === gap.colon)) return ['FAX', true];
    if (telephoneWord.test(word)) {
      if (
        word === 'number' &&
        (bitsAt(t, k - 1) & is.label) !== 0 &&
        (otherNumber.test(smallAt(t, k - 1)) ||
          /^(?:record|records|chart|folder|hospital|file|patient)$/.test(smallAt(t, k - 1)))
      )
        return [null, false];
      if (word.length === 1 && g !== gap.colon) continue;
      return ['PHONE', true];
    }
    if (back < 3 && otherNumber.test(word)) return [null, false];
  }
  return ['PHONE', false];
}
