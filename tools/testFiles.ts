// Runs files of node:test, each in a process of its own, and counts what they found.
import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Failure, Outcome } from './outcome.ts';
import { root } from './project.ts';

interface Found {
  readonly name: string;
  readonly nesting: number;
  readonly file?: string;
  readonly skip?: string | boolean;
  readonly todo?: string | boolean;
}

/** An error that came from another process: its test's own error stands in `cause`. */
function errorOf(error: Error & { readonly failureType?: string }): string {
  const cause = error.cause;
  if (cause instanceof Error) return cause.stack ?? cause.message;
  return typeof cause === 'string' ? cause : error.message;
}

export interface TestRun {
  readonly concurrency: number;
  /** For each test. */
  readonly timeoutMs: number;
}

export async function runTestFiles(pattern: string, { concurrency, timeoutMs }: TestRun): Promise<Outcome> {
  const files = globSync(pattern, { cwd: root })
    .sort()
    .map((file) => join(root, file));
  let passed = 0;
  const failures: Failure[] = [];
  const skipped: string[] = [];
  /** The names on the way to a test, and what a file said on standard error, by file. */
  const paths = new Map<string, string[]>();
  const said = new Map<string, string>();

  // No forced exit: a process that is cut off takes reports with it that were on their way.
  const letGo = pathToFileURL(join(root, 'tools', 'letGo.mjs')).href;
  const stream = run({ files, cwd: root, concurrency, timeout: timeoutMs, execArgv: ['--import', letGo] });
  const fileOf = (found: Found): string => relative(root, found.file ?? '');
  const titleOf = (found: Found): string => {
    const path = paths.get(found.file ?? '') ?? [];
    return [...path.slice(0, found.nesting), found.name].join(' > ');
  };
  /** The file itself is reported as a test when it has none or could not be run. */
  const isFile = (found: Found): boolean => found.nesting === 0 && found.name === found.file;
  const fail = (found: Found, error: string): void => {
    failures.push({ name: isFile(found) ? fileOf(found) : titleOf(found), file: fileOf(found), error });
  };

  stream.on('test:start', (found) => {
    const path = paths.get(found.file ?? '') ?? [];
    path[found.nesting] = found.name;
    paths.set(found.file ?? '', path);
  });
  stream.on('test:stderr', ({ file, message }) => said.set(file, ((said.get(file) ?? '') + message).slice(-3000)));
  stream.on('test:pass', (found) => {
    if (found.todo !== undefined) fail(found, 'A test that is still to be written is not a test.');
    else if (found.skip !== undefined) skipped.push(`${titleOf(found)} (${String(found.skip)})`);
    else if (isFile(found)) fail(found, 'The file runs no test.');
    else if (found.details.type !== 'suite') passed += 1;
  });
  stream.on('test:fail', (found) => {
    if (found.skip !== undefined || found.todo !== undefined) return fail(found, 'A failing test is set aside.');
    const error = found.details.error as Error & { readonly failureType?: string };
    if (error.failureType === 'subtestsFailed') return;
    fail(found, isFile(found) ? (said.get(found.file ?? '') ?? errorOf(error)) : errorOf(error));
  });
  await new Promise<void>((resolve, reject) => {
    stream.on('end', resolve).on('error', reject).resume();
  });
  return { passed, failures, skipped };
}
