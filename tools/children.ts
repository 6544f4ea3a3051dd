// Processes the tools start. Each leads a group of its own, so that it and what it starts can be ended, and nothing else.
import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const windows = process.platform === 'win32';
const groups = new Set<number>();
let watching = false;

function signal(group: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-group, name);
    return true;
  } catch {
    return false;
  }
}

function endAllNow(): void {
  for (const group of groups) {
    if (windows) spawnSync('taskkill', ['/pid', String(group), '/T', '/F']);
    else signal(group, 'SIGKILL');
  }
}

/** A signal that ends this process leaves by `process.exit`, so that what was started ends with it. */
function leaveBySignal(): void {
  if (watching) return;
  watching = true;
  process.once('exit', endAllNow);
  for (const [name, number] of [
    ['SIGHUP', 1],
    ['SIGINT', 2],
    ['SIGTERM', 15],
  ] as const) {
    process.on(name, () => {
      if (process.listenerCount(name) === 1) process.exit(128 + number);
    });
  }
}

export function startGroup(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  leaveBySignal();
  const child = spawn(command, args, { ...options, detached: !windows });
  if (child.pid !== undefined) groups.add(child.pid);
  return child;
}

/** Ends a process from `startGroup` and all it started: asked first, made to after three seconds. */
export async function endGroup(child: ChildProcess): Promise<void> {
  const group = child.pid;
  if (group === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(group), '/T', '/F']);
  } else {
    signal(group, 'SIGTERM');
    const end = performance.now() + 3000;
    while (signal(group, 0) && performance.now() < end) await sleep(25);
    signal(group, 'SIGKILL');
    while (signal(group, 0)) await sleep(25);
  }
  groups.delete(group);
}
