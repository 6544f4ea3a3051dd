import * as vscode from 'vscode';
import { policies, strictest, type Guard, type Policy } from '../../arms/gate/guard.ts';

/** What is on record of a case, and what only the person can say: which words stay, and why a case goes all the same. */
export type Decisions = Pick<Guard, 'known' | 'kept' | 'override'>;

/** The guard of this window: its settings, and the person's decisions. */
export function guardOf({ known, kept, override }: Decisions): Guard {
  return { policy, names: ownNames, known, kept, override };
}

/** The strictest of what the person and every open folder ask for: a folder can make it stricter, never milder. */
export function policy(): Policy {
  const scopes = [undefined, ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri)];
  const given = scopes.flatMap((scope) => {
    const found = vscode.workspace.getConfiguration('ddx', scope).inspect<unknown>('privacy.guard');
    return [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue];
  });
  return strictest(given.filter((value) => value !== undefined).map(policyOf));
}

/** Whoever wrote something wanted something: a word that is no policy does not open a door. */
function policyOf(value: unknown): Policy {
  return policies.find((one) => one === value) ?? 'noOverride';
}

/** The person's own list: of this machine alone, since it is itself about patients. */
export function ownNames(): readonly string[] {
  const given = vscode.workspace.getConfiguration('ddx').inspect<unknown>('privacy.names')?.globalValue;
  // One name without brackets is meant as well.
  const names: readonly unknown[] = Array.isArray(given) ? given : [given];
  return names.flatMap((name) => (typeof name === 'string' && name.trim() !== '' ? [name.trim()] : []));
}
