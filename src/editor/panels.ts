import type * as vscode from 'vscode';
import type { DiagnoseNeeds } from './diagnose.ts';
import { DiagnosisPanel } from './diagnosisPanel.ts';
import type { Run } from './run.ts';

/**
 * The open diagnosis panels: one a document, and another only while the first is still at work. They outlive the
 * extension: after a reload VS Code hands them back to `restore`.
 */
export class Panels {
  readonly #needs: DiagnoseNeeds;
  readonly #open = new Set<DiagnosisPanel>();

  constructor(needs: DiagnoseNeeds) {
    this.#needs = needs;
  }

  /** The panel the person looks at. */
  get active(): DiagnosisPanel | undefined {
    return [...this.#open].find((panel) => panel.active);
  }

  show(run: Run): void {
    const ofDocument = [...this.#open].find(
      (panel) => panel.run?.subject.place.uri === run.subject.place.uri && !panel.run.running,
    );
    const panel = ofDocument ?? this.#add(DiagnosisPanel.create(this.#needs));
    panel.show(run);
    panel.reveal();
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
