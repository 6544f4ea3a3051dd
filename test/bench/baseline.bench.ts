import { readdirSync, readFileSync } from 'node:fs';
import { baselineArm } from '../../src/arms/baseline/baselineArm.ts';
import { makeCase, type Case } from '../../src/cases/case.ts';
import { median, type Line } from './bench.ts';

export const name = 'baseline';

const rounds = 15;
const folder = new URL('../../samples/cases/', import.meta.url);

/** The sample cases one after the other, again and again up to a length. */
function textOf(length: number): string {
  const all = readdirSync(folder)
    .sort()
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n\n');
  return all.repeat(Math.ceil(length / all.length)).slice(0, length);
}

async function diagnosing(kase: Case): Promise<number> {
  const arm = baselineArm(
    () => performance.now(),
    () => new Date(),
  );
  const { timings } = await arm.diagnose(kase, { top: 5, signal: new AbortController().signal });
  return timings.totalMs;
}

/** The least that any reader must do: find the words. */
function scanning(text: string): number {
  const start = performance.now();
  let words = 0;
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) words += word.length;
  return words === 0 ? Number.NaN : performance.now() - start;
}

async function compared(length: number, goalMs: number): Promise<Line> {
  const kase = makeCase(textOf(length), { kind: 'stdin', uri: null, start: null, end: null });
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await diagnosing(kase));
    bare.push(scanning(kase.text));
  }
  const [measured, against] = [median(ours), median(bare)];
  return {
    what: `baseline, ${length.toLocaleString('en')} characters`,
    measured: `${measured.toFixed(1)} ms`,
    against: `word scan ${against.toFixed(2)} ms`,
    ratio: measured / against,
    goal: `at most ${goalMs} ms`,
    ok: measured <= goalMs,
  };
}

export async function run(): Promise<readonly Line[]> {
  await diagnosing(makeCase(textOf(4_000), { kind: 'stdin', uri: null, start: null, end: null }));
  return [await compared(4_000, 20), await compared(100_000, 100)];
}
