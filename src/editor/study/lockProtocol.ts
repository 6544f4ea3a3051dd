import * as vscode from 'vscode';
import { lockProtocol as lock } from '../../study/gates/lock.ts';
import { needGate } from '../../study/gates/order.ts';
import { listActiveAi } from '../privacy/aiExtensions.ts';
import { meansOf } from './means.ts';
import { takeStep } from './objections.ts';
import { whichStudy, type StepNeeds } from './whichStudy.ts';
import { working } from './working.ts';

/** *Lock Protocol*: plan, cases and references are fixed, and who read along is recorded. */
export async function lockProtocol(needs: StepNeeds, of: unknown): Promise<void> {
  const shot = await whichStudy(needs, of, ['draft']);
  if (shot === undefined) return;
  if (shot.state) needGate(shot.state, 'draft');
  await vscode.workspace.saveAll(false);
  const { t } = vscode.l10n;
  const reading = listActiveAi();
  const go = t('Lock Protocol');
  const chosen = await vscode.window.showWarningMessage(
    t('Lock the protocol of “{0}”?', shot.title),
    {
      modal: true,
      detail: [
        t('The plan is fixed as it is now, with its cases ({0}) and references ({1}).', shot.cases, shot.references),
        t('They can still be changed later, with a reason; every report shows it.'),
        ...(reading.length === 0
          ? []
          : [
              '',
              t(
                'These extensions may read along and send what they see elsewhere. They are recorded; switch them off:',
              ),
              ...reading.map(({ name }) => `• ${name}`),
            ]),
      ].join('\n'),
    },
    go,
  );
  if (chosen !== go) return;
  const readers = reading.map(({ id }) => id);
  const title = t('Lock Protocol');
  const locked = await takeStep(title, needs.sheets, (reason) =>
    working(t('Locking the protocol'), () => lock(shot.root, meansOf(needs), { reason, readers })),
  );
  if (!locked) return;
  const run = t('Run What Is Missing');
  const next = await vscode.window.showInformationMessage(
    t('The protocol is locked. Cases: {0}; plan: {1}.', locked.result.cases.length, locked.result.plan.slice(0, 16)),
    run,
  );
  if (next === run) await vscode.commands.executeCommand('ddx.runMissing', { root: shot.root });
}
