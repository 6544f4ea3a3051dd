import * as vscode from 'vscode';
import { needGate } from '../../study/gates/order.ts';
import { runStudy, type RunOutcome } from '../../study/run/runStudy.ts';
import { sentenceOf } from '../report.ts';
import { meansOf } from './means.ts';
import { plannedArm } from './plannedArm.ts';
import { whichStudy, type StepNeeds } from './whichStudy.ts';

/** *Run What Is Missing*: the arms of the plan answer what they have not yet, one after another. */
export async function runMissing(needs: StepNeeds, of: unknown): Promise<void> {
  const shot = await whichStudy(needs, of, ['locked']);
  if (!shot?.state) return;
  needGate(shot.state, 'locked');
  const { t } = vscode.l10n;
  const { root } = shot;
  const outcome = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t('Running the study'), cancellable: true },
    async (progress, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      return runStudy(root, meansOf(needs), {
        signal: stop.signal,
        armOf: (planned, seedStep) => plannedArm(needs, root, planned, seedStep),
        onBegin: (toAsk) => progress.report({ message: t('answers to ask for: {0}', toAsk) }),
        onWaiting: ({ seconds }) =>
          progress.report({ message: t('waiting {0} s before asking again', Math.ceil(seconds)) }),
        onAnswer: ({ arm, case: id, number, of: all }) =>
          progress.report({ message: t('{0} of {1}: {2}, {3}', number, all, arm, id), increment: 100 / all }),
      });
    },
  );
  tell(outcome, root);
}

function tell({ kept, failed, missing, there, problems }: RunOutcome, root: string): void {
  const { t } = vscode.l10n;
  for (const problem of problems) void vscode.window.showWarningMessage(sentenceOf(problem));
  if (kept === 0 && missing === 0) {
    void vscode.window.showInformationMessage(t('Nothing is missing. Answers that are there: {0}.', there));
    return;
  }
  const words = [
    t('Answers that came now: {0}', kept),
    ...(failed > 0 ? [t('failed: {0}', failed)] : []),
    ...(missing > 0 ? [t('still missing: {0}', missing)] : []),
  ].join('; ');
  const again = t('Run Again');
  void vscode.window
    .showInformationMessage(`${words}.`, ...(missing > 0 ? [again] : []))
    .then((chosen) => chosen === again && vscode.commands.executeCommand('ddx.runMissing', { root }));
}
