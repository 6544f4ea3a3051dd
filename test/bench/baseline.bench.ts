import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import type { Metafile } from 'esbuild';
import { baselineArm } from '../../src/arms/baseline/baselineArm.ts';
import { makeCase, type Case } from '../../src/cases/case.ts';
import { build } from '../../tools/build.ts';
import { root } from '../../tools/project.ts';
import { percent, rankOf, scored, vignettes } from '../unit/vignettes.ts';
import { evaluatedWith, median, sizeLine, type Line } from './bench.ts';

export const name = 'baseline';

const rounds = 15;
const folder = new URL('../../samples/cases/', import.meta.url);

/** The sample cases one after the other, again and again up to a length. */
function textOf(length: number): string {
  const all = readdirSync(folder)
    .sort()
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n\n');
  return all.repeat(Math.ceil(length / all.length)).slice(0, length);
}

async function diagnosing(kase: Case): Promise<number> {
  const arm = baselineArm(
    () => performance.now(),
    () => new Date(),
  );
  const { timings } = await arm.diagnose(kase, { top: 5, signal: new AbortController().signal });
  return timings.totalMs;
}

/** The least that any reader must do: find the words. */
function scanning(text: string): number {
  const start = performance.now();
  let words = 0;
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) words += word.length;
  return words === 0 ? Number.NaN : performance.now() - start;
}

async function compared(length: number, goalMs: number): Promise<Line> {
  const kase = makeCase(textOf(length), { kind: 'stdin', uri: null, start: null, end: null });
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await diagnosing(kase));
    bare.push(scanning(kase.text));
  }
  const [measured, against] = [median(ours), median(bare)];
  return {
    what: `baseline, ${length.toLocaleString('en')} characters`,
    measured: `${measured.toFixed(1)} ms`,
    against: `word scan ${against.toFixed(2)} ms`,
    ratio: measured / against,
    goal: `at most ${goalMs} ms`,
    ok: measured <= goalMs,
  };
}

interface Load {
  /** Until the lexicon and the knowledge are ready. */
  readonly load: number;
  /** What the first answer then takes longer than the second. */
  readonly cold: number;
}

function loading(chunk: string): Load {
  const child = join(import.meta.dirname, 'baselineLoad.mjs');
  const said = execFileSync(process.execPath, [child, pathToFileURL(join(root, chunk)).href], { encoding: 'utf8' });
  return JSON.parse(said) as Load;
}

/** The least that loading must do. */
function parsing(): number {
  const folders = ['src/cases/lexicon/findings', 'src/cases/lexicon/diagnoses', 'src/arms/baseline/knowledge'];
  const start = performance.now();
  for (const folder of folders) {
    for (const file of readdirSync(join(root, folder))) JSON.parse(readFileSync(join(root, folder, file), 'utf8'));
  }
  return performance.now() - start;
}

function loaded(chunk: string): Line[] {
  const loads = Array.from({ length: rounds }, () => loading(chunk));
  const bare = median(Array.from({ length: rounds }, parsing));
  const lineOf = (what: string, took: number, goalMs: number): Line => ({
    what,
    measured: `${took.toFixed(1)} ms`,
    against: `JSON.parse ${bare.toFixed(1)} ms`,
    ratio: took / bare,
    goal: `at most ${goalMs} ms`,
    ok: took <= goalMs,
  });
  const load = median(loads.map((one) => one.load));
  return [
    lineOf('baseline, loaded on first use', load, 60),
    lineOf('baseline, loaded, and cold code', load + median(loads.map((one) => one.cold)), 80),
  ];
}

/** What is read on first use, and what it takes in a package. */
function packed(chunk: string, metafile: Metafile): Line {
  const atStart = new Set(evaluatedWith('dist/extension.js', metafile));
  const data = ['dist/chunks/lexicon.json.br', 'dist/chunks/knowledge.json.br'];
  const files = [...data, ...evaluatedWith(chunk, metafile).filter((file) => !atStart.has(file))];
  const bytes = files.reduce((sum, file) => sum + deflateRawSync(readFileSync(join(root, file))).length, 0);
  return sizeLine('baseline, in the package', bytes, 400_000);
}

async function placed(set: 'development' | 'heldout', most: { top1: number; top5: number }): Promise<Line> {
  const ranks: number[] = [];
  for (const one of vignettes()) if (one.set === set) ranks.push(await rankOf(one));
  const { cases, top1, top3, top5 } = scored(ranks);
  return {
    what: `baseline, ${cases} ${set} vignettes`,
    measured: `top-1 ${percent(top1, cases)}, 3 ${percent(top3, cases)}, 5 ${percent(top5, cases)}`,
    against: 'the right diagnosis',
    ratio: top1 / cases,
    goal: `at least ${100 * most.top1}% first, ${100 * most.top5}% in five`,
    ok: top1 >= most.top1 * cases && top5 >= most.top5 * cases,
  };
}

export async function run(): Promise<readonly Line[]> {
  const metafile = await build();
  const [chunk = ''] = Object.entries(metafile.outputs)
    .filter(([, { entryPoint }]) => entryPoint === 'src/arms/baseline/baselineArm.ts')
    .map(([file]) => file);
  await diagnosing(makeCase(textOf(4_000), { kind: 'stdin', uri: null, start: null, end: null }));
  return [
    await compared(4_000, 20),
    await compared(100_000, 100),
    ...loaded(chunk),
    packed(chunk, metafile),
    await placed('development', { top1: 0.65, top5: 0.9 }),
    await placed('heldout', { top1: 0.65, top5: 0.9 }),
  ];
}
