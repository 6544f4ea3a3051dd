import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';

/** Whoever holds a private Ed25519 key. Keys and signatures are base64. */
export interface Signer {
  /** The raw 32 bytes. */
  readonly publicKey: string;
  sign(text: string): string;
}

/** What stands before the raw bytes of a public Ed25519 key in the usual form. */
const publicHead = Buffer.from('302a300506032b6570032100', 'hex');

/** A new private key, PKCS #8 in base64: one line for a secret store. */
export function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
}

export function signerOf(privateKey: string): Signer {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return {
    publicKey: spki.subarray(publicHead.length).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
  };
}

/** A public key as it is used; null for what is none. */
function publicKeyFrom(publicKey: string): KeyObject | null {
  const raw = Buffer.from(publicKey, 'base64');
  if (raw.length !== 32) return null;
  try {
    return createPublicKey({ key: Buffer.concat([publicHead, raw]), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

/** False also for a key or a signature that is none. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = publicKeyFrom(publicKey);
  return key !== null && verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
}

/** The same for many signatures of one key, beside other work. */
export function signaturesOf(publicKey: string): (text: string, signature: string) => Promise<boolean> {
  const key = publicKeyFrom(publicKey);
  return (text, signature) =>
    new Promise((resolve) => {
      if (key === null) return resolve(false);
      const bytes = Buffer.from(signature, 'base64');
      verify(null, Buffer.from(text, 'utf8'), key, bytes, (error, fits) => resolve(error === null && fits));
    });
}

/** Short enough to be read out on the telephone. */
export function fingerprintOf(publicKey: string): string {
  const hex = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
  return (hex.slice(0, 32).match(/.{4}/g) ?? []).join('-');
}
