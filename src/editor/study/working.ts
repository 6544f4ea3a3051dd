import * as vscode from 'vscode';

/** Does what takes a moment, while a notification says what it is. */
export async function working<T>(title: string, work: () => Promise<T>): Promise<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, work);
}
