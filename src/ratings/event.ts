import * as z from 'zod/mini';
import { raterRoles } from '../study/plan/plan.ts';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const words = z.string().check(z.minLength(1));

/** Who judges. No statistic mixes roles unless asked to. */
export const Role = z.enum(raterRoles);
export type Role = z.infer<typeof Role>;

const who = { rater: words, role: Role };
/** Which answer to which case the event is about. */
const about = { answer: words, case: words, caseSha256: hash };
/** The hash of the event this one changes or takes back. */
const changes = { changes: z.nullable(hash) };

/** Free text, encrypted with the content key of a rater and case (`keys/`): destroying that key erases it. */
export const SealedText = z.strictObject({
  /** Which content key: the name of its file without ending. */
  key: words,
  /** AES-256-GCM: nonce, ciphertext and tag, in base64. */
  box: words,
});
export type SealedText = z.infer<typeof SealedText>;

const Opened = z.strictObject({
  what: z.literal('opened'),
  ...who,
  software: z.string(),
  /** The last hash of every ratings file that stood in the same folder when this one was begun, by its name. */
  heads: z.record(z.string(), hash),
  /** The pack that was opened and the hash of its `pack.json`; null in a folder that is rated itself. */
  pack: z.nullable(z.strictObject({ id: words, sha256: hash })),
  /** The Ed25519 key with which this file's heads are signed, raw, in base64; null where nothing is signed. */
  key: z.nullable(words),
});

const Rated = z.strictObject({
  what: z.literal('rated'),
  ...who,
  ...about,
  /** An item of the rubric, or `comment`. */
  item: words,
  /** The rank judged; null for an item about the whole list. */
  diagnosis: z.nullable(z.int().check(z.positive())),
  /** `null` withdraws what stood; "cannot-rate" and "does-not-apply" are answers. */
  value: z.nullable(z.union([z.number(), z.string(), SealedText])),
  scale: z.nullable(z.strictObject({ id: z.string(), version: z.int(), anchor: z.string() })),
  ...changes,
});

const Referenced = z.strictObject({
  what: z.literal('referenced'),
  ...who,
  ...about,
  /** The rater's own diagnosis, which then serves as the reference for this rater; null withdraws it. */
  diagnosis: z.nullable(z.string()),
  ...changes,
});

/** A reader's own ranked differential; the last before the case is completed is the locked one. */
const Listed = z.strictObject({
  what: z.literal('listed'),
  ...who,
  case: words,
  caseSha256: hash,
  /** Null withdraws it. */
  diagnoses: z.nullable(z.array(words)),
  ...changes,
});

/** All that is asked of a case has been said; what stood at the first such moment is the first rating. */
const Completed = z.strictObject({ what: z.literal('completed'), ...who, case: words, caseSha256: hash, ...changes });

const Flagged = z.strictObject({
  what: z.literal('flagged'),
  ...who,
  case: words,
  caseSha256: hash,
  on: z.boolean(),
  ...changes,
});

/** The rater agreed to the text with this hash (null: there was none), and whether times may be kept. */
const Consented = z.strictObject({
  what: z.literal('consented'),
  ...who,
  textSha256: z.nullable(hash),
  timing: z.boolean(),
  ...changes,
});

/** Someone tried to have a case of this pack diagnosed; it was refused. */
const Tried = z.strictObject({ what: z.literal('tried'), ...who, case: z.nullable(words), how: words });

/** Signs the line before: Ed25519 over `ddx/head@1`, a space and that line's hash. The key is the file's. */
const Signed = z.strictObject({ what: z.literal('signed'), ...who, signature: words });

/** What is signed of a head. */
export function headText(head: string): string {
  return `ddx/head@1 ${head}`;
}

/** What a rater did: the body of one line of `ratings/*.jsonl`. */
export const RatingEvent = z.discriminatedUnion('what', [
  Opened,
  Rated,
  Referenced,
  Listed,
  Completed,
  Flagged,
  Consented,
  Tried,
  Signed,
]);
export type RatingEvent = z.infer<typeof RatingEvent>;

/** An event in any version that was ever written: the first knew of no packs and no keys. */
export function readRatingEvent(body: Readonly<Record<string, unknown>>): ReturnType<typeof RatingEvent.safeParse> {
  if (isPlainRating(body)) return { success: true, data: body };
  return RatingEvent.safeParse(body['what'] === 'opened' ? { pack: null, key: null, ...body } : body);
}

/**
 * Whether this is a judgement in the very form in which this program writes almost every line of a large study. Asked
 * first, since the schema takes as long for a line as all else that is done to read it.
 */
function isPlainRating(body: Readonly<Record<string, unknown>>): body is RatedEvent {
  const { what, rater, role, answer, case: id, caseSha256, item, diagnosis, value, scale, changes } = body;
  return (
    what === 'rated' &&
    isWord(rater) &&
    raterRoles.includes(role as Role) &&
    isWord(answer) &&
    isWord(id) &&
    isHash(caseSha256) &&
    isWord(item) &&
    (diagnosis === null || (Number.isSafeInteger(diagnosis) && (diagnosis as number) > 0)) &&
    (value === null || typeof value === 'number' || typeof value === 'string') &&
    (scale === null || isScale(scale)) &&
    (changes === null || isHash(changes)) &&
    Object.keys(body).length === 11
  );
}

function isScale(scale: unknown): boolean {
  if (typeof scale !== 'object' || scale === null) return false;
  const { id, version, anchor } = scale as Record<string, unknown>;
  const isNamed = typeof id === 'string' && Number.isSafeInteger(version) && typeof anchor === 'string';
  return isNamed && Object.keys(scale).length === 3;
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

export type OpenedEvent = z.infer<typeof Opened>;
export type RatedEvent = z.infer<typeof Rated>;
export type ReferencedEvent = z.infer<typeof Referenced>;

/** An event as it stands in a ledger. */
export interface Recorded {
  readonly hash: string;
  /** The hash of the line before. */
  readonly prev: string;
  /** When it was written, in UTC: a time, or a date where times are not kept. */
  readonly at: string;
  /** The pack its file was written for; null in a study's own folder. */
  readonly pack: string | null;
  readonly event: RatingEvent;
}
