import * as vscode from 'vscode';
import { command } from '../report.ts';

/** A server that was started here. */
export interface OwnServer {
  readonly label: string;
  readonly origin: string;
  stop(graceMs?: number): Promise<void>;
}

/** VS Code gives a window that closes a few seconds. */
const closingMs = 2500;

/** The servers that were started from this window. Nothing else is ever stopped, and none outlives the window. */
export class LocalServers {
  readonly #running = new Set<OwnServer>();
  readonly #extension: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;

  constructor(extension: vscode.Uri, log: vscode.LogOutputChannel) {
    this.#extension = extension;
    this.#log = log;
  }

  get running(): readonly OwnServer[] {
    return [...this.#running];
  }

  register(): vscode.Disposable {
    const log = this.#log;
    return vscode.Disposable.from(
      command(log, 'ddx.startLocalServer', async () =>
        (await import('./localServerStart.ts')).startLocalServer(this, this.#extension, log),
      ),
      command(log, 'ddx.stopLocalServer', () => this.stop()),
      command(log, 'ddx.clusterScript', async () => (await import('./localServerScript.ts')).writeScript()),
    );
  }

  add(server: OwnServer): void {
    this.#running.add(server);
    void this.#tell();
  }

  remove(server: OwnServer): void {
    this.#running.delete(server);
    void this.#tell();
  }

  /** Stops one, the person's choice where there are several. */
  async stop(): Promise<void> {
    const [first, ...others] = this.running;
    const server =
      others.length === 0
        ? first
        : (
            await vscode.window.showQuickPick(
              this.running.map((one) => ({ label: one.label, description: one.origin, one })),
              { placeHolder: vscode.l10n.t('Which server should stop?') },
            )
          )?.one;
    if (!server) return;
    const title = vscode.l10n.t('Stopping {0}', server.label);
    await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, () => server.stop());
  }

  async stopAll(): Promise<void> {
    await Promise.all(this.running.map((server) => server.stop(closingMs)));
  }

  async #tell(): Promise<void> {
    await vscode.commands.executeCommand('setContext', 'ddx.serving', this.#running.size > 0);
  }
}
