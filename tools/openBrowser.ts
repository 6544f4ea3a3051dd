// Opens an address in the person's own browser, where there is one; it is no error when there is none.
import { spawn } from 'node:child_process';

function opener(address: string): readonly [string, readonly string[]] | null {
  if (process.env['DDX_NO_BROWSER'] === '1' || process.env['CI'] !== undefined) return null;
  if (process.platform === 'darwin') return ['open', [address]];
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]];
  const screen = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '';
  return screen === '' ? null : ['xdg-open', [address]];
}

/** The browser is the person's: it is not ended with what opened it. */
export function openBrowser(address: string): void {
  const found = opener(address);
  if (found === null) return;
  const child = spawn(found[0], found[1], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
