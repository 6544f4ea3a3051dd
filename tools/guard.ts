// Stands between a tool and what it starts. When the tool is gone, for whatever reason, its end of the pipe closes;
// then what was started ends too, with all that it started in turn, and nothing else.
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const [command = '', ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on('exit', (code) => process.exit(code ?? 1));
// A signal is for the whole group; this process leaves when its child has left.
process.on('SIGTERM', () => {});

async function end(): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  // Zero is this process's own group, which it leads.
  process.kill(0, 'SIGTERM');
  await sleep(2000);
  process.kill(0, 'SIGKILL');
}

process.stdin.resume().on('close', () => void end());
