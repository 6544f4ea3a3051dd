import { ArmFailure } from '../arms/failure.ts';
import { HumanError } from '../humanError.ts';
import { errorJson } from './json.ts';
import { exit, type Terminal } from './terminal.ts';

/** Runs a command. Why it could not be done is one sentence, or one object where the command was asked for JSON. */
export async function refusing(
  words: readonly string[],
  terminal: Terminal,
  command: () => Promise<number>,
): Promise<number> {
  try {
    return await command();
  } catch (error) {
    const [kind, code] =
      error instanceof ArmFailure ? [error.kind, exit.cancelled] : ['bad-request' as const, exit.misused];
    if (!(error instanceof ArmFailure || error instanceof HumanError)) throw error;
    if (words.includes('--json')) terminal.out(errorJson(kind, error.message));
    else terminal.err(`${error.message}\n`);
    return code;
  }
}
