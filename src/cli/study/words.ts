import { HumanError } from '../../humanError.ts';

/** The one folder that a step is about. */
export function oneFolder(positionals: readonly string[], command: string): string {
  const [dir, ...more] = positionals;
  if (dir === undefined || dir === '') throw new HumanError('Name the folder. See {0}.', `ddx ${command} --help`);
  if (more.length > 0) throw new HumanError('One folder at a time: “{0}” is one word too many.', more[0] ?? '');
  return dir;
}

/** What an option without which nothing can be done was given. */
export function needed(value: string | undefined, option: string, command: string): string {
  if (value !== undefined && value.trim() !== '') return value.trim();
  throw new HumanError('{0} is missing. See {1}.', option, `ddx ${command} --help`);
}
