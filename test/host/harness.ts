// Tests that run inside VS Code. A file registers its tests with `test`; the bundle's `run` is what VS Code calls.
import { appendFileSync } from 'node:fs';

/** What a run writes to the file named in DDX_HOST_REPORT, one line each. */
export type HostReport =
  | { readonly kind: 'started'; readonly tests: number; readonly vscode: string }
  | { readonly kind: 'passed'; readonly file: string; readonly name: string; readonly ms: number }
  | {
      readonly kind: 'failed';
      readonly file: string;
      readonly name: string;
      readonly ms: number;
      readonly error: string;
    }
  | { readonly kind: 'measured'; readonly name: string; readonly value: number }
  | { readonly kind: 'finished' };

interface HostTest {
  readonly file: string;
  readonly name: string;
  readonly work: () => Promise<void> | void;
  readonly timeoutMs: number;
}

const tests: HostTest[] = [];
let file = '';

/** Registers the tests of a file; one that cannot be loaded is a failed test. */
export function load(name: string, module: () => unknown): void {
  file = name;
  try {
    const before = tests.length;
    module();
    if (tests.length === before) throw new Error('The file registers no test.');
  } catch (error) {
    test('the file loads', () => {
      throw error;
    });
  }
}

export function test(name: string, work: () => Promise<void> | void, { timeoutMs = 15_000 } = {}): void {
  tests.push({ file, name, work, timeoutMs });
}

async function within(ms: number, work: () => Promise<void> | void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([(async () => work())(), late]);
  } finally {
    clearTimeout(timer);
  }
}

function report(line: HostReport): void {
  const path = process.env['DDX_HOST_REPORT'];
  if (path !== undefined) appendFileSync(path, `${JSON.stringify(line)}\n`);
}

/** Tells a number to the one who started the run. */
export function measured(name: string, value: number): void {
  report({ kind: 'measured', name, value });
}

/** Runs every test in order, a failure does not stop the rest; rejects when one failed. */
export async function runAll(vscode: string): Promise<void> {
  report({ kind: 'started', tests: tests.length, vscode });
  let failed = 0;
  for (const { file, name, work, timeoutMs } of tests) {
    const since = performance.now();
    const ms = (): number => Math.round(performance.now() - since);
    try {
      await within(timeoutMs, work);
      report({ kind: 'passed', file, name, ms: ms() });
    } catch (error) {
      failed += 1;
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      report({ kind: 'failed', file, name, ms: ms(), error: text });
    }
  }
  report({ kind: 'finished' });
  if (failed > 0) throw new Error(`${failed} of ${tests.length} tests failed`);
}

/** Asks again until the answer is there; what VS Code does by itself has no event to wait for. */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  ms = 10_000,
): Promise<T> {
  for (const end = performance.now() + ms; ;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`${what}: not within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
