import * as vscode from 'vscode';
import { nodeFiles } from '../../ledger/files.ts';
import { openPack } from '../../study/pack/openPack.ts';
import { OpenPacks } from '../../study/pack/openPacks.ts';
import { Throttle } from '../panel/throttle.ts';
import { report } from '../report.ts';
import type { StudyNeeds } from './needs.ts';
import { openRoots } from './openStudies.ts';
import { PlanMarks } from './planMarks.ts';
import { planFixes } from './planFixes.ts';
import { studyItems, StudyItem } from './studyItems.ts';
import { packShot, studyShot, type Shot } from './studyShot.ts';
import { studySteps, type StudyStep } from './studySteps.ts';

/** What must be looked at again when it changes: everything a view of a study is made of. */
const watched =
  '**/{study.json,pack.json,sealed.json,allocation.json,references.jsonl,log/*.jsonl,ratings/*.jsonl,answers/*,cases/**,provenance/**}';

/** The open studies and packs: their view, the marks in their plans, and what can be done with them. */
export class StudyDesk implements vscode.Disposable {
  readonly #needs: StudyNeeds;
  readonly #changed: () => void;
  readonly #marks: PlanMarks;
  readonly #parts: vscode.Disposable;
  #shots: Promise<readonly Shot[]> | null = null;

  /** `changed`: the view is to be filled anew. */
  constructor(needs: StudyNeeds, changed: () => void) {
    this.#needs = needs;
    this.#changed = changed;
    this.#marks = new PlanMarks(needs.log);
    const watcher = vscode.workspace.createFileSystemWatcher(watched);
    const refreshing = new Throttle(500, () => this.refresh());
    const ask = (): void => refreshing.ask();
    this.#parts = vscode.Disposable.from(
      this.#marks,
      refreshing,
      watcher,
      watcher.onDidCreate(ask),
      watcher.onDidChange(ask),
      watcher.onDidDelete(ask),
      vscode.workspace.onDidChangeWorkspaceFolders(ask),
      vscode.languages.registerCodeActionsProvider(
        { scheme: 'file', pattern: '**/study.json' },
        { provideCodeActions: (document, _, { diagnostics }) => planFixes(document, diagnostics) },
        { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
      ),
    );
    this.refresh();
  }

  dispose(): void {
    this.#parts.dispose();
  }

  /** Looks again at everything that is open. */
  refresh(): void {
    this.#shots = null;
    this.#marks.checkAll();
    this.#changed();
    void this.shots().catch((error: unknown) => report(this.#needs.log, error));
  }

  /** Read once between two changes. */
  shots(): Promise<readonly Shot[]> {
    if (this.#shots) return this.#shots;
    const shots = this.#look();
    this.#shots = shots;
    shots.catch(() => {
      if (this.#shots === shots) this.#shots = null;
    });
    return shots;
  }

  async children(item: vscode.TreeItem | undefined): Promise<vscode.TreeItem[]> {
    return [...(item instanceof StudyItem ? item.below : studyItems(await this.shots()))];
  }

  async take(step: StudyStep, of: unknown): Promise<void> {
    try {
      await studySteps[step]({ ...this.#needs, shots: () => this.shots() }, of);
    } finally {
      this.refresh();
    }
  }

  async #look(): Promise<readonly Shot[]> {
    const roots = await openRoots();
    const shots = await Promise.all(
      roots.map(({ kind, root }): Promise<Shot> => (kind === 'pack' ? packShot(root) : studyShot(root))),
    );
    const gates = new Set(shots.map((shot) => (shot.kind === 'study' ? (shot.state?.gate ?? null) : null)));
    const { executeCommand: run } = vscode.commands;
    const isFixed = shots.some((shot) => shot.kind === 'study' && shot.state !== null && shot.state.gate !== 'draft');
    await Promise.all([
      run(
        'setContext',
        'ddx.inPack',
        shots.some(({ kind }) => kind === 'pack'),
      ),
      run('setContext', 'ddx.drafted', gates.has('draft')),
      run('setContext', 'ddx.locked', gates.has('locked')),
      run('setContext', 'ddx.sealed', gates.has('sealed')),
      run('setContext', 'ddx.closed', gates.has('closed')),
      run('setContext', 'ddx.fixed', isFixed),
    ]);
    for (const { kind, root } of roots) {
      if (kind === 'pack') await this.#remember(root);
    }
    return shots;
  }

  /** From now on text of its cases is known wherever it turns up. */
  async #remember(root: string): Promise<void> {
    try {
      await new OpenPacks(this.#needs.packsFolder).remember(await openPack(root, nodeFiles));
    } catch (error) {
      this.#needs.log.warn(String(error));
    }
  }
}
