import * as z from 'zod/mini';
import { raterRoles } from '../plan/plan.ts';
import { Rubric } from '../plan/rubric.ts';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const words = z.string().check(z.minLength(1));

export const packFile = 'pack.json';

/** What a rater sees of an answer: names in their order, in one form for all arms. */
export const ShownAnswer = z.strictObject({
  schema: z.literal('ddx/shown@1'),
  id: words,
  case: words,
  diagnoses: z.array(
    z.strictObject({
      rank: z.int().check(z.positive()),
      name: words,
      /** Only where the plan declares that raters see reasons. */
      reason: z.optional(z.string()),
    }),
  ),
});
export type ShownAnswer = z.infer<typeof ShownAnswer>;

export const stages = ['rating', 'own', 'assisted'] as const;
export type Stage = (typeof stages)[number];

/** `pack.json`: all that a blinded rater is told. What is not in it, the rater cannot know. */
export const Pack = z.strictObject({
  schema: z.literal('ddx/pack@1'),
  id: words,
  /** The hash of the locked plan: which study this is. */
  plan: hash,
  rater: words,
  role: z.enum(raterRoles),
  /** `rating`: scoring answers; `own`: writing differentials; `assisted`: revising them. */
  stage: z.enum(stages),
  instructions: z.string(),
  /** Agreed to before the first rating; '' where the plan has none. */
  consent: z.string(),
  rubric: Rubric,
  top: z.int(),
  /** In this rater's order, the answers too. */
  order: z.array(
    z.strictObject({
      case: words,
      title: z.string(),
      caseSha256: hash,
      answers: z.array(words),
      mustNotMiss: z.array(words),
    }),
  ),
  /** X25519, raw in base64: free text is encrypted for whoever coordinates the study. */
  commentKey: z.nullable(words),
  /** Ed25519, raw in base64: signs receipts. */
  coordinatorKey: words,
  /** Every other file of the pack that does not change, by its path, with the hash of its bytes. */
  files: z.record(z.string(), hash),
});
export type Pack = z.infer<typeof Pack>;
