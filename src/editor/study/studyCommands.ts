import * as vscode from 'vscode';
import { command, report } from '../report.ts';
import type { StudyNeeds } from './needs.ts';
import type { StudyDesk } from './studyDesk.ts';
import type { StudyStep } from './studySteps.ts';

/** The commands and the view of studies. What they do is loaded when a study is open, or one of them is used. */
export function studyCommands(needs: StudyNeeds): vscode.Disposable {
  const { log } = needs;
  const changed = new vscode.EventEmitter<undefined>();
  let loaded: Promise<StudyDesk> | undefined;
  const desk = (): Promise<StudyDesk> =>
    (loaded ??= import('./studyDesk.ts').then(({ StudyDesk }) => new StudyDesk(needs, () => changed.fire(undefined))));
  const does = (step: StudyStep) => async (of: unknown) => (await desk()).take(step, of);
  if (vscode.workspace.workspaceFolders) desk().catch((error: unknown) => report(log, error));
  return vscode.Disposable.from(
    changed,
    { dispose: () => void loaded?.then((one) => one.dispose()) },
    vscode.window.registerTreeDataProvider<vscode.TreeItem>('ddx.study', {
      onDidChangeTreeData: changed.event,
      getTreeItem: (item) => item,
      getChildren: async (item) => (await desk()).children(item),
    }),
    command(log, 'ddx.newStudy', does('newStudy')),
    command(log, 'ddx.lockProtocol', does('lockProtocol')),
    command(log, 'ddx.runMissing', does('runMissing')),
    command(log, 'ddx.importAnswers', does('importAnswers')),
    command(log, 'ddx.sealAllocation', does('sealAllocation')),
    command(log, 'ddx.makePack', does('makePack')),
    command(log, 'ddx.collectRatings', does('collectRatings')),
    command(log, 'ddx.closeRating', does('closeRating')),
    command(log, 'ddx.unblind', does('unblind')),
    command(log, 'ddx.recordDeviation', does('recordDeviation')),
    command(log, 'ddx.restoreLocked', does('restoreLocked')),
    command(log, 'ddx.verifyStudy', does('verifyStudy')),
    command(log, 'ddx.signCheckpoint', does('signCheckpoint')),
    command(log, 'ddx.studyStatus', does('studyStatus')),
  );
}
