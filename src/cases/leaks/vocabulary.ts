import { Vocabulary } from '../lexicon/words/tokens.ts';

/** The words of everything that is looked for, in all references. */
export const vocabulary = new Vocabulary();
for (const word of ['conform', 'conforms', 'contained', 'preserved', 'suspended', 'reserved', 'treadmill'])
  vocabulary.learn(word);
