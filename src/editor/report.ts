import * as vscode from 'vscode';
import { ArmFailure } from '../arms/failure.ts';
import { HumanError } from '../humanError.ts';

/** Registers a command whose failures reach the person as a sentence and the log as a stack. */
export function command(
  log: vscode.LogOutputChannel,
  id: string,
  run: (...args: unknown[]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
    try {
      return await run(...args);
    } catch (error) {
      void report(log, error);
      return undefined;
    }
  });
}

/** A sentence made for the person is shown as it is; anything else is a bug and says where its trace went. */
export async function report(log: vscode.LogOutputChannel, error: unknown): Promise<void> {
  if (forThePerson(error)) {
    await vscode.window.showWarningMessage(sentenceOf(error));
    return;
  }
  log.error(error instanceof Error ? error : String(error));
  const show = vscode.l10n.t('Show Log');
  const chosen = await vscode.window.showErrorMessage(
    vscode.l10n.t('Something went wrong in Me-LLaMA DDx. The log has the details.'),
    show,
  );
  if (chosen === show) log.show();
}

/** The sentence in the person's language. */
export function sentenceOf(error: unknown): string {
  if (forThePerson(error)) return vscode.l10n.t(error.template, ...error.values);
  return error instanceof Error ? error.message : String(error);
}

function forThePerson(error: unknown): error is HumanError | ArmFailure {
  return error instanceof HumanError || error instanceof ArmFailure;
}
