import type { Leak } from '../../cases/leaks/leak.ts';
import type { Range } from '../../cases/shorten.ts';

/** What stands in the place of words that are masked. */
export const maskMark = '[…]';

/** From the stop point to the end of the case; null where nothing would be left. */
export function cutHere(text: string, { start, end }: Range, { stop }: Pick<Leak, 'stop'>): Range | null {
  const kept = text.slice(start, stop).trimEnd();
  if (kept.trim() === '') return null;
  const last = text.slice(start, end);
  // A file keeps the line break at its end.
  const tail = last.length - last.trimEnd().length;
  return { start: start + kept.length, end: end - tail };
}

/** The sentence with the white space behind it, or the whole line where nothing else stands on it. */
export function cutSentence(text: string, { sentence }: Pick<Leak, 'sentence'>): Range {
  const isLineStart = sentence.start === 0 || text.charAt(sentence.start - 1) === '\n';
  let { start, end } = sentence;
  while (end < text.length && (text.charAt(end) === ' ' || text.charAt(end) === '\t')) end++;
  const isLineEnd = end === text.length || text.charAt(end) === '\n' || text.charAt(end) === '\r';
  if (isLineEnd && !isLineStart) {
    end = sentence.end;
    while (start > 0 && (text.charAt(start - 1) === ' ' || text.charAt(start - 1) === '\t')) start--;
  } else if (isLineEnd) {
    if (text.charAt(end) === '\r') end++;
    if (text.charAt(end) === '\n') end++;
  }
  return { start, end };
}
