import { randomUUID } from 'node:crypto';
import type * as vscode from 'vscode';
import type { Study } from '../../study/study.ts';
import type { Shelves } from '../shelves.ts';
import { casePartsOf } from '../cases/caseParts.ts';

/** Whom decisions and surrogates belong to: a case of a study, or a document that belongs to none. */
export interface Subject {
  readonly study: Study | null;
  /** Of the study's case. */
  readonly caseId: string;
  readonly key: string;
}

/** A subject and where its text stands in its document. */
export interface SubjectHere extends Subject {
  readonly start: number;
  readonly end: number;
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
  async at(document: vscode.TextDocument, offsets: readonly number[]): Promise<readonly SubjectHere[]> {
    const text = document.getText();
    const path = document.uri.fsPath;
    const whole = { start: 0, end: text.length };
    const study = await this.#shelves.studyOf(document.uri);
    if (!study?.holds(path)) {
      const subject = { study: null, caseId: '', key: this.keyOf(document.uri.toString()), ...whole };
      return offsets.map(() => subject);
    }
    const file = { ...ofStudy(study, study.caseIdOf(path)), ...whole };
    const parts = casePartsOf(text, path, study).map(({ id, start, end, heading }) => ({
      from: heading?.headingStart ?? start,
      subject: { ...ofStudy(study, id), start, end },
    }));
    // What stands above the first of several cases belongs to none of them.
    return offsets.map((offset) => parts.findLast(({ from }) => from <= offset)?.subject ?? file);
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
