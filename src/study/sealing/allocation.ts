import * as z from 'zod/mini';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const words = z.string().check(z.minLength(1));

/** Which random id is which answer, and what each rater meets in which order. */
export const Allocation = z.strictObject({
  schema: z.literal('ddx/allocation@1'),
  /** The key all draws come from (a subkey of the sealed one): with it, everything below can be drawn again. Hexadecimal. */
  drawKey: hash,
  answers: z.array(
    z.strictObject({
      /** Random. A disguised repeat has one of its own. */
      id: words,
      case: words,
      caseSha256: hash,
      arm: words,
      /** Counted from 1, of the answers that the arm gives to the case. */
      take: z.int().check(z.positive()),
      /** The id of the answer's record; null where none was made and that was recorded as a failure. */
      answer: z.nullable(words),
      /** Failed answers (an abstained one too) are not shown to raters. */
      status: z.enum(['complete', 'truncated', 'failed']),
      /** The kind of failure; null where it did not fail. */
      failure: z.nullable(words),
      /** The encrypted record under `answers/`; null where there is none, or in an open study. */
      file: z.nullable(words),
      /** The random id of the answer that this one repeats for one rater; null for the first showing. */
      repeats: z.nullable(words),
    }),
  ),
  raters: z.array(
    z.strictObject({
      rater: words,
      stage: z.enum(['rating', 'own', 'assisted']),
      /**
       * In the order drawn, with random ids in the order drawn. A case that stands here twice comes back: its second visit
       * shows the same answers as disguised repeats.
       */
      cases: z.array(z.strictObject({ case: words, answers: z.array(words) })),
    }),
  ),
});
export type Allocation = z.infer<typeof Allocation>;

/** `sealed.json`. */
export const SealedFile = z.strictObject({
  schema: z.literal('ddx/sealed@1'),
  /** How the passphrase becomes a key. */
  scrypt: z.strictObject({ n: z.int(), r: z.int(), p: z.int(), salt: words }),
  /** The sealed key, boxed with the key of the passphrase, and with the recovery key. Base64, as all below. */
  byPassphrase: words,
  byRecovery: words,
  /** The allocation, boxed with a subkey of the sealed key. */
  allocation: words,
});
export type SealedFile = z.infer<typeof SealedFile>;
