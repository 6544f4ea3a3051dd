import { wholeLexicon } from '../../lexicon/lexicon.ts';
import { writtenDiagnoses } from '../../lexicon/names.ts';
import { expandForms } from '../../lexicon/words/forms.ts';
import { tokenise } from '../../lexicon/words/tokens.ts';
import { keyOfName } from './name.ts';

const { names, vocabulary } = wholeLexicon();

/** Whether a name is that of a finding as well, which any case may have: "pleural effusion". */
function isFinding(name: string): boolean {
  const tokens = tokenise(name, vocabulary);
  const match = names.longestAt(tokens, 0, tokens.starts.length);
  return match !== null && match.end === tokens.starts.length && match.entry.finding !== null;
}

/** Of names that differ in form only, the first. */
function distinct(names: readonly string[]): string[] {
  return [...new Map(names.toReversed().map((name) => [keyOfName(name), name])).values()].reverse();
}

/**
 * The names of each diagnosis of the lexicon, a line each: the words that any form of it comes to, and the name itself
 * unless it is a finding's, too.
 */
export const diagnosisNames: Readonly<Record<string, string>> = Object.fromEntries(
  writtenDiagnoses.map(({ id, forms }) => [
    id,
    distinct(expandForms(forms))
      .map((name, at) => (at > 0 && isFinding(name) ? keyOfName(name) : `${keyOfName(name)}|${name}`))
      .join('\n'),
  ]),
);
