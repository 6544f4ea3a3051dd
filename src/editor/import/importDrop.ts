import * as vscode from 'vscode';

/** Files that are dropped onto the cases view are imported. */
export class ImportDrop<T> implements vscode.TreeDragAndDropController<T> {
  readonly dropMimeTypes = ['text/uri-list', 'files'];
  readonly dragMimeTypes = [];

  async handleDrop(_target: T | undefined, dropped: vscode.DataTransfer): Promise<void> {
    const list = await dropped.get('text/uri-list')?.asString();
    const named = (list ?? '').split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
    const files = [...dropped].flatMap(([, item]) => item.asFile()?.uri ?? []);
    const uris = named.length > 0 ? named.map((one) => vscode.Uri.parse(one)) : files;
    if (uris.length === 0) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('What was dropped has no place on this machine. Run Import Cases and choose the files there.'),
      );
      return;
    }
    await vscode.commands.executeCommand('ddx.importCases', uris[0], uris);
  }
}
