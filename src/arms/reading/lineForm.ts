import type { Diagnosis } from '../answer.ts';
import { abstention } from '../prompt/instruction.ts';
import { quoteFinder } from './quotes.ts';

const mostOccurrences = 50;

/** Writes a differential in the form that models are asked for, so that reading it gives the same again. */
export function writeLines(diagnoses: readonly Diagnosis[], caseText: string): string {
  if (diagnoses.length === 0) return abstention;
  const find = quoteFinder(caseText);
  return diagnoses
    .map((one) => {
      const [pro, contra] = quotationsOf(one, find);
      return [
        `${one.rank}. ${/[:–—%]|\s-\s|\.\s/.test(one.name) ? `**${one.name}**` : one.name}`,
        ...(one.reason === '' ? [] : [`Why: ${oneLine(one.reason)}`]),
        ...(pro.length === 0 ? [] : [`For: ${pro.join('; ')}`]),
        ...(contra.length === 0 ? [] : [`Against: ${contra.join('; ')}`]),
      ].join('\n');
    })
    .join('\n\n');
}

/** What is quoted for a diagnosis, and what against it. */
export function quotationsOf(
  { evidence, notInCase }: Diagnosis,
  find: ReturnType<typeof quoteFinder>,
): readonly [pro: readonly string[], contra: readonly string[]] {
  const side = (supports: boolean): string[] =>
    evidence.filter((one) => one.supports === supports).map((one) => quoted(one.text, one.start, find));
  return [[...side(true), ...notInCase.map((words) => quoted(words, null, find))], side(false)];
}

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Words in quotation marks that they do not hold themselves, and which occurrence they are if not the first. */
function quoted(text: string, start: number | null, find: ReturnType<typeof quoteFinder>): string {
  const words = oneLine(text);
  const [open, close] = !words.includes('"') ? ['"', '"'] : !words.includes('”') ? ['“', '”'] : ['«', '»'];
  for (let nth = 1; start !== null && nth <= mostOccurrences; nth++) {
    const place = find(words, nth);
    if (place === null) break;
    if (place.start === start) return `${open}${words}${close}${nth === 1 ? '' : ` [${nth}]`}`;
  }
  return `${open}${words}${close}`;
}
