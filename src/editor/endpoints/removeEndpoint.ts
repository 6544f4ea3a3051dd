import * as vscode from 'vscode';
import { chooseEndpoint, describe } from './chooseEndpoint.ts';
import type { Consent } from './consent.ts';
import { removeEndpoint as remove, sketches, type Sketch } from './endpoints.ts';
import type { Keys } from './keys.ts';

/** Takes an endpoint out of the settings and, if wished, what else is kept for it. */
export async function removeEndpoint(keys: Keys, consent: Consent, endpoint: unknown): Promise<void> {
  const sketch = await chooseEndpoint(endpoint, vscode.l10n.t('Which endpoint is removed?'));
  if (!sketch) return;
  const { name, origin } = sketch;
  const secrets = await secretsOf(keys, sketch);
  const all = vscode.l10n.t('Remove, with Its Key and Consent');
  const only = vscode.l10n.t('Remove');
  const more = secrets.length > 0 || consent.has(name);
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Remove the endpoint “{0}”?', name),
    {
      modal: true,
      detail: [describe(sketch), ...sharing(sketch), vscode.l10n.t('Answers it gave are kept.')].join('\n'),
    },
    ...(more ? [all] : []),
    only,
  );
  if (chosen === undefined) return;
  await remove(name);
  if (chosen !== all) return;
  await consent.forget(name);
  if (origin === null) return;
  for (const secret of secrets) await (secret === null ? keys.set(origin, '') : keys.setSecret(origin, secret, ''));
}

/** What is kept for its address; `null` is the key. */
async function secretsOf(keys: Keys, { origin, secrets }: Sketch): Promise<(string | null)[]> {
  if (origin === null) return [];
  const kept: (string | null)[] = (await keys.get(origin)) === undefined ? [] : [null];
  for (const secret of secrets) if ((await keys.secret(origin, secret)) !== undefined) kept.push(secret);
  return kept;
}

/** A key belongs to an address, which others may share. */
function sharing({ name, origin }: Sketch): string[] {
  const others = sketches().filter((one) => one.name !== name && one.origin !== null && one.origin === origin);
  if (others.length === 0) return [];
  return [
    vscode.l10n.t('The key of {0} is also used by: {1}.', origin ?? '', others.map((one) => one.name).join(', ')),
  ];
}
