import { readText } from '../../cases/readText.ts';
import type { Reference } from '../../cases/reference.ts';
import { HumanError } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import { refused } from '../refused.ts';

/**
 * The file of references with more lines at its end; what stands there stays byte for byte. It is read anew each time: a
 * person may be writing in it.
 */
export async function withReferences(
  files: Files,
  path: string,
  references: readonly Reference[],
): Promise<Uint8Array> {
  let before: Uint8Array = new Uint8Array();
  try {
    before = await files.read(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw refused(error, path);
  }
  if (before[0] === 0xff || before[0] === 0xfe) {
    throw new HumanError('{0} is in UTF-16. Save it as UTF-8, then import again.', path);
  }
  readText(before);
  const join = before.length > 0 && before.at(-1) !== 0x0a ? '\n' : '';
  const lines = references.map((reference) => `${JSON.stringify(reference)}\n`).join('');
  return Buffer.concat([before, Buffer.from(join + lines, 'utf8')]);
}
