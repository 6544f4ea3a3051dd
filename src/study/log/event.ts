import * as z from 'zod/mini';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const words = z.string().check(z.minLength(1));
const count = z.int().check(z.nonnegative());
/** The pseudonym of whoever did it. */
const who = { by: words };

/** Why a gate was passed although something spoke against it; null where nothing did. */
const despite = z.nullable(z.strictObject({ objections: z.array(words), reason: words }));

/**
 * The files that were fixed, by their path in the study, each with the hash of its bytes (of what stands in it, without
 * `checked`, for `provenance/`: a later check decides nothing).
 */
const fixed = z.record(z.string(), hash);

/** The cases by their ids, the hashes of their texts, and which of them belong together. */
const cases = z.array(z.strictObject({ id: words, sha256: hash, cluster: words }));

const Opened = z.strictObject({
  what: z.literal('opened'),
  ...who,
  software: z.string(),
  heads: z.record(z.string(), hash),
});

const Locked = z.strictObject({
  what: z.literal('locked'),
  ...who,
  /** Of the bytes of `study.json`, and those bytes as text: a report shows what was changed since. */
  plan: hash,
  planText: z.string(),
  /** Case texts, the references, and what was decided about the cases. */
  fixed,
  cases,
  /** Extensions that read along and that were on when the study began, by their ids. */
  readers: z.array(z.string()),
  despite,
});

/** A change after the lock: allowed, with a reason, shown in every report. */
const Deviated = z.strictObject({
  what: z.literal('deviated'),
  ...who,
  reason: words,
  /** Each changed file by its path; null where it was not there, or is gone. */
  files: z.record(z.string(), z.strictObject({ from: z.nullable(hash), to: z.nullable(hash) })),
  /** The plan as it reads now; null where it was not changed. */
  planText: z.nullable(z.string()),
  /** All cases as they are now; null where none was changed. */
  cases: z.nullable(cases),
});

const Sealed = z.strictObject({
  what: z.literal('sealed'),
  ...who,
  plan: hash,
  /** Of the bytes of `sealed.json` (of `allocation.json` in an open study). */
  sealed: hash,
  /** The encrypted answers, by the names of their files; in an open study those in the clear. */
  answers: fixed,
  counts: z.strictObject({ complete: count, truncated: count, failed: count }),
  /** The coordinator's public key, X25519 raw in base64, to which raters wrap their content keys; null in an open study. */
  commentKey: z.nullable(words),
  despite,
});

const Packed = z.strictObject({
  what: z.literal('packed'),
  ...who,
  rater: words,
  stage: z.enum(['rating', 'own', 'assisted']),
  pack: words,
  /** Of the bytes of `pack.json`. */
  sha256: hash,
  /** In the rater's order; of each answer how many diagnoses it shows. */
  cases: z.array(
    z.strictObject({
      case: words,
      caseSha256: hash,
      answers: z.array(z.strictObject({ id: words, diagnoses: count })),
    }),
  ),
});

const Collected = z.strictObject({
  what: z.literal('collected'),
  ...who,
  rater: words,
  pack: words,
  /** The file's name under `ratings/`, how far it goes, and the key that signed it. */
  file: words,
  events: count,
  head: hash,
  key: words,
  /** Collected after rating was closed, and why. */
  late: z.nullable(words),
});

const Closed = z.strictObject({
  what: z.literal('closed'),
  ...who,
  plan: hash,
  /** The heads of all ratings files, by name. */
  heads: z.record(z.string(), hash),
  /** What was not rated. */
  open: count,
  despite,
});

const Unblinded = z.strictObject({
  what: z.literal('unblinded'),
  ...who,
  sealed: hash,
  allocation: hash,
  /** The answers as they stand in the clear again, by the names of their files. */
  answers: fixed,
});

/** Someone looked at what raters must not know, or at results before they were due: planned or not, it is reported. */
const Looked = z.strictObject({
  what: z.literal('looked'),
  ...who,
  saw: z.enum(['answers', 'results']),
  reason: words,
});

/** Someone gave the passphrase or the recovery key. */
const HeldPassphrase = z.strictObject({
  what: z.literal('held'),
  ...who,
  for: z.enum(['seal', 'pack', 'unblind', 'comments']),
});

/** The Ed25519 key with which a coordinator's machine signs receipts and checkpoints: raw, in base64. */
const Keyed = z.strictObject({ what: z.literal('keyed'), ...who, key: words });

/** The rater took consent back; `erased` says whether the content keys were destroyed. */
const Withdrew = z.strictObject({
  what: z.literal('withdrew'),
  ...who,
  rater: words,
  reason: words,
  erased: z.array(words),
});

const Checkpoint = z.strictObject({
  what: z.literal('checkpoint'),
  ...who,
  /** Of `heads` and `files` below: see docs/audit.md. */
  fingerprint: hash,
  /** The last hash of every file of `log/` and `ratings/`, by its path in the study. */
  heads: z.record(z.string(), hash),
  /** One hash of all other files that were verified, each by its path and hash. */
  files: hash,
  key: words,
  /** Over `ddx/checkpoint@1`, a space and the fingerprint. */
  signature: words,
});

/** What was done with a study: the body of one line of `log/*.jsonl`. */
export const StudyEvent = z.discriminatedUnion('what', [
  Opened,
  Locked,
  Deviated,
  Sealed,
  Packed,
  Collected,
  Closed,
  Unblinded,
  Looked,
  HeldPassphrase,
  Keyed,
  Withdrew,
  Checkpoint,
]);
export type StudyEvent = z.infer<typeof StudyEvent>;
export type EventOf<What extends StudyEvent['what']> = Extract<StudyEvent, { what: What }>;

/** An event of the study, and where it stands. */
export interface LoggedEvent<Event extends StudyEvent = StudyEvent> {
  readonly hash: string;
  readonly at: string;
  /** The file's name under `log/`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly event: Event;
}
