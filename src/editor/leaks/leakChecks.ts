import * as vscode from 'vscode';
import type { Caseworks } from '../caseworks.ts';
import type { Shelves } from '../shelves.ts';
import type { CaseHere } from './casesIn.ts';
import type { LeakHere } from './leaksHere.ts';

const quietMs = 400;
export interface Checked {
  readonly version: number;
  readonly leaks: readonly LeakHere[];
  readonly cases: readonly CaseHere[];
}

/** Marks what gives a case's diagnosis away, while cases of a study are open. */
export class LeakChecks implements vscode.Disposable {
  readonly #shelves: Shelves;
  readonly #caseworks: Caseworks;
  readonly #log: vscode.LogOutputChannel;
  readonly #marks = vscode.languages.createDiagnosticCollection('ddx-leaks');
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #checked = new Map<string, Checked>();
  readonly #listening: vscode.Disposable;

  constructor(shelves: Shelves, caseworks: Caseworks, log: vscode.LogOutputChannel) {
    this.#shelves = shelves;
    this.#caseworks = caseworks;
    this.#log = log;
    const decisions = vscode.workspace.createFileSystemWatcher('**/{study.json,*.jsonl,provenance/**/*.json}');
    const all = (): void => this.#checkAll();
    this.#listening = vscode.Disposable.from(
      this.#marks,
      decisions,
      decisions.onDidChange(all),
      decisions.onDidCreate(all),
      decisions.onDidDelete(all),
      vscode.workspace.onDidOpenTextDocument((document) => this.check(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.check(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
    );
    all();
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#listening.dispose();
  }

  /** What stands in a document as it is now; null while that is not known. */
  in(document: vscode.TextDocument): Checked | null {
    const checked = this.#checked.get(document.uri.toString()) ?? null;
    return checked?.version === document.version ? checked : null;
  }

  /** Soon: when nothing is typed for a moment. */
  check(document: vscode.TextDocument): void {
    if (document.uri.scheme !== 'file' || !/^(?:markdown|plaintext)$/.test(document.languageId)) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        this.#check(document).catch((error: unknown) =>
          this.#log.error(error instanceof Error ? error : String(error)),
        );
      }, quietMs),
    );
  }

  #checkAll(): void {
    for (const document of vscode.workspace.textDocuments) this.check(document);
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#checked.delete(key);
    this.#marks.delete(document.uri);
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const isWanted = (): boolean => document.version === version && !document.isClosed;
    const found: LeakHere[] = [];
    const study = await this.#shelves.studyOf(document.uri);
    // Most documents are no cases: nothing of the check is loaded for them.
    if (study?.holds(document.uri.fsPath) !== true) return this.#forget(document);
    const [{ casesIn }, { diagnosticOf, leaksOf }] = await Promise.all([
      import('./casesIn.ts'),
      import('./leaksHere.ts'),
    ]);
    const cases = await casesIn(document, this.#shelves, this.#caseworks);
    for (const one of cases) {
      const leaks = isWanted() ? await leaksOf(document.getText(), one, isWanted) : null;
      if (leaks === null) return;
      found.push(...leaks);
    }
    if (!isWanted()) return;
    this.#checked.set(document.uri.toString(), { version, leaks: found, cases });
    this.#marks.set(
      document.uri,
      found.map((leak) => diagnosticOf(document, leak)),
    );
  }
}
