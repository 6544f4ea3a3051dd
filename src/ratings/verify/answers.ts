import { join } from 'node:path';
import { readAnswer } from '../../arms/answer.ts';
import { sha256 } from '../../cases/case.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import { hashOf } from '../../ledger/line.ts';
import type { EventOf } from '../../study/log/event.ts';
import { inBatches } from '../../study/sealing/batches.ts';
import { answersFolder } from '../../study/sealing/takes.ts';
import { wrongWith } from '../../study/wrong.ts';
import type { Findings } from './findings.ts';

/** Answers in the clear: each against its own id, the text it answers, and its hash where that is on record. */
export async function verifyPlain(
  root: string,
  files: Files,
  onRecord: Readonly<Record<string, string>>,
  findings: Findings,
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  const names = await namesIn(root, files, findings);
  for (const name of Object.keys(onRecord)) {
    if (!names.includes(name)) findings.bad(`${answersFolder}/${name}`, null, 'is gone');
  }
  for (const name of names) {
    if (name.startsWith('.') || !name.endsWith('.json')) continue;
    const bytes = await bytesOf(root, name, files, findings);
    if (bytes === null) continue;
    const hash = hashOf(bytes);
    findings.stands(`${answersFolder}/${name}`, hash);
    const wrong = (onRecord[name] ?? hash) === hash ? wrongIn(name, bytes) : 'is not the answer that is on record';
    if (wrong !== null) findings.bad(`${answersFolder}/${name}`, null, wrong);
    ids.add(name.slice(0, -'.json'.length));
  }
  return ids;
}

/** Sealed answers, each against what the seal recorded of it; none is missing, and none came to them. */
export async function verifySealed(
  root: string,
  files: Files,
  { answers }: EventOf<'sealed'>,
  findings: Findings,
): Promise<void> {
  const names = (await namesIn(root, files, findings)).filter((name) => name.endsWith('.sealed'));
  const there = new Set(names);
  const due = Object.keys(answers).sort();
  const found = new Map<string, string | { readonly code: string }>();
  await inBatches(
    due.filter((name) => there.has(name)),
    async (name) => found.set(name, await hashIn(root, name, files)),
  );
  for (const name of due) {
    const file = `${answersFolder}/${name}`;
    const hash = found.get(name);
    if (hash === undefined) findings.bad(file, null, 'was sealed, and is not there');
    else if (typeof hash !== 'string') findings.bad(file, null, `cannot be read (${hash.code})`);
    else {
      findings.stands(file, hash);
      if (hash !== answers[name]) findings.bad(file, null, 'was changed since it was sealed');
    }
  }
  for (const name of names) {
    if (!Object.hasOwn(answers, name))
      findings.bad(`${answersFolder}/${name}`, null, 'is not one of the sealed answers');
  }
}

/** While a blinded study is sealed, no answer stands in the clear. */
export async function verifyNonePlain(root: string, files: Files, findings: Findings): Promise<void> {
  for (const name of await namesIn(root, files, findings)) {
    if (name.startsWith('.') || !name.endsWith('.json')) continue;
    findings.bad(`${answersFolder}/${name}`, null, 'stands in the clear although the answers are sealed');
  }
}

function wrongIn(name: string, bytes: Uint8Array): string | null {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return 'is not whole: it is no valid JSON';
  }
  const answer = readAnswer(json);
  if (!answer.success) return `is not an answer: ${wrongWith(answer.error.issues)}`;
  const { id, case: kase, caseSha256 } = answer.data;
  if (`${id}.json` !== name) return `holds the answer ${id}`;
  if (caseSha256 !== kase.sha256 || sha256(kase.text) !== kase.sha256) return 'holds a case text that was changed';
  return null;
}

async function namesIn(root: string, files: Files, findings: Findings): Promise<string[]> {
  try {
    return (await files.list(join(root, answersFolder))).sort();
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') findings.bad(answersFolder, null, `cannot be read (${code})`);
    return [];
  }
}

async function bytesOf(root: string, name: string, files: Files, findings: Findings): Promise<Uint8Array | null> {
  try {
    return await files.read(join(root, answersFolder, name));
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    findings.bad(`${answersFolder}/${name}`, null, `cannot be read (${code})`);
    return null;
  }
}

/** The hash of a file, or why there is none. */
async function hashIn(root: string, name: string, files: Files): Promise<string | { readonly code: string }> {
  try {
    return hashOf(await files.read(join(root, answersFolder, name)));
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return { code };
  }
}
