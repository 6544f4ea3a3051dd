import { readdirSync, readFileSync } from 'node:fs';
import { baselineArm } from '../../src/arms/baseline/baselineArm.ts';
import type { Answer } from '../../src/arms/answer.ts';
import type { Progress } from '../../src/arms/arm.ts';
import { makeCase } from '../../src/cases/case.ts';

const samples = new URL('../../samples/cases/', import.meta.url);

/** The texts of the sample cases by file. */
export function sampleTexts(): [string, string][] {
  return readdirSync(samples)
    .filter((file) => /\.(md|txt)$/.test(file))
    .map((file) => [file, readFileSync(new URL(file, samples), 'utf8')]);
}

export interface Asking {
  readonly top?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** What the baseline says, with a clock that stands still. */
export function ask(
  text: string,
  { top = 5, signal = new AbortController().signal, onProgress }: Asking = {},
): Promise<Answer> {
  const arm = baselineArm(
    () => 0,
    () => new Date(0),
  );
  const kase = makeCase(text, { kind: 'stdin', uri: null, start: null, end: null });
  return arm.diagnose(kase, { top, signal, ...(onProgress === undefined ? {} : { onProgress }) });
}
