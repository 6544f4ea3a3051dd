import * as vscode from 'vscode';

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
  readonly #ready = new Set<OwnServer>();

  get running(): readonly OwnServer[] {
    return [...this.#running];
  }

  /** Whether one of them answers there. Until it was ready somebody else could have been listening. */
  runs(origin: string): boolean {
    return [...this.#ready].some((server) => server.origin === origin);
  }

  add(server: OwnServer): void {
    this.#running.add(server);
    void this.#tell();
  }

  ready(server: OwnServer): void {
    if (this.#running.has(server)) this.#ready.add(server);
  }

  remove(server: OwnServer): void {
    this.#running.delete(server);
    this.#ready.delete(server);
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
