import { ArmFailure } from '../arms/failure.ts';
import { HumanError } from '../humanError.ts';
import { plain } from './human.ts';
import { errorJson } from './json.ts';
import { asksForJson } from './options.ts';
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
    if (!(error instanceof ArmFailure || error instanceof HumanError)) throw error;
    const kind = error instanceof ArmFailure ? error.kind : 'bad-request';
    const message = plain(error.message);
    if (asksForJson(words)) terminal.out(errorJson(kind, message));
    else terminal.err(`${message}\n`);
    if (error instanceof HumanError) return exit.misused;
    return kind === 'cancelled' ? exit.cancelled : exit.failed;
  }
}
