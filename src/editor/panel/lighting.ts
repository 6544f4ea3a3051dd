import * as vscode from 'vscode';
import type { Evidence } from '../../arms/answer.ts';
import type { Case } from '../../cases/case.ts';
import { offsetInWhole } from '../../cases/shorten.ts';
import type { Run } from '../runs/run.ts';

/** One finding of an answer, by its diagnosis and its place in the evidence. */
export interface Finding {
  readonly rank: number;
  readonly index: number;
}

/** A part of the case as it stands in the document. */
interface Part {
  readonly text: string;
  /** Where it begins in the case. */
  readonly at: number;
}

/** Lights an answer's findings in the editor, and tells which ones the caret stands on. */
export class Lighting implements vscode.Disposable {
  readonly #for = decoration('editor.findMatchHighlightBackground', 'editor.findMatchHighlightBorder', 'solid');
  readonly #against = decoration('diffEditor.removedTextBackground', 'diffEditor.removedTextBorder', 'dashed');
  readonly #run: Run;
  readonly #changed = new vscode.EventEmitter<void>();
  /** Whether the case's document can be had came to be known or changed. */
  readonly onDidChange = this.#changed.event;
  #possible = true;
  /** A whole case is one part; of a shortened one the parts that were kept. */
  readonly #parts: readonly Part[];
  /** Where each part stands in a version of the document, so that it is looked for once. */
  #moved: { readonly version: number; readonly all: string; readonly starts: Map<Part, number> } = {
    version: -1,
    all: '',
    starts: new Map(),
  };

  constructor(run: Run) {
    this.#run = run;
    this.#parts = partsOf(run.subject.case);
    void this.#find();
  }

  /** Whether the case's document can be had. */
  get possible(): boolean {
    return this.#possible;
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
    if (this.#editors().length === 0 && (await this.#find())) {
      const uri = vscode.Uri.parse(this.#run.subject.place.uri);
      await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One, preserveFocus: true });
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
    this.#changed.dispose();
    this.#for.dispose();
    this.#against.dispose();
  }

  #evidence(rank: number, index: number | null): readonly Evidence[] {
    const all = this.#run.diagnoses.find((one) => one.rank === rank)?.evidence ?? [];
    return index === null ? all : all.slice(index, index + 1);
  }

  /** Looks for the document. One that was never saved is only there while it is open: asking would make a new one. */
  async #find(): Promise<boolean> {
    const before = this.#possible;
    const { uri } = this.#run.subject.place;
    const parsed = vscode.Uri.parse(uri);
    this.#possible = vscode.workspace.textDocuments.some((one) => one.uri.toString() === uri);
    if (!this.#possible && uri !== '' && parsed.scheme !== 'untitled') {
      this.#possible = await vscode.workspace.openTextDocument(parsed).then(
        () => true,
        () => false,
      );
    }
    if (this.#possible !== before) this.#changed.fire();
    return this.#possible;
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
    const part = this.#parts.find(
      ({ at, text }) => finding.start >= at && finding.start + finding.text.length <= at + text.length,
    );
    if (!part) return undefined;
    const { place, case: kase } = this.#run.subject;
    const expected = at(place.start + (offsetInWhole(kase, finding.start) ?? 0));
    if (document.getText(expected) === finding.text) return expected;
    const { all, start } = this.#whereIn(document, part);
    if (start >= 0) return at(start + finding.start - part.at);
    const found = all.indexOf(finding.text);
    return found >= 0 && all.indexOf(finding.text, found + 1) < 0 ? at(found) : undefined;
  }

  #whereIn(document: vscode.TextDocument, part: Part): { readonly all: string; readonly start: number } {
    if (this.#moved.version !== document.version) {
      this.#moved = { version: document.version, all: document.getText(), starts: new Map() };
    }
    const { all, starts } = this.#moved;
    const start = starts.get(part) ?? all.indexOf(part.text);
    starts.set(part, start);
    return { all, start };
  }
}

function partsOf({ text, shortened }: Case): readonly Part[] {
  if (shortened === null) return [{ text, at: 0 }];
  return shortened.kept.map(({ at, start, end }) => ({ text: text.slice(at, at + end - start), at }));
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
