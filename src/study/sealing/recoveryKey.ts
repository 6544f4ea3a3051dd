import { createHash } from 'node:crypto';

/** Digits and letters without I, L, O and U, which are mistaken for others. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const keyBytes = 32;
/** 256 bits and 24 of a check, five bits a letter. */
const length = 56;
const group = 4;

/** A key of 32 bytes as a person writes it down: 14 groups of four letters, the last five of them a check. */
export function writtenKey(key: Uint8Array): string {
  let bits = 0n;
  for (const byte of [...key, ...checkOf(key)]) bits = (bits << 8n) | BigInt(byte);
  const all = Array.from({ length }, (_, i) => letters[Number((bits >> BigInt(5 * (length - 1 - i))) & 31n)]).join('');
  return (all.match(new RegExp(`.{${group}}`, 'g')) ?? []).join('-');
}

/** Reads it back, however it was typed: `mistyped` where the check does not fit, null where it is no recovery key at all. */
export function readKey(text: string): Buffer | 'mistyped' | null {
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.,]+/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  // A letter too many or too few is a slip of the pen too.
  if (!/^[0-9A-Z]+$/.test(typed) || Math.abs(typed.length - length) > 2 || !/\d/.test(typed)) return null;
  if (typed.length !== length || typed.includes('U')) return 'mistyped';
  let bits = 0n;
  for (const letter of typed) bits = (bits << 5n) | BigInt(letters.indexOf(letter));
  const bytes = Buffer.from(bits.toString(16).padStart((length * 5) / 4, '0'), 'hex');
  const key = bytes.subarray(0, keyBytes);
  return bytes.subarray(keyBytes).equals(checkOf(key)) ? key : 'mistyped';
}

function checkOf(key: Uint8Array): Buffer {
  return createHash('sha256').update('ddx recovery key 1 ').update(key).digest().subarray(0, 3);
}
