// npm, kept quiet: its words are shown only when it failed.
import { spawn } from 'node:child_process';
import { HumanError } from '../src/humanError.ts';

const windows = process.platform === 'win32';

/** Runs npm in a folder; when it fails, throws with the end of what it said. */
export async function npm(cwd: string, ...args: readonly string[]): Promise<void> {
  const child = spawn('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    shell: windows,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', () =>
      reject(new HumanError('npm was not found. Install Node.js 20 or newer with npm, then type the same again.')),
    );
    child.on('close', resolve);
  });
  if (code !== 0) {
    throw new HumanError(
      '{0}\nnpm could not bring what is needed. Check the network (or your npm registry), then type the same again.',
      said.join('').trim().split('\n').slice(0, 8).join('\n'),
    );
  }
}
