import { join } from 'node:path';
import * as vscode from 'vscode';
import { Arms } from './editor/endpoints/arms.ts';
import { Budget } from './editor/endpoints/budget.ts';
import { CaseLenses } from './editor/codeLens.ts';
import { CasesView } from './editor/cases/casesView.ts';
import { Caseworks } from './editor/caseworks.ts';
import { Consent } from './editor/endpoints/consent.ts';
import { Diagnose } from './editor/diagnose.ts';
import { endpointCommands } from './editor/endpoints/endpointCommands.ts';
import { openSettings } from './editor/endpoints/endpoints.ts';
import { Keys } from './editor/endpoints/keys.ts';
import { importCommands } from './editor/import/importCommands.ts';
import { leakChecking } from './editor/leaks/leakChecking.ts';
import { LocalServers } from './editor/server/localServers.ts';
import { serverCommands } from './editor/server/serverCommands.ts';
import { Identifiers } from './editor/privacy/identifiers.ts';
import { guardOf, ownNames } from './editor/privacy/policy.ts';
import { SentRecord } from './editor/privacy/sent.ts';
import type { PackNeeds } from './editor/packs/refusePacks.ts';
import { raterOf } from './editor/rater.ts';
import { command } from './editor/report.ts';
import type { Run, RunSubject } from './editor/runs/run.ts';
import { Runs } from './editor/runs/runs.ts';
import { openSamples } from './editor/samples.ts';
import { Sheets } from './editor/endpoints/sheets.ts';
import { Shelves } from './editor/shelves.ts';
import { Strips } from './editor/panel/strips.ts';
import { studyCommands } from './editor/study/studyCommands.ts';
import { statusBar } from './editor/statusBar.ts';
import { viewType } from './editor/panel/viewType.ts';

let beforeTheEnd: () => Promise<void> = () => Promise.resolve();

/** The composition root: builds the objects, hands them to each other, nothing else. */
export function activate(context: vscode.ExtensionContext): void {
  const { extensionUri, globalState, globalStorageUri, secrets } = context;
  const log = vscode.window.createOutputChannel('Me-LLaMA DDx', { log: true });
  const { version } = context.extension.packageJSON as { version: string };
  const software = `me-llama-ddx ${version}`;
  const shelves = new Shelves(join(globalStorageUri.fsPath, 'own'), () => raterOf(globalState), software, log);
  const caseworks = new Caseworks(() => shelves.rater);
  const keys = new Keys(secrets);
  const consent = new Consent(globalState);
  const sheets = new Sheets();
  const servers = new LocalServers();
  const sent = new SentRecord(join(globalStorageUri.fsPath, 'sent'), log);
  const memory = context.workspaceState;
  const storage = globalStorageUri.fsPath;
  const identifiers = new Identifiers({ shelves, caseworks, sheets, secrets, memory, storage, log });
  const packs: PackNeeds = { packsFolder: join(storage, 'packs'), secrets, software, log };
  const refuse = async ({ case: { text }, place: { uri }, study }: RunSubject): Promise<void> =>
    (await import('./editor/packs/refusePacks.ts')).refusePacks(packs, { text, uri, study });
  const arms = new Arms(keys, consent, servers, guardOf(identifiers), sent, log, refuse);
  const runs = new Runs(arms, shelves, join((context.storageUri ?? globalStorageUri).fsPath, 'runs'), log);
  const strips = new Strips(shelves);
  const fit = async (run: Run) => (await import('./editor/panel/fit.ts')).fit(run, sheets);
  const diagnose = new Diagnose({ extensionUri, runs, arms, shelves, strips, log, fit });

  beforeTheEnd = async () => {
    await Promise.all([runs.putDown(), strips.flush(), servers.stopAll()]);
    await Promise.all([shelves.close(), sent.close()]);
  };

  context.subscriptions.push(
    log,
    runs,
    statusBar(arms, runs),
    new Budget(shelves, log),
    sheets.register(),
    new CaseLenses(arms, shelves).register(),
    new CasesView({ shelves, caseworks, names: ownNames, log }).register(runs),
    serverCommands(servers, arms, extensionUri, log),
    studyCommands({ shelves, arms, sheets, extensionUri, ...packs }),
    importCommands({ extensionUri, shelves, memory: globalState, names: ownNames, software, log }),
    identifiers.register(),
    leakChecking(shelves, caseworks, log),
    endpointCommands({ keys, consent, arms, shelves, sheets, log }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: (panel, state) => diagnose.restore(panel, state),
    }),
    command(log, 'ddx.diagnose', (resource) => diagnose.fromEditor(resource)),
    command(log, 'ddx.diagnoseFile', (from, offset) => diagnose.fromFile(from, offset)),
    command(log, 'ddx.showAnswer', (root, id) => diagnose.showAnswer(root, id)),
    command(log, 'ddx.cancel', () => diagnose.cancel()),
    command(log, 'ddx.openSamples', () => openSamples(extensionUri, globalStorageUri)),
    command(log, 'ddx.openSettings', (of) => openSettings(of)),
    command(log, 'ddx.showSent', async () => (await import('./editor/privacy/showSent.ts')).showSent(sent, sheets)),
    command(log, 'ddx.deleteStoredData', async () =>
      (await import('./editor/privacy/deleteAll.ts')).deleteAll({ context, sent, consent, keys, identifiers, packs }),
    ),
    command(log, 'ddx.showLog', () => log.show()),
    command(log, 'ddx.openWalkthrough', () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', 'me-llama-ddx.me-llama-ddx#start', false),
    ),
  );
}

/** VS Code waits a few seconds for this before the window goes. */
export function deactivate(): Promise<void> {
  return beforeTheEnd();
}
