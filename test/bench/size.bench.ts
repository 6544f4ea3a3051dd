import { statSync } from 'node:fs';
import type { Metafile } from 'esbuild';
import { build } from '../../tools/build.ts';
import { packageExtension } from '../../tools/package.ts';
import { sizeLine, type Line } from './bench.ts';

export const name = 'size';

/** The files evaluated with an entry: it and what it imports statically, as far as that goes. */
function evaluatedWith(entry: string, { outputs }: Metafile): number {
  const files = new Set([entry]);
  for (const file of files) {
    for (const { path, kind, external } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && !external) files.add(path);
    }
  }
  return [...files].reduce((sum, file) => sum + (outputs[file]?.bytes ?? Number.NaN), 0);
}

export async function run(): Promise<readonly Line[]> {
  const { path } = await packageExtension();
  return [
    sizeLine('the package', statSync(path).size, 1_500_000),
    sizeLine('code evaluated at activation', evaluatedWith('dist/extension.js', await build()), 60_000),
  ];
}
