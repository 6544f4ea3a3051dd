import { dirname } from 'node:path';
import type { Files } from '../ledger/files.ts';

/** Writes a file so that at every moment either nothing or the whole of it stands under its name. */
export async function writeAtomically(
  files: Files,
  path: string,
  content: string | Uint8Array,
  mark: string,
): Promise<void> {
  const beside = await writeBeside(files, path, content, mark);
  try {
    await files.rename(beside, path);
  } catch (error) {
    await files.remove(beside).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(dirname(path));
}

/** Writes the whole of a file under a passing name, which it gives, and nothing when it cannot. */
export async function writeBeside(
  files: Files,
  path: string,
  content: string | Uint8Array,
  mark: string,
): Promise<string> {
  const beside = `${path}.${mark}.tmp`;
  const file = await files.create(beside);
  try {
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      for (let written = 0; written < bytes.length;) {
        const more = await file.write(bytes.subarray(written), written);
        if (more === 0) throw Object.assign(new Error('EIO: nothing was written'), { code: 'EIO' });
        written += more;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return beside;
  } catch (error) {
    await files.remove(beside).catch(() => undefined);
    throw error;
  }
}
