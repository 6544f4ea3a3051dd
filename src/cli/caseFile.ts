import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeCase, type Case } from '../cases/case.ts';
import { readText } from '../cases/readText.ts';
import { HumanError } from '../humanError.ts';
import type { Terminal } from './terminal.ts';
import { unlessStopped } from './unlessStopped.ts';

const mostBytes = 32 * 1024 * 1024;

/** The case in a file, or on standard input for "-". */
export async function caseFrom(file: string, { stdin, signal }: Terminal): Promise<Case> {
  const reading = file === '-' ? gather(stdin, 'standard input') : readFile(file);
  // It may wait for ever, on a person who types or a program that says nothing.
  const text = readText(await unlessStopped(reading, signal, 'You stopped before the case was read.'));
  if (text.trim() === '') {
    throw new HumanError('The case is empty. Write what is known of the patient, then ask again.');
  }
  const path = resolve(file);
  return file === '-'
    ? makeCase(text, { kind: 'stdin', uri: null, start: null, end: null })
    : makeCase(text, { kind: 'file', uri: pathToFileURL(path).href, start: 0, end: text.length });
}

async function readFile(file: string): Promise<Uint8Array> {
  try {
    if ((await stat(file)).isDirectory()) {
      throw new HumanError('“{0}” is a folder. Name the file of one case.', file);
    }
    return await gather(createReadStream(file), `“${file}”`);
  } catch (error) {
    if (error instanceof HumanError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new HumanError('There is no file “{0}”.', file);
    if (code === 'EACCES' || code === 'EPERM')
      throw new HumanError('You have no permission to read the file “{0}”.', file);
    throw new HumanError(
      'The file “{0}” cannot be read ({1}).',
      file,
      typeof code === 'string' ? code : 'unknown reason',
    );
  }
}

async function gather(source: AsyncIterable<Uint8Array | string>, name: string): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of source) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > mostBytes) throw new HumanError('{0} holds more than 32 MB: that is no case.', name);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
