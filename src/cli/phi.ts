import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { ArmFailure } from '../arms/failure.ts';
import type { Identifier } from '../cases/phi/identifier.ts';
import type { IdentifierOptions } from '../cases/phi/identifiersIn.ts';
import { knownIn } from '../cases/phi/sourceMarks.ts';
import { readText } from '../cases/readText.ts';
import { HumanError } from '../humanError.ts';
import { caseFrom } from './caseFile.ts';
import { help } from './help.ts';
import { identifiersText } from './human.ts';
import { identifiersJson } from './json.ts';
import { oneFile, readOptions } from './options.ts';
import { markedIn } from './ownGuard.ts';
import { exit, type Terminal } from './terminal.ts';

const flags = {
  json: { type: 'boolean' },
  names: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `ddx phi`: what in a text may identify a patient. Found or not, it was read: exit code 0. */
export async function phi(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'phi');
  if (values.help === true) {
    terminal.out(help.phi);
    return exit.done;
  }
  const file = oneFile(positionals, 'phi');
  const names = values.names === undefined ? [] : await namesIn(values.names);
  const { text } = await caseFrom(file, terminal);
  const marked = await markedIn(file === '-' ? null : file);
  const known = marked === null ? [] : knownIn(text, marked);
  const found = await finding(text, { names, known }, terminal.signal);
  terminal.out(values.json === true ? identifiersJson(found) : identifiersText(text, found));
  return exit.done;
}

/** A name a line; empty lines and those that begin with # are none. */
export async function namesIn(file: string): Promise<string[]> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    throw new HumanError('The list of names “{0}” cannot be read. Give a text file with one name a line.', file);
  }
  return readText(bytes)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

async function finding(text: string, o: IdentifierOptions, signal: AbortSignal): Promise<Identifier[]> {
  const { findingIdentifiers } = await import('../cases/phi/identifiersIn.ts');
  const steps = findingIdentifiers(text, o);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
    if (signal.aborted) throw new ArmFailure('cancelled', 'You stopped before the text was read.');
  }
}
