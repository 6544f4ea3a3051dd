import * as z from 'zod/mini';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Who judges. No statistic mixes roles unless asked to. */
export const Role = z.enum(['clinician', 'judge', 'adjudicator', 'learner']);
export type Role = z.infer<typeof Role>;

const who = { rater: z.string().check(z.minLength(1)), role: Role };
/** Which answer to which case the event is about. */
const about = { answer: z.string().check(z.minLength(1)), case: z.string().check(z.minLength(1)), caseSha256: hash };

const Opened = z.strictObject({
  what: z.literal('opened'),
  ...who,
  software: z.string(),
  /** The last hash of every ratings file that stood in the same folder when this one was begun, by its name. */
  heads: z.record(z.string(), hash),
});

const Rated = z.strictObject({
  what: z.literal('rated'),
  ...who,
  ...about,
  item: z.enum(['match', 'bond', 'comment']),
  /** The rank judged; null for an item about the whole list. */
  diagnosis: z.nullable(z.int().check(z.positive())),
  /** `null` withdraws what stood; "cannot-rate" is an answer. */
  value: z.nullable(z.union([z.number(), z.string()])),
  scale: z.nullable(z.strictObject({ id: z.string(), version: z.int(), anchor: z.string() })),
  /** The hash of the event this one changes. */
  changes: z.nullable(hash),
});

const Referenced = z.strictObject({
  what: z.literal('referenced'),
  ...who,
  ...about,
  /** The rater's own diagnosis, which then serves as the reference for this rater; null withdraws it. */
  diagnosis: z.nullable(z.string()),
  changes: z.nullable(hash),
});

/** What a rater did: the body of one line of `ratings/*.jsonl`. */
export const RatingEvent = z.discriminatedUnion('what', [Opened, Rated, Referenced]);
export type RatingEvent = z.infer<typeof RatingEvent>;
export type RatedEvent = z.infer<typeof Rated>;
export type ReferencedEvent = z.infer<typeof Referenced>;
