import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from './harness.ts';

const id = 'me-llama-ddx.me-llama-ddx';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

test('activates without an error', async () => {
  const extension = vscode.extensions.getExtension(id);
  assert.ok(extension, `${id} is not installed`);
  await extension.activate();
  assert.equal(extension.isActive, true);
});

test('registers every command its manifest names', async () => {
  const extension = vscode.extensions.getExtension(id);
  assert.ok(extension);
  await extension.activate();
  const { contributes } = extension.packageJSON as Manifest;
  const known = new Set(await vscode.commands.getCommands(true));
  assert.deepEqual(
    contributes.commands.map(({ command }) => command).filter((command) => !known.has(command)),
    [],
  );
});
