import * as vscode from 'vscode';
import { HumanError } from '../../humanError.ts';
import { chooseEndpoint } from './chooseEndpoint.ts';
import type { Keys } from './keys.ts';

type Secret = vscode.QuickPickItem & { readonly secret: string | null };

/** Asks for the key of an endpoint, or for a secret of its headers. It is kept for that origin alone. */
export async function setKey(keys: Keys, endpoint: unknown): Promise<void> {
  const sketch = await chooseEndpoint(endpoint, vscode.l10n.t('For which endpoint?'));
  if (!sketch) return;
  const { origin, name } = sketch;
  if (origin === null) {
    throw new HumanError('The endpoint “{0}” has no address that a key could belong to. Correct it in Settings.', name);
  }
  const which = sketch.secrets.length === 0 ? { secret: null } : await chooseSecret(keys, origin, sketch.secrets);
  if (!which) return;
  const { secret } = which;
  const value = await vscode.window.showInputBox({
    password: true,
    ignoreFocusOut: true,
    title:
      secret === null
        ? vscode.l10n.t('API key of “{0}” for {1}', name, origin)
        : vscode.l10n.t('Secret “{0}” of “{1}” for {2}', secret, name, origin),
    prompt: vscode.l10n.t('Kept by VS Code’s secret storage and sent to this address only. Empty removes it.'),
  });
  if (value === undefined) return;
  if (secret === null) await keys.set(origin, value.trim());
  else await keys.setSecret(origin, secret, value.trim());
  vscode.window.setStatusBarMessage(
    value.trim() === '' ? vscode.l10n.t('Removed for {0}', origin) : vscode.l10n.t('Kept for {0}', origin),
    5000,
  );
}

async function chooseSecret(keys: Keys, origin: string, secrets: readonly string[]): Promise<Secret | undefined> {
  const set = vscode.l10n.t('set');
  const open = vscode.l10n.t('not set');
  const items: Secret[] = [
    { label: vscode.l10n.t('API key'), description: (await keys.get(origin)) ? set : open, secret: null },
  ];
  for (const secret of secrets) {
    const description = (await keys.secret(origin, secret)) ? set : open;
    items.push({ label: vscode.l10n.t('Secret “{0}” of a header', secret), description, secret });
  }
  return vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which secret of {0}?', origin) });
}
