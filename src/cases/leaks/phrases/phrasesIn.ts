import type { Span } from '../../lexicon/words/sentences.ts';
import { PhraseBook } from '../../lexicon/words/phrases.ts';
import { pauseEvery, type Read } from '../read.ts';
import { vocabulary } from '../vocabulary.ts';
import { announcementIndex, announcementKinds } from './announcements.built.ts';

type Announcement = 'conclusive' | 'telling' | 'hinting' | 'heading';

const book = new PhraseBook<readonly Announcement[]>(
  vocabulary,
  announcementIndex,
  (line) => [announcementKinds[line] as Announcement],
  (kinds) => kinds.flat(),
);

/** So many words may stand between a phrase and the name that it announces. */
const longestGap = 6;
const longestGapBefore = 3;
const past =
  /^(?:previously|ago|childhood|former|formerly|once|earlier|since|aged|teens|twenties|thirties|forties|fifties|(?:19|20)\d\d)$/;
const relatives =
  /^(?:mother|father|brother|sister|brothers|sisters|son|daughter|wife|husband|cousin|aunt|uncle|grandmother|grandfather|mum|dad|parents|relative|relatives)$/;

/** Words that announce a diagnosis: the reference, where its names are known; else any that is new. */
export function* findingPhrases(read: Read, names: readonly Span[], hasReference: boolean): Generator<void, Span[]> {
  const found: Span[] = [];
  let next = 0;
  for (let at = 0; at < read.count; at++) {
    if (at % pauseEvery === pauseEvery - 1) yield;
    while ((names[next]?.to ?? Infinity) <= at) next++;
    const { to: limit, from: begin } = read.sentenceOf(at);
    const match = book.longestAt(read.tokens, at, limit);
    if (match === null) continue;
    const span = trimmed(read, { from: at, to: match.end });
    const after = (names[next]?.from ?? Infinity) >= span.to ? names[next] : names[next + 1];
    const before = names[next - 1];
    const kinds = match.entry;
    if (isAnnouncing(read, span, kinds, after ?? null, before ?? null, hasReference, begin, limit)) {
      found.push(span);
      at = span.to - 1;
    }
  }
  return found;
}

function isAnnouncing(
  read: Read,
  span: Span,
  kinds: readonly Announcement[],
  after: Span | null,
  before: Span | null,
  hasReference: boolean,
  begin: number,
  limit: number,
): boolean {
  const follows = after !== null && after.from < limit && isNear(read, span.to, after.from, longestGap);
  if (kinds.includes('heading') && isHeading(read, span)) {
    return follows || (hasReference ? false : /^(?:final|discharge|diagnos|dx)/.test(read.lower(span.from)));
  }
  if (isOfRelative(read, begin, span.from)) return false;
  if (follows && (kinds.includes('telling') || kinds.includes('hinting') || kinds.includes('conclusive'))) return true;
  const precedes = before !== null && before.from >= begin && isNear(read, before.to, span.from, longestGapBefore);
  if (precedes && kinds.includes('hinting') && isVerdict(read, span)) return true;
  if (kinds.includes('conclusive')) return !isPast(read, begin, limit);
  if (hasReference || !kinds.includes('telling')) return false;
  return /diagnos|^dx|turn|prov/.test(read.lower(span.from) + read.lower(span.to - 2)) &&
    read.lower(span.to - 1) !== 'to'
    ? span.to - span.from > 1 && !isPast(read, begin, limit)
    : false;
}

/** "GCA was suspected", but not "tuberculosis showed". */
function isVerdict(read: Read, { from, to }: Span): boolean {
  for (let at = from; at < to; at++)
    if (/^(?:confirm|diagnos|suspect|prove|establish)/.test(read.lower(at))) return true;
  return false;
}

function isHeading(read: Read, { from, to }: Span): boolean {
  const mark = read.raw(to);
  if (mark !== ':' && mark !== '–' && mark !== '-' && mark !== '—' && mark !== '=' && (read.tokens.gaps[to] ?? 0) === 0)
    return false;
  return (
    from === 0 ||
    (read.tokens.gaps[from] ?? 0) > 0 ||
    /^[.;:)*#|]$/.test(read.raw(from - 1)) ||
    /^\p{Lu}/u.test(read.raw(from))
  );
}

/** No end of a clause stands between, and few words. */
function isNear(read: Read, from: number, to: number, most: number): boolean {
  let words = 0;
  for (let at = from; at < to; at++) {
    if (read.tokens.kinds[at] !== 'mark') words++;
    else if (read.raw(at) === '.' || read.raw(at) === ';' || read.raw(at) === '?') return false;
    if (words > most) return false;
    if (/^(?:not|no|without|never|nor|against|unlike|but|although|than|rather)$/.test(read.lower(at))) return false;
  }
  return true;
}

function isPast(read: Read, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (past.test(read.lower(at)) || relatives.test(read.lower(at))) return true;
  return false;
}

/** "His brother had suffered from ..." */
function isOfRelative(read: Read, from: number, to: number): boolean {
  for (let at = Math.max(from, to - 6); at < to; at++) if (relatives.test(read.lower(at))) return true;
  return false;
}

/** Without little words at its ends. */
function trimmed(read: Read, { from, to }: Span): Span {
  let start = from;
  while (start < to - 1 && /^(?:and|the|a|an|,)$/.test(read.lower(start))) start++;
  return { from: start, to };
}
