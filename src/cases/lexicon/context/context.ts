import type { When, Whose } from '../finding.ts';
import type { Meaning } from '../lexicon.ts';
import type { Span } from '../words/sentences.ts';

/** How a name in a sentence is meant. */
export interface Context {
  readonly present: boolean;
  readonly whose: Whose;
  readonly when: When;
  readonly certain: boolean;
  readonly byTest: boolean;
}

/** A name found in a sentence: its tokens, and how it is meant there. */
export interface Mention extends Span, Context {
  readonly meaning: Meaning;
}

/** What a heading ("Family history:") says of all that stands under it. */
export interface Ground {
  readonly present: boolean;
  readonly whose: Whose;
  readonly when: When;
  readonly certain: boolean;
}
export const plainGround: Ground = { present: true, whose: 'patient', when: 'now', certain: true };
