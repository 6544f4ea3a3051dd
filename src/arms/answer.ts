import * as z from 'zod/mini';
import { Case } from '../cases/case.ts';
import { fill } from '../humanError.ts';
import { locations } from './endpoint.ts';
import { failureKinds } from './failure.ts';
import { forms, lanes } from './prompt/profile.ts';

const count = z.nullable(z.int().check(z.nonnegative()));

/** Words of the case that speak for or against a diagnosis. Offsets are UTF-16 units of the sent text. */
export const Evidence = z.strictObject({
  start: z.int().check(z.nonnegative()),
  end: z.int().check(z.nonnegative()),
  text: z.string(),
  supports: z.boolean(),
});
export type Evidence = z.infer<typeof Evidence>;

export const Diagnosis = z.strictObject({
  rank: z.int().check(z.positive()),
  name: z.string().check(z.minLength(1)),
  /** Only where the arm itself gives one; never invented. */
  probability: z.nullable(z.number()),
  /** A relative score within this answer (the embedded baseline's); not a probability. */
  score: z.nullable(z.number()),
  reason: z.string(),
  evidence: z.array(Evidence),
  /** Words the answer quotes that do not stand in the case. */
  notInCase: z.array(z.string()),
  doNotMiss: z.boolean(),
});
export type Diagnosis = z.infer<typeof Diagnosis>;

export const Usage = z.strictObject({ promptTokens: count, completionTokens: count });
export type Usage = z.infer<typeof Usage>;

/** What a prompt takes, as counted before it was sent, and the room there is for prompt and answer together. */
export const Tokens = z.strictObject({
  prompt: count,
  countedBy: z.nullable(z.enum(['llama', 'server'])),
  context: count,
  contextFrom: z.nullable(z.enum(['server', 'endpoint', 'profile'])),
});
export type Tokens = z.infer<typeof Tokens>;

export const Parameters = z.strictObject({
  temperature: z.nullable(z.number()),
  topP: z.nullable(z.number()),
  seed: z.nullable(z.int()),
  maxTokens: count,
  top: z.int().check(z.positive()),
});
export type Parameters = z.infer<typeof Parameters>;

/** What went wrong: a sentence with `{0}` holes, so that it can be shown in the reader's language, and what fills them. */
export const Failure = z.strictObject({
  kind: z.enum(failureKinds),
  template: z.string(),
  values: z.array(z.string()),
});
export type Failure = z.infer<typeof Failure>;

/** A ranked differential and everything needed to know how it came about. */
export const Answer = z.strictObject({
  schema: z.literal('ddx/answer@2'),
  /** Hash of what determined the answer, then hash of what was said: the same answer has the same id. */
  id: z.string().check(z.regex(/^[0-9a-f]{16}-[0-9a-f]{8}$/)),
  arm: z.string(),
  model: z.strictObject({ asked: z.string(), returned: z.nullable(z.string()) }),
  status: z.enum(['complete', 'truncated', 'abstained', 'failed']),
  failure: z.nullable(Failure),
  diagnoses: z.array(Diagnosis),
  case: Case,
  caseSha256: z.string(),
  /** How the model was asked, by name and version; `null` for an arm that is asked without a prompt. */
  profile: z.nullable(z.string()),
  profileSha256: z.nullable(z.string()),
  promptSha256: z.nullable(z.string()),
  template: z.nullable(z.string()),
  templateSha256: z.nullable(z.string()),
  parameters: Parameters,
  /** The form in which the list was asked for. */
  form: z.nullable(z.enum(forms)),
  /** Whether the server was told to keep to that form: `refused` means that it would not, and was asked without. */
  constraint: z.nullable(z.enum(['none', 'schema', 'refused'])),
  /** The origin asked, without path, query or key; `null` for an arm inside the extension. */
  origin: z.nullable(z.string()),
  /** Where that stands, as the person declared it. */
  location: z.nullable(z.enum(locations)),
  api: z.nullable(z.enum(lanes)),
  finishReason: z.nullable(z.string()),
  serverFingerprint: z.nullable(z.string()),
  usage: z.nullable(Usage),
  tokens: z.nullable(Tokens),
  /** What had failed before this answer came, and how long was waited then. */
  retries: z.array(z.strictObject({ kind: z.enum(failureKinds), waitedMs: z.number() })),
  timings: z.strictObject({
    /** When the first try began: after whoever was asked for consent had given it. */
    startedAt: z.string(),
    /** From the beginning of the try that answered. */
    firstTokenMs: z.nullable(z.number()),
    /** All tries, and the waits between them; `retries` says how long those were. */
    totalMs: z.number(),
  }),
  raw: z.string(),
  parser: z.string(),
});
export type Answer = z.infer<typeof Answer>;

/** A failure's sentence in English, its holes filled. */
export function failureMessage(failure: Failure): string {
  return fill(failure.template, failure.values);
}

const before = {
  profile: null,
  profileSha256: null,
  form: null,
  constraint: null,
  location: null,
  tokens: null,
  retries: [],
};

/** An answer in any version that was ever written, read as the newest. What an older one did not know is null. */
export function readAnswer(json: unknown): ReturnType<typeof Answer.safeParse> {
  return Answer.safeParse(
    isOld(json) ? { ...before, ...json, schema: 'ddx/answer@2', case: newCase(json.case) } : json,
  );
}

function isOld(json: unknown): json is { readonly case?: unknown } {
  return typeof json === 'object' && json !== null && 'schema' in json && json.schema === 'ddx/answer@1';
}

function newCase(kase: unknown): unknown {
  const old = typeof kase === 'object' && kase !== null && 'schema' in kase && kase.schema === 'ddx/case@1';
  return old ? { ...kase, schema: 'ddx/case@2', shortened: null } : kase;
}
