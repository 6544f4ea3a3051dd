import type { Span } from '../../lexicon/words/sentences.ts';
import type { Read } from '../read.ts';

const denying =
  /^(?:no|not|without|never|nor|neither|denies|denied|lacks?|lacking|excluded?|excluding|exclude|ruled|against|avoid|avoided|refused|declined|nil|unlikely|allergic|intolerant|contraindicated|cannot|none|isn['’]t|wasn['’]t|didn['’]t)$/;
const denyingAfter =
  /^(?:negative|neg|negatives|absent|not|normal|undetectable|undetected|unremarkable|excluded|nonreactive|-ve|nad|declined|contraindicated|refused)$/;
const affirming =
  /^(?:positive|pos|positivity|\+|\+ve|raised|elevated|high|detected|detectable|reactive|seen|present|low|reduced|abnormal|confirmed|strongly|confirms|markedly|homozygous|suppressed|diagnostic|undetectable|failed)$/;
const clauseEnds = /^(?:[.;?!]|but|however|although)$/;
const past = /^(?:ago|childhood|previously|formerly|aged|infant|(?:19|20)\d\d)$/;
const relative =
  /^(?:mother|father|brother|brothers|sister|sisters|aunt|uncle|cousin|grandmother|grandfather|mum|dad|son|daughter|niece|nephew|twin|family)$/;

/** Whether the words before or behind say that it is not there, was not done, or was another's. */
export function isDenied(read: Read, { from, to }: Span): boolean {
  const sentence = read.sentenceOf(from);
  for (let at = from - 1; at >= Math.max(sentence.from, from - 6); at--) {
    const word = read.lower(at);
    if (clauseEnds.test(word)) break;
    if (denying.test(word) && !(word === 'not' && read.lower(at + 1) === 'only')) return true;
  }
  for (let at = to; at < Math.min(sentence.to, to + 4); at++) {
    const word = read.lower(at);
    if (clauseEnds.test(word) || word === ',') break;
    if (denyingAfter.test(word)) return true;
  }
  return false;
}

/** Past, or of a relative: nothing that the case leads to. */
export function isElsewhere(read: Read, { from, to }: Span): boolean {
  const sentence = read.sentenceOf(from);
  for (let at = Math.max(sentence.from, from - 8); at < Math.min(sentence.to, to + 6); at++) {
    const word = read.lower(at);
    if (past.test(word) && read.raw(at - 1) !== '#') return true;
    if (at < from && relative.test(word)) return true;
  }
  return false;
}

/** Where the result of a test ends that is positive; null where it is negative, normal or not known. */
export function positiveEnd(read: Read, { from, to }: Span): number | null {
  const sentence = read.sentenceOf(from);
  for (let at = to; at < Math.min(sentence.to, to + 9); at++) {
    const word = read.lower(at);
    if (clauseEnds.test(word)) break;
    if (denyingAfter.test(word) && word !== 'undetectable') return null;
    if (/^(?:no|nil|n|awaited|pending)$/.test(word)) return null;
    if (affirming.test(word)) return at + 1;
    if (read.tokens.kinds[at] === 'number' && !/^(?:19|20)\d\d$/.test(word))
      return endOfUnit(read, at + 1, sentence.to);
  }
  for (let at = from - 1; at >= Math.max(sentence.from, from - 4); at--) {
    const word = read.lower(at);
    if (clauseEnds.test(word) || word === ',') break;
    if (denying.test(word)) return null;
    if (affirming.test(word)) return to;
  }
  return null;
}

function endOfUnit(read: Read, from: number, limit: number): number {
  if (from < limit && read.raw(from) === '%') return from + 1;
  const unit = /^(?:[mµμnp]?g|[mµμnp]mol|[mk]?u|iu|units?|ng|pg)$/i;
  if (from >= limit || !unit.test(read.raw(from))) return from;
  return from + 2 < limit && read.raw(from + 1) === '/' ? from + 3 : from + 1;
}
