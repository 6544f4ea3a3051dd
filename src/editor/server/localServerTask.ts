import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { ServerProcess } from '../../arms/serving/process.ts';
import type { Words } from '../../arms/serving/shells.ts';

/** A terminal that runs one program without a shell, so that what it writes can be read as well as shown. */
class ServerTerminal implements vscode.Pseudoterminal {
  readonly #write = new vscode.EventEmitter<string>();
  readonly #close = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.#write.event;
  readonly onDidClose = this.#close.event;
  readonly #words: Words;
  readonly #preface: string;
  readonly #started: PromiseWithResolvers<ServerProcess>;
  #process: ServerProcess | null = null;

  constructor(words: Words, preface: string, started: PromiseWithResolvers<ServerProcess>) {
    this.#words = words;
    this.#preface = preface;
    this.#started = started;
  }

  open(): void {
    this.#say(`${this.#preface}\n\n`);
    try {
      this.#process = new ServerProcess(this.#words, (text) => this.#say(text));
    } catch (error) {
      this.#started.reject(error);
      this.#close.fire(1);
      return;
    }
    this.#started.resolve(this.#process);
    void this.#follow(this.#process);
  }

  async #follow(process: ServerProcess): Promise<void> {
    const { code, signal, error } = await process.ended;
    const how = error ?? signal ?? String(code);
    this.#say(`\n${process.stopping ? vscode.l10n.t('Stopped.') : vscode.l10n.t('Ended: {0}.', how)}\n`);
    this.#close.fire(process.stopping ? 0 : (code ?? 1));
  }

  /** The person closed the terminal, or the window goes. */
  close(): void {
    void this.#process?.stop(2500);
  }

  handleInput(keys: string): void {
    if (keys === '\u0003') void this.#process?.stop();
  }

  #say(text: string): void {
    this.#write.fire(text.replace(/\r?\n/g, '\r\n'));
  }
}

/** In place of a server that nobody waits for and no endpoint leads to. */
function refusal(): vscode.Pseudoterminal {
  const write = new vscode.EventEmitter<string>();
  const close = new vscode.EventEmitter<number>();
  return {
    onDidWrite: write.event,
    onDidClose: close.event,
    open: () => {
      write.fire(
        `${vscode.l10n.t('Nothing was started. Run Start Local Server, which also waits for the server.')}\r\n`,
      );
      close.fire(1);
    },
    close: () => undefined,
  };
}

/** Runs a server in a task's terminal, shown but not focused; resolves when it was started. */
export async function runInTask(label: string, words: Words, preface: string): Promise<ServerProcess> {
  const started = Promise.withResolvers<ServerProcess>();
  let once: vscode.Pseudoterminal | null = new ServerTerminal(words, preface, started);
  const task = new vscode.Task(
    // Never the same as another's: VS Code would take it for one that runs already.
    { type: 'ddx-server', id: randomUUID() },
    vscode.TaskScope.Workspace,
    label,
    'DDx',
    // VS Code asks again when the person reruns the task.
    new vscode.CustomExecution(() => {
      const terminal = once ?? refusal();
      once = null;
      return Promise.resolve(terminal);
    }),
  );
  task.isBackground = true;
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Always,
    panel: vscode.TaskPanelKind.Dedicated,
    focus: false,
    showReuseMessage: true,
  };
  await vscode.tasks.executeTask(task);
  return started.promise;
}
