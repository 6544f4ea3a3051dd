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

/** A save that is under way. */
interface Saving {
  /** What the change is known to be; null where someone typed. */
  readonly what: What | null;
  readonly version: number;
  /** The text of the file before; null where it cannot be read. */
  readonly before: Promise<string | null>;
}

const nextSaves = new Map<string, Next>();

/** Makes an edit of which the next save writes down what it was, unless something else is typed before it. */
export async function applyAs(what: What, document: vscode.TextDocument, edit: vscode.WorkspaceEdit): Promise<boolean> {
  // As the edit arrives: a save may follow at once.
  const telling = vscode.workspace.onDidChangeTextDocument((change) => {
    if (change.document !== document || change.contentChanges.length === 0) return;
    nextSaves.set(document.uri.toString(), { what, version: document.version });
  });
  try {
    return await vscode.workspace.applyEdit(edit);
  } finally {
    telling.dispose();
  }
}

/** Writes down that the text of a case was changed, whenever one is saved. */
export class RecordEdits {
  readonly #shelves: Shelves;
  readonly #caseworks: Caseworks;
  readonly #report: (error: unknown) => void;
  readonly #saving = new Map<string, Saving>();
  #under: Promise<void> = Promise.resolve();

  constructor(shelves: Shelves, caseworks: Caseworks, report: (error: unknown) => void) {
    this.#shelves = shelves;
    this.#caseworks = caseworks;
    this.#report = report;
  }

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      // Before whatever tidies the text at each save.
      vscode.workspace.onWillSaveTextDocument((event) => this.#willSave(event)),
      vscode.workspace.onDidSaveTextDocument((document) => this.#saved(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => nextSaves.delete(uri.toString())),
    );
  }

  /** Settles when all that was saved up to now is on record. */
  settled(): Promise<void> {
    return this.#under;
  }

  #willSave(event: vscode.TextDocumentWillSaveEvent): void {
    const { uri, version } = event.document;
    const next = nextSaves.get(uri.toString());
    const before = textOnDisk(uri).catch(() => null);
    event.waitUntil(before.then(() => []));
    this.#saving.set(uri.toString(), { what: next?.version === version ? next.what : null, version, before });
  }

  #saved({ uri, isDirty }: vscode.TextDocument): void {
    const key = uri.toString();
    const saving = this.#saving.get(key);
    const next = nextSaves.get(key);
    // A change that arrived while this save was under way: it was written too, or waits for the next one.
    const later = next !== undefined && next.version > (saving?.version ?? 0) ? next : null;
    this.#saving.delete(key);
    if (later === null || !isDirty) nextSaves.delete(key);
    const what = saving?.what ?? (isDirty ? null : later?.what) ?? 'edited';
    const before = saving?.before ?? Promise.resolve(null);
    this.#under = this.#under.then(async () => this.#record(uri, what, await before)).catch(this.#report);
  }

  async #record(uri: vscode.Uri, what: What, before: string | null): Promise<void> {
    const path = uri.fsPath;
    const study = await this.#shelves.studyOf(uri);
    if (!study?.holds(path)) return;
    const [{ casePartsOf }, casework] = await Promise.all([import('./caseParts.ts'), this.#caseworks.of(study.root)]);
    // As it is on disk: typing goes on meanwhile.
    const text = await textOnDisk(uri);
    for (const { id, start, end } of casePartsOf(text, path, study)) {
      await casework.changed(id, what, text.slice(start, end), before);
    }
  }
}

async function textOnDisk(uri: vscode.Uri): Promise<string> {
  const { readText } = await import('../../cases/readText.ts');
  return readText(await vscode.workspace.fs.readFile(uri));
}
