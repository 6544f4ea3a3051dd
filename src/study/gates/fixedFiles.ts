import { join, relative, sep } from 'node:path';
import { readText } from '../../cases/readText.ts';
import { HumanError } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import { hashOf } from '../../ledger/line.ts';
import { provenanceFolder } from '../casework.ts';
import { refused } from '../refused.ts';
import { planFile, type Study } from '../study.ts';

/** So many files are read at a time. */
const together = 32;

/**
 * The hashes of all files that a lock fixes, by their paths in the study, as they are now: the plan, case files,
 * references, and what was decided about the cases. `more`: other paths to look at. What is not there has no hash.
 */
export async function fixableFiles(
  study: Study,
  files: Files,
  more: Iterable<string> = [],
): Promise<ReadonlyMap<string, string>> {
  const { files: cases } = await study.cases();
  const paths = new Set([
    planFile,
    study.plan?.references ?? 'references.jsonl',
    ...cases.map((path) => relative(study.root, path).split(sep).join('/')),
    ...(await provenanceIn(study.root, provenanceFolder, files)),
    ...more,
  ]);
  const sorted = [...paths].sort();
  const hashes = new Map<string, string>();
  for (let i = 0; i < sorted.length; i += together) {
    const some = sorted.slice(i, i + together);
    const read = await Promise.all(some.map((path) => hashAt(study.root, path, files)));
    some.forEach((path, n) => {
      const hash = read[n] ?? null;
      if (hash !== null) hashes.set(path, hash);
    });
  }
  return hashes;
}

/** Null where there is no such file. */
async function hashAt(root: string, path: string, files: Files): Promise<string | null> {
  const whole = join(root, path);
  try {
    return fixedHash(path, await files.read(whole));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error) ?? '')) return null;
    throw error instanceof HumanError ? error : refused(error, whole);
  }
}

/**
 * The hash of a file's bytes. Of a record of provenance that of what stands in it, without what was last counted in the
 * text: the editor counts again whenever it likes, and that decides nothing.
 */
function fixedHash(path: string, bytes: Uint8Array): string {
  if (!path.startsWith(`${provenanceFolder}/`)) return hashOf(bytes);
  try {
    const record: unknown = JSON.parse(readText(bytes));
    const isRecord = typeof record === 'object' && record !== null && 'checked' in record;
    return hashOf(isRecord ? JSON.stringify({ ...record, checked: null }) : bytes);
  } catch {
    return hashOf(bytes);
  }
}

async function provenanceIn(root: string, folder: string, files: Files): Promise<string[]> {
  let names: string[];
  try {
    names = await files.list(join(root, folder));
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw refused(error, join(root, folder));
  }
  const found: string[] = [];
  for (const name of names) {
    const path = `${folder}/${name}`;
    if (name.startsWith('.')) continue;
    if (name.endsWith('.json')) found.push(path);
    else if ((await files.facts(join(root, path))).kind === 'folder')
      found.push(...(await provenanceIn(root, path, files)));
  }
  return found;
}
