import * as vscode from 'vscode';
import { DiagnosisPanel, type PanelNeeds } from './diagnosisPanel.ts';
import type { Run } from './run.ts';

/**
 * The open diagnosis panels: one a document, and another only while the first is still at work. They outlive the
 * extension: after a reload VS Code hands them back to `restore`.
 */
export class Panels {
  readonly #needs: PanelNeeds;
  readonly #open = new Set<DiagnosisPanel>();

  constructor(needs: PanelNeeds) {
    this.#needs = needs;
  }

  /** The panel the person looks at. */
  get active(): DiagnosisPanel | undefined {
    return [...this.#open].find((panel) => panel.active);
  }

  show(run: Run): void {
    const { uri } = run.subject.place;
    const panels = [...this.#open];
    const free = panels.find(
      (panel) => !panel.run?.running && (panel.run === null || panel.run.subject.place.uri === uri),
    );
    // Where others of its kind stand, but never over the text itself.
    const column = panels.map((one) => one.column).find((one) => one !== vscode.window.activeTextEditor?.viewColumn);
    const panel = free ?? this.#add(DiagnosisPanel.create(this.#needs, column));
    panel.show(run);
    panel.reveal();
  }

  /** Brings the panel of a run to the front; false when none shows it. */
  reveal(run: Run): boolean {
    const panel = [...this.#open].find((one) => one.run === run);
    panel?.reveal();
    return panel !== undefined;
  }

  /** Brings a panel back after the window was reloaded. */
  async restore(webview: vscode.WebviewPanel, state: unknown): Promise<void> {
    const id = typeof state === 'object' && state !== null && 'run' in state ? state.run : undefined;
    // The run first: a page that came up empty would forget which run it showed.
    const run = typeof id === 'string' ? await this.#needs.runs.restore(id) : null;
    const panel = this.#add(new DiagnosisPanel(webview, this.#needs));
    if (run) panel.show(run);
  }

  #add(panel: DiagnosisPanel): DiagnosisPanel {
    this.#open.add(panel);
    panel.onDidClose(() => this.#open.delete(panel));
    return panel;
  }
}
