import { HumanError } from '../../humanError.ts';
import type { Plan } from '../../study/plan/plan.ts';

/** The words of the command are wrong, which shows only once it is known what they are about. */
export class Misuse extends HumanError {}

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
  throw new Misuse('{0} is missing. See {1}.', option, `ddx ${command} --help`);
}

/** A folder as it is typed into a shell. */
export function typed(dir: string): string {
  return /^[\w./~-]+$/.test(dir) ? dir : `'${dir.replaceAll("'", "'\\''")}'`;
}

/** What else a step of a blinded study needs. */
export function secretWords({ blinding }: Pick<Plan, 'blinding'>): string {
  return blinding.kind === 'blinded' ? ' --passphrase-env NAME' : '';
}

/** "1 answer", "2 answers". */
export function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
