import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { nearNames } from '../arms/doctor/nearNames.ts';
import { HumanError } from '../humanError.ts';

/** An option as it was written. */
interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/** Reads the options of a command; a mistake is one sentence. */
export function readOptions<T extends ParseArgsOptionsConfig>(words: readonly string[], options: T, command: string) {
  const { tokens } = parseArgs({ args: [...words], options, allowPositionals: true, strict: false, tokens: true });
  const given = tokens.filter((token) => token.kind === 'option');
  const files = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const once = new Map<string, string>();
  const plain = given.map((token) => {
    const wrong = mistakeIn(token, words[token.index] ?? '', options, once);
    if (wrong !== null) throw new HumanError(wrong.template, ...wrong.values, `ddx ${command} --help`);
    return token.value === undefined ? `--${token.name}` : `--${token.name}=${token.value}`;
  });
  return parseArgs({ args: [...plain, '--', ...files], options, allowPositionals: true, strict: true });
}

/** What is wrong with one option as it was written; the last hole of the sentence names the help. */
function mistakeIn(
  { name, rawName, value, inlineValue }: OptionToken,
  word: string,
  options: ParseArgsOptionsConfig,
  once: Map<string, string>,
): { readonly template: string; readonly values: readonly string[] } | null {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined) return unknown(word, options);
  if (option.type === 'boolean') {
    return value === undefined ? null : { template: '{0} takes no value. See {1}.', values: [rawName] };
  }
  // What looks like the next option is one; a number below nothing is a value, and a wrong one.
  const next = value !== undefined && inlineValue === false && /^-[^\d.]/.test(value);
  if (next) {
    const template = '{0} needs a value, and what follows looks like another option. See {1}.';
    return { template, values: [rawName] };
  }
  if (value === undefined || value.trim() === '') return { template: '{0} needs a value. See {1}.', values: [rawName] };
  if (option.multiple !== true && (once.get(name) ?? value) !== value) {
    return { template: '{0} is given twice, each time with another value. Give it once. See {1}.', values: [rawName] };
  }
  once.set(name, value);
  return null;
}

/** Only the name of the option is repeated: its value may be a secret. */
function unknown(word: string, options: ParseArgsOptionsConfig) {
  const [written = ''] = word.split('=', 1);
  const near = nearNames(written, Object.keys(options), 1).at(0);
  return near === undefined
    ? { template: 'There is no option {0} here. See {1}.', values: [written] }
    : { template: 'There is no option {0} here. Did you mean {1}? See {2}.', values: [written, `--${near}`] };
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
