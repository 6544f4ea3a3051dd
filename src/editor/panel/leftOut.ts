import type { Case } from '../../cases/case.ts';
import { leftOut } from '../../cases/shorten.ts';

/** What a shortened case is without, in numbers as the reader writes them; null for a whole case. */
export function leftOutWords(
  kase: Case,
  language: string,
): { readonly characters: string; readonly whole: string; readonly ranges: string } | null {
  const { shortened } = kase;
  if (shortened === null) return null;
  const { kept, wholeLength } = shortened;
  const number = (value: number): string => value.toLocaleString(language);
  const starts = [...kept.map(({ start }) => start), wholeLength];
  const ends = [0, ...kept.map(({ end }) => end)];
  const ranges = starts.flatMap((start, i) => {
    const end = ends[i] ?? 0;
    return start > end ? [`${number(end + 1)}–${number(start)}`] : [];
  });
  return { characters: number(leftOut(kase)), whole: number(wholeLength), ranges: ranges.join(', ') };
}
