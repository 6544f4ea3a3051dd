// Builds everything that runs: the extension, the command line, the pages and the JSON schemas.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build as esbuild, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import * as z from 'zod/mini';
import { mergesOf } from '../src/arms/tokens/merges.ts';
import { askedOfOpenai } from './askedOfOpenai.ts';
import { withHover, type Schema } from './hover.ts';
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

const chunks = join(dist, 'chunks');

/** Lays bytes beside the chunks, in a form that a package cannot make smaller; gives what reads them there. */
function laid(file: string, content: string | Buffer): string {
  const bytes = Buffer.from(content);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  mkdirSync(chunks, { recursive: true });
  writeFileSync(join(chunks, `${file}.br`), brotliCompressSync(bytes, { params }));
  return `brotliDecompressSync(readFileSync(new URL('./${file}.br', import.meta.url)))`;
}

/** Less than this does not earn a file of its own. */
const smallest = 5000;

const readers = ["import { readFileSync } from 'node:fs';", "import { brotliDecompressSync } from 'node:zlib';"];

/**
 * Data files, and modules named `.built.ts`: those hold constants only, which are worked out here and not where they are
 * used. A megabyte of names is read faster as a file of JSON than as a program.
 */
const data: Plugin = {
  name: 'data',
  setup(bundle) {
    bundle.onLoad({ filter: /\.json$/ }, ({ path }) => {
      const json = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      if (json.length < smallest)
        return { contents: `export default JSON.parse(${JSON.stringify(json)})`, loader: 'js' };
      const contents = [...readers, `export default JSON.parse(${laid(basename(path), json)}.toString());`];
      return { contents: contents.join('\n'), loader: 'js' };
    });
    bundle.onLoad({ filter: /\.built\.ts$/ }, async ({ path }) => {
      const values = { ...((await import(pathToFileURL(path).href)) as Record<string, unknown>) };
      const contents = [
        ...readers,
        `const values = JSON.parse(${laid(`${basename(path, '.built.ts')}.json`, JSON.stringify(values))}.toString());`,
        ...Object.keys(values).map((name) => `export const ${name} = values.${name};`),
      ];
      return { contents: contents.join('\n'), loader: 'js' };
    });
  },
};

/** The tokenizer holds its vocabulary and merges as text in base 64: the one lies beside the chunks, the others follow. */
const tokenizer: Plugin = {
  name: 'tokenizer',
  setup(bundle) {
    bundle.onLoad({ filter: /\/llama-tokenizer\.js$/ }, ({ path }) => {
      const program = readFileSync(path, 'utf8');
      const texts = [...program.matchAll(/(["'`])([A-Za-z0-9+/]{9999,}={0,2})\1/g)];
      const [vocabulary, merges] = texts.map(([, , text = '']) => Buffer.from(text, 'base64'));
      if (texts.length !== 2 || vocabulary === undefined || merges?.equals(mergesOf(vocabulary)) !== true) {
        throw new Error(`${path} holds no vocabulary from which its merges follow.`);
      }
      const contents = [
        ...readers,
        `import { mergesOf } from ${JSON.stringify(join(root, 'src/arms/tokens/merges.ts'))};`,
        `const vocabulary = ${laid('vocabulary.txt', vocabulary)};`,
        texts.reduce(
          (rest, [literal], at) =>
            rest.replace(literal, () => `${at === 0 ? 'vocabulary' : 'mergesOf(vocabulary)'}.toString('base64')`),
          program,
        ),
      ];
      return { contents: contents.join('\n'), loader: 'js' };
    });
  },
};

/** Node's world: one graph with chunks, so that what is imported on first use is loaded on first use. */
const host = {
  ...shared,
  entryPoints: { extension: 'src/extension.ts', cli: 'src/cli/main.ts', importWorker: 'src/cases/import/worker.ts' },
  outdir: dist,
  chunkNames: 'chunks/[name]-[hash]',
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  external: ['vscode'],
  plugins: [data, tokenizer, askedOfOpenai],
} satisfies BuildOptions;

/** The pages' world: a script and a stylesheet each, and what they share once. */
export const pages = {
  ...shared,
  entryPoints: { 'pages/diagnosis': 'webview/diagnosis/main.ts', 'pages/import': 'webview/import/main.ts' },
  outdir: dist,
  chunkNames: 'pages/[name]-[hash]',
  splitting: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2023',
} satisfies BuildOptions;

function isLaid(input: string): boolean {
  return input.endsWith('.json') && existsSync(join(chunks, `${basename(input)}.br`));
}

async function schemas(): Promise<void> {
  const { Case } = await import('../src/cases/case.ts');
  const { Reference } = await import('../src/cases/reference.ts');
  const { Answer } = await import('../src/arms/answer.ts');
  const { Profile } = await import('../src/arms/prompt/profile.ts');
  const { RatingEvent } = await import('../src/ratings/event.ts');
  const { Plan } = await import('../src/study/plan/plan.ts');
  const { planHover } = await import('../src/study/plan/planHover.ts');
  const { StudyEvent } = await import('../src/study/log/event.ts');
  const { Provenance } = await import('../src/cases/provenance.ts');
  const { Egress } = await import('../src/arms/gate/egress.ts');
  const { Allocation, SealedFile } = await import('../src/study/sealing/allocation.ts');
  const { Pack, ShownAnswer } = await import('../src/study/pack/pack.ts');
  const { Receipt } = await import('../src/ratings/collect/receipt.ts');
  mkdirSync(join(dist, 'schemas'), { recursive: true });
  for (const [name, schema] of Object.entries({
    case: Case,
    reference: Reference,
    answer: Answer,
    profile: Profile,
    event: RatingEvent,
    study: Plan,
    log: StudyEvent,
    provenance: Provenance,
    sent: Egress,
    pack: Pack,
    shown: ShownAnswer,
    receipt: Receipt,
    allocation: Allocation,
    sealed: SealedFile,
  })) {
    const json = z.toJSONSchema(schema, { io: 'input' }) as Schema;
    if (name === 'study') withHover(json, planHover);
    writeFileSync(join(dist, 'schemas', `${name}.schema.json`), JSON.stringify(json));
  }
}

/** Builds `dist/` anew; what is in the host's files is told by the metafile. */
export async function build(): Promise<Metafile> {
  rmSync(dist, { recursive: true, force: true });
  rmSync(packaged, { force: true });
  const [{ metafile }] = await Promise.all([esbuild(host), esbuild(pages)]);
  for (const [file, { inputs }] of Object.entries(metafile.outputs)) {
    const built = Object.keys(inputs).find((input) => input.endsWith('.built.ts') || isLaid(input));
    if (built !== undefined && !file.startsWith('dist/chunks/')) {
      throw new Error(`${file} holds ${built}, whose data lie beside the chunks: import it later.`);
    }
  }
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
