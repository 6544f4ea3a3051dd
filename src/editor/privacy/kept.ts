import { join } from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { KeptIdentifier } from '../../arms/gate/guard.ts';
import { sha256, type Case } from '../../cases/case.ts';
import { identifierClasses, type Identifier } from '../../cases/phi/identifier.ts';
import type { Marked } from '../../cases/phi/sourceMarks.ts';
import { keptIdentifiers } from '../../study/keptIdentifiers.ts';
import type { Study } from '../../study/study.ts';
import type { Caseworks } from '../caseworks.ts';
import type { Shelves } from '../shelves.ts';
import { ofStudy, type Subject, type Subjects } from './subject.ts';
import type { Vault } from './vault.ts';

/** What was decided about a document that belongs to no study. */
export const KeptWords = z.array(
  z.strictObject({ class: z.enum(identifierClasses), text: z.string(), reason: z.string() }),
);
export type KeptWords = z.infer<typeof KeptWords>;

/**
 * Which words stay although they may identify someone: with the study's case, else on this machine. And which words of a
 * study's case are known to, since its source says so.
 */
export class Kept {
  readonly #vault: Vault<KeptWords>;
  readonly #caseworks: Caseworks;
  readonly #subjects: Subjects;
  readonly #shelves: Shelves;

  constructor(vault: Vault<KeptWords>, caseworks: Caseworks, subjects: Subjects, shelves: Shelves) {
    this.#vault = vault;
    this.#caseworks = caseworks;
    this.#subjects = subjects;
    this.#shelves = shelves;
  }

  async of({ study, caseId, key }: Subject): Promise<readonly KeptIdentifier[]> {
    if (study === null) return (await this.#vault.read(key)) ?? [];
    const provenance = await (await this.#caseworks.of(study.root)).read(caseId);
    return provenance === null ? [] : keptIdentifiers(provenance);
  }

  /** What stays in a case that is about to leave: what was decided of it, and of its very text elsewhere. */
  async ofCase(kase: Case): Promise<readonly KeptIdentifier[]> {
    const study = await this.#studyOf(kase);
    const { uri } = kase.source;
    const own =
      study !== null
        ? await this.of(ofStudy(study, kase.id))
        : uri === null
          ? []
          : ((await this.#vault.read(this.#subjects.keyOf(uri))) ?? []);
    return [...own, ...((await this.#vault.read(keyOfText(kase.text))) ?? [])];
  }

  /** What its source marked in the case of a file; null where nothing is known of it. */
  async marked({ study, caseId }: Subject, path: string): Promise<Marked | null> {
    return study === null ? null : (await this.#caseworks.of(study.root)).marked(caseId, path);
  }

  /** The same for a case that is about to leave. */
  async markedIn(kase: Case): Promise<Marked | null> {
    const study = await this.#studyOf(kase);
    const { uri } = kase.source;
    return study === null || uri === null ? null : this.marked(ofStudy(study, kase.id), join(study.root, uri));
  }

  /** The document that a case was taken from; null where that is not known. */
  async uriOf(kase: Case): Promise<vscode.Uri | null> {
    const { uri } = kase.source;
    if (uri === null) return null;
    const study = await this.#studyOf(kase);
    if (study !== null) return vscode.Uri.file(join(study.root, uri));
    return isWhole(uri) ? vscode.Uri.parse(uri, true) : null;
  }

  /** The same words decided again: the newer reason holds. `text` is that of the case. */
  async keep({ study, caseId, key }: Subject, text: string, decisions: readonly KeptIdentifier[]): Promise<void> {
    if (decisions.length === 0) return;
    if (study === null) {
      await this.#keepHere(key, decisions);
      return;
    }
    const about = 'identifier' as const;
    const kept = decisions.map((one) => ({ about, kind: one.class, text: one.text, reason: one.reason }));
    await (await this.#caseworks.of(study.root)).keep(caseId, text, kept);
  }

  /** The same for a text, wherever it will stand: a copy that has no file yet gets another name with its file. */
  async keepInText(text: string, decisions: readonly KeptIdentifier[]): Promise<void> {
    if (decisions.length > 0) await this.#keepHere(keyOfText(text), decisions);
  }

  /** Takes decisions back. What was decided about this very text as a copy goes with them. */
  async reopen({ study, caseId, key }: Subject, text: string, words: readonly Pick<Identifier, 'class' | 'text'>[]) {
    const isMeant = (one: Pick<KeptIdentifier, 'class' | 'text'>): boolean =>
      words.some((word) => word.class === one.class && word.text === one.text);
    for (const about of study === null ? [key, keyOfText(text)] : [keyOfText(text)]) {
      if (!(await this.#vault.read(about))?.some(isMeant)) continue;
      await this.#vault.change(about, (before) => (before ?? []).filter((one) => !isMeant(one)));
    }
    if (study === null) return;
    const casework = await this.#caseworks.of(study.root);
    for (const one of words) {
      await casework.reopen(caseId, text, { about: 'identifier', kind: one.class, text: one.text });
    }
  }

  async #keepHere(key: string, decisions: readonly KeptIdentifier[]): Promise<void> {
    await this.#vault.change(key, (before) => [
      ...(before ?? []).filter((old) => !decisions.some((one) => one.class === old.class && one.text === old.text)),
      ...decisions.map((one) => ({ class: one.class, text: one.text, reason: one.reason })),
    ]);
  }

  /** A study's case says where it stands below the study's root, and not which that is. */
  async #studyOf(kase: Case): Promise<Study | null> {
    const { id } = kase;
    const { uri } = kase.source;
    if (uri === null || isWhole(uri)) return null;
    const { workspaceFolders = [], textDocuments } = vscode.workspace;
    const from = [...workspaceFolders.map((folder) => folder.uri), ...textDocuments.map((document) => document.uri)];
    const found = new Map<string, Study>();
    for (const one of from) {
      const study = await this.#shelves.studyOf(one);
      if (study === null) continue;
      const path = join(study.root, uri);
      const [file = ''] = id.split('#', 1);
      if (study.holds(path) && study.caseIdOf(path) === file) found.set(study.root, study);
    }
    if (found.size < 2) return found.values().next().value ?? null;
    const words = textFrom(kase);
    for (const study of found.values()) {
      const document = await vscode.workspace.openTextDocument(join(study.root, uri)).then(undefined, () => null);
      if (document?.getText().includes(words)) return study;
    }
    return null;
  }
}

/** As much of a case as surely stands in its file as it is. */
function textFrom({ text, shortened }: Case): string {
  const [first] = shortened?.kept ?? [];
  return first === undefined ? text : text.slice(first.at, first.at + first.end - first.start);
}

function keyOfText(text: string): string {
  return `text ${sha256(text)}`;
}

function isWhole(uri: string): boolean {
  return /^[\w+.-]{2,}:/.test(uri);
}
