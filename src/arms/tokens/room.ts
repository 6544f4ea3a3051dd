import type { Tokens } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Profile } from '../prompt/profile.ts';
import { profileFor } from '../prompt/profiles.ts';
import type { Window } from './contextLength.ts';

/** What of an endpoint decides how much its model has room for. */
export type Roomy = Pick<Endpoint, 'profile' | 'model' | 'contextTokens' | 'maxTokens'>;

/** What a model has room for, prompt and answer together, and who says so. */
export interface Room extends Pick<Tokens, 'context' | 'contextFrom'> {
  /** What the answer leaves of it for the prompt; below zero where not even the answer fits. */
  readonly free: number | null;
}

/** The server's word, else the person's, else the profile's; never more than the model was made for. */
export function roomOf(to: Roomy, { tokens, atMost }: Pick<Window, 'tokens' | 'atMost'>): Room {
  const declared = to.contextTokens ?? known(to).contextTokens;
  const free = (context: number): number => context - to.maxTokens;
  if (tokens !== null) return { context: tokens, contextFrom: 'server', free: free(tokens) };
  if (declared === null) return { context: null, contextFrom: null, free: atMost === null ? null : free(atMost) };
  if (atMost !== null && atMost < declared) return { context: atMost, contextFrom: 'server', free: free(atMost) };
  return { context: declared, contextFrom: to.contextTokens === null ? 'profile' : 'endpoint', free: free(declared) };
}

/** What is known of a model: by its profile, or by its name where the profile fits any model. */
export function known({ profile, model }: Pick<Endpoint, 'profile' | 'model'>): Profile {
  return profile.tokenizer === null && profile.contextTokens === null ? profileFor(model) : profile;
}
