import { createHmac } from 'node:crypto';
import { basename, join } from 'node:path';
import { readAnswer, type Answer } from '../../arms/answer.ts';
import { HumanError } from '../../humanError.ts';
import type { Files } from '../../ledger/files.ts';
import { jsonIn } from '../jsonIn.ts';
import { refused } from '../refused.ts';
import type { Allocation } from './allocation.ts';
import { openBox, sealBox, subkey } from './box.ts';
import { answersFolder } from './takes.ts';

/** No record is seen to be shorter, and longer ones only by doublings: how much an arm says would tell which it is. */
const smallest = 16 * 1024;

/** A file of `answers/` under its own name. */
export interface Unsealed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Seals the files of `answers/`, and opens them again, with keys that come from the sealed one. */
export class AnswerBox {
  readonly #names: Uint8Array;
  readonly #answers: Uint8Array;

  constructor(key: Uint8Array) {
    this.#names = subkey(key, 'names');
    this.#answers = subkey(key, 'answers');
  }

  /** Under which name a file is sealed: without the key, the one does not lead to the other. */
  sealedName(name: string): string {
    return `${createHmac('sha256', this.#names).update(name, 'utf8').digest('hex').slice(0, 32)}.sealed`;
  }

  /** The name and the length, a line each, the bytes, and zeros up to the next power of two; for this name alone. */
  seal({ name, bytes }: Unsealed): Buffer {
    const head = Buffer.from(`${name}\n${bytes.length}\n`, 'utf8');
    let size = smallest;
    while (size < head.length + bytes.length) size *= 2;
    const padded = Buffer.alloc(size);
    head.copy(padded);
    padded.set(bytes, head.length);
    return sealBox(this.#answers, aboutOf(this.sealedName(name)), padded);
  }

  /** Null for a box that was changed, or that was sealed under another name or key. */
  open(sealedName: string, box: Uint8Array): Unsealed | null {
    const content = openBox(this.#answers, aboutOf(sealedName), box);
    if (content === null) return null;
    const nameEnd = content.indexOf('\n');
    const headEnd = content.indexOf('\n', nameEnd + 1);
    const name = content.toString('utf8', 0, nameEnd);
    const length = Number(content.toString('latin1', nameEnd + 1, headEnd));
    const bytes = content.subarray(headEnd + 1, headEnd + 1 + length);
    return nameEnd > 0 && basename(name) === name && bytes.length === length ? { name, bytes } : null;
  }
}

/** Reads and opens one of the sealed files; throws where it is not what was sealed. */
export async function unsealed(root: string, files: Files, box: AnswerBox, sealedName: string): Promise<Unsealed> {
  const path = join(root, answersFolder, sealedName);
  let bytes: Uint8Array;
  try {
    bytes = await files.read(path);
  } catch (error) {
    throw refused(error, path);
  }
  const opened = box.open(sealedName, bytes);
  if (opened !== null) return opened;
  throw new HumanError('{0} is not the answer that was sealed under this name. Bring it back from a copy.', path);
}

/** The record of an answer that is sealed; throws where its file was changed, or is another one's. */
export async function sealedAnswer(
  root: string,
  files: Files,
  key: Uint8Array,
  entry: Allocation['answers'][number],
): Promise<Answer> {
  if (entry.file === null) throw new Error(`No record was sealed for ${entry.id}`);
  const { bytes } = await unsealed(root, files, new AnswerBox(key), entry.file);
  const answer = readAnswer(jsonIn(bytes)).data;
  if (answer?.id === entry.answer) return answer;
  throw new HumanError(
    '{0} does not hold the answer that the allocation names. Bring it back from a copy.',
    entry.file,
  );
}

function aboutOf(sealedName: string): string {
  return `ddx/sealed-answer@1 ${sealedName}`;
}
