import { HumanError } from '../humanError.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** The value of an environment variable that the person named. No other is ever read. */
export function namedVariable(name: string, env: Env, by: string): string {
  const value = env[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  // What was given may be the secret itself, so it is not repeated.
  throw new HumanError(
    '{0} takes the name of an environment variable that holds the secret. No variable of the given name is set.',
    by,
  );
}
