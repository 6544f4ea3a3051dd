import * as z from 'zod/mini';
import { isSignedBy, type Signer } from '../../ledger/signing.ts';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const words = z.string().check(z.minLength(1));

const said = {
  schema: z.literal('ddx/receipt@1'),
  /** The locked plan's hash: which study took the file. */
  plan: hash,
  pack: words,
  rater: words,
  /** The name of the ratings file, and how far it went. */
  file: words,
  events: z.int().check(z.positive()),
  head: hash,
  /** Of all its bytes up to there. */
  sha256: hash,
  at: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)),
  /** The key that signed the file, and the coordinator's. Ed25519, raw, in base64. */
  raterKey: words,
  coordinatorKey: words,
};
const Said = z.strictObject(said);

/** What a rater gets back: that a file has arrived, and how much of it. */
export const Receipt = z.strictObject({
  ...said,
  /** By the coordinator, over `ddx/receipt@1`, a space and the fields before this one as JSON, in the order above. */
  signature: words,
});
export type Receipt = z.infer<typeof Receipt>;

export function signReceipt(
  receipt: Omit<Receipt, 'schema' | 'coordinatorKey' | 'signature'>,
  signer: Signer,
): Receipt {
  const whole = Said.parse({ ...receipt, schema: 'ddx/receipt@1', coordinatorKey: signer.publicKey });
  return { ...whole, signature: signer.sign(signedText(whole)) };
}

/** Whether a receipt is signed by the key it names, and that is the coordinator's that the pack names. */
export function checkReceipt(receipt: Receipt, coordinatorKey: string): boolean {
  return (
    receipt.coordinatorKey === coordinatorKey && isSignedBy(coordinatorKey, signedText(receipt), receipt.signature)
  );
}

function signedText(receipt: z.infer<typeof Said>): string {
  const fields = Object.keys(said).map((name) => [name, receipt[name as keyof typeof said]]);
  return `ddx/receipt@1 ${JSON.stringify(Object.fromEntries(fields))}`;
}
