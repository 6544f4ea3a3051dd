import * as z from 'zod/mini';

/** `study.json`: the plan. It names arms and endpoints, never addresses, keys or seeds. */
export const Plan = z.strictObject({
  $schema: z.optional(z.string()),
  schema: z.literal('ddx/study@1'),
  title: z.string().check(z.minLength(1)),
  question: z._default(z.string(), ''),
  /** Folders (with all below them) and single files that hold the cases, relative to the study folder. */
  cases: z._default(z.array(z.string().check(z.minLength(1))), ['cases']),
  /** The file of references, relative to the study folder. */
  references: z._default(z.string().check(z.minLength(1)), 'references.jsonl'),
  arms: z._default(z.array(z.string().check(z.minLength(1))), ['embedded']),
  /** Diagnoses asked for in each answer. */
  top: z._default(z.int().check(z.minimum(1), z.maximum(10)), 5),
});
export type Plan = z.infer<typeof Plan>;
