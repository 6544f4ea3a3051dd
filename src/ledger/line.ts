import { hash as digest } from 'node:crypto';

/** The version of the form of a line. A reader refuses a version it does not know. */
export const lineVersion = 1;

/** What the first line of a file has as its previous hash. */
export const noPrevious = '0'.repeat(64);

/** Longer than any event; a longer line is not ours. */
export const longestLine = 16 * 1024 * 1024;

/** The names that a line gives itself; a body may not use them. */
export const reservedNames: readonly string[] = ['v', 'seq', 'at', 'mono', 'prev', 'hash'];

/** What an event says. The ledger does not look into it. */
export type Body = Readonly<Record<string, unknown>>;

/** `,"hash":"` and 64 digits and `"}` end every line; the hash is over all bytes before. */
const hashAhead = ',"hash":"';
const sealLength = hashAhead.length + 64 + 2;

export function hashOf(bytes: Uint8Array | string): string {
  return digest('sha256', bytes, 'hex');
}

/** The body as the middle of a line, taken at once so that later changes to the object do not matter. */
export function bodyText(body: Body): string {
  const taken = Object.keys(body).filter((name) => reservedNames.includes(name));
  if (taken.length > 0) throw new TypeError(`An event may not use the names ${taken.join(', ')}`);
  return JSON.stringify(body).slice(1, -1);
}

export interface Stamp {
  readonly seq: number;
  readonly at: string;
  readonly mono: number;
  readonly prev: string;
}

/** A whole line with its newline, and its hash. */
export function sealLine(stamp: Stamp, body: string): { bytes: Uint8Array; hash: string } {
  const { seq, at, mono, prev } = stamp;
  const middle = body === '' ? '' : `,${body}`;
  const open = `{"v":${lineVersion},"seq":${seq},"at":${JSON.stringify(at)},"mono":${mono}${middle},"prev":"${prev}"`;
  const hash = hashOf(open);
  return { bytes: Buffer.from(`${open}${hashAhead}${hash}"}\n`, 'utf8'), hash };
}

/** Takes a line apart into what was hashed and the hash it claims; null when it does not end like a line of ours. */
export function unsealLine(line: Buffer): { hashed: Buffer; hash: string } | null {
  const place = line.length - sealLength;
  if (place < 1) return null;
  const seal = /^,"hash":"([0-9a-f]{64})"\}$/.exec(line.toString('latin1', place));
  return seal?.[1] === undefined ? null : { hashed: line.subarray(0, place), hash: seal[1] };
}
