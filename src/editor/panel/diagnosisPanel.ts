import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { answering } from './answering.ts';
import { readRequest, type FailureAction, type FromPage, type ToPage } from '../../protocol/diagnosis.ts';
import { HumanError } from '../../humanError.ts';
import type { Answer } from '../../arms/answer.ts';
import { defaults } from '../../arms/endpoint.ts';
import type { Arms } from '../endpoints/arms.ts';
import { Feed, type Growing } from './feed.ts';
import { Lighting } from './lighting.ts';
import { pageHtml } from './pageHtml.ts';
import { report } from '../report.ts';
import type { Round } from '../runs/round.ts';
import type { Run, RunChanges, RunSubject } from '../runs/run.ts';
import type { Runs } from '../runs/runs.ts';
import type { Shelves } from '../shelves.ts';
import { settings } from '../settings.ts';
import { emptySnapshot, listText, nothingSaved, runningStatus, snapshot, type RunState } from './snapshot.ts';
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
  /** Lets the person make a case fit that was too long for its arm; nothing when they would rather not. */
  readonly fit: (run: Run) => Promise<RunChanges | undefined>;
}

/** A run on show, and what hangs on it. */
interface Shown {
  readonly lighting: Lighting;
  readonly listening: vscode.Disposable;
}

/** A run that can be rated. */
interface RatedRun {
  readonly strip: Strip;
  readonly listening: vscode.Disposable;
}

/** The panel beside a case: one round at a time, its runs shown, rated and lit. */
export class DiagnosisPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #needs: PanelNeeds;
  readonly #closed = new vscode.EventEmitter<void>();
  readonly onDidClose = this.#closed.event;
  readonly #feed = new Feed({
    growing: (id) => this.#growing(id),
    grown: (runs) => void this.#post({ type: 'grown', runs }),
    caret: () => this.#sendCaret(),
    whole: () => void this.#sendSnapshot(),
  });
  #round: Round | null = null;
  readonly #shown = new Map<Run, Shown>();
  /** By run, also of those just left: a last change of a rating may still be on its way when the next run begins. */
  readonly #strips = new Map<string, RatedRun>();
  readonly #opening = new Set<string>();
  #justLeft: string[] = [];
  /** By run: why its answer cannot be rated here. */
  readonly #notRated = new Map<string, string>();
  /** Set while this page itself changes a rating: then it knows already. */
  #changing = false;
  #lit = '';
  #caretIn: vscode.TextEditor | null = null;
  readonly #ofPanel: vscode.Disposable[];
  #ready = false;
  #closedForGood = false;

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
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.#caretIn = textEditor;
        this.#feed.moved();
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('ddx')) this.#feed.changed();
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

  /** The round on show; null for a panel whose runs could not be found again. */
  get round(): Round | null {
    return this.#round;
  }

  show(round: Round): void {
    this.#giveBackStrips(this.#justLeft);
    this.#forgetRound();
    this.#round = round;
    this.#panel.title = titleOf(round);
    for (const run of round.runs) this.#begin(run);
    this.#feed.changed();
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  dispose(): void {
    if (this.#closedForGood) return;
    this.#closedForGood = true;
    // From here on the page takes no messages.
    this.#ready = false;
    this.#forgetRound();
    this.#feed.dispose();
    this.#closed.fire();
    this.#giveBackStrips([...this.#opening]);
    for (const one of this.#ofPanel) one.dispose();
    this.#panel.dispose();
  }

  /** Leaves the round behind; what is still streaming is stopped. */
  #forgetRound(): void {
    for (const run of this.#shown.keys()) this.#forget(run);
    this.#round = null;
  }

  #begin(run: Run): void {
    const lighting = new Lighting(run);
    const listening = vscode.Disposable.from(
      lighting,
      lighting.onDidChange(() => this.#feed.changed()),
      run.onDidChange((what) => {
        if (what === 'grown') this.#feed.grew(run.subject.id);
        else void this.#refresh(run);
      }),
    );
    this.#shown.set(run, { lighting, listening });
    void this.#refresh(run);
  }

  #forget(run: Run): void {
    this.#shown.get(run)?.listening.dispose();
    this.#shown.delete(run);
    this.#justLeft.push(run.subject.id);
    this.#needs.runs.release(run);
  }

  #giveBackStrips(runs: readonly string[]): void {
    for (const run of runs) {
      this.#opening.delete(run);
      this.#notRated.delete(run);
      const rated = this.#strips.get(run);
      if (!rated) continue;
      this.#strips.delete(run);
      rated.listening.dispose();
      void this.#needs.strips.giveBack(rated.strip);
    }
    this.#justLeft = this.#justLeft.filter((run) => !runs.includes(run));
  }

  /** Shows a run as it now is: an answer to rate comes together with its rating. */
  async #refresh(run: Run): Promise<void> {
    const { answer, diagnoses } = run;
    if (answer && answer.failure === null && diagnoses.length > 0) await this.#openStrip(run.subject, answer);
    this.#feed.changed();
  }

  async #openStrip(subject: RunSubject, answer: Answer): Promise<void> {
    if (this.#opening.has(subject.id)) return;
    this.#opening.add(subject.id);
    try {
      const why = await this.#needs.strips.whyNotRated(subject);
      if (why !== null) return void this.#notRated.set(subject.id, why);
      const strip = await this.#needs.strips.open(subject, answer);
      // The run was left, or the panel closed, while it was opened.
      if (!this.#opening.has(subject.id)) return void this.#needs.strips.giveBack(strip);
      const listening = strip.onDidChange((what) => {
        if (what === 'saved') void this.#post({ type: 'saved', run: subject.id, saved: strip.saved });
        else if (!this.#changing) this.#feed.changed();
      });
      this.#strips.set(subject.id, { strip, listening });
    } catch (error) {
      // The answer is shown without it.
      this.#opening.delete(subject.id);
      void report(this.#needs.log, error);
    }
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
        return this.#feed.changed();
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
        return this.#feed.changed();
      }
      case 'saveAgain':
        return this.#rate(request.body.run, (strip) => strip.flush());
      case 'chooseArm':
        return this.#command('ddx.switchArm');
      case 'act':
        return this.#act(request.body.action, request.body.run);
      case 'cancel':
        return this.#runOf(request.body.run).cancel();
      case 'cancelAll':
        return this.#roundOf(request.body.round).cancel();
      case 'runAgain':
        return this.#runAgain(request.body.run);
      case 'runAllAgain':
        return this.#runAllAgain(request.body.round);
      case 'copy': {
        const { raw, diagnoses, subject } = this.#runOf(request.body.run);
        const text = request.body.what === 'raw' ? raw : listText(diagnoses, subject.arm, vscode.l10n.t);
        return vscode.env.clipboard.writeText(text);
      }
      case 'light': {
        const { run, rank, index } = request.body;
        return this.#shown.get(this.#runOf(run))?.lighting.light(rank, index);
      }
      case 'reveal': {
        const { run, rank, index } = request.body;
        return this.#shown.get(this.#runOf(run))?.lighting.reveal(rank, index);
      }
    }
  }

  #runOf(id: string): Run {
    const run = this.#round?.find(id);
    if (run) return run;
    throw new HumanError('This page shows an earlier run. Nothing was changed.');
  }

  #roundOf(id: string): Round {
    if (this.#round?.id === id) return this.#round;
    throw new HumanError('This page shows an earlier run. Nothing was changed.');
  }

  async #rate(run: string, change: (strip: Strip) => Promise<void> | void): Promise<void> {
    const strip = this.#strips.get(run)?.strip;
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
      case 'fit':
        return this.#fit(this.#runOf(run));
      case 'setKey':
        return this.#command('ddx.setApiKey', this.#runOf(run).subject.arm.id);
      case 'addEndpoint':
        return this.#command('ddx.addEndpoint', this.#runOf(run).subject.arm.id);
      case 'checkEndpoint':
        return this.#command('ddx.checkEndpoint', this.#runOf(run).subject.arm.id);
      case 'startServer':
        return this.#command('ddx.startLocalServer');
      case 'openSettings':
        return this.#command('ddx.openSettings', 'endpoints');
      case 'chooseArm':
        return this.#command('ddx.switchArm');
      case 'manageTrust':
        return this.#command('workbench.trust.manage');
      case 'reviewIdentifiers':
        return this.#command('ddx.reviewIdentifiers', this.#runOf(run).subject);
      case 'diagnose':
        return this.#command('ddx.diagnose');
    }
  }

  async #command(name: string, ...given: readonly unknown[]): Promise<void> {
    await vscode.commands.executeCommand(name, ...given);
  }

  /**
   * One arm alone is asked as the choice of arms now is; one of several is asked again itself. The second half of a
   * double click comes when the next run is already on show: it asks for nothing new.
   */
  async #runAgain(id: string): Promise<void> {
    const round = this.#round;
    const run = round?.find(id);
    if (!round || !run) return;
    if (round.runs.length === 1) await this.#runAllAgain(round.id);
    else this.#replace(round, run);
  }

  async #runAllAgain(id: string): Promise<void> {
    const round = this.#round;
    if (round?.id !== id) return;
    const forOthers = await this.#needs.runs.caseForOthers(round);
    // The person took their time, and the page may show something else by now.
    if (forOthers && this.#round === round) this.show(this.#needs.runs.startAgain(round, forOthers));
  }

  async #fit(run: Run): Promise<void> {
    const changes = await this.#needs.fit(run);
    // The person took their time, and the page may show something else by now.
    if (changes && this.#round?.find(run.subject.id) === run) this.#replace(this.#round, run, changes);
  }

  #replace(round: Round, before: Run, changes: RunChanges = {}): void {
    this.#giveBackStrips(this.#justLeft);
    const now = this.#needs.runs.again(before, changes);
    round.replace(before, now);
    this.#forget(before);
    this.#begin(now);
  }

  #sendCaret(): void {
    const editor = this.#caretIn;
    if (!editor) return;
    const runs = (this.#round?.runs ?? []).flatMap((run) => {
      const lit = this.#shown.get(run)?.lighting.underCaret(editor);
      return lit ? [{ run: run.subject.id, lit }] : [];
    });
    // Nothing new to say for most moves of the caret.
    const said = JSON.stringify(runs);
    if (runs.length === 0 || said === this.#lit) return;
    this.#lit = said;
    void this.#post({ type: 'caret', runs });
  }

  async #sendSnapshot(): Promise<void> {
    const round = this.#round;
    const { arms } = this.#needs;
    const picture = round
      ? snapshot(
          {
            round: round.id,
            title: round.runs[0].subject.case.title,
            said: round.runs[0].subject.said,
            runs: round.runs.map((run) => this.#stateOf(run)),
            chosen: arms.chosen(),
            language: vscode.env.language,
          },
          vscode.l10n.t,
        )
      : emptySnapshot(arms.chosen()[0]);
    this.#lit = '';
    await this.#post({
      type: 'snapshot',
      snapshot: picture,
      words: vscode.l10n.bundle ?? {},
    });
  }

  #stateOf(run: Run): RunState {
    const { subject, diagnoses, raw, answer, waiting, held, tokens } = run;
    const strip = this.#strips.get(subject.id)?.strip;
    return {
      run: subject.id,
      seq: this.#feed.inWhole(subject.id, raw),
      arm: subject.arm,
      case: subject.case,
      diagnoses,
      raw,
      answer,
      waiting,
      held,
      tokens,
      answerLimit: answerLimit(subject),
      rating: strip?.view() ?? null,
      notRated: this.#notRated.get(subject.id) ?? null,
      saved: strip?.saved ?? nothingSaved,
      canLight: this.#shown.get(run)?.lighting.possible ?? false,
      unblock: this.#needs.arms.unblock(subject.arm.id),
    };
  }

  #growing(id: string): Growing | null {
    const run = this.#round?.find(id);
    if (!run?.running) return null;
    const { diagnoses, raw, held, tokens, subject } = run;
    const status = runningStatus(
      { diagnoses, held, tokens, answerLimit: answerLimit(subject) },
      vscode.env.language,
      vscode.l10n.t,
    );
    return { id, raw, diagnoses, status };
  }

  async #post(message: ToPage): Promise<void> {
    if (this.#ready) await this.#panel.webview.postMessage(message);
  }
}

/** The most tokens that the answer of a run may have. */
function answerLimit({ arm, maxTokens }: RunSubject): number {
  const entry = settings().endpoints[arm.id] as { readonly maxTokens?: unknown } | null | undefined;
  const own = entry?.maxTokens;
  return maxTokens ?? (typeof own === 'number' ? own : defaults.maxTokens);
}

/** By the document, never by its words: the workbench remembers titles, and others may see the screen. */
function titleOf(round: Round): string {
  const name = posix.basename(vscode.Uri.parse(round.uri).path);
  return name === '' ? vscode.l10n.t('Diagnosis') : vscode.l10n.t('Diagnosis of {0}', name);
}
