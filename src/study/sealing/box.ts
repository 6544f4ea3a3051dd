import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const nonceLength = 12;
const tagLength = 16;

/** AES-256-GCM: nonce, ciphertext and tag. `about` is not hidden, but opening with another one fails. */
export function sealBox(key: Uint8Array, about: string, content: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about, 'utf8'));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** Null with another key, another `about`, or a box that was changed. */
export function openBox(key: Uint8Array, about: string, box: Uint8Array): Buffer | null {
  if (box.length < nonceLength + tagLength) return null;
  const end = box.length - tagLength;
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, nonceLength))
    .setAAD(Buffer.from(about, 'utf8'))
    .setAuthTag(box.subarray(end));
  try {
    return Buffer.concat([decipher.update(box.subarray(nonceLength, end)), decipher.final()]);
  } catch {
    return null;
  }
}

type Purpose = 'draws' | 'answers' | 'names' | 'allocation' | 'comments' | 'recovery' | 'wrap';

/** A key for one purpose: whoever has it learns nothing of the key it was made from, or of the others. */
export function subkey(key: Uint8Array, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(), `ddx ${purpose} 1`, 32));
}
