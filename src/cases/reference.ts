import * as z from 'zod/mini';
import { sha256 } from './case.ts';

/** One line of `references.jsonl`: what the case turned out to be, and how that is known. */
export const Reference = z.strictObject({
  schema: z.literal('ddx/reference@1'),
  case: z.string().check(z.minLength(1)),
  diagnosis: z.string().check(z.minLength(1)),
  /** Other names or diagnoses that count as the same. */
  accepted: z._default(z.array(z.string()), []),
  /** How the diagnosis was established, e.g. "biopsy". */
  basis: z._default(z.string(), ''),
});
export type Reference = z.infer<typeof Reference>;

/** Tells whether a text was checked against this reference: what counts there is the diagnosis and its other names. */
export function referenceSha256({ diagnosis, accepted }: { diagnosis: string; accepted: readonly string[] }): string {
  return sha256(JSON.stringify([diagnosis, accepted]));
}
