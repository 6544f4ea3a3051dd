#!/usr/bin/env node
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ddx } from './ddx.ts';
import { leave, written } from './leave.ts';
import { exit } from './terminal.ts';

let finish: () => Promise<unknown> = () => Promise.resolve();
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`ddx ... | head`) is no error.
  const code = error.code === 'EPIPE' ? exit.done : exit.failed;
  void finish().finally(() => {
    if (code === exit.done) leave(code);
    process.stderr.write(`What was to be printed could not be written (${error.message}).\n`, () => leave(code));
  });
});
// What is said beside the answer is no reason to lose the answer.
process.stderr.on('error', () => undefined);

const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());

process.exitCode = await ddx(process.argv.slice(2), {
  stdin: process.stdin,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  errIsTerminal: process.stderr.isTTY === true,
  env: process.env,
  sentFolder: join(homedir(), '.config', 'me-llama-ddx', 'sent'),
  signal: stopping.signal,
  beforeLeaving: (work) => {
    finish = work;
  },
});

// A read that was given up, of a terminal or a pipe, would keep the process.
if (stopping.signal.aborted) {
  await Promise.all([written(process.stdout), written(process.stderr)]);
  leave(process.exitCode);
}
