import * as z from 'zod/mini';
import { formats } from './import/draft.ts';
import { identifierClasses } from './phi/identifier.ts';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const count = z.int().check(z.nonnegative());
const sentence = z.strictObject({ template: z.string(), values: z.array(z.string()) });

/** The file a case was imported from. */
const Source = z.strictObject({
  /** Relative to the study folder where it lies inside, else a whole URI. */
  uri: z.string(),
  format: z.enum(formats),
  /** Which case of the file. */
  key: z.string(),
  /** Of the bytes of the file. */
  sha256: hash,
  /** Of the text that the draft composes to by itself: tells whether this case changed when its file did. */
  draftSha256: hash,
  /** The source's own title. It may give the diagnosis away. */
  title: z.nullable(z.string()),
  licence: z.nullable(z.string()),
  published: z.nullable(z.string()),
  ids: z.record(z.string(), z.string()),
});

/**
 * A change of the text after it was imported, by hashes: what was masked must not be kept here. `chosen`: imported again
 * with other sections.
 */
const Change = z.strictObject({
  at: z.string(),
  by: z.string(),
  what: z.enum(['edited', 'cut', 'masked', 'replaced', 'chosen']),
  from: hash,
  to: hash,
});

/** Words that stay in the text although they were pointed at, and why. */
const Kept = z.strictObject({
  at: z.string(),
  by: z.string(),
  about: z.enum(['leak', 'identifier']),
  /** The kind of leak or the class of identifier. */
  kind: z.enum(['name', 'phrase', 'giveaway', ...identifierClasses]),
  text: z.string().check(z.minLength(1)),
  reason: z.string().check(z.minLength(1)),
});
export type Kept = z.infer<typeof Kept>;

/**
 * `provenance/ID.json`: where a case of a study came from, what was left out of it, and what was decided about it. A case
 * that was written by hand has one as soon as something was decided.
 */
export const Provenance = z.strictObject({
  schema: z.literal('ddx/provenance@1'),
  /** The id of the case. */
  case: z.string().check(z.minLength(1)),
  title: z.string(),
  /** Cases with the same one are not independent; the id of the case itself where it stands alone. */
  cluster: z.string(),
  source: z.nullable(Source),
  imported: z.nullable(z.strictObject({ at: z.string(), by: z.string(), software: z.string() })),
  sections: z.array(
    z.strictObject({ title: z.string(), code: z.nullable(z.string()), included: z.boolean(), reason: z.string() }),
  ),
  /** Where the paragraphs of the text as imported stand in it, and in the source. */
  paragraphs: z.array(
    z.strictObject({
      start: count,
      end: count,
      source: z.strictObject({ start: count, end: count, line: count, address: z.string() }),
    }),
  ),
  /** Words of which the source said that they identify someone; offsets in the text on record (`textSha256`). */
  known: z.array(z.strictObject({ class: z.enum(identifierClasses), start: count, end: count })),
  importedSha256: z.nullable(hash),
  /** Of the text as it stands. */
  textSha256: hash,
  changes: z.array(Change),
  kept: z.array(Kept),
  /** What was open when the text was last checked; null before. It holds only for that text and that reference. */
  checked: z.nullable(
    z.strictObject({ textSha256: hash, referenceSha256: z.nullable(hash), leaks: count, identifiers: count }),
  ),
  warnings: z.array(sentence),
});
export type Provenance = z.infer<typeof Provenance>;
