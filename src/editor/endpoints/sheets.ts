import * as vscode from 'vscode';
import { sheetScheme } from './sheetScheme.ts';

export interface Sheet {
  /** What the tab says. */
  readonly name: string;
  readonly text: string;
  /** Lines that stand over the text and never in it, so that the text is exactly what it says it is. */
  readonly facts?: readonly string[];
  /** The same over a line further down. */
  readonly notes?: readonly { readonly line: number; readonly note: string }[];
}

/** Read-only documents: a prompt as it would be sent, what a check found, what a cut leaves out. */
export class Sheets implements vscode.TextDocumentContentProvider, vscode.CodeLensProvider {
  readonly #sheets = new Map<string, Sheet>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  #made = 0;

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(sheetScheme, this),
      vscode.languages.registerCodeLensProvider({ scheme: sheetScheme }, this),
      vscode.workspace.onDidCloseTextDocument((closed) => {
        // A change of the language closes a document too, which is then still there.
        if (!vscode.workspace.textDocuments.includes(closed)) this.#sheets.delete(closed.uri.toString());
      }),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.#sheets.get(uri.toString())?.text ??
      vscode.l10n.t('This text went with the window it was made in. Run the command again.')
    );
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const { facts = [], notes = [] } = this.#sheets.get(document.uri.toString()) ?? {};
    return [...facts.map((note) => ({ line: 0, note })), ...notes].map(
      ({ line, note }) => new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title: note, command: '' }),
    );
  }

  /** A document that is not on show yet. */
  make(sheet: Sheet): vscode.Uri {
    this.#made += 1;
    const path = `/${sheet.name.replaceAll('/', '∕')}`;
    const uri = vscode.Uri.from({ scheme: sheetScheme, path, query: String(this.#made) });
    this.#sheets.set(uri.toString(), sheet);
    return uri;
  }

  async show(uri: vscode.Uri): Promise<vscode.TextEditor> {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, sheetScheme);
    return vscode.window.showTextDocument(document, { preview: false });
  }

  /** Writes at the end of a document; once it was closed, nothing more is to be read there. */
  append(uri: vscode.Uri, text: string): void {
    const sheet = this.#sheets.get(uri.toString());
    if (!sheet) return;
    this.#sheets.set(uri.toString(), { ...sheet, text: sheet.text + text });
    this.#changed.fire(uri);
  }
}
