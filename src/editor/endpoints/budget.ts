import * as vscode from 'vscode';
import { ArmFailure } from '../../arms/failure.ts';
import { embedded } from './endpoints.ts';
import type { Need } from './need.ts';
import { sentenceOf } from '../report.ts';
import { settings } from '../settings.ts';
import type { Shelves } from '../shelves.ts';

const quietMs = 300;

/** No vocabulary packs more of a language into a token. */
const mostBytesPerToken = 8;

/** Shows while a case is selected whether it fits. Asks no server; loads nothing before there is a selection. */
export class Budget implements vscode.Disposable {
  readonly #shelves: Shelves;
  readonly #log: vscode.LogOutputChannel;
  readonly #item = vscode.window.createStatusBarItem('ddx.budget', vscode.StatusBarAlignment.Right, 91);
  readonly #listening: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;
  /** Counts up with each change: what was counted for an earlier one is no longer shown. */
  #change = 0;

  constructor(shelves: Shelves, log: vscode.LogOutputChannel) {
    this.#shelves = shelves;
    this.#log = log;
    this.#item.name = vscode.l10n.t('DDx token budget');
    const soon = (): void => this.#soon();
    this.#listening = vscode.Disposable.from(
      vscode.window.onDidChangeTextEditorSelection(soon),
      vscode.window.onDidChangeActiveTextEditor(soon),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('ddx')) soon();
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#change += 1;
    this.#listening.dispose();
    this.#item.dispose();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#change += 1;
    const selected = selectedCase();
    if (!selected) {
      this.#item.hide();
      return;
    }
    this.#timer = setTimeout(() => void this.#show(selected, this.#change), quietMs);
  }

  async #show({ document, selection }: vscode.TextEditor, change: number): Promise<void> {
    const text = document.getText(selection);
    if (text.trim() === '') return this.#item.hide();
    const study = await this.#shelves.studyOf(document.uri).catch(() => null);
    const top = study?.plan?.top ?? settings().top;
    try {
      const { needOf } = await import('./need.ts');
      const needs = await Promise.all(chosenEndpoints().map((name) => needOf(name, text, top)));
      if (change === this.#change) this.#tell(needs.sort(tightestFirst));
    } catch (error) {
      if (change !== this.#change) return;
      if (!(error instanceof ArmFailure)) this.#log.error(error instanceof Error ? error : String(error));
      else this.#put(null, vscode.l10n.t('cannot be sent'), sentenceOf(error), true);
    }
  }

  #tell([need]: readonly Need[]): void {
    if (!need) return;
    const { endpoint, tokens, exact, room } = need;
    const { language } = vscode.env;
    const counted = exact
      ? tokens.toLocaleString(language)
      : vscode.l10n.t('at most {0}', tokens.toLocaleString(language));
    const words =
      room === null
        ? vscode.l10n.t('{0} tokens', counted)
        : vscode.l10n.t('{0} of {1} tokens', counted, Math.max(0, room).toLocaleString(language));
    const fewest = exact ? tokens : tokens / mostBytesPerToken;
    const tooLong = room !== null && fewest > room;
    this.#put(
      endpoint.name,
      words,
      [
        tooLong ? vscode.l10n.t('The selection is too long for “{0}”.', endpoint.name) : '',
        vscode.l10n.t(
          'The selection with the instructions around it, as “{0}” would be sent it. {1} tokens are left free for the answer.',
          endpoint.name,
          endpoint.maxTokens.toLocaleString(language),
        ),
        exact ? '' : vscode.l10n.t('Only the server can count exactly for this model.'),
        vscode.l10n.t('Click to see the prompt.'),
      ]
        .filter((sentence) => sentence !== '')
        .join(' '),
      tooLong,
    );
  }

  #put(endpoint: string | null, text: string, tooltip: string, warning: boolean): void {
    const title = vscode.l10n.t('Preview Prompt');
    this.#item.command = { command: 'ddx.previewPrompt', title, arguments: endpoint === null ? [] : [endpoint] };
    this.#item.text = `${warning ? '$(warning)' : '$(symbol-ruler)'} ${text}`;
    this.#item.tooltip = tooltip;
    this.#item.backgroundColor = warning ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.accessibilityInformation = { label: `${text}. ${tooltip}` };
    this.#item.show();
  }
}

function chosenEndpoints(): readonly string[] {
  return settings().arms.filter((name) => name !== embedded);
}

function selectedCase(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.selection.isEmpty || chosenEndpoints().length === 0) return undefined;
  return /^(?:markdown|plaintext)$/.test(editor.document.languageId) ? editor : undefined;
}

function tightestFirst(a: Need, b: Need): number {
  const left = ({ room, tokens }: Need): number => (room === null ? Infinity : room - tokens);
  return left(a) < left(b) ? -1 : 1;
}
