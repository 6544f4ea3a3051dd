import { hash as digest } from 'node:crypto';

/** The version of the form of a line that is written. A reader refuses a later one. */
export const lineVersion = 2;

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
const seal = /^,"hash":"[0-9a-f]{64}"\}$/;

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
  /** UTC, in ISO 8601: a time, or the date alone where the writer was not to keep times. */
  readonly at: string;
  /** Milliseconds of a clock that never goes back; null where the writer was not to keep times. */
  readonly mono: number | null;
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

/** The hash of a line that stands in some bytes and reads so; false when it claims another one, null when none. */
export function hashOfLine(all: Buffer, from: number, end: number, text: string): string | false | null {
  const place = text.length - sealLength;
  if (place < 1 || !text.startsWith(hashAhead, place)) return null;
  const hash = hashOf(all.subarray(from, end - sealLength));
  if (text.startsWith(hash, place + hashAhead.length) && text.endsWith('"}')) return hash;
  return seal.test(text.slice(place)) ? false : null;
}

const prevAhead = ',"prev":"';
const prevLength = prevAhead.length + 64 + 1;
const stamp = /\{"v":[12],"seq":([1-9]\d{0,14}),"at":"([\d:.TZ-]{10,24})","mono":(null|-?\d{1,15})/y;

/** Where the parts of a line stand whose body need not be looked at, and what its stamp says. */
export interface KnownLine {
  readonly seq: number;
  /** From where to where in the text. */
  readonly at: readonly [number, number];
  readonly mono: number | null;
  readonly body: readonly [number, number];
}

/**
 * A line that follows the one with a hash, and whose body is in a known form (`,"what":...`, a sticky expression that
 * matches nothing but members of a JSON object); null where it has to be taken apart to be understood.
 */
export function knownLine(text: string, prev: string, known: RegExp): KnownLine | null {
  const end = text.length - sealLength - prevLength;
  if (!text.startsWith(prev, end + prevAhead.length) || !text.startsWith(prevAhead, end)) return null;
  stamp.lastIndex = 0;
  const [head, seq = '', at = '', mono = ''] = stamp.exec(text) ?? [];
  if (head === undefined) return null;
  known.lastIndex = head.length;
  if (!known.test(text) || known.lastIndex !== end) return null;
  const place = head.length - mono.length - ',"mono":'.length - 1;
  return {
    seq: Number(seq),
    at: [place - at.length, place],
    mono: mono === 'null' ? null : Number(mono),
    body: [head.length + 1, end],
  };
}
