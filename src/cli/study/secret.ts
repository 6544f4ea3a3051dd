import { HumanError } from '../../humanError.ts';
import { namedVariable, type Env } from '../namedVariable.ts';
import { Misuse } from './words.ts';

interface Named {
  readonly 'passphrase-env'?: string | undefined;
  readonly 'recovery-env'?: string | undefined;
}

/** The passphrase, or the recovery key, out of the environment variable that was named. */
export function neededSecret(values: Named, env: Env): string {
  const { 'passphrase-env': passphrase, 'recovery-env': recovery } = values;
  if (passphrase !== undefined && recovery !== undefined) {
    throw new Misuse('Give {0} or {1}, not both.', '--passphrase-env', '--recovery-env');
  }
  if (passphrase !== undefined) return variable(passphrase, env, '--passphrase-env');
  if (recovery !== undefined) return variable(recovery, env, '--recovery-env');
  throw new Misuse(
    'This needs the study’s passphrase. Put it into an environment variable of any name, and give that name: {0}.',
    '--passphrase-env NAME',
  );
}

function variable(name: string, env: Env, by: string): string {
  try {
    return namedVariable(name, env, by);
  } catch (error) {
    throw error instanceof HumanError ? new Misuse(error.template, ...error.values) : error;
  }
}
