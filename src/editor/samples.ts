import * as vscode from 'vscode';

/**
 * Opens the sample study. The one inside the extension is replaced with each version, so the person works on a copy
 * that stays; cases added later by a newer version are brought along, nothing that is there is touched.
 */
export async function openSamples(extensionUri: vscode.Uri, storage: vscode.Uri): Promise<void> {
  const from = vscode.Uri.joinPath(extensionUri, 'samples');
  const to = vscode.Uri.joinPath(storage, 'samples');
  await copyMissing(from, to);
  await vscode.commands.executeCommand('vscode.openFolder', to, { forceNewWindow: false });
}

async function copyMissing(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const { fs } = vscode.workspace;
  await fs.createDirectory(to);
  for (const [name, type] of await fs.readDirectory(from)) {
    const source = vscode.Uri.joinPath(from, name);
    const target = vscode.Uri.joinPath(to, name);
    if (type === vscode.FileType.Directory) await copyMissing(source, target);
    else if (!(await exists(target))) await fs.copy(source, target);
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
