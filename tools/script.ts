// Scripts of dependencies, run on the project's own Node; what they say is shown only when they fail.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { HumanError } from '../src/humanError.ts';
import { root } from './project.ts';

/** Runs a file with its arguments; `path` is below the project's folder. */
export async function runScript(path: string, ...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [join(root, path), ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new HumanError('{0} failed:\n{1}', [path, ...args].join(' '), said.trim());
}
