import * as vscode from 'vscode';
import type { Arms } from '../endpoints/arms.ts';
import { command } from '../report.ts';
import type { LocalServers } from './localServers.ts';

/** What a person does with servers of their own; each is loaded when it is first done. */
export function serverCommands(
  servers: LocalServers,
  arms: Arms,
  extension: vscode.Uri,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.Disposable.from(
    command(log, 'ddx.startLocalServer', async () => {
      void arms.tellIgnored();
      await (await import('./localServerStart.ts')).startLocalServer(servers, extension, arms.asking(), log);
    }),
    command(log, 'ddx.stopLocalServer', () => servers.stop()),
    command(log, 'ddx.clusterScript', async () => (await import('./localServerScript.ts')).writeScript()),
  );
}
