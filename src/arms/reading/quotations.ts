import type { Evidence } from '../answer.ts';
import type { Place } from './quotes.ts';

const quotation =
  /(?:"([^"\n]{1,600})"|“([^”\n]{1,600})”|«([^»\n]{1,600})»|„([^“”\n]{1,600})[“”]|(?<![\p{L}\p{N}])[‘']([^'’\n]{2,600})['’](?![\p{L}\p{N}]))(?:\s?\[(\d{1,2})\])?/gu;

const mostQuotations = 24;

export interface Quoted {
  readonly evidence: readonly Evidence[];
  readonly notInCase: readonly string[];
  /** A claim that is no quotation and not in the case's words either. */
  readonly rest: string;
}

/**
 * Reads what is quoted for or against a diagnosis. Words in quotation marks must stand in the case or are told
 * apart; words without them count as evidence where they happen to stand there.
 */
export function readQuotations(
  text: string,
  caseText: string,
  find: (quote: string, nth?: number) => Place | null,
  supports: boolean,
): Quoted {
  const evidence: Evidence[] = [];
  const notInCase: string[] = [];
  const cite = (place: Place): void => {
    if (evidence.some((e) => e.start === place.start && e.end === place.end)) return;
    evidence.push({ ...place, text: caseText.slice(place.start, place.end), supports });
  };
  let quoted = 0;
  for (const match of text.matchAll(quotation)) {
    if (++quoted > mostQuotations) break;
    const words = (match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? '').trim();
    const place = find(words, match[6] === undefined ? 1 : Number(match[6]));
    if (place !== null) cite(place);
    else if (/[\p{L}\p{N}]/u.test(words) && !notInCase.includes(words)) notInCase.push(words);
  }
  if (quoted > 0) return { evidence, notInCase, rest: '' };
  const left: string[] = [];
  for (const claim of text.split(/[;\n]/).slice(0, mostQuotations)) {
    const words = claim.trim().replace(/[.,]+$/, '');
    const place = find(words);
    if (place !== null) cite(place);
    else if (/\p{L}{2}/u.test(words) && !/^(none|nothing|n\/a)$/i.test(words)) left.push(words);
  }
  return { evidence, notInCase, rest: left.join('; ') };
}
