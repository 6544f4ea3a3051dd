import * as vscode from 'vscode';
import { readRequest, type FailureAction, type FromPage, type Snapshot, type ToPage } from '../protocol/diagnosis.ts';
import { HumanError } from '../humanError.ts';
import { randomBytes } from 'node:crypto';
import { openEndpointSettings } from './arms.ts';
import { Lighting } from './lighting.ts';
import { pageHtml } from './pageHtml.ts';
import { sentenceOf } from './report.ts';
import type { Run } from './run.ts';
import { diagnosisViews, emptySnapshot, listText, nothingSaved, runningStatus, snapshot } from './snapshot.ts';
import { Throttle } from './throttle.ts';
import type { DiagnoseNeeds } from './diagnose.ts';
import { openStrip, type Strip } from './strip.ts';
import { viewType } from './viewType.ts';

/** A page takes at most so many messages of a stream in a second. */
const messagesASecond = 30;

/** The panel beside a case: one run at a time, shown, rated and lit. */
export class DiagnosisPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #needs: DiagnoseNeeds;
  readonly #closed = new vscode.EventEmitter<void>();
  readonly onDidClose = this.#closed.event;
  readonly #grow = new Throttle(1000 / messagesASecond, () => this.#sendGrowth());
  #run: Run | null = null;
  /** By run: a last change of an earlier run's rating may still be on its way when the next run begins. */
  readonly #strips = new Map<string, Strip>();
  #lighting: Lighting | null = null;
  #ofRun: vscode.Disposable[] = [];
  readonly #ofPanel: vscode.Disposable[];
  #ready = false;
  #seq = 0;
  #rawSent = 0;

  constructor(panel: vscode.WebviewPanel, needs: DiagnoseNeeds) {
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
    ];
    const file = (name: string): string => panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    panel.webview.html = pageHtml({
      script: file('diagnosis.js'),
      styles: file('diagnosis.css'),
      cspSource: panel.webview.cspSource,
      nonce: randomBytes(16).toString('base64url'),
      lang: vscode.env.language,
      title: vscode.l10n.t('Diagnosis'),
    });
  }

  static create(needs: DiagnoseNeeds): DiagnosisPanel {
    const panel = vscode.window.createWebviewPanel(
      viewType,
      vscode.l10n.t('Diagnosis'),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      {},
    );
    return new DiagnosisPanel(panel, needs);
  }

  get active(): boolean {
    return this.#panel.active;
  }

  /** The run on show; null for a panel whose run could not be found again. */
  get run(): Run | null {
    return this.#run;
  }

  show(run: Run): void {
    this.#forgetRun();
    this.#run = run;
    this.#panel.title = run.subject.case.title || vscode.l10n.t('Diagnosis');
    this.#lighting = new Lighting(run);
    this.#ofRun = [
      this.#lighting,
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
    this.#forgetRun();
    this.#grow.dispose();
    this.#closed.fire();
    for (const strip of this.#strips.values()) strip.dispose();
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
    if (run?.answer && run.answer.failure === null && run.diagnoses.length > 0 && !this.#strips.has(run.subject.id)) {
      const strip = await openStrip(this.#needs.shelves, run.subject, run.answer);
      this.#strips.set(run.subject.id, strip);
      strip.onDidChange(() => this.#sendSaved(run, strip));
      if (run !== this.#run) return;
    }
    await this.#sendSnapshot();
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
      case 'rateMatch':
        return this.#stripOf(request.body.run).match(request.body.rank, request.body.value);
      case 'rateBond':
        return this.#stripOf(request.body.run).bond(request.body.value);
      case 'comment':
        return this.#stripOf(request.body.run).comment(request.body.text);
      case 'ownDiagnosis':
        await this.#stripOf(request.body.run).ownDiagnosis(request.body.text);
        return this.#sendSnapshot();
      case 'saveAgain':
        return this.#stripOf(request.body.run).saveAgain();
      case 'chooseArm':
        return this.#needs.arms.choose();
      case 'act':
        return this.#act(request.body.action);
      case 'cancel':
        return this.#shown(request.body.run).cancel();
      case 'runAgain':
        return this.#runAgain(this.#shown(request.body.run));
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

  #stripOf(run: string): Strip {
    const strip = this.#strips.get(run);
    if (!strip) throw new HumanError('There is no answer to rate yet.');
    return strip;
  }

  async #act(action: FailureAction): Promise<void> {
    switch (action) {
      case 'runAgain':
        if (this.#run) this.#runAgain(this.#run);
        return;
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

  #runAgain(run: Run): void {
    this.show(this.#needs.runs.again(run));
  }

  #caret(editor: vscode.TextEditor): void {
    const lit = this.#lighting?.underCaret(editor);
    if (lit && this.#run) void this.#post({ type: 'caret', run: this.#run.subject.id, lit });
  }

  async #sendSnapshot(): Promise<void> {
    const words = (vscode.l10n.bundle ?? {}) as Record<string, string>;
    await this.#post({ type: 'snapshot', snapshot: this.#snapshot(), words });
  }

  #snapshot(): Snapshot {
    const run = this.#run;
    if (!run) return emptySnapshot(this.#needs.arms.current());
    const strip = this.#strips.get(run.subject.id);
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
        unblock: this.#needs.arms.unblock(),
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

  #sendSaved(run: Run, strip: Strip): void {
    void this.#post({ type: 'saved', run: run.subject.id, saved: strip.saved });
  }

  async #post(message: ToPage): Promise<void> {
    if (this.#ready) await this.#panel.webview.postMessage(message);
  }
}
