import * as vscode from 'vscode';
import { HumanError } from '../humanError.ts';
import type { PanelNeeds } from './panel/diagnosisPanel.ts';
import type { Panels } from './panel/panels.ts';
import type { Round } from './runs/round.ts';
import type { Runs } from './runs/runs.ts';
import { sheetScheme } from './endpoints/sheetScheme.ts';
import type { Shelves } from './shelves.ts';
import type { Study } from '../study/study.ts';
import type { Taken } from './taking.ts';

/** Takes a case from where the person points, asks the chosen arms and shows their answers beside it. */
export class Diagnose {
  readonly #needs: PanelNeeds;
  readonly #runs: Runs;
  readonly #shelves: Shelves;
  #loadedPanels: Promise<Panels> | undefined;

  constructor(needs: PanelNeeds) {
    this.#needs = needs;
    this.#runs = needs.runs;
    this.#shelves = needs.shelves;
  }

  /** The selection of the editor, else the section under the cursor, else the document. */
  async fromEditor(resource: unknown): Promise<void> {
    const editor = editorOf(resource);
    if (!editor) throw new HumanError('Open a document that holds a case first, and select its words.');
    const [{ takeFromEditor }, study] = await Promise.all([
      import('./taking.ts'),
      this.#shelves.studyOf(editor.document.uri),
    ]);
    await this.#start(takeFromEditor(editor, study), study);
  }

  /** A file's case: the one at an offset, or the only one, or the one the person chooses. */
  async fromFile(from: unknown, offset?: unknown): Promise<void> {
    const uri = uriOf(from);
    if (!uri) throw new HumanError('Choose a file that holds a case.');
    const [{ takeFromFile }, study] = await Promise.all([import('./takingFile.ts'), this.#shelves.studyOf(uri)]);
    const at = typeof offset === 'number' ? offset : slugOf(from);
    const found = await takeFromFile(uri, at, study);
    if (found === undefined) return;
    const { taken, document } = found;
    const start = document.positionAt(taken.place.start);
    const shown = vscode.window.visibleTextEditors.find((one) => one.document === document);
    const editor = await vscode.window.showTextDocument(document, shown?.viewColumn ?? vscode.ViewColumn.One);
    editor.revealRange(new vscode.Range(start, start));
    await this.#start(taken, study);
  }

  /** An answer that was given earlier. */
  async showAnswer(root: unknown, id: unknown): Promise<void> {
    if (typeof root !== 'string' || typeof id !== 'string') return;
    const answer = await this.#shelves.findAnswer(root, id);
    if (!answer) throw new HumanError('This answer is no longer in the study folder.');
    await this.#needs.arms.ready(answer);
    await this.#show(await this.#runs.show(answer, root));
    void this.#shelves.looked(root);
  }

  /** Stops the runs of the panel that has the focus; from elsewhere, all that are at work. */
  async cancel(): Promise<void> {
    const panel = (await this.#loadedPanels)?.active;
    if (panel) panel.round?.cancel();
    else for (const run of this.#runs.running) run.cancel();
  }

  /** Brings a panel back after the window was reloaded. */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    await (await this.#panels()).restore(panel, state);
  }

  /** Asks, unless the same question to the same arms is under way: then its panel comes to the front. */
  async #start(taken: Taken, study: Study | null): Promise<void> {
    if (study?.problem) this.#shelves.warn([study.problem]);
    const [panels] = await Promise.all([this.#panels(), this.#needs.arms.ready()]);
    const arms = this.#needs.arms.chosen().map(({ id }) => id);
    if (!panels.revealRunning(taken, arms)) panels.show(this.#runs.start(taken, study));
  }

  async #show(round: Round): Promise<void> {
    (await this.#panels()).show(round);
  }

  #panels(): Promise<Panels> {
    this.#loadedPanels ??= import('./panel/panels.ts').then(({ Panels }) => new Panels(this.#needs));
    return this.#loadedPanels;
  }
}

/** What a menu hands over: a file of the explorer, or a case of the cases view. */
function uriOf(from: unknown): vscode.Uri | undefined {
  if (from instanceof vscode.Uri) return from;
  if (typeof from === 'object' && from !== null && 'file' in from && from.file instanceof vscode.Uri) return from.file;
  return editorOf(undefined)?.document.uri;
}

/** The heading of a case of the cases view, where its file holds several. */
function slugOf(from: unknown): string | undefined {
  const { heading } = (from ?? {}) as { heading?: { slug?: unknown } | null };
  return typeof heading?.slug === 'string' ? heading.slug : undefined;
}

/** Documents that VS Code writes itself: never a case, though they may be on show. */
const notCases = new Set(['output', 'debug', 'vscode-scm', 'comment', 'vscode-terminal', sheetScheme]);

/** The editor of the resource that a button stands over; else the active one; else, with the focus in a panel, the only one. */
export function editorOf(resource: unknown): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors = visibleTextEditors.filter(({ document }) => !notCases.has(document.uri.scheme));
  if (resource instanceof vscode.Uri) {
    const ofResource = editors.filter(({ document }) => document.uri.toString() === resource.toString());
    return ofResource.find((one) => one === activeTextEditor) ?? ofResource[0];
  }
  return editors.find((one) => one === activeTextEditor) ?? (editors.length === 1 ? editors[0] : undefined);
}
