// How the tools speak: a line per step with its seconds, one sentence when something is the matter.
import { HumanError } from '../src/humanError.ts';

export function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** Says what is being done, does it, and says how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const since = performance.now();
  process.stdout.write(`  ${title} ... `);
  try {
    const result = await work();
    process.stdout.write(`${seconds(since)}\n`);
    return result;
  } catch (error) {
    process.stdout.write('failed\n');
    throw error;
  }
}

/** Runs a tool: a HumanError is one sentence on standard error, anything else is a bug and shows its stack. */
export async function tool(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof HumanError ? error.message : error);
    process.exitCode = 1;
  }
}
