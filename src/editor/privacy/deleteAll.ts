import type * as vscode from 'vscode';
import type { Consent } from '../endpoints/consent.ts';
import type { Keys } from '../endpoints/keys.ts';
import { storedImports } from '../import/startImport.ts';
import type { PackNeeds } from '../packs/refusePacks.ts';
import { storedStudies } from '../study/storedStudies.ts';
import type { Identifiers } from './identifiers.ts';
import type { SentRecord } from './sent.ts';
import { deleteStoredData, storedData } from './storedData.ts';

export interface KeptBy {
  readonly context: vscode.ExtensionContext;
  readonly sent: SentRecord;
  readonly consent: Consent;
  readonly keys: Keys;
  readonly identifiers: Identifiers;
  readonly packs: PackNeeds;
}

/** *Delete Stored Data*, of everything that the parts of the extension keep on this machine. */
export async function deleteAll({ context, sent, consent, keys, identifiers, packs }: KeptBy): Promise<void> {
  const { globalState: memory, globalStorageUri, storageUri } = context;
  const places = { globalStorage: globalStorageUri.fsPath, storage: storageUri?.fsPath ?? null, sent: sent.folder };
  const others = [storedImports(memory), ...(await identifiers.stored()), ...storedStudies(packs)];
  await deleteStoredData(storedData({ ...places, memory, consent, keys }, others));
}
