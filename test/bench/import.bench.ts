// Reading a thousand case reports of 60 KB, as an archive gives them, in two workers: time and resident memory.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Line } from './bench.ts';
import { report } from './thousandReports.ts';

export const name = 'import';

const count = 1000;
const seconds = 6;
const megabytes = 300;

interface Load {
  readonly ms: number;
  /** Of both workers together; how long it takes tells little on a machine with other work. */
  readonly processorMs: number;
  readonly resident: number;
  readonly cases: number;
  readonly characters: number;
}

export function run(): Promise<readonly Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ddx-import-'));
  try {
    let bytes = 0;
    for (let i = 0; i < count; i++) {
      const text = Buffer.from(report(i));
      bytes += text.length;
      writeFileSync(join(folder, `report-${i}.xml`), text);
    }
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, 'importLoad.ts'), folder],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    const load = JSON.parse(stdout) as Load;
    if (load.cases !== count || load.characters < count * 10_000) throw new Error(`Too little was read: ${stdout}`);
    return Promise.resolve(linesOf(load, bytes));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function linesOf({ ms, processorMs, resident }: Load, bytes: number): Line[] {
  const took = ms / 1000;
  const rate = `${(bytes / 1e6 / took).toFixed(1)} MB/s`;
  const held = resident / 1e6;
  return [
    {
      what: `import ${count} reports, two workers`,
      measured: `${took.toFixed(2)} s, ${rate}, ${(processorMs / 1000).toFixed(1)} s CPU`,
      against: `${seconds} s for ${(bytes / 1e6).toFixed(0)} MB`,
      ratio: took / seconds,
      goal: 'at most 1',
      ok: took <= seconds,
    },
    {
      what: 'import, resident memory in total',
      measured: `${held.toFixed(0)} MB`,
      against: `limit ${megabytes} MB`,
      ratio: held / megabytes,
      goal: 'at most 1',
      ok: held <= megabytes,
    },
  ];
}
