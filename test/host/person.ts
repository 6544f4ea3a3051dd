import * as vscode from 'vscode';
import { eventually } from './harness.ts';

/** A question of VS Code's own that waits for its answer. */
export interface Asked {
  readonly message: string;
  readonly detail: string;
  readonly items: readonly string[];
  readonly answer: (item: string | undefined) => void;
}

/** Stands in for the person at VS Code's own questions. */
export async function withPerson(work: (asked: Asked[]) => Promise<void>): Promise<void> {
  const asked: Asked[] = [];
  const real = vscode.window.showWarningMessage;
  const ask = (message: string, ...rest: unknown[]): Promise<string | undefined> =>
    new Promise((answer) => {
      const [options] = rest as [vscode.MessageOptions?];
      const items = rest.filter((one) => typeof one === 'string');
      asked.push({ message, detail: typeof options === 'object' ? (options.detail ?? '') : '', items, answer });
    });
  Object.assign(vscode.window, { showWarningMessage: ask });
  try {
    await work(asked);
  } finally {
    Object.assign(vscode.window, { showWarningMessage: real });
  }
}

export const question = (asked: Asked[], number = 1): Promise<Asked> =>
  eventually(`question ${number}`, () => asked[number - 1]);
