// Importing a thousand case reports of 60 KB, as an archive gives them, into a new study: time and resident memory of all of it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../tools/build.ts';
import { root } from '../../tools/project.ts';
import type { Line } from './bench.ts';
import { report } from './thousandReports.ts';

export const name = 'import';

const count = 1000;
const seconds = 6;
const megabytes = 300;

interface Load {
  readonly ms: number;
  /** Of all its threads together: how long it takes tells little on a machine with other work. */
  readonly processorMs: number;
  /** The most there was at any time. */
  readonly resident: number;
}

export async function run(): Promise<readonly Line[]> {
  await build();
  const folder = mkdtempSync(join(tmpdir(), 'ddx-import-'));
  try {
    const [reports, study] = [join(folder, 'reports'), join(folder, 'study')];
    mkdirSync(reports);
    let bytes = 0;
    for (let i = 0; i < count; i++) {
      const text = Buffer.from(report(i));
      bytes += text.length;
      writeFileSync(join(reports, `report-${i}.xml`), text);
    }
    const load = join(import.meta.dirname, 'importLoad.mjs');
    const cli = join(root, 'dist', 'cli.js');
    const { status, stderr } = spawnSync(process.execPath, [load, cli, reports, study], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const cases = readdirSync(join(study, 'cases'));
    const characters = cases.reduce((sum, file) => sum + statSync(join(study, 'cases', file)).size, 0);
    if (cases.length !== count || characters < count * 5_000) throw new Error(`Too little was imported: ${characters}`);
    return linesOf(JSON.parse(stderr) as Load, bytes);
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
      what: `import ${count} reports into a study, ${availableParallelism()} cores`,
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
