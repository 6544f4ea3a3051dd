import * as vscode from 'vscode';
import type { Evidence } from '../arms/answer.ts';
import type { Run } from './run.ts';

/** One finding of an answer, by its diagnosis and its place in the evidence. */
export interface Finding {
  readonly rank: number;
  readonly index: number;
}

/** Lights an answer's findings in the editor, and tells which ones the caret stands on. */
export class Lighting implements vscode.Disposable {
  readonly #for = decoration('editor.findMatchHighlightBackground', 'editor.findMatchHighlightBorder', 'solid');
  readonly #against = decoration('diffEditor.removedTextBackground', 'diffEditor.removedTextBorder', 'dashed');
  readonly #run: Run;

  constructor(run: Run) {
    this.#run = run;
  }

  /** Whether the case can be seen in an open document. */
  get possible(): boolean {
    return this.#document() !== undefined;
  }

  light(rank: number | null, index: number | null): void {
    const findings = rank === null ? [] : this.#evidence(rank, index);
    for (const editor of this.#editors()) {
      const of = (supports: boolean): vscode.Range[] =>
        findings.filter((one) => one.supports === supports).flatMap((one) => this.#range(editor.document, one) ?? []);
      editor.setDecorations(this.#for, of(true));
      editor.setDecorations(this.#against, of(false));
    }
  }

  /** Brings a finding's words into view, opening the document if need be; the caret stays where it is. */
  async reveal(rank: number, index: number): Promise<void> {
    const [finding] = this.#evidence(rank, index);
    if (!finding) return;
    if (this.#editors().length === 0) {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(this.#run.subject.place.uri));
      await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preserveFocus: true });
    }
    for (const editor of this.#editors()) {
      const range = this.#range(editor.document, finding);
      if (range) editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
    this.light(rank, index);
  }

  /** The findings whose words hold the caret, or nothing when the editor shows another document. */
  underCaret(editor: vscode.TextEditor): readonly Finding[] | null {
    if (editor.document.uri.toString() !== this.#run.subject.place.uri) return null;
    return this.#run.diagnoses.flatMap(({ rank, evidence }) =>
      evidence.flatMap((one, index) =>
        this.#range(editor.document, one)?.contains(editor.selection.active) ? [{ rank, index }] : [],
      ),
    );
  }

  dispose(): void {
    this.#for.dispose();
    this.#against.dispose();
  }

  #evidence(rank: number, index: number | null): readonly Evidence[] {
    const all = this.#run.diagnoses.find((one) => one.rank === rank)?.evidence ?? [];
    return index === null ? all : all.slice(index, index + 1);
  }

  #document(): vscode.TextDocument | undefined {
    return vscode.workspace.textDocuments.find((one) => one.uri.toString() === this.#run.subject.place.uri);
  }

  #editors(): vscode.TextEditor[] {
    return vscode.window.visibleTextEditors.filter(
      (one) => one.document.uri.toString() === this.#run.subject.place.uri,
    );
  }

  /** Where a finding's words stand now; the text may have been edited since it was sent. */
  #range(document: vscode.TextDocument, finding: Evidence): vscode.Range | undefined {
    const at = (offset: number): vscode.Range =>
      new vscode.Range(document.positionAt(offset), document.positionAt(offset + finding.text.length));
    const { place, case: kase } = this.#run.subject;
    const expected = at(place.start + finding.start);
    if (document.getText(expected) === finding.text) return expected;
    const all = document.getText();
    const moved = all.indexOf(kase.text);
    if (moved >= 0) return at(moved + finding.start);
    const found = all.indexOf(finding.text);
    return found >= 0 && all.indexOf(finding.text, found + 1) < 0 ? at(found) : undefined;
  }
}

function decoration(background: string, border: string, style: 'solid' | 'dashed'): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor(background),
    borderColor: new vscode.ThemeColor(border),
    borderStyle: style,
    borderWidth: '0 0 1px 0',
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });
}
