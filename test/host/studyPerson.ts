import * as vscode from 'vscode';
import { withTyping } from './person.ts';

/** What a test's person does, each in the order in which it is asked for. */
export interface Does {
  /** How the button of a warning begins; '' leaves it. */
  readonly press?: readonly string[];
  /** What boxes and step-by-step lists are given; see `withTyping`. */
  readonly type?: readonly string[];
  /** How the label of a plain list's item begins. */
  readonly pick?: readonly string[];
  /** What a dialog for files and folders gives. */
  readonly open?: readonly (readonly string[])[];
  /** How the button of a piece of news begins, wherever it has such a one. */
  readonly answer?: readonly string[];
}

/** What was said to the person. */
export interface Said {
  readonly warnings: readonly string[];
  readonly news: readonly string[];
  readonly errors: readonly string[];
  /** Prompts of boxes and lists, and what was wrong with an answer. */
  readonly steps: readonly string[];
}

/** Stands in for the person at everything that VS Code can ask. */
export async function withStudyPerson(does: Does, work: () => Promise<unknown>): Promise<Said> {
  const press = [...(does.press ?? [])];
  const pick = [...(does.pick ?? [])];
  const open = [...(does.open ?? [])];
  const warnings: string[] = [];
  const news: string[] = [];
  const errors: string[] = [];
  const window = vscode.window as unknown as Record<string, unknown>;
  const names = ['showWarningMessage', 'showInformationMessage', 'showErrorMessage', 'showQuickPick', 'showOpenDialog'];
  const buttonsOf = (rest: readonly unknown[]): string[] => rest.filter((one) => typeof one === 'string');
  const fakes: Readonly<Record<string, unknown>> = {
    showWarningMessage: (message: string, ...rest: unknown[]) => {
      const [options] = rest as [vscode.MessageOptions?];
      const modal = typeof options === 'object' && options.modal === true;
      warnings.push(modal ? `${message}\n${options.detail ?? ''}` : message);
      // What is only said waits for no answer.
      const wanted = modal ? press.shift() : undefined;
      return Promise.resolve(wanted ? buttonsOf(rest).find((one) => one.startsWith(wanted)) : undefined);
    },
    showInformationMessage: (message: string, ...rest: unknown[]) => {
      news.push(message);
      const wanted = does.answer?.find((one) => buttonsOf(rest).some((button) => button.startsWith(one)));
      return Promise.resolve(wanted && buttonsOf(rest).find((one) => one.startsWith(wanted)));
    },
    showErrorMessage: (message: string) => Promise.resolve(void errors.push(message)),
    showQuickPick: async (given: unknown) => {
      const items = (await given) as readonly (string | vscode.QuickPickItem)[];
      const wanted = pick.shift();
      const labelOf = (item: string | vscode.QuickPickItem): string => (typeof item === 'string' ? item : item.label);
      return wanted === undefined ? undefined : items.find((item) => labelOf(item).startsWith(wanted));
    },
    showOpenDialog: () => Promise.resolve(open.shift()?.map((path) => vscode.Uri.file(path))),
  };
  const real = Object.fromEntries(names.map((name) => [name, window[name]]));
  const steps = await withTyping(does.type ?? [], async () => {
    Object.assign(window, fakes);
    try {
      await work();
    } finally {
      Object.assign(window, real);
    }
  });
  return { warnings, news, errors, steps };
}
