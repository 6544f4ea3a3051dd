import * as vscode from 'vscode';
import { command } from '../report.ts';
import type { EndpointNeeds } from './needs.ts';

/** Everything a person does with endpoints; each is loaded when it is first done. Most take the endpoint's name. */
export function endpointCommands(needs: EndpointNeeds): vscode.Disposable {
  const { keys, consent, shelves, log } = needs;
  return vscode.Disposable.from(
    command(log, 'ddx.switchArm', async () => (await import('./switchArm.ts')).switchArm(shelves)),
    command(log, 'ddx.addEndpoint', async (name, address) =>
      (await import('./addEndpoint.ts')).addEndpoint(needs, name, address),
    ),
    command(log, 'ddx.checkEndpoint', async (name) => (await import('./checkEndpoint.ts')).checkEndpoint(needs, name)),
    command(log, 'ddx.setApiKey', async (name) => (await import('./setKey.ts')).setKey(keys, name)),
    command(log, 'ddx.previewPrompt', async (name) => (await import('./previewPrompt.ts')).previewPrompt(needs, name)),
    command(log, 'ddx.removeEndpoint', async (name) =>
      (await import('./removeEndpoint.ts')).removeEndpoint(keys, consent, name),
    ),
  );
}
