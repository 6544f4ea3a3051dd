#!/usr/bin/env node
import { ddx } from './ddx.ts';

// A reader that has seen enough (`ddx ... | head`) is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());

process.exitCode = await ddx(process.argv.slice(2), {
  stdin: process.stdin,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  env: process.env,
  signal: stopping.signal,
});

// A read that was given up, of a terminal or a pipe, would keep the process.
if (stopping.signal.aborted) process.stdout.write('', () => process.exit());
