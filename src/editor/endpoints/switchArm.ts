import * as vscode from 'vscode';
import { describe } from './chooseEndpoint.ts';
import { chooseArms, editEndpoints, embedded, sketchOf, sketches } from './endpoints.ts';
import { settings } from '../settings.ts';
import type { Shelves } from '../shelves.ts';

type Item = vscode.QuickPickItem & { readonly act?: () => unknown };

/** Lets the person choose who answers: one, several side by side, or who the open study's plan names. */
export async function switchArm(shelves: Shelves): Promise<void> {
  const planned = await plannedArms(shelves);
  const items = itemsFor(planned);
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Switch Arm'),
    placeHolder: vscode.l10n.t('Who answers?'),
    matchOnDescription: true,
  });
  await chosen?.act?.();
}

function itemsFor(planned: readonly string[]): Item[] {
  const { arms } = settings();
  const endpoints = sketches();
  const missing = planned.filter((name) => name !== embedded && !sketchOf(name));
  const mark = (on: boolean, label: string, description: string): Pick<Item, 'label' | 'description'> => ({
    label: `${on ? '$(check)' : '$(blank)'} ${label}`,
    // An icon alone is not read aloud.
    description: on
      ? [vscode.l10n.t('answers now'), description].filter((part) => part !== '').join(' · ')
      : description,
  });
  const alone = (name: string): boolean => arms.length === 1 && arms[0] === name;
  const items: Item[] = [
    {
      ...mark(
        alone(embedded),
        vscode.l10n.t('Embedded baseline'),
        vscode.l10n.t('rules, not a language model; nothing leaves this machine'),
      ),
      act: () => chooseArms([embedded]),
    },
    ...endpoints.map((sketch) => ({
      ...mark(alone(sketch.name), sketch.name, describe(sketch)),
      act: () => chooseArms([sketch.name]),
    })),
    ...missing.map((name) => ({
      ...mark(false, name, vscode.l10n.t('named by the study; set it up')),
      act: () => vscode.commands.executeCommand('ddx.addEndpoint', name),
    })),
  ];
  if (planned.length > 1) {
    items.push({
      ...mark(same(planned, arms), vscode.l10n.t('The Study’s Arms: {0}', planned.join(', ')), ''),
      act: () => chooseArms(planned),
    });
  }
  if (endpoints.length > 0) {
    const several = arms.length > 1 && !same(planned, arms);
    items.push({
      ...mark(several, vscode.l10n.t('Several Side by Side…'), several ? arms.join(', ') : ''),
      act: () => chooseSeveral(arms),
    });
  }
  return [...items, { label: '', kind: vscode.QuickPickItemKind.Separator }, ...others(endpoints.length > 0)];
}

function others(any: boolean): Item[] {
  const run = (label: string, icon: string, command: string): Item => ({
    label: `$(${icon}) ${label}`,
    act: () => vscode.commands.executeCommand(command),
  });
  return [
    run(vscode.l10n.t('Add Endpoint…'), 'add', 'ddx.addEndpoint'),
    ...(any
      ? [
          run(vscode.l10n.t('Check Endpoint…'), 'checklist', 'ddx.checkEndpoint'),
          run(vscode.l10n.t('Set API Key…'), 'key', 'ddx.setApiKey'),
          run(vscode.l10n.t('Remove Endpoint…'), 'trash', 'ddx.removeEndpoint'),
        ]
      : []),
    { label: `$(json) ${vscode.l10n.t('Edit in Settings')}`, act: () => editEndpoints() },
  ];
}

async function chooseSeveral(arms: readonly string[]): Promise<void> {
  const items = [
    { label: vscode.l10n.t('Embedded baseline'), name: embedded, picked: arms.includes(embedded) },
    ...sketches().map((sketch) => ({
      label: sketch.name,
      description: describe(sketch),
      name: sketch.name,
      picked: arms.includes(sketch.name),
    })),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    title: vscode.l10n.t('Several Side by Side'),
    placeHolder: vscode.l10n.t('Who answers, each in a column of its own?'),
  });
  if (chosen && chosen.length > 0) await chooseArms(chosen.map(({ name }) => name));
}

/** The arms that the plans of the open folders name, in their order. */
async function plannedArms(shelves: Shelves): Promise<readonly string[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const studies = await Promise.all(folders.map(({ uri }) => shelves.studyOf(uri)));
  const arms = studies.flatMap((study) => study?.plan?.arms ?? []);
  const names = arms.map((arm) =>
    arm.kind === 'endpoint' ? arm.endpoint : arm.kind === 'embedded' ? 'embedded' : null,
  );
  return [...new Set(names.filter((name) => name !== null))];
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
