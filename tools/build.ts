// Builds everything that runs: the extension, the command line, the pages and the JSON schemas.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
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

/** Constants as a string for `JSON.parse`: half a megabyte of names is read faster so than as a program. */
function constants(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      const json = JSON.stringify(JSON.stringify(value));
      return name === 'default' ? `export default JSON.parse(${json});` : `export const ${name} = JSON.parse(${json});`;
    })
    .join('\n');
}

/** Data files, and modules named `.built.ts`: they hold constants only, which are worked out here and not where they are used. */
const data: Plugin = {
  name: 'data',
  setup(bundle) {
    bundle.onLoad({ filter: /\.json$/ }, ({ path }) => ({
      contents: constants({ default: JSON.parse(readFileSync(path, 'utf8')) as unknown }),
      loader: 'js',
    }));
    bundle.onLoad({ filter: /\.built\.ts$/ }, async ({ path }) => ({
      contents: constants((await import(pathToFileURL(path).href)) as Record<string, unknown>),
      loader: 'js',
    }));
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
