import * as vscode from 'vscode';
import type { Sheets } from '../endpoints/sheets.ts';
import { askText, back } from '../endpoints/steps.ts';
import type { Sentence } from '../../humanError.ts';

/** More would push the buttons of a dialog off the screen. */
const most = 10;

/**
 * Takes a step of a study. Where something speaks against it the person sees all of it, and may go on with a reason, which
 * is recorded. `undefined`: the person did not.
 */
export async function takeStep<T>(
  title: string,
  sheets: Sheets,
  step: (reason: string | null) => Promise<T>,
): Promise<{ readonly result: T } | undefined> {
  const { Objected } = await import('../../study/gates/despite.ts');
  try {
    return { result: await step(null) };
  } catch (error) {
    if (!(error instanceof Objected)) throw error;
    if (!(await goesOn(title, sheets, error.objections))) return undefined;
  }
  const reason = await askReason(title, vscode.l10n.t('Why go on all the same? The reason is recorded and reported.'));
  return reason === undefined ? undefined : { result: await step(reason) };
}

/** A line of words that must not be empty. */
export async function askReason(title: string, prompt: string): Promise<string | undefined> {
  const reason = await askText(
    { title, canGoBack: false },
    {
      prompt,
      wrong: (value) => (value.trim() === '' ? vscode.l10n.t('Give a reason.') : undefined),
    },
  );
  return reason === undefined || reason === back ? undefined : reason.trim();
}

async function goesOn(title: string, sheets: Sheets, objections: readonly Sentence[]): Promise<boolean> {
  const { t } = vscode.l10n;
  const all = objections.map((one) => t(one.template, ...one.values));
  const shown = all.slice(0, most).map((line) => `• ${line}`);
  const more = all.length - shown.length;
  const message =
    all.length === 1
      ? t('{0}: one thing speaks against it.', title)
      : t('{0}: {1} things speak against it.', title, all.length);
  const rest = more > 0 ? [t('… and {0} more', more)] : [];
  const goOn = t('Go On with a Reason…');
  const showAll = t('Show All');
  const chosen = await vscode.window.showWarningMessage(
    message,
    { modal: true, detail: [...shown, ...rest, '', t('Nothing was done yet.')].join('\n') },
    goOn,
    ...(more > 0 ? [showAll] : []),
  );
  if (chosen === showAll) await sheets.show(sheets.make({ name: title, text: `${all.join('\n')}\n` }));
  return chosen === goOn;
}
