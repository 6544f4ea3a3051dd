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

const named = writtenDiagnoses.map(({ id, forms }): readonly [string, readonly string[]] => [id, expandForms(forms)]);

/** The names of each diagnosis of the lexicon that name nothing else. */
export const namesOf: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  named.map(([id, all]) => [id, all.filter((name, at) => at === 0 || !isFinding(name))]),
);

/** The diagnoses that a name stands for, by its words in any form and order. */
export const idsByKey: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [
    ...Map.groupBy(
      named.flatMap(([id, all]) => [...new Set(all.map(keyOfName))].map((key) => ({ key, id }))),
      ({ key }) => key,
    ),
  ].map(([key, lines]) => [key, lines.map(({ id }) => id)]),
);
