import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import { HumanError } from '../../humanError.ts';
import type { Files } from '../../ledger/files.ts';
import { refused } from '../refused.ts';
import { planFile } from '../study.ts';

export async function planBytes(root: string, files: Files): Promise<Uint8Array> {
  const path = join(root, planFile);
  try {
    return await files.read(path);
  } catch (error) {
    throw refused(error, path);
  }
}

/** The bytes of a plan as a text of which nothing is lost: hashed, it gives the same. */
export function planTextOf(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return Buffer.from(bytes).toString('utf8');
  throw new HumanError('{0} is not saved as UTF-8. Save it as UTF-8, then try again.', planFile);
}
