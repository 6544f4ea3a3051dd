import * as vscode from 'vscode';
import type { Leak } from '../../cases/leaks/leak.ts';
import type { Range } from '../../cases/shorten.ts';
import type { Caseworks } from '../caseworks.ts';
import type { Shelves } from '../shelves.ts';
import { casesIn, type CaseHere } from './casesIn.ts';

export const leakSource = 'DDx leak';

const quietMs = 400;
/** So long the window may wait for one step. */
const turnMs = 8;

/** A leak in a document; its offsets are the document's. */
export interface LeakHere extends Leak {
  readonly case: CaseHere;
}

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

/** In small steps, others having their turn in between; null when the text has changed meanwhile. */
async function leaksOf(text: string, here: CaseHere, isWanted: () => boolean): Promise<LeakHere[] | null> {
  const { findingLeaks } = await import('../../cases/leaks/leaksIn.ts');
  const kept = here.kept.flatMap(({ about, kind, text: words }) =>
    about === 'leak' && (kind === 'name' || kind === 'phrase' || kind === 'giveaway') ? [{ kind, text: words }] : [],
  );
  const steps = findingLeaks(text.slice(here.start, here.end), here.reference, kept);
  for (let since = performance.now(); ;) {
    const step = steps.next();
    if (step.done === true) return step.value.map((leak) => moved(leak, here));
    if (performance.now() - since < turnMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (!isWanted()) return null;
    since = performance.now();
  }
}

/** From offsets of the case to offsets of the document. */
function moved(leak: Leak, here: CaseHere): LeakHere {
  const by = here.start;
  return {
    ...leak,
    case: here,
    start: leak.start + by,
    end: leak.end + by,
    stop: leak.stop + by,
    sentence: { start: leak.sentence.start + by, end: leak.sentence.end + by },
  };
}

function diagnosticOf(document: vscode.TextDocument, { kind, why, ...range }: LeakHere): vscode.Diagnostic {
  const says = vscode.l10n.t(why.template, ...why.values.map((words) => words.replace(/\s+/g, ' ')));
  const todo = vscode.l10n.t('Cut or mask it, or ignore it with a reason.');
  const mark = new vscode.Diagnostic(rangeOf(document, range), `${says} ${todo}`, vscode.DiagnosticSeverity.Warning);
  mark.source = leakSource;
  mark.code = kind;
  return mark;
}

export function rangeOf(document: vscode.TextDocument, { start, end }: Range): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
