import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { openBox, sealBox, subkey } from './box.ts';

/** What stands before the 32 raw bytes of an X25519 key in the usual forms. */
const privateHead = Buffer.from('302e020100300506032b656e04220420', 'hex');
const publicHead = Buffer.from('302a300506032b656e032100', 'hex');

/** The public key that belongs to 32 secret bytes: raw, in base64. */
export function wrappingKeyOf(secret: Uint8Array): string {
  return rawOf(createPublicKey(privateOf(secret)));
}

/** Encrypts a short secret so that only the holder of the private key can read it. */
export function wrapTo(publicKey: string, about: string, content: Uint8Array): string {
  const passing = generateKeyPairSync('x25519');
  const sender = rawOf(passing.publicKey);
  const box = sealBox(shared(passing.privateKey, publicOf(publicKey), sender, publicKey), about, content);
  return Buffer.concat([Buffer.from(sender, 'base64'), box]).toString('base64');
}

/** Null where it was not wrapped to this key, or changed. */
export function unwrap(secret: Uint8Array, about: string, wrapped: string): Buffer | null {
  const bytes = Buffer.from(wrapped, 'base64');
  if (bytes.length < 60) return null;
  const sender = bytes.subarray(0, 32).toString('base64');
  const key = privateOf(secret);
  try {
    return openBox(shared(key, publicOf(sender), sender, rawOf(createPublicKey(key))), about, bytes.subarray(32));
  } catch {
    // A sender's key that is none.
    return null;
  }
}

function shared(own: KeyObject, other: KeyObject, sender: string, receiver: string): Buffer {
  const secret = diffieHellman({ privateKey: own, publicKey: other });
  const both = [secret, Buffer.from(sender, 'base64'), Buffer.from(receiver, 'base64')];
  return subkey(Buffer.concat(both), 'wrap');
}

function privateOf(secret: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([privateHead, secret]), format: 'der', type: 'pkcs8' });
}

function publicOf(raw: string): KeyObject {
  return createPublicKey({
    key: Buffer.concat([publicHead, Buffer.from(raw, 'base64')]),
    format: 'der',
    type: 'spki',
  });
}

function rawOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).subarray(publicHead.length).toString('base64');
}
