import type { Span } from '../../lexicon/words/sentences.ts';
import type { Read } from '../read.ts';
import { isDenied, isElsewhere } from './affirmed.ts';

const gene =
  /^(?:mutations?|homozygous|heterozygous|homozygosity|heterozygosity|homozygote|hemizygous|karyotype|translocation|microdeletion)$/;
const growing = /^(?:grew|isolated|yielded|grown|cultured)$/;
const cultures = /^(?:cultures?|culture|aspirate|swabs?|sputum|csf|blood|urine|fluid|pus|bottles?)$/;
const positive = /^(?:positive|detected|\+ve|reactive)$/;
/** Antibodies that a vaccination leaves, or an old infection. */
const common = /^(?:hbs|hepatitis|rubella|varicella|measles|vzv|cmv|ebv|hav|toxoplasma|blood|group|rhesus|red)$/;
const operation =
  /^(?!colonoscop|gastroscop)\p{L}+(?:ectomy|otomy|plasty|pexy|ostomy|orrhaphy|desis|plication|decompression|debridement)$/u;
const urgent = /^(?:emergency|urgent|urgently|emergent|immediate|immediately|same)$/;

/** The words of a result that tells one disease, whatever it is: a gene, an antibody, what grew, an urgent operation. */
export function decidingAt(read: Read, at: number, word: string): Span | null {
  const { from, to } = read.sentenceOf(at);
  const span = spanAt(read, at, word, from, to);
  return span === null || isDenied(read, span) || isElsewhere(read, span) ? null : span;
}

function spanAt(read: Read, at: number, word: string, from: number, to: number): Span | null {
  if (gene.test(word)) {
    const isNamed = at > from && /^[A-Z][A-Z0-9]{2,}$/.test(read.raw(at - 1));
    return { from: isNamed ? at - 1 : at, to: wordsTo(read, at + 1, to, 3) };
  }
  if (growing.test(word)) {
    for (let near = Math.max(from, at - 6); near < at; near++) {
      if (cultures.test(read.lower(near)) && /^\p{L}/u.test(read.raw(at + 1))) {
        return { from: at, to: wordsTo(read, at + 1, to, 3) };
      }
    }
    return null;
  }
  if (word === 'pcr' || /^antibod(?:y|ies)$/.test(word)) {
    for (let near = Math.max(from, at - 3); near < at; near++) if (common.test(read.lower(near))) return null;
    for (let near = at + 1; near < Math.min(to, at + 5); near++) {
      if (/^[.,;]$/.test(read.raw(near))) return null;
      if (positive.test(read.lower(near))) return { from: at, to: near + 1 };
    }
    return null;
  }
  if (!operation.test(word)) return null;
  for (let near = Math.max(from, at - 5); near < Math.min(to, at + 4); near++) {
    if (urgent.test(read.lower(near))) return { from: at, to: at + 1 };
  }
  return null;
}

function wordsTo(read: Read, from: number, limit: number, most: number): number {
  let to = from;
  while (to < Math.min(limit, from + most) && read.tokens.kinds[to] !== 'mark') to++;
  return to;
}
