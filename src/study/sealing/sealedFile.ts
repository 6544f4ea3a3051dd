import { join } from 'node:path';
import { HumanError } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import { hashOf } from '../../ledger/line.ts';
import { passedGates } from '../gates/passedGates.ts';
import type { EventOf } from '../log/event.ts';
import { StudyLog } from '../log/studyLog.ts';
import { jsonIn } from '../jsonIn.ts';
import { refused } from '../refused.ts';
import { wrongWith } from '../wrong.ts';
import { Allocation, SealedFile } from './allocation.ts';
import { openBox, sealBox, subkey } from './box.ts';
import { isBearable, keyOf, type Cost } from './passphrase.ts';
import { readKey } from './recoveryKey.ts';

export const sealedName = 'sealed.json';
export const allocationName = 'allocation.json';
/** What is written before the seal is on record has a passing name: it is never the only copy of anything. */
export const passingMark = 'sealing';

export interface Opened {
  /** The sealed key: 32 bytes, from which all others come (box.ts). */
  readonly key: Buffer;
  readonly allocation: Allocation;
  /** The bytes of `allocation.json` once it is unblinded. */
  readonly allocationText: string;
}

/** What is boxed belongs to one study: the file of another one does not open, even with the same passphrase. */
function aboutOf(what: 'key' | 'allocation', plan: string): string {
  return `ddx/sealed@1 ${what} ${plan}`;
}

/** Whoever has the sealed key can have the recovery key, not the other way round: it need not be kept anywhere. */
export function recoveryKeyOf(key: Uint8Array): Buffer {
  return subkey(key, 'recovery');
}

/** The text of `sealed.json`. `plan`: the hash of the plan in force. */
export async function sealedText(
  key: Uint8Array,
  o: { passphrase: string; plan: string; allocation: Allocation; salt: Uint8Array; cost: Cost },
): Promise<string> {
  const byPassphrase = await keyOf(o.passphrase, o.salt, o.cost);
  const box = (by: Uint8Array, what: 'key' | 'allocation', content: Uint8Array): string =>
    sealBox(by, aboutOf(what, o.plan), content).toString('base64');
  const sealed: SealedFile = {
    schema: 'ddx/sealed@1',
    scrypt: { ...o.cost, salt: Buffer.from(o.salt).toString('base64') },
    byPassphrase: box(byPassphrase, 'key', key),
    byRecovery: box(recoveryKeyOf(key), 'key', key),
    allocation: box(subkey(key, 'allocation'), 'allocation', Buffer.from(allocationText(o.allocation), 'utf8')),
  };
  return `${JSON.stringify(sealed, null, 2)}\n`;
}

export function allocationText(allocation: Allocation): string {
  return `${JSON.stringify(allocation, null, 2)}\n`;
}

/** Opens `sealed.json` with the passphrase or the recovery key; throws where it is neither, or not what was sealed. */
export async function openSealed(root: string, files: Files, secret: string): Promise<Opened> {
  const sealed = passedGates(await StudyLog.read(root, files)).passed.sealed?.event;
  if (sealed === undefined) throw new HumanError('Nothing is sealed in this study yet. Seal it first: ddx study seal.');
  return openAsSealed(root, files, secret, sealed);
}

/** The same, where the event is at hand. */
export async function openAsSealed(
  root: string,
  files: Files,
  secret: string,
  event: EventOf<'sealed'>,
): Promise<Opened> {
  if (event.commentKey === null) {
    throw new HumanError(
      'This study is open: nothing in it is sealed, and its allocation stands in {0}.',
      allocationName,
    );
  }
  const file = await readSealed(root, files, event.sealed);
  const key = await keyFrom(file, secret, event.plan);
  const text = openBox(subkey(key, 'allocation'), aboutOf('allocation', event.plan), fromBase64(file.allocation));
  const allocation = text === null ? null : Allocation.safeParse(jsonIn(text));
  if (text === null || allocation?.success !== true) throw notTheSealed(join(root, sealedName));
  return { key, allocation: allocation.data, allocationText: text.toString('utf8') };
}

async function readSealed(root: string, files: Files, sha256: string): Promise<SealedFile> {
  const path = join(root, sealedName);
  let bytes: Uint8Array;
  try {
    bytes = await files.read(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw refused(error, path);
    if (await isThere(files, `${path}.${passingMark}.tmp`)) {
      throw new HumanError('The seal was cut off. Seal again with its passphrase to end it.');
    }
    throw new HumanError('{0} is gone. Bring it back from a copy: without it nobody can unblind this study.', path);
  }
  if (hashOf(bytes) !== sha256) throw notTheSealed(path);
  const file = SealedFile.safeParse(jsonIn(bytes));
  if (!file.success) {
    const why = wrongWith(file.error.issues);
    throw new HumanError('{0} cannot be used: {1}. Bring it back from a copy.', path, why);
  }
  if (!isBearable(file.data.scrypt)) {
    throw new HumanError('{0} asks for more memory or time than any passphrase needs. It is not opened.', path);
  }
  return file.data;
}

async function keyFrom(
  { scrypt, byPassphrase, byRecovery }: SealedFile,
  secret: string,
  plan: string,
): Promise<Buffer> {
  const about = aboutOf('key', plan);
  const written = readKey(secret);
  // Always worked out, so that a wrong recovery key takes as long as a wrong passphrase.
  const ofPassphrase = await keyOf(secret, fromBase64(scrypt.salt), scrypt);
  const key =
    openBox(ofPassphrase, about, fromBase64(byPassphrase)) ??
    (Buffer.isBuffer(written) ? openBox(written, about, fromBase64(byRecovery)) : null);
  if (key !== null) return key;
  if (written === 'mistyped') {
    throw new HumanError('This reads like a recovery key with a typing mistake in it. Compare it group by group.');
  }
  throw new HumanError(
    'This is neither the passphrase nor the recovery key of this study. Check for capitals and spaces, then try again.',
  );
}

function notTheSealed(path: string): HumanError {
  return new HumanError(
    '{0} is not the file that was sealed: it was changed, or is of another study. Bring it back from a copy.',
    path,
  );
}

async function isThere(files: Files, path: string): Promise<boolean> {
  return (await files.facts(path).catch(() => null)) !== null;
}

function fromBase64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}
