import * as vscode from 'vscode';

/**
 * The proxy that VS Code sends a request through as its settings are; `null` for none, `undefined` where they leave it
 * to the environment and the system, which cannot be seen from here.
 */
export function proxyFor(address: string): string | null | undefined {
  const http = vscode.workspace.getConfiguration('http');
  const { hostname } = new URL(address);
  if (http.get<unknown>('proxySupport') === 'off' || isThisMachine(hostname)) return null;
  const proxy = http.get<unknown>('proxy');
  if (typeof proxy !== 'string' || !URL.canParse(proxy)) return undefined;
  const direct = http.get<unknown>('noProxy');
  if (Array.isArray(direct) && direct.some((host) => typeof host === 'string' && covers(host, hostname))) return null;
  // Not the whole of it: a name and password may stand before the host.
  const url = new URL(proxy);
  return `${url.protocol}//${url.host}`;
}

/** VS Code asks its own machine directly, whatever is set. */
function isThisMachine(hostname: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}

function covers(entry: string, hostname: string): boolean {
  const name = entry
    .trim()
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\*?\.?/, '');
  return entry.trim() === '*' || (name !== '' && `.${hostname}`.endsWith(`.${name}`));
}
