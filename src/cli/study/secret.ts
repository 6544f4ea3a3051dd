import { HumanError } from '../../humanError.ts';
import { namedVariable, type Env } from '../namedVariable.ts';

interface Named {
  readonly 'passphrase-env'?: string | undefined;
  readonly 'recovery-env'?: string | undefined;
}

/** The passphrase, or the recovery key, out of the variable that was named; null where none was. */
export function secretIn(values: Named, env: Env): string | null {
  const { 'passphrase-env': passphrase, 'recovery-env': recovery } = values;
  if (passphrase !== undefined && recovery !== undefined) {
    throw new HumanError('Give {0} or {1}, not both.', '--passphrase-env', '--recovery-env');
  }
  if (passphrase !== undefined) return namedVariable(passphrase, env, '--passphrase-env');
  return recovery === undefined ? null : namedVariable(recovery, env, '--recovery-env');
}

/** The same where nothing can be done without it. */
export function neededSecret(values: Named, env: Env): string {
  const secret = secretIn(values, env);
  if (secret !== null) return secret;
  throw new HumanError(
    'This needs the study’s passphrase. Put it into an environment variable of any name, and give that name: {0}.',
    '--passphrase-env NAME',
  );
}
