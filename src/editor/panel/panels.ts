import * as vscode from 'vscode';
import { DiagnosisPanel, type PanelNeeds } from './diagnosisPanel.ts';
import type { Round } from '../runs/round.ts';
import type { Taken } from '../taking.ts';

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

  show(round: Round): void {
    const panels = [...this.#open];
    const free = panels.find(
      (panel) => !panel.round?.running && (panel.round === null || panel.round.uri === round.uri),
    );
    // Where others of its kind stand, but never over the text itself.
    const column = panels.map((one) => one.column).find((one) => one !== vscode.window.activeTextEditor?.viewColumn);
    const panel = free ?? this.#add(DiagnosisPanel.create(this.#needs, column));
    panel.show(round);
    panel.reveal();
  }

  /**
   * Brings the panel to the front in which these arms were asked about this very case and at least one is still at
   * work; false when there is none.
   */
  revealRunning({ case: kase, place }: Taken, arms: readonly string[]): boolean {
    const asks = ({ runs }: Round): boolean => {
      const asked = arms.map((arm) =>
        runs.find(
          ({ subject }) =>
            subject.arm.id === arm && subject.case.sha256 === kase.sha256 && subject.place.uri === place.uri,
        ),
      );
      return asked.every((run) => run !== undefined) && asked.some((run) => run.running);
    };
    const panel = [...this.#open].find(({ round }) => round !== null && asks(round));
    panel?.reveal();
    return panel !== undefined;
  }

  /** Brings a panel back after the window was reloaded. */
  async restore(webview: vscode.WebviewPanel, state: unknown): Promise<void> {
    // The runs first: a page that came up empty would forget which ones it showed.
    const round = await this.#needs.runs.restore(runsOf(state));
    const panel = this.#add(new DiagnosisPanel(webview, this.#needs));
    if (round) panel.show(round);
  }

  #add(panel: DiagnosisPanel): DiagnosisPanel {
    this.#open.add(panel);
    panel.onDidClose(() => this.#open.delete(panel));
    return panel;
  }
}

/** The ids of the runs that a page showed. Its state is as little to be trusted as its messages. */
function runsOf(state: unknown): string[] {
  const { runs } = (state ?? {}) as { readonly runs?: unknown };
  if (!Array.isArray(runs)) return [];
  return runs.flatMap((one: unknown) => {
    const { run } = (one ?? {}) as { readonly run?: unknown };
    return typeof run === 'string' ? [run] : [];
  });
}
