import * as vscode from 'vscode';
import type { Identifier } from '../../cases/phi/identifier.ts';
import { classWords, confidenceWords } from './identifierWords.ts';
import type { Looked, Part } from './look.ts';

/** Where the diagnostics come from, as the Problems view names it. */
export const identifierSource = 'DDx identifiers';

/** A document that is looked through, and what was found in it. */
export interface Checked {
  readonly document: vscode.TextDocument;
  /** Null for the whole of it. */
  readonly part: Part | null;
  readonly looked: Looked;
}

/** Looks through a part of a document; null when it was stopped or the text changed meanwhile. */
export type Look = (document: vscode.TextDocument, part: Part, signal: AbortSignal) => Promise<Looked | null>;

const nothing: Looked = { found: [], open: [] };
const pauseMs = 300;
/** More are marked anew at a pause, and not at every key. */
const mostAtOnce = 500;

/**
 * The documents that are looked through: those that were checked, for as long as they are open, and all when that is
 * wanted. What was found moves with the words while someone types, and is found anew when they pause.
 */
export class CheckedDocuments implements vscode.Disposable {
  readonly #look: Look;
  readonly #report: (error: unknown) => void;
  readonly #diagnostics = vscode.languages.createDiagnosticCollection('ddx-identifiers');
  readonly #checked = new Map<string, Checked>();
  readonly #looking = new Map<string, AbortController>();
  readonly #waiting = new Map<string, NodeJS.Timeout>();

  constructor(look: Look, report: (error: unknown) => void) {
    this.#look = look;
    this.#report = report;
  }

  dispose(): void {
    for (const uri of [...this.#checked.keys()]) this.forget(uri);
    this.#diagnostics.dispose();
  }

  of(document: vscode.TextDocument): Checked | undefined {
    return this.#checked.get(document.uri.toString());
  }

  get all(): readonly Checked[] {
    return [...this.#checked.values()];
  }

  /** Looks now. Null when something came in between. */
  async check(document: vscode.TextDocument, part: Part | null): Promise<Checked | null> {
    const uri = document.uri.toString();
    this.#stop(uri);
    const looking = new AbortController();
    this.#looking.set(uri, looking);
    const before = this.#checked.get(uri);
    const keep = before?.part?.start === part?.start && before?.part?.end === part?.end;
    if (!keep || !before) this.#checked.set(uri, { document, part, looked: nothing });
    const looked = await this.#look(document, part ?? { start: 0, end: document.getText().length }, looking.signal);
    if (looked === null || looking.signal.aborted) return null;
    const checked = { document, part, looked };
    this.#checked.set(uri, checked);
    this.#show(checked);
    return checked;
  }

  /** Looks again as soon as nobody types. */
  ask(document: vscode.TextDocument, part: Part | null): void {
    const uri = document.uri.toString();
    this.#stop(uri);
    if (!this.#checked.has(uri)) this.#checked.set(uri, { document, part, looked: nothing });
    const timer = setTimeout(() => {
      this.#waiting.delete(uri);
      const now = this.#checked.get(uri);
      if (now && !document.isClosed) this.check(document, now.part).catch(this.#report);
    }, pauseMs);
    this.#waiting.set(uri, timer);
  }

  /** A document was changed: what was found goes with its words, and without them. */
  changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const checked = this.of(document);
    if (checked === undefined || contentChanges.length === 0) return;
    const edits = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
      start: rangeOffset,
      end: rangeOffset + rangeLength,
      length: text.length,
    }));
    const { looked, part } = checked;
    const many = looked.found.length * edits.length > mostAtOnce * mostAtOnce;
    const moved = {
      document,
      part: part && movedPart(part, edits),
      looked: many ? nothing : { found: movedFindings(looked.found, edits), open: movedFindings(looked.open, edits) },
    };
    this.#checked.set(document.uri.toString(), moved);
    if (looked.open.length <= mostAtOnce) this.#show(moved);
    this.ask(document, moved.part);
  }

  forget(uri: string): void {
    this.#stop(uri);
    const document = this.#checked.get(uri)?.document;
    this.#checked.delete(uri);
    if (document) this.#diagnostics.delete(document.uri);
  }

  #stop(uri: string): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.delete(uri);
    this.#looking.get(uri)?.abort();
    this.#looking.delete(uri);
  }

  #show({ document, looked }: Checked): void {
    this.#diagnostics.set(
      document.uri,
      looked.open.map((one) => diagnosticOf(document, one)),
    );
  }
}

function diagnosticOf(document: vscode.TextDocument, one: Identifier): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(one.start), document.positionAt(one.end));
  const kind = classWords(one.class, vscode.l10n.t);
  const sure = confidenceWords(one.confidence, vscode.l10n.t);
  const said = vscode.l10n.t(
    '{0}: may identify a patient ({1}). Mask or replace it, or keep it with a reason.',
    kind,
    sure,
  );
  const diagnostic = new vscode.Diagnostic(range, said, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = identifierSource;
  diagnostic.code = one.class;
  return diagnostic;
}

/** Offsets of the text before the edit, and how long what was put there is. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** What edits leave of findings, where it then stands. Edits of one change do not overlap; each counts from before it. */
export function movedFindings(findings: readonly Identifier[], edits: readonly Edit[]): readonly Identifier[] {
  return findings.flatMap((one) => {
    // What was typed right against a finding changes its words too.
    if (edits.some(({ start, end }) => start <= one.end && end >= one.start)) return [];
    const by = shift(one.start, edits);
    return [{ ...one, start: one.start + by, end: one.end + by }];
  });
}

/** A part with what was typed in it. */
export function movedPart({ start, end }: Part, edits: readonly Edit[]): Part {
  const from = start + shift(start, edits);
  return { start: from, end: Math.max(from, end + shift(end + 1, edits)) };
}

function shift(offset: number, edits: readonly Edit[]): number {
  return edits
    .filter(({ end }) => end <= offset)
    .reduce((sum, { start, end, length }) => sum + length - (end - start), 0);
}
