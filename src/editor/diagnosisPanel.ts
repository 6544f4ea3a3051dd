import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { readRequest, type FailureAction, type FromPage, type Snapshot, type ToPage } from '../protocol/diagnosis.ts';
import { HumanError } from '../humanError.ts';
import type { Answer } from '../arms/answer.ts';
import { openEndpointSettings, type Arms } from './arms.ts';
import { Lighting } from './lighting.ts';
import { pageHtml } from './pageHtml.ts';
import { report, sentenceOf } from './report.ts';
import type { Run } from './run.ts';
import type { Runs } from './runs.ts';
import type { Shelves } from './shelves.ts';
import { diagnosisViews, emptySnapshot, listText, nothingSaved, runningStatus, snapshot } from './snapshot.ts';
import { Throttle } from './throttle.ts';
import type { Strip } from './strip.ts';
import type { Strips } from './strips.ts';
import { viewType } from './viewType.ts';

/** What a panel works with; one of each a window. */
export interface PanelNeeds {
  readonly extensionUri: vscode.Uri;
  readonly runs: Runs;
  readonly arms: Arms;
  readonly shelves: Shelves;
  readonly strips: Strips;
  readonly log: vscode.LogOutputChannel;
}

/** A page takes at most so many messages of a stream in a second. */
const messagesASecond = 30;

/** The panel beside a case: one run at a time, shown, rated and lit. */
export class DiagnosisPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #needs: PanelNeeds;
  readonly #closed = new vscode.EventEmitter<void>();
  readonly onDidClose = this.#closed.event;
  readonly #grow = new Throttle(1000 / messagesASecond, () => this.#sendGrowth());
  #run: Run | null = null;
  /** By run: a last change of an earlier run's rating may still be on its way when the next run begins. */
  readonly #strips = new Map<string, Promise<Strip>>();
  /** Set while this page itself changes a rating: then it knows already. */
  #changing = false;
  #lighting: Lighting | null = null;
  #ofRun: vscode.Disposable[] = [];
  readonly #ofPanel: vscode.Disposable[];
  #ready = false;
  #seq = 0;
  #rawSent = 0;

  constructor(panel: vscode.WebviewPanel, needs: PanelNeeds) {
    this.#panel = panel;
    this.#needs = needs;
    const dist = vscode.Uri.joinPath(needs.extensionUri, 'dist', 'pages');
    panel.iconPath = vscode.Uri.joinPath(needs.extensionUri, 'media', 'icon.png');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.#ofPanel = [
      this.#closed,
      panel.webview.onDidReceiveMessage((message: unknown) => void this.#receive(message)),
      panel.onDidDispose(() => this.dispose()),
      panel.onDidChangeViewState(() => {
        // A hidden page is gone and says ready when it comes back.
        if (!panel.visible) this.#ready = false;
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#caret(textEditor)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('ddx')) void this.#sendSnapshot();
      }),
    ];
    const file = (name: string): string => panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    panel.webview.html = pageHtml({
      script: file('diagnosis.js'),
      styles: file('diagnosis.css'),
      cspSource: panel.webview.cspSource,
      nonce: randomBytes(16).toString('base64url'),
      // Until the words are translated they are English, whatever VS Code speaks.
      lang: vscode.l10n.bundle ? vscode.env.language : 'en',
      title: vscode.l10n.t('Diagnosis'),
    });
  }

  /** A panel where others of its kind stand, else beside the editor. */
  static create(needs: PanelNeeds, column = vscode.ViewColumn.Beside): DiagnosisPanel {
    const panel = vscode.window.createWebviewPanel(
      viewType,
      vscode.l10n.t('Diagnosis'),
      { viewColumn: column, preserveFocus: true },
      {},
    );
    return new DiagnosisPanel(panel, needs);
  }

  get active(): boolean {
    return this.#panel.active;
  }

  get column(): vscode.ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  /** The run on show; null for a panel whose run could not be found again. */
  get run(): Run | null {
    return this.#run;
  }

  show(run: Run): void {
    this.#forgetRun();
    this.#run = run;
    this.#panel.title = titleOf(run);
    this.#lighting = new Lighting(run);
    this.#ofRun = [
      this.#lighting,
      this.#lighting.onDidChange(() => void this.#sendSnapshot()),
      run.onDidChange((what) => {
        if (what === 'grown') this.#grow.ask();
        else void this.#refresh();
      }),
    ];
    void this.#refresh();
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  dispose(): void {
    // From here on the page takes no messages.
    this.#ready = false;
    this.#forgetRun();
    this.#grow.dispose();
    this.#closed.fire();
    for (const strip of this.#strips.values()) {
      // One that could not be opened was told of where it was opened.
      strip.then((one) => this.#needs.strips.giveBack(one)).catch(() => undefined);
    }
    for (const one of this.#ofPanel) one.dispose();
    this.#panel.dispose();
  }

  /** Leaves the run behind; one that is still streaming is stopped. */
  #forgetRun(): void {
    for (const one of this.#ofRun) one.dispose();
    this.#ofRun = [];
    this.#lighting = null;
    if (this.#run) this.#needs.runs.release(this.#run);
    this.#run = null;
  }

  async #refresh(): Promise<void> {
    const run = this.#run;
    this.#grow.dispose();
    if (run?.answer && run.answer.failure === null && run.diagnoses.length > 0) this.#openStrip(run, run.answer);
    await this.#sendSnapshot();
  }

  #openStrip(run: Run, answer: Answer): void {
    if (this.#strips.has(run.subject.id)) return;
    const opened = this.#needs.strips.open(run.subject, answer);
    this.#strips.set(run.subject.id, opened);
    opened.then(
      (strip) =>
        this.#ofPanel.push(
          strip.onDidChange((what) => {
            if (what === 'saved') void this.#post({ type: 'saved', run: run.subject.id, saved: strip.saved });
            else if (!this.#changing && run === this.#run) void this.#sendSnapshot();
          }),
        ),
      (error: unknown) => {
        this.#strips.delete(run.subject.id);
        void report(this.#needs.log, error);
      },
    );
  }

  async #receive(message: unknown): Promise<void> {
    const request = readRequest(message);
    if (!request) {
      this.#needs.log.warn('a page sent a message that is none of the known ones; it was dropped');
      return;
    }
    try {
      await this.#answer(request);
      await this.#post({ type: 'reply', id: request.id, ok: true });
    } catch (error) {
      if (!(error instanceof HumanError)) this.#needs.log.error(error instanceof Error ? error : String(error));
      await this.#post({ type: 'reply', id: request.id, ok: false, sentence: sentenceOf(error) });
    }
  }

  async #answer(request: FromPage): Promise<void> {
    switch (request.name) {
      case 'ready':
        this.#ready = true;
        return this.#sendSnapshot();
      case 'rateMatch': {
        const { run, rank, value } = request.body;
        return this.#rate(run, (strip) => strip.match(rank, value));
      }
      case 'rateBond': {
        const { run, value } = request.body;
        return this.#rate(run, (strip) => strip.bond(value));
      }
      case 'comment': {
        const { run, text } = request.body;
        return this.#rate(run, (strip) => strip.comment(text));
      }
      case 'ownDiagnosis': {
        const { run, text } = request.body;
        await this.#rate(run, (strip) => strip.ownDiagnosis(text));
        return this.#sendSnapshot();
      }
      case 'saveAgain':
        return this.#rate(request.body.run, (strip) => strip.flush());
      case 'chooseArm':
        return this.#needs.arms.choose();
      case 'act':
        return this.#act(request.body.action, request.body.run);
      case 'cancel':
        return this.#shown(request.body.run).cancel();
      case 'runAgain':
        return this.#runAgain(request.body.run);
      case 'copy': {
        const { raw, diagnoses, subject } = this.#shown(request.body.run);
        const text = request.body.what === 'raw' ? raw : listText(diagnoses, subject.arm, vscode.l10n.t);
        return vscode.env.clipboard.writeText(text);
      }
      case 'light':
        this.#shown(request.body.run);
        return this.#lighting?.light(request.body.rank, request.body.index);
      case 'reveal':
        this.#shown(request.body.run);
        return this.#lighting?.reveal(request.body.rank, request.body.index);
    }
  }

  #shown(run: string): Run {
    if (this.#run?.subject.id === run) return this.#run;
    throw new HumanError('This page shows an earlier run. Nothing was changed.');
  }

  async #rate(run: string, change: (strip: Strip) => Promise<void> | void): Promise<void> {
    const strip = await this.#strips.get(run);
    if (!strip) throw new HumanError('There is no answer to rate yet.');
    this.#changing = true;
    const done = change(strip);
    this.#changing = false;
    await done;
  }

  async #act(action: FailureAction, run: string): Promise<void> {
    switch (action) {
      case 'runAgain':
        return this.#runAgain(run);
      case 'setKey':
        return this.#needs.arms.setKey();
      case 'openSettings':
        await openEndpointSettings();
        return;
      case 'chooseArm':
        return this.#needs.arms.choose();
      case 'manageTrust':
        await vscode.commands.executeCommand('workbench.trust.manage');
        return;
      case 'diagnose':
        await vscode.commands.executeCommand('ddx.diagnose');
        return;
    }
  }

  /** The second half of a double click comes when the next run is already on show: it asks for nothing new. */
  #runAgain(id: string): void {
    if (this.#run?.subject.id === id) this.show(this.#needs.runs.again(this.#run));
  }

  #caret(editor: vscode.TextEditor): void {
    const lit = this.#lighting?.underCaret(editor);
    if (lit && this.#run) void this.#post({ type: 'caret', run: this.#run.subject.id, lit });
  }

  async #sendSnapshot(): Promise<void> {
    const run = this.#run;
    // A strip that cannot be opened was told of; the answer is shown without it.
    const strip = await (run && this.#strips.get(run.subject.id))?.catch(() => undefined);
    if (run !== this.#run) return;
    const words = (vscode.l10n.bundle ?? {}) as Record<string, string>;
    const picture = run ? this.#picture(run, strip) : emptySnapshot(this.#needs.arms.chosen()[0]);
    await this.#post({ type: 'snapshot', snapshot: picture, words });
  }

  #picture(run: Run, strip: Strip | undefined): Snapshot {
    this.#rawSent = run.raw.length;
    return snapshot(
      {
        run: run.subject.id,
        seq: ++this.#seq,
        title: run.subject.case.title,
        said: run.subject.said,
        arm: run.subject.arm,
        diagnoses: run.diagnoses,
        raw: run.raw,
        answer: run.answer,
        rating: strip?.view() ?? null,
        saved: strip?.saved ?? nothingSaved,
        canLight: this.#lighting?.possible ?? false,
        chosen: this.#needs.arms.chosen()[0],
        unblock: this.#needs.arms.unblock(run.subject.arm.id),
        language: vscode.env.language,
      },
      vscode.l10n.t,
    );
  }

  #sendGrowth(): void {
    const run = this.#run;
    if (!run || !this.#ready || !run.running) return;
    const text = run.raw.slice(this.#rawSent);
    this.#rawSent = run.raw.length;
    void this.#post({
      type: 'grown',
      run: run.subject.id,
      seq: ++this.#seq,
      diagnoses: diagnosisViews(run.diagnoses),
      text,
      status: runningStatus(run.diagnoses.length, vscode.l10n.t),
    });
  }

  async #post(message: ToPage): Promise<void> {
    if (this.#ready) await this.#panel.webview.postMessage(message);
  }
}

/** By the document, never by its words: the workbench remembers titles, and others may see the screen. */
function titleOf(run: Run): string {
  const name = posix.basename(vscode.Uri.parse(run.subject.place.uri).path);
  return name === '' ? vscode.l10n.t('Diagnosis') : vscode.l10n.t('Diagnosis of {0}', name);
}
