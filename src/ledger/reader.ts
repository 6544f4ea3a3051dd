import { isAscii, isUtf8 } from 'node:buffer';
import { hashOfLine, knownBody, knownParts, lineVersion, longestLine, noPrevious, seqOf, type Body } from './line.ts';

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
  /** Whether the body is in the form that the reader was told of. */
  readonly known: boolean;
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

/** What a file is found to be. */
export interface LedgerState {
  /** How many events follow from one another, from the first on. */
  readonly count: number;
  /** The hash of the last of them; null when there is none. */
  readonly head: string | null;
  /** What is wrong, the first first. After a bad record nothing is read. */
  readonly damage: readonly Damage[];
  /** Bytes of a line that was being written when the power went: after the last newline, or with holes in it. Never acknowledged. */
  readonly tornBytes: number;
}

export interface LedgerReading extends LedgerState {
  /** The events up to the first bad record: each follows from the one before. */
  readonly events: readonly LedgerEvent[];
}

const newline = 0x0a;
const carriageReturn = 0x0d;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

export interface HowToRead {
  /**
   * Bodies of the usual form are known by their looks: a sticky expression that matches nothing but members of a JSON
   * object (`,"what":"rated",...`). They are verified like all others, but taken apart more quickly.
   */
  readonly known?: RegExp | undefined;
  /** Known ones are verified and shown without their time and body. */
  readonly skipKnown?: boolean;
}

/** Reads and verifies a whole file. Whatever stands in it, this does not throw. */
export function readLedger(bytes: Uint8Array, how: { readonly known?: RegExp | undefined } = {}): LedgerReading {
  const events: LedgerEvent[] = [];
  const state = walkLedger(bytes, (event) => events.push(event), { known: how.known });
  return { ...state, events };
}

/** The same, keeping nothing: every event is shown in its turn. */
export function walkLedger(bytes: Uint8Array, see: (event: LedgerEvent) => void, how: HowToRead = {}): LedgerState {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) as Sliceable;
  const damage: Damage[] = [];
  const plain = isAscii(all);
  let head: string | null = null;
  let count = 0;
  let place = 0;
  const state = (tornBytes: number): LedgerState => ({ count, head, damage, tornBytes });
  if (all.subarray(0, 3).equals(byteOrderMark)) {
    damage.push({ line: 1, kind: 'mark', reason: 'begins with a byte order mark that an editor put there' });
    place = 3;
  }
  for (let line = 1; ; line++) {
    const next = all.indexOf(newline, place);
    if (next < 0) return state(all.length - place);
    let end = next;
    if (end > place && all[end - 1] === carriageReturn) {
      end--;
      if (!damage.some(({ kind }) => kind === 'line-ends')) {
        const reason = 'ends with CRLF: the line ends were converted, perhaps by git (set "* -text" in .gitattributes)';
        damage.push({ line, kind: 'line-ends', reason });
      }
    }
    const read = readLine({ all, place, end, plain, line, prev: head ?? noPrevious, how });
    if (read instanceof Wrong || read.seq !== count + 1 || read.prev !== (head ?? noPrevious)) {
      if (next === all.length - 1 && isHoled(all, place, end)) return state(all.length - place);
      const { kind, reason } = read instanceof Wrong ? read : misplaced(read, count + 1, all, place, next);
      damage.push({ line, kind, reason });
      return state(0);
    }
    see(read);
    head = read.hash;
    count++;
    place = next + 1;
  }
}

/** What every `Buffer` has, though its types leave it out: a text at once, without a look at the name of an encoding. */
interface Sliceable extends Buffer {
  latin1Slice(start: number, end: number): string;
  utf8Slice(start: number, end: number): string;
}

/** What is wrong with a line. Never what a line says itself, whatever that is. */
class Wrong {
  readonly kind: DamageKind;
  readonly reason: string;

  constructor(kind: DamageKind, reason: string) {
    this.kind = kind;
    this.reason = reason;
  }
}

const notOurs = new Wrong('not-a-record', 'is not a record of this ledger');

interface Place {
  readonly all: Sliceable;
  readonly place: number;
  readonly end: number;
  /** Whether no letter of the file takes more than a byte. */
  readonly plain: boolean;
  readonly line: number;
  /** What the line follows if all is well. */
  readonly prev: string;
  readonly how: HowToRead;
}

function readLine(o: Place): LedgerEvent | Wrong {
  const { all, place, end, plain, line, how } = o;
  if (end - place > longestLine) return new Wrong('too-long', 'is longer than any record');
  const text = plain ? all.latin1Slice(place, end) : all.utf8Slice(place, end);
  const hash = hashOfLine(all, place, end, text);
  if (hash === null) return notOurs;
  if (hash === false) return new Wrong('changed', 'was changed after it was written: its hash does not fit');
  if (!plain && !isUtf8(all.subarray(place, end))) return notOurs;
  const known = how.known === undefined ? -1 : knownBody(text, o.prev, how.known);
  if (known >= 0) {
    const seq = seqOf(text);
    if (how.skipKnown === true) return { line, seq, at: '', mono: null, prev: o.prev, hash, body: unread, known: true };
    const { at, mono, body } = knownParts(text, known);
    return {
      line,
      seq,
      at: all.latin1Slice(place + at[0], place + at[1]),
      mono,
      prev: o.prev,
      hash,
      body,
      known: true,
    };
  }
  const record = parse(text);
  if (record === null) return notOurs;
  const { v, seq, at, mono, prev, hash: claimed, ...body } = record;
  if (typeof v === 'number' && v > lineVersion) {
    return new Wrong('newer', `has version ${v}, which this program is too old to read`);
  }
  const stamped =
    (v === 1 || v === 2) &&
    Number.isSafeInteger(seq) &&
    typeof at === 'string' &&
    (mono === null || typeof mono === 'number') &&
    typeof prev === 'string' &&
    claimed === hash;
  return stamped ? { line, seq: seq as number, at, mono, prev, hash, body, known: false } : notOurs;
}

const unread: Body = {};

function parse(text: string): Record<string, unknown> | null {
  try {
    // What is JSON and ends in a brace is an object.
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** What is wrong with the place of a record that is whole in itself. */
function misplaced(record: LedgerEvent, due: number, all: Buffer, place: number, next: number): Wrong {
  const twin = all.subarray(0, place).indexOf(`,"hash":"${record.hash}"}\n`);
  if (twin >= 0) return new Wrong('doubled', `is line ${lineAt(all, twin)} once more`);
  if (record.seq > due) {
    return all.includes(`,"seq":${due},"at":"`, next)
      ? new Wrong('order', `stands too early: record ${due} comes after it`)
      : new Wrong('missing', `is record ${record.seq}, but record ${due} before it is missing`);
  }
  return new Wrong('inserted', 'does not follow from the line before: one of the two was put in');
}

function lineAt(all: Buffer, place: number): number {
  let line = 1;
  for (let end = all.indexOf(newline); end >= 0 && end < place; end = all.indexOf(newline, end + 1)) line++;
  return line;
}

const sector = 512;

/**
 * Whether a last line has zeros in the place of whole sectors: what a power cut leaves of a line when some of its parts
 * reached the disk and others did not.
 */
function isHoled(all: Buffer, place: number, end: number): boolean {
  const from = all.indexOf(0, place);
  if (from < 0 || from >= end) return false;
  let to = from;
  while (to < end && all[to] === 0) to++;
  return (from === place || from % sector === 0) && (to === end || to % sector === 0);
}
