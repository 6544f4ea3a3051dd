import { basename } from 'node:path';
import * as vscode from 'vscode';
import { HumanError } from '../../humanError.ts';
import { importAnswers as take, type ImportedAnswers } from '../../study/run/importAnswers.ts';
import { meansOf } from './means.ts';
import { whichStudy, type StepNeeds } from './whichStudy.ts';
import { working } from './working.ts';

/** *Import Answers*: answers that were made elsewhere; what would be taken is shown before anything is written. */
export async function importAnswers(needs: StepNeeds, of: unknown): Promise<void> {
  const shot = await whichStudy(needs, of, ['locked']);
  if (!shot?.state) return;
  const { t } = vscode.l10n;
  const title = t('Import Answers');
  const arms = shot.state.plan.arms.filter(({ kind }) => kind === 'imported').map(({ id }) => id);
  if (arms.length === 0)
    throw new HumanError('The plan has no arm whose answers come from a file. Add one of the kind “imported”.');
  const arm =
    arms.length === 1 ? arms[0] : await vscode.window.showQuickPick(arms, { title, placeHolder: t('Of which arm?') });
  if (arm === undefined) return;
  const [file] =
    (await vscode.window.showOpenDialog({
      title: t('The answers of “{0}”', arm),
      openLabel: t('Look at It'),
      filters: { [t('Tables')]: ['csv', 'tsv', 'json', 'jsonl'], [t('All files')]: ['*'] },
    })) ?? [];
  if (file === undefined) return;
  const { root } = shot;
  const looked = await working(title, () => take(root, meansOf(needs), { file: file.fsPath, arm, dry: true }));
  if (looked.imported.length === 0) {
    await needs.sheets.show(needs.sheets.make({ name: title, text: reportOf(looked) }));
    void vscode.window.showWarningMessage(
      looked.unchanged.length > 0 && looked.wrong.length === 0
        ? t('All answers of this file are in the study already.')
        : t('Nothing could be taken from this file. The report says why.'),
    );
    return;
  }
  const go = t('Import');
  const show = t('Show Report');
  const chosen = await vscode.window.showWarningMessage(
    t('Import the answers of “{0}” from {1}?', arm, basename(file.fsPath)),
    { modal: true, detail: summaryOf(looked).join('\n') },
    go,
    ...(looked.wrong.length > 0 ? [show] : []),
  );
  if (chosen === show) await needs.sheets.show(needs.sheets.make({ name: title, text: reportOf(looked) }));
  if (chosen !== go) return;
  const taken = await working(title, () => take(root, meansOf(needs), { file: file.fsPath, arm }));
  void vscode.window.showInformationMessage(
    t('Imported. Cases with answers from this file: {0}.', taken.imported.length),
  );
}

function summaryOf({ imported, unchanged, absent, failed, wrong }: ImportedAnswers): string[] {
  const { t } = vscode.l10n;
  return [
    t('Cases whose answers are taken: {0}', imported.length),
    ...(failed > 0 ? [t('Answers that say that the model failed: {0}', failed)] : []),
    ...(unchanged.length > 0 ? [t('Known already: {0}', unchanged.length)] : []),
    ...(absent.length > 0 ? [t('Cases of the study that are not in the file: {0}', absent.length)] : []),
    ...(wrong.length > 0 ? [t('Things wrong in the file: {0}. Of such a case nothing is taken.', wrong.length)] : []),
  ];
}

function reportOf(looked: ImportedAnswers): string {
  const { t } = vscode.l10n;
  const wrong = looked.wrong.map(({ line, case: id, sentence }) =>
    [
      ...(line === null ? [] : [t('line {0}', line)]),
      ...(id === null ? [] : [id]),
      t(sentence.template, ...sentence.values),
    ].join(' · '),
  );
  const absent = looked.absent.map((id) => t('not in the file: {0}', id));
  return `${[...summaryOf(looked), '', ...wrong, ...absent].join('\n').trimEnd()}\n`;
}
