import { randomUUID } from 'node:crypto';
import { dirname, parse } from 'node:path';
import * as vscode from 'vscode';
import { HumanError } from '../../humanError.ts';
import { Intake } from '../../study/intake/intake.ts';
import { gather } from '../../study/intake/gather.ts';
import { Readers } from '../../study/intake/readers.ts';
import { listActiveAi } from '../privacy/aiExtensions.ts';
import type { Stored } from '../privacy/storedData.ts';
import type { ImportNeeds } from './importNeeds.ts';
import { Importing } from './importing.ts';
import { ImportPanel, type Gone, type PanelNeeds, type Task } from './importPanel.ts';

/** The page of an import as it comes back after a reload. */
export function restoreImport(needs: ImportNeeds, panel: vscode.WebviewPanel, state: unknown): void {
  new ImportPanel(panel, panelNeeds(needs)).restore(goneOf(needs.memory, state));
}

/** Asks what is to be imported and into which study, where that is not known, and begins. */
export async function importCases(needs: ImportNeeds, given: readonly vscode.Uri[]): Promise<void> {
  const uris = given.length > 0 ? given : await askForSources();
  if (uris === undefined) return;
  if (uris.some(({ scheme }) => scheme !== 'file')) {
    throw new HumanError(
      'Only files on this machine’s disk can be imported. Copy them into a folder, then import that.',
    );
  }
  const paths = uris.map(({ fsPath }) => fsPath);
  const task = await taskOf(needs, paths);
  if (task === undefined) return;
  // A study that cannot be used is told before anything is read.
  if (!task.isNew) await openStudy(needs, task.root);
  await ImportPanel.create(panelNeeds(needs)).begin(task);
}

async function askForSources(): Promise<readonly vscode.Uri[] | undefined> {
  const files = { label: vscode.l10n.t('$(files) Files…'), folders: false };
  const folder = { label: vscode.l10n.t('$(folder) A Folder and All Below It…'), folders: true };
  const chosen = await vscode.window.showQuickPick([files, folder], {
    title: vscode.l10n.t('Import Cases'),
    placeHolder: vscode.l10n.t('What is to be imported'),
  });
  if (!chosen) return undefined;
  const [open] = vscode.workspace.workspaceFolders ?? [];
  return vscode.window.showOpenDialog({
    ...(open === undefined ? {} : { defaultUri: open.uri }),
    canSelectFiles: !chosen.folders,
    canSelectFolders: chosen.folders,
    canSelectMany: true,
    title: vscode.l10n.t('Import Cases'),
    openLabel: vscode.l10n.t('Read'),
  });
}

/** Into which study: that of the open folder; where there is none, one is made in a folder that the person names. */
async function taskOf({ shelves }: ImportNeeds, paths: readonly string[]): Promise<Task | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const found = await Promise.all(folders.map(({ uri }) => shelves.studyOf(uri)));
  const studies = found.filter((one, at) => one !== null && found.findIndex((two) => two?.root === one.root) === at);
  const [first, ...others] = studies.filter((one) => one !== null);
  const id = randomUUID();
  if (first && others.length === 0) return { id, paths, root: first.root, title: first.title, isNew: false };
  if (first) {
    const chosen = await vscode.window.showQuickPick(
      [first, ...others].map(({ title, root }) => ({ label: title, description: root, root })),
      { title: vscode.l10n.t('Import Cases'), placeHolder: vscode.l10n.t('Into which study') },
    );
    return chosen && { id, paths, root: chosen.root, title: chosen.label, isNew: false };
  }
  const root = await askForFolder(folders, paths);
  if (root === undefined) return undefined;
  const study = await shelves.studyOf(root);
  if (study) return { id, paths, root: study.root, title: study.title, isNew: false };
  return { id, paths, root: root.fsPath, title: parse(root.fsPath).base, isNew: true };
}

async function askForFolder(
  folders: readonly vscode.WorkspaceFolder[],
  paths: readonly string[],
): Promise<vscode.Uri | undefined> {
  // A study holds what is imported, and is not imported itself.
  const free = folders.filter(({ uri }) => !paths.includes(uri.fsPath));
  const here = free.map(({ name, uri }) => ({
    label: vscode.l10n.t('$(root-folder) {0}', name),
    description: vscode.l10n.t('makes the folder that is open a study'),
    uri,
  }));
  const elsewhere = { label: vscode.l10n.t('$(folder) Another Folder…'), description: '', uri: null };
  const chosen =
    here.length === 0
      ? elsewhere
      : await vscode.window.showQuickPick([...here, elsewhere], {
          title: vscode.l10n.t('Import Cases'),
          placeHolder: vscode.l10n.t('There is no study yet. Where is it to be made?'),
        });
  if (!chosen) return undefined;
  if (chosen.uri) return chosen.uri;
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      canSelectMany: false,
      defaultUri: vscode.Uri.file(dirname(paths[0] ?? '')),
      title: vscode.l10n.t('The folder of the study'),
      openLabel: vscode.l10n.t('Make the Study Here'),
    })) ?? [];
  return folder;
}

function openStudy({ shelves, names, software }: ImportNeeds, root: string): Promise<Intake> {
  return Intake.open(root, { date: () => new Date(), by: shelves.rater, software, names: names() });
}

function panelNeeds(needs: ImportNeeds): PanelNeeds {
  const { extensionUri, log, names, memory } = needs;
  return {
    extensionUri,
    log,
    names,
    begin: (task, changed) => {
      const readers = new Readers();
      return new Importing(
        {
          paths: task.paths,
          isNew: task.isNew,
          gather: (paths, signal) => gather(paths, { into: task.root, signal }),
          read: (path, o, signal) => readers.read(path, o, signal),
          open: () => openStudy(needs, task.root),
          atOnce: readers.ahead,
          close: () => readers.close(),
        },
        changed,
      );
    },
    remember: (task, writing) => void memory.update(memoryKey, remembered(memory, task, writing)),
    readers: () => listActiveAi().map(({ name }) => name),
  };
}

const memoryKey = 'imports';
const mostRemembered = 5;

interface Remembered {
  readonly task: Task;
  readonly writing: boolean;
}

function remembered(memory: vscode.Memento, task: Task, writing: boolean): Remembered[] {
  const others = memory.get<readonly Remembered[]>(memoryKey, []).filter((one) => one.task.id !== task.id);
  return [...others, { task, writing }].slice(-mostRemembered);
}

/** What a page showed before the window was reloaded. Its state is as little to be trusted as its messages. */
function goneOf(memory: vscode.Memento, state: unknown): Gone {
  const { id } = (state ?? {}) as { readonly id?: unknown };
  const known = memory.get<readonly Remembered[]>(memoryKey, []).find((one) => one.task.id === id);
  return { task: known?.task ?? null, wasWriting: known?.writing ?? false };
}

/** What *Delete Stored Data* finds of it. */
export function storedImports(memory: vscode.Memento): Stored {
  return {
    name: vscode.l10n.t('Which files were imported last'),
    detail: vscode.l10n.t('Their names, so that an import can start again after a reload of the window.'),
    ticked: true,
    amount: () => Promise.resolve({ count: memory.get<readonly Remembered[]>(memoryKey, []).length, bytes: null }),
    remove: async () => memory.update(memoryKey, undefined),
  };
}
