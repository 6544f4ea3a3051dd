import { open, stat } from 'node:fs/promises';

/** Reads a file, and no more of it than so many bytes and one. Rejects as `node:fs` does, with a `code`. */
export type ReadFile = (path: string, most: number) => Promise<Uint8Array>;

export const readSmallFile: ReadFile = async (path, most) => {
  // Asked before it is opened: opening a pipe waits for whoever writes into it.
  const there = await stat(path);
  if (there.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  if (!there.isFile()) throw Object.assign(new Error('no plain file'), { code: 'ENOTFILE' });
  const file = await open(path);
  try {
    const bytes = Buffer.alloc(most + 1);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await file.close();
  }
};
