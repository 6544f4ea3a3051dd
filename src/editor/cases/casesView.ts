import * as vscode from 'vscode';
import type { AnswerSummary } from '../../study/shelf.ts';
import type { Study } from '../../study/study.ts';
import type { Caseworks } from '../caseworks.ts';
import { ImportDrop } from '../import/importDrop.ts';
import { Throttle } from '../panel/throttle.ts';
import { command, report } from '../report.ts';
import type { Runs } from '../runs/runs.ts';
import type { Shelves } from '../shelves.ts';
import type { CaseLooks } from './caseLooks.ts';
import { isCaseNode, type CaseNode, type Node } from './caseNode.ts';
import type { CaseState } from './caseStates.ts';
import type { Listed } from './listed.ts';
import { RecordEdits } from './recordEdits.ts';

const rows = () => import('./caseRows.ts');

export interface CasesMeans {
  readonly shelves: Shelves;
  readonly caseworks: Caseworks;
  /** A person's own list of names that identify patients. */
  readonly names: () => readonly string[];
  readonly log: vscode.LogOutputChannel;
}

/** The cases of the open study, each with its state and the answers it has. */
export class CasesView implements vscode.TreeDataProvider<Node> {
  readonly #means: CasesMeans;
  /** Loaded with the first list. */
  #loaded: Promise<CaseLooks> | undefined;
  readonly #edits: RecordEdits;
  readonly #changed = new vscode.EventEmitter<Node | Node[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** By study and case; read once between two changes. */
  readonly #answers = new Map<string, Promise<Map<string, AnswerSummary[]>>>();
  #view: vscode.TreeView<Node> | null = null;
  #cases: Promise<readonly CaseNode[]> | null = null;
  #filter: ReadonlySet<CaseState> = new Set();

  constructor(means: CasesMeans) {
    this.#means = means;
    const { caseworks, log, shelves } = means;
    this.#edits = new RecordEdits(shelves, caseworks, (error) => void report(log, error));
  }

  register(runs: Runs): vscode.Disposable {
    const cases = vscode.workspace.createFileSystemWatcher(
      '**/{study.json,*.jsonl,provenance/**/*.json,*.md,*.markdown,*.txt,*.text}',
    );
    const answers = vscode.workspace.createFileSystemWatcher('**/answers/*.json');
    const refreshing = new Throttle(500, () => {
      this.#forget();
      void this.#tellContext();
    });
    const answering = new Throttle(500, () => {
      this.#answers.clear();
      this.#changed.fire(undefined);
    });
    const refresh = (): void => refreshing.ask();
    const touched = ({ path }: vscode.Uri): void => {
      if (!/\/ratings\/[^/]+\.jsonl$/.test(path)) refresh();
    };
    const answered = (): void => answering.ask();
    const { log } = this.#means;
    void this.#tellContext();
    this.#view = vscode.window.createTreeView('ddx.cases', {
      treeDataProvider: this,
      showCollapseAll: true,
      dragAndDropController: new ImportDrop(),
    });
    return vscode.Disposable.from(
      this.#changed,
      refreshing,
      answering,
      { dispose: () => void this.#loaded?.then((looks) => looks.dispose()) },
      this.#view,
      this.#edits.register(),
      cases,
      answers,
      cases.onDidCreate(touched),
      cases.onDidDelete(touched),
      cases.onDidChange(touched),
      answers.onDidCreate(answered),
      answers.onDidDelete(answered),
      answers.onDidChange(answered),
      runs.onDidChange((run) => {
        if (!run.running) answered();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(refresh),
      vscode.workspace.onDidGrantWorkspaceTrust(refresh),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration('ddx.privacy.names')) return;
        void this.#loaded?.then((looks) => looks.namesChanged());
        refresh();
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => void this.#tellSource(editor)),
      // What lies outside the folder is not watched.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused && this.#view?.visible === true)
          void this.#cases?.then(async (all) => (await this.#looks()).look(all));
      }),
      command(log, 'ddx.filterCases', async () => {
        const { chooseStates } = await import('./filter.ts');
        const chosen = await chooseStates(await this.listed(), this.#filter);
        if (chosen !== undefined) this.#filterBy(chosen);
      }),
      command(log, 'ddx.clearFilter', () => this.#filterBy(new Set())),
      command(log, 'ddx.searchCases', async () => (await import('./search.ts')).searchCases(await this.listed())),
      command(log, 'ddx.openBesideSource', async (given) =>
        (await import('./besideSource.ts')).openBesideSource(this.#means, given),
      ),
      command(log, 'ddx.revealSource', async (given) =>
        (await import('./besideSource.ts')).revealInSource(this.#means, given),
      ),
      command(log, 'ddx.showProvenance', async (given) => {
        if (!isCaseNode(given)) return;
        const casework = await this.#means.caseworks.of(given.study.root);
        await vscode.window.showTextDocument(vscode.Uri.file(casework.pathOf(given.id)));
      }),
    );
  }

  /** What looks at the cases and remembers what it saw. */
  #looks(): Promise<CaseLooks> {
    this.#loaded ??= rows().then(({ looksWith }) => {
      const { caseworks, names, log } = this.#means;
      return looksWith({
        caseworkOf: (root) => caseworks.of(root),
        names,
        isTrusted: () => vscode.workspace.isTrusted,
        recorded: () => this.#edits.settled(),
        changed: (cases) => this.#lookedAt(cases),
        // A record that is broken is said where it is used; a view that says it at each look is not read any more.
        report: (error) => log.warn(String(error)),
      });
    });
    return this.#loaded;
  }

  /** All cases, whatever the filter leaves of them. */
  async listed(): Promise<readonly Listed[]> {
    return Promise.all((await this.#allCases()).map((node) => this.#listedOf(node)));
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node?.kind === 'answer') return [];
    if (node) {
      const answers = await this.#answersTo(node);
      if (answers.length > 0) void this.#means.shelves.looked(node.study.root);
      return answers.map((answer) => ({ kind: 'answer', study: node.study, answer }));
    }
    const all = await this.listed();
    const shown = all.filter(({ states }) => this.#shows(states));
    await this.#say(shown.length, all);
    return shown.map((one) => one.node);
  }

  async getTreeItem(node: Node): Promise<vscode.TreeItem> {
    const { answerItem, caseItem } = await rows();
    return node.kind === 'case' ? caseItem(await this.#listedOf(node)) : answerItem(node.study.root, node.answer);
  }

  async #listedOf(node: CaseNode): Promise<Listed> {
    const [{ listedWith }, looks, answers] = await Promise.all([rows(), this.#looks(), this.#answersTo(node)]);
    return listedWith(looks, node, answers.length);
  }

  #shows(states: readonly CaseState[]): boolean {
    return this.#filter.size === 0 || states.some((state) => this.#filter.has(state));
  }

  #filterBy(states: ReadonlySet<CaseState>): void {
    this.#filter = states;
    void vscode.commands.executeCommand('setContext', 'ddx.filtered', states.size > 0);
    this.#changed.fire(undefined);
  }

  async #say(shown: number, all: readonly Listed[]): Promise<void> {
    if (this.#view === null) return;
    if (this.#filter.size === 0) {
      this.#view.message = '';
      return;
    }
    const { filterMessage } = await rows();
    const unchecked = all.filter(({ looked }) => looked === null).length;
    this.#view.message = filterMessage(this.#filter, { shown, all: all.length, unchecked });
  }

  #lookedAt(cases: readonly CaseNode[]): void {
    // With a filter others may belong to the list now.
    this.#changed.fire(this.#filter.size > 0 ? undefined : [...cases]);
    void this.#tellSource(vscode.window.activeTextEditor);
  }

  #forget(): void {
    this.#answers.clear();
    this.#cases = null;
    this.#changed.fire(undefined);
  }

  /** Read once between two changes; then they are looked at, which takes its time. */
  #allCases(): Promise<readonly CaseNode[]> {
    if (this.#cases) return this.#cases;
    const cases = this.#studies().then(async (studies) =>
      (await Promise.all(studies.map((study) => this.#casesOf(study)))).flat(),
    );
    this.#cases = cases;
    cases.then(
      (all) => {
        if (this.#cases === cases) void this.#looks().then((looks) => looks.look(all));
      },
      () => {
        if (this.#cases === cases) this.#cases = null;
      },
    );
    return cases;
  }

  async #studies(): Promise<Study[]> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const found = await Promise.all(folders.map((folder) => this.#means.shelves.studyOf(folder.uri)));
    return found.filter(
      (study, index) => study !== null && found.findIndex((one) => one?.root === study.root) === index,
    ) as Study[];
  }

  async #casesOf(study: Study): Promise<CaseNode[]> {
    const { files, problems } = await study.cases();
    this.#means.shelves.warn(study.problem ? [study.problem, ...problems] : problems);
    return (await rows()).casesIn(files, study);
  }

  async #answersTo({ study, id }: CaseNode): Promise<AnswerSummary[]> {
    let ofStudy = this.#answers.get(study.root);
    if (!ofStudy) {
      ofStudy = this.#means.shelves
        .of(study.root)
        .then(async (shelf) => Map.groupBy(await shelf.answers(), (answer) => answer.case));
      this.#answers.set(study.root, ofStudy);
    }
    return (await ofStudy).get(id) ?? [];
  }

  async #tellContext(): Promise<void> {
    await vscode.commands.executeCommand('setContext', 'ddx.inStudy', (await this.#studies()).length > 0);
    await this.#tellSource(vscode.window.activeTextEditor);
  }

  /** Whether the editor shows a case that was imported, so that its menu offers the source. */
  async #tellSource(editor: vscode.TextEditor | undefined): Promise<void> {
    const has = editor !== undefined && (await this.#hasSource(editor));
    if (editor !== vscode.window.activeTextEditor) return;
    await vscode.commands.executeCommand('setContext', 'ddx.caseHasSource', has);
  }

  async #hasSource(editor: vscode.TextEditor): Promise<boolean> {
    const { uri } = editor.document;
    if (!(await this.#means.shelves.studyOf(uri))?.holds(uri.fsPath)) return false;
    return (await import('./besideSource.ts')).hasSource(this.#means, editor);
  }
}
