// Where the project stands, and what its manifest says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Everything the tools bring or make that is neither a dependency nor built: git-ignored, safe to delete. */
export const cache = join(root, '.cache');

/** Says which sources `dist/` and the package are of; a build by itself takes it away. */
export const packaged = join(cache, 'packaged');

export interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
  readonly engines: { readonly vscode: string };
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
