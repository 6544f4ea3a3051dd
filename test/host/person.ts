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

/** A question of several steps, as far as a test answers it. */
interface Step {
  placeholder?: string;
  prompt?: string;
  value?: string;
  busy?: boolean;
  validationMessage?: string | undefined;
  items?: readonly vscode.QuickPickItem[];
  activeItems?: readonly vscode.QuickPickItem[];
  canSelectMany?: boolean;
  selectedItems?: readonly vscode.QuickPickItem[];
}

/**
 * Stands in for the person who types: each answer is what a box is given, or how the label of a list's item begins;
 * where several can be ticked, such beginnings with | between them, or * for those that are ticked already. Gives what the boxes and lists said.
 */
export async function withTyping(answers: readonly string[], work: () => Promise<void>): Promise<readonly string[]> {
  const said: string[] = [];
  const left = [...answers];
  const create = (): unknown => {
    const accepted = new vscode.EventEmitter<void>();
    const changed = new vscode.EventEmitter<string>();
    const never = new vscode.EventEmitter<never>();
    let gone = false;
    const answer = async (): Promise<void> => {
      const next = left.shift();
      if (next === undefined || gone) return;
      said.push(step.prompt ?? step.placeholder ?? '');
      if (step.items === undefined) step.value = next;
      else if (step.canSelectMany === true) {
        const wanted = next.split('|');
        if (next !== '*') {
          step.selectedItems = step.items.filter(({ label }) => wanted.some((one) => label.startsWith(one)));
        }
      } else step.activeItems = step.items.filter(({ label }) => label.startsWith(next));
      if (step.items === undefined) changed.fire(next);
      accepted.fire();
      await eventually('the next step', () => gone || step.validationMessage || undefined);
      if (gone || step.validationMessage === undefined) return;
      said.push(step.validationMessage);
      step.validationMessage = undefined;
      await answer();
    };
    const step: Step & Record<string, unknown> = {
      onDidAccept: accepted.event,
      onDidChangeValue: changed.event,
      onDidHide: never.event,
      onDidChangeActive: never.event,
      onDidTriggerButton: never.event,
      show: () => void (step.busy === true ? undefined : answer()),
      dispose: () => (gone = true),
    };
    return step;
  };
  const { createInputBox, createQuickPick, showInformationMessage } = vscode.window;
  Object.assign(vscode.window, {
    createInputBox: create,
    createQuickPick: create,
    showInformationMessage: (words: string) => Promise.resolve(void said.push(words)),
  });
  try {
    await work();
  } finally {
    Object.assign(vscode.window, { createInputBox, createQuickPick, showInformationMessage });
  }
  return said;
}
