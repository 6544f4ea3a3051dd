import type { Answer } from './answer.ts';

/** What is known of an answer that no server was asked for: nothing was prompted, and nothing measured. */
export const unmeasured = {
  profile: null,
  profileSha256: null,
  promptSha256: null,
  template: null,
  templateSha256: null,
  form: null,
  constraint: null,
  origin: null,
  location: null,
  api: null,
  finishReason: null,
  serverFingerprint: null,
  usage: null,
  tokens: null,
  retries: [],
} satisfies Partial<Answer>;
