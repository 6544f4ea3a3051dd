import { join } from 'node:path';
import { errorCode, type Files } from '../../ledger/files.ts';
import { packFile } from './pack.ts';

/** What a rater's own work, and the rater's tools, put into a pack. */
const own = /^(?:ratings|keys|\.git|\.vscode|\.idea)$|^(?:\.DS_Store|Thumbs\.db|desktop\.ini)$|^\._/;
const most = 20;

/** Files that stand in a pack and are not of it; links are not followed twice. */
export async function strangersIn(root: string, known: ReadonlySet<string>, files: Files): Promise<string[]> {
  const found: string[] = [];
  const folders = new Set([...known].flatMap((path) => above(path)));

  async function visit(way: string): Promise<void> {
    for (const name of (await files.list(join(root, way))).sort()) {
      const path = way === '' ? name : `${way}/${name}`;
      if (found.length >= most) return;
      if (known.has(path) || path === packFile || own.test(name)) continue;
      // A folder is entered only where files of the pack are in it, so that no link leads into others.
      if (folders.has(path)) await visit(path);
      else found.push(path);
    }
  }

  try {
    await visit('');
  } catch (error) {
    if (errorCode(error) === null) throw error;
  }
  return found;
}

function above(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}
