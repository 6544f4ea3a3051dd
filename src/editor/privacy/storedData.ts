import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { errorCode, nodeFiles } from '../../ledger/files.ts';
import { HumanError } from '../../humanError.ts';
import { refused } from '../../study/refused.ts';
import type { Consent } from '../endpoints/consent.ts';
import { sketches } from '../endpoints/endpoints.ts';
import type { Keys } from '../endpoints/keys.ts';
import { sentenceOf } from '../report.ts';

/** How much there is of something. */
export interface Amount {
  readonly count: number;
  /** Null where a size says nothing. */
  readonly bytes: number | null;
}

/** One kind of thing that the extension keeps outside study folders. */
export interface Stored {
  readonly name: string;
  readonly detail: string;
  /** Whether it goes unless the person unticks it. */
  readonly ticked: boolean;
  amount(): Promise<Amount>;
  /** When it resolves, all of it is gone for good. */
  remove(): Promise<void>;
}

export interface StoredPlaces {
  readonly globalStorage: string;
  /** Of the folder that is open; null where none is. */
  readonly storage: string | null;
  readonly sent: string;
  readonly memory: vscode.Memento;
  readonly consent: Consent;
  readonly keys: Keys;
}

/** What the extension keeps on this machine; `more` goes before the record of what was sent, which comes last. */
export function storedData(places: StoredPlaces, more: readonly Stored[]): readonly Stored[] {
  const { globalStorage, storage, sent, memory, consent, keys } = places;
  return [
    inFolders(
      vscode.l10n.t('Answers and ratings outside any study'),
      vscode.l10n.t('Answers hold the text of their case.'),
      () => Promise.resolve([join(globalStorage, 'own')]),
    ),
    inFolders(
      vscode.l10n.t('Runs kept for a reload of the window'),
      vscode.l10n.t('Of every folder that was open. They may hold the text of a case.'),
      () => runFolders(globalStorage, storage),
    ),
    ...more,
    {
      name: vscode.l10n.t('Agreements to send without a question'),
      detail: vscode.l10n.t('You are asked again for each endpoint.'),
      ticked: true,
      amount: () => Promise.resolve({ count: consent.remembered.length, bytes: null }),
      remove: async () => {
        for (const endpoint of consent.remembered) await consent.forget(endpoint);
      },
    },
    {
      name: vscode.l10n.t('API keys and secrets of headers'),
      detail: vscode.l10n.t('They have to be given anew before such an endpoint can be asked.'),
      ticked: true,
      amount: async () => ({ count: (await keys.all(sketches())).length, bytes: null }),
      remove: async () => keys.forget(await keys.all(sketches())),
    },
    {
      name: vscode.l10n.t('The pseudonym made up for you'),
      detail: vscode.l10n.t('Later ratings carry another one, and do not take the place of your earlier ones.'),
      ticked: false,
      amount: () => Promise.resolve({ count: memory.get('rater') === undefined ? 0 : 1, bytes: null }),
      remove: async () => memory.update('rater', undefined),
    },
    {
      ...inFolders(
        vscode.l10n.t('The record of what was sent'),
        vscode.l10n.t('Without it, nothing here tells what left this machine.'),
        () => Promise.resolve([sent]),
      ),
      ticked: false,
    },
  ];
}

/** *Delete Stored Data*: the person ticks, sees once more what goes, and then it is gone. */
export async function deleteStoredData(all: readonly Stored[]): Promise<void> {
  const chosen = await choose(all);
  if (chosen === undefined || chosen.length === 0) return;
  const remove = vscode.l10n.t('Delete');
  const sure = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete this from this machine? It cannot be brought back.'),
    { modal: true, detail: [...chosen.map(({ name }) => `• ${name}`), '', untouched()].join('\n') },
    remove,
  );
  if (sure !== remove) return;
  const left: string[] = [];
  for (const one of chosen) {
    try {
      await one.remove();
    } catch (error) {
      left.push(`${one.name}: ${sentenceOf(error)}`);
    }
  }
  if (left.length > 0) throw new HumanError('Not everything could be deleted. {0}', left.join(' '));
  void vscode.window.showInformationMessage(vscode.l10n.t('Deleted: {0}', chosen.map(({ name }) => name).join(', ')));
}

function untouched(): string {
  return vscode.l10n.t(
    'Study folders and settings stay as they are. Your own list of names is a setting: ddx.privacy.names.',
  );
}

async function choose(all: readonly Stored[]): Promise<readonly Stored[] | undefined> {
  const found = await Promise.all(all.map(async (one) => ({ one, description: await amountOf(one) })));
  const items = found.flatMap(({ one, description }) =>
    description === null ? [] : [{ label: one.name, description, detail: one.detail, picked: one.ticked, one }],
  );
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Nothing is stored outside study folders. {0}', untouched()),
    );
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    ignoreFocusOut: true,
    title: vscode.l10n.t('Delete Stored Data'),
    placeHolder: vscode.l10n.t('What should be deleted from this machine?'),
  });
  return chosen?.map(({ one }) => one);
}

/** How much there is, or why that cannot be told; null for nothing. */
async function amountOf(one: Stored): Promise<string | null> {
  try {
    const amount = await one.amount();
    return amount.count === 0 ? null : amountWords(amount);
  } catch (error) {
    return sentenceOf(error);
  }
}

function amountWords({ count, bytes }: Amount): string {
  const number = count.toLocaleString(vscode.env.language);
  if (bytes === null) return number;
  const kilobytes = Math.ceil(bytes / 1000).toLocaleString(vscode.env.language);
  return count === 1
    ? vscode.l10n.t('1 file, {0} kB', kilobytes)
    : vscode.l10n.t('{0} files, {1} kB', number, kilobytes);
}

/** Whole folders of the extension's own. */
export function inFolders(name: string, detail: string, folders: () => Promise<readonly string[]>): Stored {
  return {
    name,
    detail,
    ticked: true,
    amount: async () => {
      const amounts = await Promise.all((await folders()).map(amountIn));
      return {
        count: amounts.reduce((sum, { count }) => sum + count, 0),
        bytes: amounts.reduce((sum, { bytes }) => sum + bytes, 0),
      };
    },
    remove: async () => {
      for (const folder of await folders()) await removeFolder(folder);
    },
  };
}

async function removeFolder(folder: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    await nodeFiles.syncFolder(dirname(folder));
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw refused(error, folder);
  }
}

async function amountIn(folder: string): Promise<{ count: number; bytes: number }> {
  let count = 0;
  let bytes = 0;
  for (const entry of await listed(folder)) {
    if (!entry.isFile()) continue;
    count += 1;
    bytes += await stat(join(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0,
    );
  }
  return { count, bytes };
}

async function listed(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true, recursive: true });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw refused(error, folder);
  }
}

/** Where runs are kept: for each folder that was ever open the editor has a place, side by side, and one for none. */
async function runFolders(globalStorage: string, storage: string | null): Promise<readonly string[]> {
  const none = join(globalStorage, 'runs');
  const own = basename(storage ?? globalStorage);
  const all = storage === null ? join(dirname(dirname(globalStorage)), 'workspaceStorage') : dirname(dirname(storage));
  const folders = await readdir(all).catch(() => []);
  const others = folders.map((name) => join(all, name, own, 'runs'));
  return [none, ...others];
}
