import type { Finds } from './finds.ts';
import { gap, shape, smallAt, wordAt, type Tokens } from './tokens.ts';

const local = /[A-Za-z0-9._%+'-]/;
const domainPart = /[A-Za-z0-9.-]/;
const most = 254;

/** E-mail addresses, around every @. */
export function* emailsIn(text: string, finds: Finds): Generator<undefined> {
  let count = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (++count % 4096 === 0) yield;
    let start = at;
    while (start > 0 && at - start < 64 && local.test(text[start - 1] ?? '')) start--;
    let end = at + 1;
    while (end < text.length && end - at < most && domainPart.test(text[end] ?? '')) end++;
    while (end > at && /[.-]/.test(text[end - 1] ?? '')) end--;
    while (start < at && /['.]/.test(text[start] ?? '')) start++;
    if (start < at && /\.[A-Za-z][A-Za-z-]*$/.test(text.slice(Math.max(at, end - 64), end)))
      finds.add('EMAIL', start, end, 0.99);
  }
}

const schemes = ['://', 'www.', 'WWW.', 'Www.'] as const;

/** Addresses of the web that say so: with a scheme or www. */
export function* urlsIn(text: string, finds: Finds): Generator<undefined> {
  let count = 0;
  for (const mark of schemes) {
    let past = 0;
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, Math.max(past, at + 1))) {
      if (++count % 4096 === 0) yield;
      let start = at;
      if (mark === '://') {
        while (start > 0 && at - start < 12 && /[A-Za-z+]/.test(text[start - 1] ?? '')) start--;
        if (start === at) continue;
      } else if (at > 0 && /[\w./]/.test(text[at - 1] ?? '')) continue;
      const end = urlEnd(text, at + mark.length);
      past = end;
      if (end > at + mark.length) finds.add('URL', start, end, 0.99);
    }
  }
}

function urlEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < 2048 && /[^\s<>"“”⟦⟧{}|\\^`]/.test(text[end] ?? '')) end++;
  while (end > from && /[.,;:!?)\]'’]/.test(text[end - 1] ?? '')) end--;
  return end;
}

const topLevel =
  /^(?:com|org|net|edu|gov|info|io|co|uk|example|health|nhs|de|fr|au|nz|ca|ie|eu|int|mil|app|dev|me|us|in|es|it|nl|ch|at|be|se|no|dk|fi|pl|ro|za|ng|ke|test|invalid|local|care|clinic|doctor|site|online|cloud|link|ly)$/;

/** "portal.example.org/x": a host's name without a scheme. Gives the token after it, or its own. */
export function hostAt(t: Tokens, i: number, finds: Finds): number {
  if (t.gap[i] === gap.dot || t.gap[i] === gap.hyphen) return i;
  let last = i;
  let dots = 0;
  while (last - i < 12 && (t.gap[last + 1] === gap.dot || t.gap[last + 1] === gap.hyphen)) {
    last++;
    if (t.gap[last] === gap.dot) dots++;
  }
  if (dots === 0) return i;
  let stop = last;
  while (stop > i && !(t.gap[stop] === gap.dot && topLevel.test(smallAt(t, stop)))) stop--;
  if (stop === i) return i;
  const tld = smallAt(t, stop);
  const end = t.end[stop] ?? 0;
  const path = t.text[end] === '/' && t.text.charCodeAt(end + 1) > 0x20;
  const weak = /^(?:in|me|at|it|is|no|be|us|int|test|care|local|link|health)$/.test(tld);
  const letters =
    ((t.end[i] ?? 0) - (t.start[i] ?? 0) > 2 || (dots > 1 && path)) &&
    t.shape[i] !== shape.number &&
    t.shape[i] !== shape.upper;
  if (!letters || (weak && !path) || (!path && t.shape[stop] !== shape.small)) return i;
  const urlStop = path ? urlEnd(t.text, end) : end;
  if (t.text[end] === '@') return i;
  finds.add('URL', t.start[i] ?? 0, urlStop, path ? 0.9 : 0.75);
  return stop + 1;
}

const versioned =
  /^(?:version|ver|v|firmware|release|build|software|section|sect|chapter|step|paragraph|clause|table|figure|update|rev|revision|oid|os|ios|android|windows|app)$/;

/** An IPv4 address; gives the token after it, or its own. */
export function ip4At(t: Tokens, i: number, finds: Finds): number {
  if (t.gap[i] === gap.dot) return i;
  for (let k = i; k < i + 4; k++) {
    if (k >= t.count || t.shape[k] !== shape.number || (k > i && t.gap[k] !== gap.dot)) return i;
    const size = (t.end[k] ?? 0) - (t.start[k] ?? 0);
    if (size > 3 || Number(wordAt(t, k)) > 255) return i;
  }
  if (t.gap[i + 4] === gap.dot) return i;
  const before = smallAt(t, i - 1);
  if (versioned.test(before) || versioned.test(smallAt(t, i - 2))) return i;
  const small = [0, 1, 2, 3].every((k) => (t.end[i + k] ?? 0) - (t.start[i + k] ?? 0) === 1);
  finds.add(
    'IP',
    t.start[i] ?? 0,
    t.end[i + 3] ?? 0,
    small ? (/^(?:ip|ipv4|address|host)$/.test(before) ? 0.8 : 0.3) : 0.95,
  );
  return i + 4;
}

/** IPv6 addresses and hardware addresses: groups of hexadecimal digits between colons. */
export function* colonAddressesIn(text: string, finds: Finds): Generator<undefined> {
  let count = 0;
  const groups = /(?<![\w:.])(?:[0-9A-Fa-f]{1,4}:{1,2}){2,7}[0-9A-Fa-f]{0,4}(?:%\w{1,12})?(?![\w:])/g;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    if (++count % 4096 === 0) yield;
    const first = text.charCodeAt(at - 1);
    const hex =
      (first >= 0x30 && first <= 0x39) || (first >= 0x41 && first <= 0x46) || (first >= 0x61 && first <= 0x66);
    if (!hex) continue;
    let from = at;
    while (from > 0 && at - from < 5 && /[0-9A-Fa-f]/.test(text[from - 1] ?? '')) from--;
    const piece = text.slice(Math.max(0, from - 1), at + 48);
    groups.lastIndex = Math.min(1, from);
    const match = groups.exec(piece);
    if (match?.index !== Math.min(1, from)) continue;
    const [words] = match;
    const parts = words.split(':');
    const filled = parts.filter((part) => part !== '');
    const mac = parts.length === 6 && parts.every((part) => part.length === 2);
    const six =
      (words.includes('::') && filled.length >= 2 && words.split('::').length === 2) ||
      (filled.length === 8 && parts.length === 8);
    if (mac) finds.add('ID', from, from + words.length, 0.9);
    else if (six && /[a-f]|\d{3}/i.test(words)) finds.add('IP', from, from + words.length, 0.95);
    at = from + words.length - 1;
  }
}
