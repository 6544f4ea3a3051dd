import type { Answer } from '../answer.ts';

/** What a server says it read, and what it was sent. */
export interface ReadLess {
  readonly reported: number;
  readonly counted: number;
}

/** Shown beside an answer whose server has read less than it was sent. */
export const readLessWarning =
  'The server reports to have read {0} tokens of {1}: it may have dropped a part of the case.';

/**
 * Whether a server reports to have read clearly fewer tokens than there were, by an exact count. Where that is certain
 * to be a loss the answer has failed already; this marks what a person should look at.
 */
export function readLess({ tokens, usage, failure }: Pick<Answer, 'tokens' | 'usage' | 'failure'>): ReadLess | null {
  if (tokens === null || tokens.prompt === null || tokens.countedBy === null) return null;
  if (failure?.kind === 'context-overflow') return null;
  const reported = usage?.promptTokens ?? 0;
  const counted = tokens.prompt;
  return reported > 0 && isFewer(reported, counted) ? { reported, counted } : null;
}

/** Fewer by more than what templates and marks can make of the same text. */
export function isFewer(reported: number, counted: number): boolean {
  return reported * 1.05 + 32 < counted;
}
