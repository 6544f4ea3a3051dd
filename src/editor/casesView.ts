import * as vscode from 'vscode';
import type { AnswerSummary } from '../study/shelf.ts';
import type { Study } from '../study/study.ts';
import type { CaseHeading } from '../cases/sections.ts';
import { ImportDrop } from './import/importCommands.ts';
import type { Runs } from './runs/runs.ts';
import { Throttle } from './panel/throttle.ts';
import type { Shelves } from './shelves.ts';

/** A case of the open study, or an answer to it. */
export type Node =
  | {
      readonly kind: 'case';
      readonly study: Study;
      readonly id: string;
      readonly file: vscode.Uri;
      readonly heading: CaseHeading | null;
    }
  | { readonly kind: 'answer'; readonly study: Study; readonly answer: AnswerSummary };

/** The cases of the open study, each with the answers it has. */
export class CasesView implements vscode.TreeDataProvider<Node> {
  readonly #shelves: Shelves;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** By study and case; read once between two changes. */
  readonly #answers = new Map<string, Promise<Map<string, AnswerSummary[]>>>();

  constructor(shelves: Shelves) {
    this.#shelves = shelves;
  }

  register(runs: Runs): vscode.Disposable {
    const files = vscode.workspace.createFileSystemWatcher('**/{study.json,answers/*.json,*.md,*.txt,*.text}');
    const refreshing = new Throttle(500, () => {
      this.#answers.clear();
      void this.#tellContext();
      this.#changed.fire();
    });
    const refresh = (): void => refreshing.ask();
    void this.#tellContext();
    return vscode.Disposable.from(
      this.#changed,
      refreshing,
      vscode.window.createTreeView('ddx.cases', {
        treeDataProvider: this,
        showCollapseAll: true,
        dragAndDropController: new ImportDrop(),
      }),
      files,
      files.onDidCreate(refresh),
      files.onDidDelete(refresh),
      files.onDidChange(refresh),
      runs.onDidChange((run) => {
        if (!run.running) refresh();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(refresh),
    );
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node?.kind === 'answer') return [];
    if (node)
      return (await this.#answersTo(node.study, node.id)).map((answer) => ({
        kind: 'answer',
        study: node.study,
        answer,
      }));
    const studies = await this.#studies();
    return (await Promise.all(studies.map((study) => this.#casesOf(study)))).flat();
  }

  async getTreeItem(node: Node): Promise<vscode.TreeItem> {
    return node.kind === 'case' ? this.#caseItem(node) : this.#answerItem(node);
  }

  async #caseItem(node: Node & { kind: 'case' }): Promise<vscode.TreeItem> {
    const answers = await this.#answersTo(node.study, node.id);
    const label = node.heading?.heading ?? node.id;
    const item = new vscode.TreeItem(
      label,
      answers.length > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
    );
    item.id = [node.file.toString(), node.heading?.slug ?? ''].join('\0');
    if (node.heading) item.description = node.id;
    item.contextValue = 'case';
    item.iconPath = new vscode.ThemeIcon(answers.length > 0 ? 'pass' : 'circle-large-outline');
    item.tooltip =
      answers.length === 0
        ? vscode.l10n.t('No answer yet')
        : answers.length === 1
          ? vscode.l10n.t('1 answer')
          : vscode.l10n.t('{0} answers', answers.length);
    item.accessibilityInformation = { label: `${label}, ${item.tooltip}` };
    const at = node.heading && new vscode.Range(node.heading.line, 0, node.heading.line, 0);
    item.command = {
      command: 'vscode.open',
      title: vscode.l10n.t('Open'),
      arguments: [node.file, at ? { selection: at } : {}],
    };
    return item;
  }

  #answerItem(node: Node & { kind: 'answer' }): vscode.TreeItem {
    const { answer } = node;
    const item = new vscode.TreeItem(answer.top ?? vscode.l10n.t('not enough to go on'));
    item.id = [node.study.root, answer.id].join('\0');
    item.description = `${answer.model} · ${new Date(answer.startedAt).toLocaleString(vscode.env.language)}`;
    item.iconPath = new vscode.ThemeIcon('list-ordered');
    item.command = {
      command: 'ddx.showAnswer',
      title: vscode.l10n.t('Show Answer'),
      arguments: [node.study.root, answer.id],
    };
    return item;
  }

  async #studies(): Promise<Study[]> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const found = await Promise.all(folders.map((folder) => this.#shelves.studyOf(folder.uri)));
    return found.filter(
      (study, index) => study !== null && found.findIndex((one) => one?.root === study.root) === index,
    ) as Study[];
  }

  async #casesOf(study: Study): Promise<Node[]> {
    const { caseHeadings } = await import('../cases/sections.ts');
    const { readText } = await import('../cases/readText.ts');
    const { files, problems } = await study.cases();
    this.#shelves.warn(study.problem ? [study.problem, ...problems] : problems);
    const nodes = await Promise.all(
      files.map(async (path): Promise<Node[]> => {
        const file = vscode.Uri.file(path);
        let headings: readonly CaseHeading[] = [];
        try {
          headings = caseHeadings(readText(await vscode.workspace.fs.readFile(file)));
        } catch {
          // A file that cannot be read as text stays in the list; diagnosing it says why.
        }
        if (headings.length < 2) {
          return [{ kind: 'case', study, file, id: study.caseIdOf(path), heading: headings[0] ?? null }];
        }
        return headings.map((heading) => ({
          kind: 'case',
          study,
          file,
          id: study.caseIdOf(path, heading.slug),
          heading,
        }));
      }),
    );
    return nodes.flat();
  }

  async #answersTo(study: Study, id: string): Promise<AnswerSummary[]> {
    let ofStudy = this.#answers.get(study.root);
    if (!ofStudy) {
      ofStudy = this.#shelves
        .of(study.root)
        .then(async (shelf) => Map.groupBy(await shelf.answers(), (answer) => answer.case));
      this.#answers.set(study.root, ofStudy);
    }
    return (await ofStudy).get(id) ?? [];
  }

  async #tellContext(): Promise<void> {
    await vscode.commands.executeCommand('setContext', 'ddx.inStudy', (await this.#studies()).length > 0);
  }
}
