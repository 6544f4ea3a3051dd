import { basename } from 'node:path';
import { HumanError } from '../../humanError.ts';
import { readLedger, type LedgerEvent } from '../../ledger/reader.ts';
import { isSignedBy } from '../../ledger/signing.ts';
import { wrongWith } from '../../study/wrong.ts';
import { headText, readRatingEvent, type OpenedEvent, type RatingEvent } from '../event.ts';

/** One line of a ratings file. */
export interface SaidLine {
  readonly line: number;
  readonly hash: string;
  readonly event: RatingEvent;
}

/** A ratings file whose chain and signatures are whole. */
export interface RatingsFile {
  /** As it was called in the pack. */
  readonly name: string;
  /** All whole lines, as they were written. */
  readonly bytes: Buffer;
  /** What was cut off at the end. */
  readonly torn: Buffer;
  readonly lines: readonly SaidLine[];
  readonly opened: OpenedEvent & { readonly pack: NonNullable<OpenedEvent['pack']>; readonly key: string };
  readonly head: string;
  /** The line up to which a signature in the file itself vouches. */
  readonly signedUpTo: number;
  readonly notes: readonly HumanError[];
}

/** Reads a ratings file of a pack; throws a HumanError that names what is wrong with it. */
export function readRatingsFile(path: string, sent: Buffer): RatingsFile {
  const shown = basename(path);
  const notes: HumanError[] = [];
  const sentAs = readLedger(sent);
  const converted = sentAs.damage.filter(({ kind }) => kind === 'mark' || kind === 'line-ends');
  // A mail program may have changed them. What was written had neither.
  const bytes = converted.length === 0 ? sent : asWritten(sent);
  const { events, head, damage, tornBytes } = converted.length === 0 ? sentAs : readLedger(bytes);
  for (const { line, reason } of converted) {
    notes.push(new HumanError('{0}: line {1} {2}. That was taken back.', shown, String(line), reason));
  }
  const [bad] = damage;
  if (bad !== undefined) {
    throw new HumanError(
      '{0}: line {1} {2}. Ask the rater for the file as it stands in the pack.',
      shown,
      String(bad.line),
      bad.reason,
    );
  }
  if (tornBytes > 0) {
    notes.push(
      new HumanError(
        '{0}: the last line was cut off ({1} bytes) and is kept aside. All before it is whole.',
        shown,
        String(tornBytes),
      ),
    );
  }
  const lines = events.map((one) => saidLine(one, shown));
  const first = lines[0]?.event;
  if (head === null || first === undefined) {
    throw new HumanError('{0} holds no whole record. Ask the rater for the file as it stands in the pack.', shown);
  }
  if (first.what !== 'opened' || first.pack === null || first.key === null) {
    throw new HumanError('{0} was not written in a pack of this study.', shown);
  }
  const opened = { ...first, pack: first.pack, key: first.key };
  const whole = bytes.subarray(0, bytes.length - tornBytes);
  const torn = bytes.subarray(whole.length);
  const signedUpTo = lastSigned(lines, opened.key, shown);
  return { name: nameOf(shown, opened.rater), bytes: whole, torn, lines, opened, head, signedUpTo, notes };
}

function asWritten(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  return Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1');
}

function saidLine({ line, hash, body }: LedgerEvent, shown: string): SaidLine {
  const event = readRatingEvent(body);
  if (event.success) return { line, hash, event: event.data };
  throw new HumanError(
    '{0}: line {1} is not a rating this version knows: {2}. Update Me-LLaMA DDx, or ask the rater for the file once more.',
    shown,
    String(line),
    wrongWith(event.error.issues),
  );
}

/** Each signature has to fit; the last one vouches for all before it, and its own line says nothing. */
function lastSigned(lines: readonly SaidLine[], key: string, shown: string): number {
  let signed = 0;
  lines.forEach(({ line, event }, i) => {
    if (event.what !== 'signed') return;
    const before = lines[i - 1];
    if (before === undefined || !isSignedBy(key, headText(before.hash), event.signature)) {
      throw new HumanError(
        '{0}: line {1} is a signature that does not fit: the records before it are not those that were signed.',
        shown,
        String(line),
      );
    }
    signed = line;
  });
  return signed;
}

/** Mail programs put a number behind the name of an attachment that they have already. */
function nameOf(shown: string, rater: string): string {
  const name = shown.replace(/ ?\(\d+\)(?=\.jsonl$)/, '');
  if (name.startsWith(`${rater}-`) && /^[A-Za-z0-9._-]{1,200}$/.test(name)) return name;
  throw new HumanError('{0} is not named as in the pack ({1}-….jsonl). Name it so again.', shown, rater);
}
