import type { Metafile } from 'esbuild';

/** A line of `npm run bench`: a measurement beside what it is held against, both taken in one run. */
export interface Line {
  readonly what: string;
  readonly measured: string;
  readonly against: string;
  /** Measured by against; so a goal holds on a fast and on a slow machine. */
  readonly ratio: number;
  readonly goal: string;
  readonly ok: boolean;
}

/** What a file `test/bench/*.bench.ts` exports. */
export interface Bench {
  readonly name: string;
  run(): Promise<readonly Line[]>;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  if (low === undefined || high === undefined) throw new Error('The median of nothing.');
  return (low + high) / 2;
}

/** A size that may not be larger than a limit. */
export function sizeLine(what: string, bytes: number, limit: number): Line {
  const kB = (size: number): string => `${(size / 1000).toFixed(1)} kB`;
  const against = `limit ${kB(limit)}`;
  return { what, measured: kB(bytes), against, ratio: bytes / limit, goal: 'at most 1', ok: bytes <= limit };
}

/** The files evaluated with an entry: it and what it imports statically, as far as that goes. */
export function evaluatedWith(entry: string, { outputs }: Metafile): string[] {
  const files = new Set([entry]);
  for (const file of files) {
    for (const { path, kind, external } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) files.add(path);
    }
  }
  return [...files];
}
