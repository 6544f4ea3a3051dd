import { statSync } from 'node:fs';
import { build } from '../../tools/build.ts';
import { packageExtension } from '../../tools/package.ts';
import { evaluatedWith, sizeLine, type Line } from './bench.ts';

export const name = 'size';

export async function run(): Promise<readonly Line[]> {
  const { path } = await packageExtension();
  const metafile = await build();
  const atStart = evaluatedWith('dist/extension.js', metafile);
  const bytes = atStart.reduce((sum, file) => sum + (metafile.outputs[file]?.bytes ?? Number.NaN), 0);
  return [
    sizeLine('the package', statSync(path).size, 1_500_000),
    sizeLine('code evaluated at activation', bytes, 60_000),
  ];
}
