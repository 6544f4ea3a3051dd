import { fill, HumanError } from '../../humanError.ts';
import { Objected } from '../../study/gates/despite.ts';
import { plain } from '../human.ts';
import { exit, type Terminal } from '../terminal.ts';
import { Misuse } from './words.ts';

/**
 * Takes a step whose words were understood. That it is refused is then no misuse; what speaks against it is listed, and
 * how to go on all the same.
 */
export async function stepping(json: boolean, { out, err }: Terminal, step: () => Promise<number>): Promise<number> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof HumanError) || error instanceof Misuse) throw error;
    const objections =
      error instanceof Objected ? error.objections.map((one) => plain(fill(one.template, one.values))) : [];
    if (json) {
      const message = objections.length === 0 ? plain(error.message) : `Refused: ${objections.join(' ')}`;
      const kind = objections.length === 0 ? 'refused' : 'objections';
      out(`${JSON.stringify({ error: { kind, message, ...(objections.length > 0 && { objections }) } })}\n`);
    } else if (objections.length === 0) err(`${error.message.split('\n').map(plain).join('\n')}\n`);
    else {
      const lines = objections.map((one) => `  - ${one}\n`).join('');
      err(
        `Nothing was done. This speaks against it:\n${lines}To go on all the same, say why: --reason TEXT. It is recorded and reported.\n`,
      );
    }
    return exit.failed;
  }
}

/** What came of a step: one object, or words for a person. */
export function tell({ out }: Terminal, json: boolean, object: object, text: string): void {
  out(json ? `${JSON.stringify(object)}\n` : text);
}
