import { isUtf8 } from 'node:buffer';
import { hashOf, lineVersion, longestLine, noPrevious, unsealLine, type Body } from './line.ts';

export interface LedgerEvent {
  /** Counted from 1. */
  readonly line: number;
  readonly seq: number;
  readonly at: string;
  /** Null where the writer was not to keep times. */
  readonly mono: number | null;
  readonly prev: string;
  readonly hash: string;
  readonly body: Body;
}

export type DamageKind =
  | 'changed'
  | 'not-a-record'
  | 'missing'
  | 'order'
  | 'doubled'
  | 'inserted'
  | 'too-long'
  | 'newer'
  | 'line-ends'
  | 'mark';

/** The first place where a file is not what its writer left. */
export interface Damage {
  readonly line: number;
  readonly kind: DamageKind;
  /** Continues "line 7 ...". */
  readonly reason: string;
}

export interface LedgerReading {
  /** The events up to the first bad record: each follows from the one before. */
  readonly events: readonly LedgerEvent[];
  /** The hash of the last of them; null when there is none. */
  readonly head: string | null;
  /** What is wrong, the first first. After a bad record nothing is read. */
  readonly damage: readonly Damage[];
  /** Bytes after the last newline: a line that was being written when the power went. Never acknowledged. */
  readonly tornBytes: number;
}

const newline = 0x0a;
const carriageReturn = 0x0d;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Reads and verifies a whole file. Whatever stands in it, this does not throw. */
export function readLedger(bytes: Uint8Array): LedgerReading {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const events: LedgerEvent[] = [];
  const damage: Damage[] = [];
  let head: string | null = null;
  let place = 0;
  if (all.subarray(0, 3).equals(byteOrderMark)) {
    damage.push({ line: 1, kind: 'mark', reason: 'begins with a byte order mark that an editor put there' });
    place = 3;
  }
  for (let line = 1; ; line++) {
    const end = all.indexOf(newline, place);
    if (end < 0) return { events, head, damage, tornBytes: all.length - place };
    const converted = end > place && all[end - 1] === carriageReturn;
    if (converted && !damage.some(({ kind }) => kind === 'line-ends')) {
      const reason = 'ends with CRLF: the line ends were converted, perhaps by git (set "* -text" in .gitattributes)';
      damage.push({ line, kind: 'line-ends', reason });
    }
    const record = readLine(all.subarray(place, converted ? end - 1 : end), line);
    const bad = 'kind' in record ? record : follows(record, events, all.subarray(end + 1));
    if (bad !== null) {
      damage.push(bad);
      return { events, head, damage, tornBytes: 0 };
    }
    if (!('kind' in record)) {
      events.push(record);
      head = record.hash;
    }
    place = end + 1;
  }
}

function readLine(bytes: Buffer, line: number): LedgerEvent | Damage {
  if (bytes.length > longestLine) return { line, kind: 'too-long', reason: 'is longer than any record' };
  const seal = unsealLine(bytes);
  if (seal === null) return { line, kind: 'not-a-record', reason: 'is not a record of this ledger' };
  if (hashOf(seal.hashed) !== seal.hash) {
    return { line, kind: 'changed', reason: 'was changed after it was written: its hash does not fit' };
  }
  const record = isUtf8(bytes) ? parse(bytes.toString('utf8')) : null;
  if (record !== null && typeof record['v'] === 'number' && record['v'] > lineVersion) {
    return { line, kind: 'newer', reason: `has version ${record['v']}, which this program is too old to read` };
  }
  if (record === null) return { line, kind: 'not-a-record', reason: 'is not a record of this ledger' };
  const { v, seq, at, mono, prev, hash, ...body } = record;
  const stamped =
    v === lineVersion &&
    Number.isSafeInteger(seq) &&
    typeof at === 'string' &&
    (mono === null || typeof mono === 'number') &&
    typeof prev === 'string' &&
    hash === seal.hash;
  if (!stamped) return { line, kind: 'not-a-record', reason: 'is not a record of this ledger' };
  return { line, seq: seq as number, at, mono, prev, hash, body };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** Whether a record that is whole in itself stands where it belongs. */
function follows(record: LedgerEvent, before: readonly LedgerEvent[], rest: Buffer): Damage | null {
  const { line } = record;
  const last = before.at(-1);
  const due = (last?.seq ?? 0) + 1;
  if (record.seq === due && record.prev === (last?.hash ?? noPrevious)) return null;
  const twin = before.find(({ hash }) => hash === record.hash);
  if (twin) return { line, kind: 'doubled', reason: `is line ${twin.line} once more` };
  if (record.seq > due) {
    return rest.includes(`{"v":${lineVersion},"seq":${due},`)
      ? { line, kind: 'order', reason: `stands too early: record ${due} comes after it` }
      : { line, kind: 'missing', reason: `is record ${record.seq}, but record ${due} before it is missing` };
  }
  return { line, kind: 'inserted', reason: 'does not follow from the line before: one of the two was put in' };
}
