import * as vscode from 'vscode';
export function activate(context: vscode.ExtensionContext): void {
  const t = performance.now();
  context.subscriptions.push(
    vscode.commands.registerCommand('ddx.diagnose', async () => {
      const { makeCase } = await import('./cases/case.ts');
      await vscode.window.showInformationMessage(
        makeCase('hello', { kind: 'stdin', uri: null, start: null, end: null }).sha256,
      );
    }),
  );
  console.log('activated', performance.now() - t);
}
