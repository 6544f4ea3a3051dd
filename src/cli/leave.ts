import type { Writable } from 'node:stream';

/** Whatever was printed is with its reader now, or never will be. */
export function written(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}

/**
 * Ends the process at once. In the usual way Node waits for files that are being opened and names that are looked up,
 * which may take for ever: a pipe without a writer, a network folder that hangs. Then the process becomes another
 * one, which has only to end.
 */
export function leave(code: number): never {
  const waits = process.getActiveResourcesInfo().some((name) => /^(?:FSReq|GetAddrInfo)/.test(name));
  if (!waits || process.platform === 'win32') process.exit(code);
  if (process.execve !== undefined) process.execve('/bin/sh', ['sh', '-c', `exit ${String(code)}`], {});
  process.kill(process.pid, 'SIGKILL');
  process.exit(code);
}
