import * as z from 'zod/mini';
import { identifierClasses } from '../../cases/phi/identifier.ts';
import { locations } from '../endpoint.ts';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const count = z.int().check(z.nonnegative());

/**
 * One request that left: whom it went to, how much, and what the guard saw in it. Never the text, never the words that
 * were found. It is written before the request goes, so one that came to nothing stands here too. Its time is that of
 * the line of the ledger which holds it.
 */
export const Egress = z.strictObject({
  schema: z.literal('ddx/sent@1'),
  endpoint: z.string(),
  origin: z.string(),
  /** As the person declared it. */
  location: z.enum(locations),
  /** Method and path, without the query: it may hold a secret. */
  what: z.string(),
  /** Whether case text was in it. */
  carriesCase: z.boolean(),
  /** Of the case; null for a request without one. */
  caseSha256: z.nullable(hash),
  bytes: count,
  /** Of the body. */
  sha256: hash,
  /** What may identify a patient and stood in it all the same, by class. */
  open: z.partialRecord(z.enum(identifierClasses), count),
  /** Marks such as `[DATE]` that stood where such words had been. */
  masked: count,
  /** Words that a person decided to keep, with a reason that is kept with the case. */
  kept: count,
  /** Why it was sent with open findings; null where nobody was asked. */
  override: z.nullable(z.string()),
});
export type Egress = z.infer<typeof Egress>;
