import * as vscode from 'vscode';
import type { Provenance } from '../../cases/provenance.ts';
import type { Caseworks } from '../caseworks.ts';
import type { Shelves } from '../shelves.ts';

type What = Provenance['changes'][number]['what'];

interface Next {
  readonly what: What;
  /** Of the document when it was said. */
  readonly version: number;
}

const nextSaves = new Map<string, Next>();

/** What the change was that the next save of a case writes down, unless something else is typed before it. */
export function nextSaveIs(uri: vscode.Uri, what: What): void {
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  if (document) nextSaves.set(uri.toString(), { what, version: document.version });
}

/** Writes down that the text of a case was changed, whenever one is saved. */
export class RecordEdits {
  readonly #shelves: Shelves;
  readonly #caseworks: Caseworks;
  readonly #report: (error: unknown) => void;
  readonly #saving = new Map<string, What>();
  #under: Promise<void> = Promise.resolve();

  constructor(shelves: Shelves, caseworks: Caseworks, report: (error: unknown) => void) {
    this.#shelves = shelves;
    this.#caseworks = caseworks;
    this.#report = report;
  }

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      // Before whatever tidies the text at each save.
      vscode.workspace.onWillSaveTextDocument(({ document }) => {
        const uri = document.uri.toString();
        const next = nextSaves.get(uri);
        this.#saving.set(uri, next?.version === document.version ? next.what : 'edited');
      }),
      vscode.workspace.onDidSaveTextDocument((document) => this.#saved(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => nextSaves.delete(uri.toString())),
    );
  }

  /** Settles when all that was saved up to now is on record. */
  settled(): Promise<void> {
    return this.#under;
  }

  #saved({ uri }: vscode.TextDocument): void {
    const key = uri.toString();
    const what = this.#saving.get(key) ?? 'edited';
    this.#saving.delete(key);
    nextSaves.delete(key);
    this.#under = this.#under.then(() => this.#record(uri, what)).catch(this.#report);
  }

  async #record(uri: vscode.Uri, what: What): Promise<void> {
    const path = uri.fsPath;
    const study = await this.#shelves.studyOf(uri);
    if (!study?.holds(path)) return;
    const [{ casePartsOf }, { readText }, casework] = await Promise.all([
      import('./caseParts.ts'),
      import('../../cases/readText.ts'),
      this.#caseworks.of(study.root),
    ]);
    // As it is on disk: typing goes on meanwhile.
    const text = readText(await vscode.workspace.fs.readFile(uri));
    for (const { id, start, end } of casePartsOf(text, path, study)) {
      await casework.changed(id, what, text.slice(start, end));
    }
  }
}
