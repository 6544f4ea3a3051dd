import type { Range } from '../shorten.ts';
import type { Sentence } from '../../humanError.ts';

/** `name`: the diagnosis itself; `phrase`: words that announce one; `giveaway`: what tells it without naming it. */
export type LeakKind = 'name' | 'phrase' | 'giveaway';

/** Words of a case that give its reference away. Offsets are UTF-16 units. */
export interface Leak extends Range {
  readonly kind: LeakKind;
  readonly text: string;
  /** What is wrong with these words, for the person who decides. */
  readonly why: Sentence;
  readonly sentence: Range;
  /** Where the case could stop so that neither these words nor what belongs to them is in it; 0 where nothing would be left. */
  readonly stop: number;
}
