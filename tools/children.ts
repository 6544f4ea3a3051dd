// Processes the tools start. Each leads a group of its own, so that it and what it starts can be ended, and nothing else.
import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

const windows = process.platform === 'win32';
const guard = join(import.meta.dirname, 'guard.ts');

export type Group = ChildProcessByStdio<Writable, Readable, Readable>;

/** Starts a program that ends with this process at the latest: see `guard.ts`. */
export function startGroup(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Group {
  return spawn(process.execPath, [guard, command, ...args], {
    env,
    detached: !windows,
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

function signal(group: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-group, name);
    return true;
  } catch {
    return false;
  }
}

/** Ends a program from `startGroup` and all it started: asked first, made to after three seconds. */
export async function endGroup({ pid }: Group): Promise<void> {
  if (pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    return;
  }
  signal(pid, 'SIGTERM');
  const end = performance.now() + 3000;
  while (signal(pid, 0) && performance.now() < end) await sleep(25);
  signal(pid, 'SIGKILL');
}
