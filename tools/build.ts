// Builds everything that runs: the extension, the command line, the pages and the JSON schemas.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as esbuild, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import * as z from 'zod/mini';
import { packaged, root } from './project.ts';

const dist = join(root, 'dist');

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
} satisfies BuildOptions;

/** Half a megabyte of names and weights: as a string for `JSON.parse` it is read faster than as a program. */
const data: Plugin = {
  name: 'data',
  setup({ onLoad }) {
    onLoad({ filter: /\.json$/ }, ({ path }) => {
      const json = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      return { contents: `export default JSON.parse(${JSON.stringify(json)})`, loader: 'js' };
    });
  },
};

/** Node's world: one graph with chunks, so that what is imported on first use is loaded on first use. */
const host = {
  ...shared,
  entryPoints: { extension: 'src/extension.ts', cli: 'src/cli/main.ts' },
  outdir: dist,
  chunkNames: 'chunks/[name]-[hash]',
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  external: ['vscode'],
  plugins: [data],
} satisfies BuildOptions;

/** The pages' world: a script and a stylesheet each. */
export const pages = {
  ...shared,
  entryPoints: { 'pages/diagnosis': 'webview/diagnosis/main.ts' },
  outdir: dist,
  format: 'iife',
  platform: 'browser',
  target: 'es2023',
} satisfies BuildOptions;

async function schemas(): Promise<void> {
  const { Case } = await import('../src/cases/case.ts');
  const { Reference } = await import('../src/cases/reference.ts');
  const { Answer } = await import('../src/arms/answer.ts');
  const { RatingEvent } = await import('../src/ratings/event.ts');
  const { Plan } = await import('../src/study/plan.ts');
  mkdirSync(join(dist, 'schemas'), { recursive: true });
  for (const [name, schema] of Object.entries({
    case: Case,
    reference: Reference,
    answer: Answer,
    event: RatingEvent,
    study: Plan,
  })) {
    const json = z.toJSONSchema(schema, { io: 'input' });
    writeFileSync(join(dist, 'schemas', `${name}.schema.json`), `${JSON.stringify(json, null, 2)}\n`);
  }
}

/** Builds `dist/` anew; what is in the host's files is told by the metafile. */
export async function build(): Promise<Metafile> {
  rmSync(dist, { recursive: true, force: true });
  rmSync(packaged, { force: true });
  const [{ metafile }] = await Promise.all([esbuild(host), esbuild(pages)]);
  await schemas();
  return metafile;
}

if (import.meta.main) {
  await build().catch((error: unknown) => {
    // What is wrong with the sources has been said by then.
    if (!(error instanceof Error && 'errors' in error)) console.error(error);
    process.exitCode = 1;
  });
}
