import * as vscode from 'vscode';
import { shortLabel, type Arms } from './endpoints/arms.ts';
import { settings } from './settings.ts';
import type { Shelves } from './shelves.ts';

/** "Diagnose" above each case heading of a study's documents. */
export class CaseLenses implements vscode.CodeLensProvider {
  readonly #arms: Arms;
  readonly #shelves: Shelves;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(arms: Arms, shelves: Shelves) {
    this.#arms = arms;
    this.#shelves = shelves;
  }

  register(): vscode.Disposable {
    const documents = [{ language: 'markdown' }, { language: 'plaintext' }];
    return vscode.Disposable.from(
      this.#changed,
      vscode.languages.registerCodeLensProvider(documents, this),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('ddx')) this.#changed.fire();
      }),
    );
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!settings().codeLens) return [];
    if (!(await this.#shelves.studyOf(document.uri))?.holds(document.uri.fsPath)) return [];
    const { caseHeadings } = await import('../cases/sections.ts');
    const title = vscode.l10n.t('Diagnose with {0}', shortLabel(this.#arms.chosen()));
    return caseHeadings(document.getText()).map((heading) => {
      const line = document.positionAt(heading.headingStart).line;
      return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
        title: `$(pulse) ${title}`,
        command: 'ddx.diagnoseFile',
        arguments: [document.uri, heading.headingStart],
      });
    });
  }
}
