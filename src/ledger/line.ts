import { hash as digest } from 'node:crypto';

/** The version of the form of a line that is written. A reader refuses a later one. */
export const lineVersion = 2;

/** What the first line of a file has as its previous hash. */
export const noPrevious = '0'.repeat(64);

/** Longer than any event; a longer line is not ours. */
export const longestLine = 16 * 1024 * 1024;

/** The names that a line gives itself; a body may not use them. */
const reservedNames: readonly string[] = ['v', 'seq', 'at', 'mono', 'prev', 'hash'];

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
const versionAhead = '{"v":2,"seq":';
const atAhead = ',"at":"';
const monoAhead = '","mono":';
const stamp = /\{"v":[12],"seq":[1-9]\d{0,14},"at":"[\d:.TZ-]{10,24}","mono":(?:null|-?\d{1,15})/y;

/**
 * Where the body begins in a line that follows the one with a hash, and whose body is in a known form (`,"what":...`, a
 * sticky expression that matches nothing but members of a JSON object); -1 where it has to be taken apart.
 */
export function knownBody(text: string, prev: string, known: RegExp): number {
  const end = bodyEnd(text);
  if (!text.startsWith(prev, end + prevAhead.length) || !text.startsWith(prevAhead, end)) return -1;
  stamp.lastIndex = 0;
  if (!stamp.test(text)) return -1;
  const place = stamp.lastIndex;
  known.lastIndex = place;
  return known.test(text) && known.lastIndex === end ? place : -1;
}

/** The sequence number of a line whose body is known. */
export function seqOf(text: string): number {
  return Number.parseInt(text.slice(versionAhead.length, versionAhead.length + 15), 10);
}

/** The rest of such a line: its time as from where to where, for a part of a text would keep the whole text in memory. */
export function knownParts(text: string, place: number): { at: [number, number]; mono: number | null; body: Body } {
  const from = text.indexOf(',', versionAhead.length) + atAhead.length;
  const to = text.indexOf('"', from);
  const mono = text.slice(to + monoAhead.length, place);
  const body = JSON.parse(`{${text.slice(place + 1, bodyEnd(text))}}`) as Body;
  return { at: [from, to], mono: mono === 'null' ? null : Number(mono), body };
}

function bodyEnd(text: string): number {
  return text.length - sealLength - prevLength;
}
