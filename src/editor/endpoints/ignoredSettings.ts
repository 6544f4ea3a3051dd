import * as vscode from 'vscode';
import { settingKeys } from './settingKeys.ts';

/** What belongs to the machine: VS Code takes it from no folder, but a person should know of a folder that tried. */
const guarded = ['ddx.endpoints', 'ddx.arms', 'ddx.localServer.paths', 'ddx.rater', 'ddx.privacy.names'];

/** Tells, once a session for what a file sets, that a folder tried to choose who is asked, what is run or who rates. */
export class IgnoredSettings {
  readonly #told = new Set<string>();
  readonly #log: vscode.LogOutputChannel;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  async tell(): Promise<void> {
    const { workspaceFolders = [], workspaceFile } = vscode.workspace;
    const files = workspaceFolders.map(({ uri }) => vscode.Uri.joinPath(uri, '.vscode', 'settings.json'));
    if (workspaceFile && workspaceFile.scheme !== 'untitled') files.push(workspaceFile);
    await Promise.all(files.map((file) => this.#tellOf(file)));
  }

  async #tellOf(file: vscode.Uri): Promise<void> {
    const keys = settingKeys(await textOf(file));
    const tried = guarded.filter((key) => keys.has(key));
    const told = `${file.toString()} ${tried.join(' ')}`;
    if (tried.length === 0 || this.#told.has(told)) return;
    this.#told.add(told);
    const path = vscode.workspace.asRelativePath(file, true);
    this.#log.warn(`${path} sets ${tried.join(' and ')}: ignored`);
    const show = vscode.l10n.t('Show File');
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t(
        '{0} sets {1}, which was ignored: that belongs to this machine, and no folder can change it.',
        path,
        new Intl.ListFormat(vscode.env.language).format(tried),
      ),
      show,
    );
    if (chosen === show) await vscode.window.showTextDocument(file);
  }
}

async function textOf(file: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return '';
  }
}
