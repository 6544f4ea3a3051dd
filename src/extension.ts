import { join } from 'node:path';
import * as vscode from 'vscode';
import { Arms, openEndpointSettings } from './editor/arms.ts';
import { CaseLenses } from './editor/codeLens.ts';
import { CasesView } from './editor/casesView.ts';
import { Diagnose } from './editor/diagnose.ts';
import { Keys } from './editor/keys.ts';
import { raterOf } from './editor/rater.ts';
import { command } from './editor/report.ts';
import { Runs } from './editor/runs.ts';
import { openSamples } from './editor/samples.ts';
import { Shelves } from './editor/shelves.ts';
import { Strips } from './editor/strips.ts';
import { statusBar } from './editor/statusBar.ts';
import { viewType } from './editor/viewType.ts';

let beforeTheEnd: () => Promise<void> = () => Promise.resolve();

/** The composition root: builds the objects, hands them to each other, nothing else. */
export function activate(context: vscode.ExtensionContext): void {
  const { extensionUri, globalState, globalStorageUri, secrets } = context;
  const log = vscode.window.createOutputChannel('Me-LLaMA DDx', { log: true });
  const { version } = context.extension.packageJSON as { version: string };
  const software = `me-llama-ddx ${version}`;
  const shelves = new Shelves(join(globalStorageUri.fsPath, 'own'), () => raterOf(globalState), software, log);
  const arms = new Arms(new Keys(secrets), globalState);
  const runs = new Runs(arms, shelves, join((context.storageUri ?? globalStorageUri).fsPath, 'runs'), log);
  const strips = new Strips(shelves);
  const diagnose = new Diagnose({ extensionUri, runs, arms, shelves, strips, log });

  beforeTheEnd = async () => {
    await Promise.all([runs.putDown(), strips.flush()]);
    await shelves.close();
  };

  context.subscriptions.push(
    log,
    runs,
    statusBar(arms, runs),
    new CaseLenses(arms, shelves).register(),
    new CasesView(shelves).register(runs),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: (panel, state) => diagnose.restore(panel, state),
    }),
    command(log, 'ddx.diagnose', (resource) => diagnose.fromEditor(resource)),
    command(log, 'ddx.diagnoseFile', (from, offset) => diagnose.fromFile(from, offset)),
    command(log, 'ddx.showAnswer', (root, id) => diagnose.showAnswer(root, id)),
    command(log, 'ddx.cancel', () => diagnose.cancel()),
    command(log, 'ddx.switchArm', () => arms.choose()),
    command(log, 'ddx.setApiKey', () => arms.setKey()),
    command(log, 'ddx.openSamples', () => openSamples(extensionUri, globalStorageUri)),
    command(log, 'ddx.openSettings', () => openEndpointSettings()),
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
