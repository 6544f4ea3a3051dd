import type { Diagnosis } from '../answer.ts';
import { abstention } from '../prompt/instruction.ts';
import { quoteFinder } from './quotes.ts';

const mostOccurrences = 50;

/** Writes a differential in the form that models are asked for, so that reading it gives the same again. */
export function writeLines(diagnoses: readonly Diagnosis[], caseText: string): string {
  if (diagnoses.length === 0) return abstention;
  const find = quoteFinder(caseText);
  const side = (label: string, { evidence, notInCase }: Diagnosis, supports: boolean): string[] => {
    const quotes = evidence.filter((one) => one.supports === supports).map((one) => quoted(one.text, one.start, find));
    if (supports) quotes.push(...notInCase.map((words) => quoted(words, null, find)));
    return quotes.length === 0 ? [] : [`${label}: ${quotes.join('; ')}`];
  };
  return diagnoses
    .map((one) =>
      [
        `${one.rank}. ${/[:–—%]|\s-\s|\.\s/.test(one.name) ? `**${one.name}**` : one.name}`,
        ...(one.reason === '' ? [] : [`Why: ${oneLine(one.reason)}`]),
        ...side('For', one, true),
        ...side('Against', one, false),
      ].join('\n'),
    )
    .join('\n\n');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

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
