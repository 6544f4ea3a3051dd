import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleHostTests, runInServer } from '../../tools/hostTests.ts';
import { packageExtension } from '../../tools/package.ts';
import { cache } from '../../tools/project.ts';
import { vscodeHost } from '../../tools/vscodeServer.ts';
import { median, type Line } from './bench.ts';

export const name = 'activation';

const starts = 5;
const peers = 10;
const goalMs = 15;

/** An extension of the same kind that does nothing. */
function emptyExtension(name: string): string {
  const folder = join(cache, 'bench', `bench.${name}-1.0.0`);
  mkdirSync(folder, { recursive: true });
  const engines = { vscode: '^1.104.0' };
  const manifest = { name, publisher: 'bench', version: '1.0.0', engines, type: 'module', main: './extension.js' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, activationEvents: ['onCommand:none'] }));
  writeFileSync(join(folder, 'extension.js'), `import 'vscode';\nexport function activate() {}\n`);
  return folder;
}

export async function run(): Promise<readonly Line[]> {
  const host = await vscodeHost();
  await packageExtension();
  const bundle = await bundleHostTests('test/bench/activation.host.ts', 'bench');
  const others = Array.from({ length: peers }, (_, peer) => emptyExtension(`empty${peer}`));
  const taken: Record<string, number[]> = { ours: [], empty: [] };
  for (let start = 0; start < starts; start += 1) {
    for (const line of await runInServer(host, bundle, { others })) {
      if (line.kind === 'measured') taken[line.name]?.push(line.value);
      if (line.kind === 'failed') throw new Error(line.error);
    }
  }
  const [ours, empty] = [median(taken['ours'] ?? []), median(taken['empty'] ?? [])];
  const own = ours - empty;
  return [
    {
      what: `activation, processor time in ${starts} starts`,
      measured: `${ours.toFixed(1)} ms`,
      against: `an empty one ${empty.toFixed(1)} ms`,
      ratio: ours / empty,
      goal: `own ${own.toFixed(1)} of at most ${goalMs} ms`,
      ok: own <= goalMs,
    },
  ];
}
