import { join } from 'node:path';
import { errorCode, type Files } from '../../ledger/files.ts';
import { hashOf } from '../../ledger/line.ts';
import { fingerprintOf as keyFingerprint } from '../../ledger/signing.ts';
import { Pack, packFile } from '../../study/pack/pack.ts';
import { wrongWith } from '../../study/wrong.ts';
import { Chains, type WantedHead } from './chains.ts';
import type { Findings } from './findings.ts';
import { noteUnsigned } from './unsigned.ts';

/** Verifies a rater's pack: its files as they were packed, and what was rated in it. */
export async function verifyPack(
  root: string,
  files: Files,
  findings: Findings,
  also: readonly WantedHead[],
): Promise<void> {
  const chains = await Chains.verify(root, ['ratings'], files, findings, also);
  const bytes = await bytesAt(root, packFile, files, findings);
  if (bytes === null) return;
  const sha256 = hashOf(bytes);
  findings.stands(packFile, sha256);
  const pack = packIn(bytes);
  if (typeof pack === 'string') return findings.bad(packFile, null, pack);
  for (const [path, due] of Object.entries(pack.files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (path.split(/[/\\]/).includes('..')) {
      findings.bad(packFile, null, `names a file outside the pack: ${path}`);
      continue;
    }
    const found = await bytesAt(root, path, files, findings);
    if (found === null) continue;
    findings.stands(path, hashOf(found));
    if (hashOf(found) !== due) findings.bad(path, null, 'was changed since it was packed');
  }
  for (const { file, opened } of chains.ratings) {
    if (opened === null) continue;
    if (opened.pack?.id !== pack.id || opened.rater !== pack.rater) findings.bad(file, 1, 'belongs to another pack');
    else if (opened.pack.sha256 !== sha256) findings.bad(file, 1, `was begun with another ${packFile}`);
  }
  // Whoever collects is told the same, and asks.
  const keys = new Set(chains.ratings.flatMap(({ opened }) => opened?.key ?? []));
  for (const key of keys) findings.note('Signed here by the key {0}.', keyFingerprint(key));
  findings.note(
    'Lines missing at the end of a file, and files that are gone, show only against a checkpoint that is kept elsewhere: for a rater, the receipt that came back for what was sent. It says how far each file went.',
  );
  noteUnsigned(chains.ratings, findings);
}

/** Whether there is a pack in a folder. */
export async function isPack(root: string, files: Files): Promise<boolean> {
  try {
    return (await files.facts(join(root, packFile))).kind === 'file';
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return false;
  }
}

function packIn(bytes: Uint8Array): Pack | string {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return 'is not whole: it is no valid JSON';
  }
  const pack = Pack.safeParse(json);
  return pack.success ? pack.data : `is no pack: ${wrongWith(pack.error.issues)}`;
}

async function bytesAt(root: string, path: string, files: Files, findings: Findings): Promise<Uint8Array | null> {
  try {
    return await files.read(join(root, path));
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    findings.bad(path, null, code === 'ENOENT' ? 'is gone' : `cannot be read (${code})`);
    return null;
  }
}
