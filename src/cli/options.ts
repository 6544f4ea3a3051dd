import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { HumanError } from '../humanError.ts';

/** Reads the options of a command; a mistake is one sentence. */
export function readOptions<T extends ParseArgsOptionsConfig>(words: readonly string[], options: T, command: string) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [sentence = ''] = error.message.split(/(?<=\.)\s|\n/);
    throw new HumanError('{0} See {1}.', sentence.endsWith('.') ? sentence : `${sentence}.`, `ddx ${command} --help`);
  }
}

/** Whether these words ask for JSON, however wrong the rest of them is. */
export function asksForJson(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end)).some((word) => word === '--json' || word.startsWith('--json='));
}

/** The one file that a command is about. */
export function oneFile(positionals: readonly string[], command: string): string {
  const [file, ...more] = positionals;
  if (file === undefined || file === '') {
    throw new HumanError(
      'Name the file of the case, or - to read it from standard input. See {0}.',
      `ddx ${command} --help`,
    );
  }
  if (more.length > 0) throw new HumanError('One case at a time: “{0}” is one file too many.', more[0] ?? '');
  return file;
}

/** A whole number within bounds. */
export function wholeNumber(text: string, name: string, low: number, high: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (value >= low && value <= high) return value;
  throw new HumanError('{0} is a whole number from {1} to {2}.', name, String(low), String(high));
}

/** A number within bounds. */
export function decimal(text: string, name: string, low: number, high: number): number {
  const value = /^\d{1,3}(?:\.\d{1,9})?$/.test(text) ? Number(text) : NaN;
  if (value >= low && value <= high) return value;
  throw new HumanError('{0} is a number from {1} to {2}.', name, String(low), String(high));
}

/** One of a few words. */
export function oneOf<T extends string>(text: string, name: string, words: readonly T[]): T {
  const word = words.find((one) => one === text);
  if (word === undefined) throw new HumanError('{0} is one of: {1}.', name, words.join(', '));
  return word;
}
