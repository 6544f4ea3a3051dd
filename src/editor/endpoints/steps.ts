import * as vscode from 'vscode';

/** The person went one step back. */
export const back = Symbol('back');
export type Back = typeof back;

/** What became of a step: it was answered, it had nothing to ask, or the person went back, to the start, or left. */
export type Outcome = 'next' | 'skipped' | 'back' | 'first' | 'left';

export type Step<S> = (state: S, place: Place) => Promise<Outcome>;

/** What a question needs to know of the whole: its title, and whether another was asked before it. */
export interface Place {
  readonly title: string;
  readonly canGoBack: boolean;
}

/** Asks step by step; back leads to the last step that asked something. Whether all were answered. */
export async function inSteps<S>(title: string, state: S, steps: readonly Step<S>[]): Promise<boolean> {
  const asked: number[] = [];
  for (let at = 0; at < steps.length;) {
    const step = steps[at] as Step<S>;
    const outcome = await step(state, { title, canGoBack: asked.length > 0 });
    if (outcome === 'left') return false;
    if (outcome === 'first') asked.splice(1);
    if (outcome === 'back' || outcome === 'first') at = asked.pop() ?? 0;
    else {
      if (outcome === 'next') asked.push(at);
      at += 1;
    }
  }
  return true;
}

export interface TextQuestion {
  readonly value?: string;
  /** A sentence, or what is said of the value as it stands. */
  readonly prompt: string | ((value: string) => string);
  readonly placeholder?: string;
  readonly password?: boolean;
  /** What is wrong with a value, in a sentence; nothing when it will do. */
  readonly wrong?: (value: string) => string | undefined | Promise<string | undefined>;
}

/** Asks for a line of text. `undefined`: the person left. */
export function askText(place: Place, question: TextQuestion): Promise<string | Back | undefined> {
  const input = vscode.window.createInputBox();
  const { wrong, prompt } = question;
  const say = (value: string): string => (typeof prompt === 'string' ? prompt : prompt(value));
  input.value = question.value ?? '';
  input.prompt = say(input.value);
  // A value that is offered to be changed is not replaced by the first key.
  if (typeof prompt !== 'string') input.valueSelection = [input.value.length, input.value.length];
  input.placeholder = question.placeholder ?? '';
  input.password = question.password ?? false;
  return shown(input, place, (done) => {
    input.onDidChangeValue((value) => {
      input.validationMessage = undefined;
      input.prompt = say(value);
    });
    input.onDidAccept(async () => {
      const { value } = input;
      const sentence = await wrong?.(value);
      if (sentence === undefined) done(value);
      else input.validationMessage = sentence;
    });
  });
}

export type Choice<T> = vscode.QuickPickItem & { readonly value?: T };

export interface ChoiceQuestion<T> {
  readonly placeholder: string;
  readonly items: readonly Choice<T>[];
  /** The one on which the cursor stands first: the first of the list when absent, none when `null`. */
  readonly active?: Choice<T> | null;
  /** Makes an item of what was typed, where that may be an answer too. */
  readonly typed?: (value: string) => Choice<T> | undefined;
}

/** Asks for one of several. `undefined`: the person left. */
export function askOne<T>(place: Place, question: ChoiceQuestion<T>): Promise<T | Back | undefined> {
  const { placeholder, items, active, typed } = question;
  const pick = vscode.window.createQuickPick<Choice<T>>();
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.items = items;
  if (active !== undefined) pick.activeItems = active === null ? [] : [active];
  return shown(pick, place, (done) => {
    pick.onDidChangeValue((value) => {
      const own = value.trim() === '' ? undefined : typed?.(value.trim());
      pick.items = own ? [...items, own] : items;
    });
    pick.onDidAccept(() => {
      const chosen = pick.activeItems[0]?.value;
      if (chosen !== undefined) done(chosen);
    });
  });
}

/** Asks for some of several; `chosen` are ticked already. `undefined`: the person left. */
export function askMany<T>(
  place: Place,
  question: {
    readonly placeholder: string;
    readonly items: readonly (vscode.QuickPickItem & { readonly value: T })[];
    readonly chosen: readonly T[];
  },
): Promise<readonly T[] | Back | undefined> {
  const { placeholder, items, chosen } = question;
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly value: T }>();
  pick.placeholder = placeholder;
  pick.canSelectMany = true;
  pick.items = items;
  pick.selectedItems = items.filter(({ value }) => chosen.includes(value));
  return shown<readonly T[]>(pick, place, (done) => {
    pick.onDidAccept(() => {
      if (pick.selectedItems.length > 0) done(pick.selectedItems.map(({ value }) => value));
    });
  });
}

/** Works while a line says on what; leaving or going back ends the work. */
export async function whileBusy<T>(
  place: Place,
  doing: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<{ readonly result: T } | Back | undefined> {
  const abort = new AbortController();
  const pick = vscode.window.createQuickPick();
  pick.placeholder = doing;
  pick.busy = true;
  // An empty list would say "no results" and be read aloud as that.
  pick.items = [{ label: `$(loading~spin) ${doing}`, alwaysShow: true }];
  let failure: { readonly error: unknown } | undefined;
  const outcome = await shown<{ readonly result: T }>(pick, place, (done) => {
    work(abort.signal).then(
      (result) => done({ result }),
      (error: unknown) => {
        failure = { error };
        done(undefined);
      },
    );
  });
  abort.abort();
  if (failure) throw failure.error;
  return outcome;
}

function shown<T>(
  input: vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>,
  place: Place,
  listen: (done: (value: T | undefined) => void) => void,
): Promise<T | Back | undefined> {
  const { title, canGoBack } = place;
  Object.assign(input, { title, ignoreFocusOut: true });
  input.buttons = canGoBack ? [vscode.QuickInputButtons.Back] : [];
  return new Promise<T | Back | undefined>((resolve) => {
    input.onDidTriggerButton(() => resolve(back));
    input.onDidHide(() => resolve(undefined));
    listen(resolve);
    input.show();
  }).finally(() => input.dispose());
}
