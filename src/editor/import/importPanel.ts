import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { basename, sep } from 'node:path';
import * as vscode from 'vscode';
import { countLlama } from '../../arms/tokens/countTokens.ts';
import { answering } from '../panel/answering.ts';
import { HumanError } from '../../humanError.ts';
import {
  readRequest,
  type FromPage,
  type Snapshot,
  type Stage,
  type SummaryView,
  type ToPage,
} from '../../protocol/import.ts';
import { findStudy } from '../../study/study.ts';
import { pageHtml } from '../panel/pageHtml.ts';
import { Throttle } from '../panel/throttle.ts';
import { report, sentenceOf } from '../report.ts';
import { canChoose, type BatchCase, type BatchFile } from './batch.ts';
import type { Importing } from './importing.ts';
import { lookThrough } from './looking.ts';
import { revealSource } from './revealSource.ts';
import { caseRow, caseView, fileRow, fileView, outRow, words, type Looked, type Wording } from './views.ts';
import { importViewType } from './viewType.ts';

/** What is asked to be imported, and where to. */
export interface Task {
  readonly id: string;
  readonly paths: readonly string[];
  readonly root: string;
  readonly title: string;
  /** Whether there is no study yet. */
  readonly isNew: boolean;
}

export interface PanelNeeds {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  /** A person's own list of names that identify patients. */
  readonly names: () => readonly string[];
  /** Begins a task; what it does is told by `changed`. */
  readonly begin: (task: Task, changed: (what: 'progress' | 'stage') => void) => Importing;
  /** Remembers over a reload what was asked for, and whether it was being written. */
  readonly remember: (task: Task, writing: boolean) => void;
  /** Extensions that may read what is open. */
  readonly readers: () => readonly string[];
}

/** A task whose window was reloaded. */
export interface Gone {
  readonly task: Task | null;
  readonly wasWriting: boolean;
}

const progressMs = 50;
/** So many cases travel in one message. */
const lot = 2000;
const mostWarnings = 50;

/** What was worked out about a text. */
interface Known {
  readonly text: string;
  looked: Looked | null;
  tokens: number | null;
}

/** The preview of one import: what was found, what is chosen of it, and how it went. */
export class ImportPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #needs: PanelNeeds;
  readonly #ofPanel: vscode.Disposable[];
  readonly #progress = new Throttle(progressMs, () => this.#tellProgress());
  #notify: vscode.Progress<{ message: string; increment: number }> | null = null;
  #notified = 0;
  readonly #known = new WeakMap<BatchCase, Known>();
  #task: Task | null = null;
  #importing: Importing | null = null;
  #gone: Gone | null = null;
  #readers: readonly string[] = [];
  /** What is shown in full. */
  #at: number | null = null;
  #ready = false;
  #closed = false;

  constructor(panel: vscode.WebviewPanel, needs: PanelNeeds) {
    this.#panel = panel;
    this.#needs = needs;
    const dist = vscode.Uri.joinPath(needs.extensionUri, 'dist', 'pages');
    panel.iconPath = vscode.Uri.joinPath(needs.extensionUri, 'media', 'icon.png');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.#ofPanel = [
      panel.webview.onDidReceiveMessage((message: unknown) => void this.#receive(message)),
      panel.onDidDispose(() => this.dispose()),
      panel.onDidChangeViewState(() => {
        // A hidden page is gone and says ready when it comes back.
        if (!panel.visible) this.#ready = false;
      }),
    ];
    const file = (name: string): string => panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    panel.webview.html = pageHtml({
      script: file('import.js'),
      styles: file('import.css'),
      cspSource: panel.webview.cspSource,
      nonce: randomBytes(16).toString('base64url'),
      lang: vscode.l10n.bundle ? vscode.env.language : 'en',
      title: vscode.l10n.t('Import Cases'),
    });
  }

  static create(needs: PanelNeeds): ImportPanel {
    const panel = vscode.window.createWebviewPanel(
      importViewType,
      vscode.l10n.t('Import Cases'),
      vscode.ViewColumn.Active,
      {},
    );
    return new ImportPanel(panel, needs);
  }

  get importing(): Importing | null {
    return this.#importing;
  }

  /** Begins, and settles when everything is read: behind a notification that shows how far it is and can stop it. */
  async begin(task: Task): Promise<void> {
    const before = this.#importing;
    const importing: Importing = this.#needs.begin(task, (what) => this.#on(importing, what));
    void before?.close();
    this.#task = task;
    this.#importing = importing;
    this.#gone = null;
    this.#at = null;
    this.#needs.remember(task, false);
    void this.#sendAll();
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Reading cases'), cancellable: true },
      async (progress, token) => {
        this.#notify = progress;
        this.#notified = 0;
        token.onCancellationRequested(() => importing.cancel());
        await importing.read();
        this.#notify = null;
      },
    );
    if (importing.stage.is === 'cancelled' || this.#closed) await importing.close();
  }

  /** Says that the window was reloaded. */
  restore(gone: Gone): void {
    this.#gone = gone;
    this.#task = gone.task;
    void this.#sendAll();
  }

  dispose(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#ready = false;
    this.#progress.dispose();
    for (const one of this.#ofPanel) one.dispose();
    this.#panel.dispose();
    // What is being written goes on; its end is told in a message.
    if (this.#importing && this.#importing.stage.is !== 'writing') void this.#importing.close();
  }

  #on(importing: Importing, what: 'progress' | 'stage'): void {
    if (importing !== this.#importing) return;
    const { stage } = importing;
    if (what === 'progress') {
      if (!this.#closed) this.#progress.ask();
      return;
    }
    if (this.#closed && stage.is !== 'done') return;
    if (this.#task) this.#needs.remember(this.#task, stage.is === 'writing');
    if (stage.is === 'done') return void this.#end(importing, stage.problem);
    if (stage.is === 'failed') void this.#reportBug(stage.problem);
    void this.#sendAll();
  }

  #tellProgress(): void {
    const stage = this.#stage();
    void this.#post({ type: 'stage', stage });
    if (stage.is !== 'reading' || stage.of === 0) return;
    const percent = Math.floor((stage.done / stage.of) * 100);
    const message = vscode.l10n.t('{0} of {1}: {2}', stage.done, stage.of, stage.name);
    this.#notify?.report({ message, increment: percent - this.#notified });
    this.#notified = percent;
  }

  async #end(importing: Importing, problem: unknown): Promise<void> {
    this.#reportBug(problem);
    if (importing.isNew) this.#readers = this.#needs.readers();
    if (this.#closed || importing.left.length === 0) await importing.close();
    if (!this.#closed) return this.#sendAll();
    const count = importing.arrived.filter(([, { outcome }]) => outcome === 'imported').length;
    const said = count === 1 ? vscode.l10n.t('1 case was imported.') : vscode.l10n.t('{0} cases were imported.', count);
    if (problem === null) void vscode.window.showInformationMessage(said);
    else void vscode.window.showWarningMessage(`${said} ${sentenceOf(problem)}`);
  }

  #reportBug(problem: unknown): void {
    if (problem !== null && !(problem instanceof HumanError)) void report(this.#needs.log, problem);
  }

  #receive(message: unknown): Promise<void> {
    return answering(message, {
      read: readRequest,
      answer: (request) => this.#answer(request),
      post: (reply) => this.#post(reply),
      log: this.#needs.log,
    });
  }

  async #answer(request: FromPage): Promise<void> {
    switch (request.name) {
      case 'ready':
        this.#ready = true;
        return this.#sendAll();
      case 'show':
        this.#at = request.body.id;
        return this.#sendShown();
      case 'take':
        return this.#take(request.body);
      case 'include': {
        const kase = this.#toChoose(request.body.id);
        this.#open.batch.include(kase, request.body.section, request.body.taken);
        return this.#tellChanged([kase]);
      }
      case 'reset': {
        const kase = this.#toChoose(request.body.id);
        this.#open.batch.reset(kase);
        return this.#tellChanged([kase]);
      }
      case 'applyToAll': {
        const kase = this.#toChoose(request.body.id);
        return this.#tellChanged([...this.#open.batch.applyToAll(kase), kase]);
      }
      case 'role':
        return this.#setRole(request.body);
      case 'reveal': {
        const kase = this.#caseOf(request.body.id);
        const place = this.#open.batch.textOf(kase).paragraphs[request.body.paragraph]?.place;
        if (place) await revealSource(vscode.Uri.file(kase.file.path), place);
        return;
      }
      case 'cancel':
        return this.#importing?.cancel();
      case 'write':
        return this.#write();
      case 'stop':
        return this.#importing?.stop();
      case 'startAgain':
        return this.#startAgain();
      case 'close':
        return void setImmediate(() => this.dispose());
      case 'showCases':
        return this.#showCases();
      case 'openLeak':
        return this.#openLeak();
    }
  }

  /** What is chosen in, as long as nothing is written. */
  get #open(): Importing {
    if (this.#importing?.stage.is === 'choosing') return this.#importing;
    throw new HumanError('Nothing can be chosen at this moment. Nothing was changed.');
  }

  #caseOf(id: number): BatchCase {
    const kase = this.#open.batch.caseOf(id);
    if (kase) return kase;
    throw new HumanError('This case is no longer in the list. Nothing was changed.');
  }

  #toChoose(id: number): BatchCase {
    const kase = this.#caseOf(id);
    if (canChoose(kase)) return kase;
    throw new HumanError('This case is in the study with another text. It is not imported over it.');
  }

  #fileOf(id: number): BatchFile {
    const file = this.#open.batch.fileOf(id);
    if (file) return file;
    throw new HumanError('This file is no longer in the list. Nothing was changed.');
  }

  async #take({ what, id, taken }: Extract<FromPage, { name: 'take' }>['body']): Promise<void> {
    const { batch } = this.#open;
    const cases = what === 'all' ? batch.cases : what === 'file' ? this.#fileOf(id).cases : [this.#caseOf(id)];
    await this.#tellChanged(batch.take(cases, taken));
  }

  async #setRole({ file: id, column, role, alike }: Extract<FromPage, { name: 'role' }>['body']): Promise<void> {
    const file = this.#fileOf(id);
    const shown = this.#at === null ? undefined : this.#open.batch.caseOf(this.#at);
    await this.#open.setRole(file, column, role, alike);
    // The same row stays on show where it is a case still.
    if (shown) this.#at = this.#fileOf(id).cases.find(({ draft }) => draft.key === shown.draft.key)?.id ?? id;
    await this.#sendAll();
  }

  #write(): void {
    const importing = this.#open;
    if (importing.left.length === 0) throw new HumanError('No case is ticked. Tick those to import.');
    void importing.write();
  }

  #startAgain(): void {
    const task = this.#task;
    if (this.#importing?.stage.is === 'done') return void this.#importing.write();
    if (task) void this.begin(task).catch((error: unknown) => void report(this.#needs.log, error));
  }

  async #showCases(): Promise<void> {
    const root = this.#task?.root;
    if (root === undefined) return;
    if (this.#isOpen(root)) await vscode.commands.executeCommand('ddx.cases.focus');
    else await vscode.commands.executeCommand('vscode.openFolder', vscode.Uri.file(root));
  }

  async #openLeak(): Promise<void> {
    const first = this.#importing?.arrived.find(([, { leaks }]) => leaks > 0);
    if (!first || !this.#task) return;
    const study = await findStudy(this.#task.root);
    const file = (await study?.cases())?.files.find((path) => study?.caseIdOf(path) === first[1].id);
    if (file === undefined) throw new HumanError('This case is no longer in the study.');
    await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: false });
  }

  #isOpen(root: string): boolean {
    return (vscode.workspace.workspaceFolders ?? []).some(({ uri }) => uri.scheme === 'file' && uri.fsPath === root);
  }

  async #tellChanged(cases: readonly BatchCase[]): Promise<void> {
    for (let from = 0; from < cases.length; from += lot) {
      await this.#post({ type: 'changed', cases: cases.slice(from, from + lot).map(caseRow) });
    }
    if (cases.some(({ id }) => id === this.#at)) await this.#sendShown();
  }

  async #sendAll(): Promise<void> {
    if (!this.#ready) return;
    const batch = this.#importing?.batch;
    const wording = this.#wording();
    // While files are read the lists still grow; they are told when they stand.
    const told = this.#importing?.stage.is === 'reading' ? undefined : batch;
    const cases = told?.cases ?? [];
    const snapshot: Snapshot = {
      id: this.#task?.id ?? '',
      stage: this.#stage(),
      into: {
        title: this.#task?.title ?? '',
        where: this.#task ? placeOf(this.#task.root) : '',
        isNew: this.#task?.isNew ?? false,
      },
      files: (told?.files ?? []).map((file) => fileRow(file, wording)),
      cases: cases.length,
      skipped: (told?.skipped ?? []).map((out) => outRow(out, wording)),
      failed: (told?.failed ?? []).map((out) => outRow(out, wording)),
      at: this.#at,
    };
    await this.#post({ type: 'snapshot', snapshot, words: vscode.l10n.bundle ?? {} });
    for (let from = 0; from < cases.length; from += lot) {
      await this.#post({ type: 'cases', from, cases: cases.slice(from, from + lot).map(caseRow) });
    }
    await this.#sendShown();
  }

  async #sendShown(): Promise<void> {
    const { batch, stage } = this.#importing ?? {};
    if (this.#at === null || !batch || stage?.is !== 'choosing') return;
    const file = batch.fileOf(this.#at);
    if (file) return this.#post({ type: 'file', file: fileView(batch, file, this.#wording()) });
    const kase = batch.caseOf(this.#at);
    if (kase) await this.#sendCase(kase);
  }

  async #sendCase(kase: BatchCase): Promise<void> {
    const { batch } = this.#open;
    const composed = batch.textOf(kase);
    const { text } = composed;
    const before = this.#known.get(kase);
    const known: Known = before?.text === text ? before : { text, looked: null, tokens: null };
    this.#known.set(kase, known);
    const wanted = (): boolean => this.#ready && this.#at === kase.id && this.#known.get(kase) === known;
    const send = (): Promise<void> =>
      this.#post({
        type: 'case',
        case: caseView(batch, kase, composed, known.looked, known.tokens, this.#wording()),
      });
    await send();
    if (known.looked === null) {
      const { reference } = kase.draft;
      known.looked = await lookThrough(text, reference, { known: composed.known, names: this.#needs.names() }, wanted);
      if (!wanted()) return;
      await send();
    }
    if (known.tokens === null) {
      known.tokens = await countLlama(text);
      if (wanted()) await send();
    }
  }

  #stage(): Stage {
    if (this.#gone) {
      const { task, wasWriting } = this.#gone;
      return { is: 'gone', wasWriting, canStartAgain: task !== null };
    }
    const stage = this.#importing?.stage;
    switch (stage?.is) {
      case undefined:
        return { is: 'reading', done: 0, of: 0, name: '' };
      case 'reading':
        return { is: 'reading', done: stage.done, of: stage.of, name: basename(stage.path) };
      case 'failed':
        return { is: 'failed', sentence: this.#said(stage.problem) };
      case 'done':
        return {
          is: 'done',
          summary: this.#summary(),
          problem: stage.problem === null ? null : this.#said(stage.problem),
          open: this.#task !== null && this.#isOpen(this.#task.root),
        };
      default:
        return stage as Stage;
    }
  }

  #said(problem: unknown): string {
    return problem instanceof HumanError
      ? sentenceOf(problem)
      : vscode.l10n.t('Something went wrong in Me-LLaMA DDx. The log has the details.');
  }

  #summary(): SummaryView {
    const importing = this.#importing;
    const arrived = importing?.arrived ?? [];
    const count = (outcome: string): number => arrived.filter(([, one]) => one.outcome === outcome).length;
    const there = arrived.filter(([, { outcome }]) => outcome === 'imported' || outcome === 'unchanged');
    const warnings = arrived.flatMap(([{ file, draft }, { warnings }]) =>
      warnings.map((one) => `${basename(file.path)}, ${draft.title}: ${words(one, vscode.l10n.t)}`),
    );
    const more = warnings.length - mostWarnings;
    return {
      imported: count('imported'),
      unchanged: count('unchanged'),
      changed: count('changed'),
      edited: count('edited'),
      empty: count('empty'),
      left: importing?.left.length ?? 0,
      skipped: importing?.batch.skipped.length ?? 0,
      failed: importing?.batch.failed.length ?? 0,
      withLeaks: there.filter(([, { leaks }]) => leaks > 0).length,
      withIdentifiers: there.filter(([, { identifiers }]) => identifiers > 0).length,
      warnings: more > 0 ? [...warnings.slice(0, mostWarnings), vscode.l10n.t('… and {0} more', more)] : warnings,
      readers: this.#readers,
    };
  }

  #wording(): Wording {
    return { t: vscode.l10n.t, place: placeOf };
  }

  async #post(message: ToPage): Promise<void> {
    if (this.#ready) await this.#panel.webview.postMessage(message);
  }
}

/** A folder as a person would say where it is. */
function placeOf(folder: string): string {
  const inside = vscode.workspace.asRelativePath(folder, (vscode.workspace.workspaceFolders?.length ?? 0) > 1);
  const home = homedir();
  return inside === home || inside.startsWith(home + sep) ? `~${inside.slice(home.length)}` : inside;
}
