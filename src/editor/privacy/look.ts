import { setImmediate } from 'node:timers/promises';
import type * as vscode from 'vscode';
import type { Identifier } from '../../cases/phi/identifier.ts';
import { findingIdentifiers } from '../../cases/phi/identifiersIn.ts';
import { wordsOf } from './identifierWords.ts';
import { knownIn } from '../../cases/phi/sourceMarks.ts';
import type { KnownIdentifier } from '../../cases/import/draft.ts';
import type { Kept } from './kept.ts';
import type { Subjects } from './subject.ts';

/** Part of a document; the end is not included. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** All that was found in a part of a document, and what of it was not decided to stay. Offsets are the document's. */
export interface Looked {
  readonly found: readonly Identifier[];
  readonly open: readonly Identifier[];
}

export interface LookMeans {
  readonly names: () => readonly string[];
  readonly kept: Kept;
  readonly subjects: Subjects;
}

/**
 * Looks through a part of a document, in slices: what waits meanwhile has its turn. Null when it was stopped, or the text
 * changed meanwhile.
 */
export async function look(
  document: vscode.TextDocument,
  part: Part,
  means: LookMeans,
  signal: AbortSignal,
): Promise<Looked | null> {
  const { version } = document;
  const text = document.getText().slice(part.start, part.end);
  const stale = (): boolean => signal.aborted || document.isClosed || document.version !== version;
  const known = await markedBySource(document, part, text, means);
  if (stale()) return null;
  const steps = findingIdentifiers(text, { names: means.names(), known });
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    await setImmediate();
    if (stale()) return null;
  }
  const found = step.value.map((one) => ({ ...one, start: one.start + part.start, end: one.end + part.start }));
  const open = await withoutKept(document, found, means);
  return stale() ? null : { found, open };
}

/** What the sources of the cases in a part of a document marked there; offsets count in the part. */
async function markedBySource(
  document: vscode.TextDocument,
  part: Part,
  text: string,
  { kept, subjects }: LookMeans,
): Promise<readonly KnownIdentifier[]> {
  const [subject] = await subjects.at(document, [part.start]);
  if (subject === undefined) return [];
  const marked = await kept.marked(subject, document.uri.fsPath);
  return marked === null ? [] : knownIn(text, marked);
}

async function withoutKept(
  document: vscode.TextDocument,
  found: readonly Identifier[],
  { kept, subjects }: LookMeans,
): Promise<readonly Identifier[]> {
  const of = await subjects.at(
    document,
    found.map(({ start }) => start),
  );
  const stays = new Map<string, ReadonlySet<string>>();
  for (const subject of of) {
    if (stays.has(subject.key)) continue;
    stays.set(subject.key, new Set((await kept.of(subject)).map(wordsOf)));
  }
  return found.filter((one, n) => stays.get(of[n]?.key ?? '')?.has(wordsOf(one)) !== true);
}
