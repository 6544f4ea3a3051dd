import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { Study } from '../../study/study.ts';
import type { Shelves } from '../shelves.ts';
import { takeAt } from '../taking.ts';
import { HumanError } from '../../humanError.ts';

/** Whom decisions and surrogates belong to: a case of a study, or a document that belongs to none. */
export interface Subject {
  readonly study: Study | null;
  /** Of the study's case. */
  readonly caseId: string;
  readonly key: string;
}

/** Tells subjects apart, also documents that have no file yet: the next one may have the same name. */
export class Subjects {
  readonly #shelves: Shelves;
  readonly #memory: vscode.Memento;

  /** `memory` lasts as long as what is open in this window. */
  constructor(shelves: Shelves, memory: vscode.Memento) {
    this.#shelves = shelves;
    this.#memory = memory;
  }

  /** The subjects of some places of a document. */
  async at(document: vscode.TextDocument, offsets: readonly number[]): Promise<readonly Subject[]> {
    const study = await this.#shelves.studyOf(document.uri);
    if (!study?.holds(document.uri.fsPath)) {
      const subject = { study: null, caseId: '', key: this.keyOf(document.uri.toString()) };
      return offsets.map(() => subject);
    }
    return offsets.map((offset) => ofStudy(study, caseIdAt(document, offset, study)));
  }

  /** The key of a document that belongs to no study. */
  keyOf(uri: string): string {
    if (!uri.startsWith('untitled:')) return uri;
    const marks = this.#marks();
    const known = marks[uri];
    if (known !== undefined) return known;
    const mark = `untitled ${randomUUID()}`;
    void this.#memory.update(memoryKey, { ...marks, [uri]: mark });
    return mark;
  }

  /** A document without a file was closed: it does not come back. */
  closed(uri: string): void {
    const { [uri]: mark, ...others } = this.#marks();
    if (mark !== undefined) void this.#memory.update(memoryKey, others);
  }

  #marks(): Readonly<Record<string, string>> {
    return this.#memory.get<Readonly<Record<string, string>>>(memoryKey) ?? {};
  }
}

const memoryKey = 'identifiers:untitled';

export function ofStudy(study: Study, caseId: string): Subject {
  return { study, caseId, key: [study.root, caseId].join('\n') };
}

function caseIdAt(document: vscode.TextDocument, offset: number, study: Study): string {
  try {
    return takeAt(document, offset, study).case.id;
  } catch (error) {
    // A heading with nothing under it.
    if (error instanceof HumanError) return study.caseIdOf(document.uri.fsPath);
    throw error;
  }
}
