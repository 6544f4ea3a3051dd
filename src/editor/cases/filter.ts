import * as vscode from 'vscode';
import { caseStates, iconOf, stateName, type CaseState } from './caseStates.ts';

interface HasStates {
  readonly states: readonly CaseState[];
}

/** Asks which states are shown, with how many cases have each; undefined when the person went away. */
export async function chooseStates(
  cases: readonly HasStates[],
  before: ReadonlySet<CaseState>,
): Promise<ReadonlySet<CaseState> | undefined> {
  const counted = caseStates
    .map((state) => ({ state, count: cases.filter(({ states }) => states.includes(state)).length }))
    .filter(({ state, count }) => count > 0 || before.has(state));
  if (counted.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no case to filter yet.'));
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(
    counted.map(({ state, count }) => ({
      label: stateName(state, vscode.l10n.t),
      iconPath: new vscode.ThemeIcon(iconOf(state).id),
      description: count === 1 ? vscode.l10n.t('1 case') : vscode.l10n.t('{0} cases', count),
      picked: before.has(state),
      state,
    })),
    {
      canPickMany: true,
      title: vscode.l10n.t('Filter Cases'),
      placeHolder: vscode.l10n.t('Show the cases with any of these states; with none chosen all are shown'),
    },
  );
  return chosen && new Set(chosen.map(({ state }) => state));
}

/** What stands above a list that is filtered. */
export function filterMessage(
  filter: ReadonlySet<CaseState>,
  { shown, all, unchecked }: { readonly shown: number; readonly all: number; readonly unchecked: number },
): string {
  const names = caseStates
    .filter((state) => filter.has(state))
    .map((state) => stateName(state, vscode.l10n.t))
    .join(', ');
  const said = vscode.l10n.t('{0} of {1} cases: {2}. Clear Filter above shows all.', shown, all, names);
  return unchecked === 0 ? said : `${said} ${vscode.l10n.t('{0} are not checked yet.', unchecked)}`;
}
