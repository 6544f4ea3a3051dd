import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { leaksIn } from '../../src/cases/leaks/leaksIn.ts';
import { build } from '../../tools/build.ts';
import { root } from '../../tools/project.ts';
import { median, type Line } from './bench.ts';

export const name = 'leaks';

const rounds = 15;
const folder = new URL('../../samples/cases/', import.meta.url);
const reference = {
  diagnosis: 'Acute inferior ST-elevation myocardial infarction',
  accepted: ['STEMI', 'Myocardial infarction'],
};

/** The sample cases one after the other, again and again up to a length. */
function textOf(length: number): string {
  const all = readdirSync(folder)
    .sort()
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n\n');
  return all.repeat(Math.ceil(length / all.length)).slice(0, length);
}

/** The least that any reader must do: find the words. */
function scanning(text: string): number {
  const start = performance.now();
  let words = 0;
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) words += word.length;
  return words === 0 ? Number.NaN : performance.now() - start;
}

function checked(length: number, goalMs: number): Line {
  const text = textOf(length);
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    leaksIn(text, reference);
    ours.push(performance.now() - start);
    bare.push(scanning(text));
  }
  const [measured, against] = [median(ours), median(bare)];
  return {
    what: `leak check, ${length.toLocaleString('en')} characters`,
    measured: `${measured.toFixed(1)} ms`,
    against: `word scan ${against.toFixed(2)} ms`,
    ratio: measured / against,
    goal: `at most ${goalMs} ms`,
    ok: measured <= goalMs,
  };
}

/** What a reference not met before costs, beyond its case. */
function unknownReference(): Line {
  const text = textOf(4_000);
  const took = Array.from({ length: rounds }, (_, round) => {
    const start = performance.now();
    leaksIn(text, { ...reference, accepted: [`another name ${round}`] });
    return performance.now() - start;
  });
  const bare = median(Array.from({ length: rounds }, () => scanning(text)));
  const measured = median(took);
  return {
    what: 'leak check, 4,000 characters, new reference',
    measured: `${measured.toFixed(1)} ms`,
    against: `word scan ${bare.toFixed(2)} ms`,
    ratio: measured / bare,
    goal: 'at most 5 ms',
    ok: measured <= 5,
  };
}

interface Load {
  readonly load: number;
  readonly cold: number;
}

function loaded(chunk: string): Line {
  const child = join(import.meta.dirname, 'leaksLoad.mjs');
  const loads = Array.from(
    { length: rounds },
    () =>
      JSON.parse(
        execFileSync(process.execPath, [child, pathToFileURL(join(root, chunk)).href], { encoding: 'utf8' }),
      ) as Load,
  );
  const took = median(loads.map(({ load, cold }) => load + cold));
  const file = join(root, 'dist/chunks/diagnosisNames.json');
  const bare = median(
    Array.from({ length: rounds }, () => {
      const start = performance.now();
      JSON.parse(readFileSync(file, 'utf8'));
      return performance.now() - start;
    }),
  );
  return {
    what: 'leak check, loaded on first use, and cold code',
    measured: `${took.toFixed(1)} ms`,
    against: `JSON.parse ${bare.toFixed(1)} ms`,
    ratio: took / bare,
    goal: 'at most 60 ms',
    ok: took <= 60,
  };
}

export async function run(): Promise<readonly Line[]> {
  const metafile = await build();
  const [chunk = ''] = Object.entries(metafile.outputs)
    .filter(([, { entryPoint }]) => entryPoint === 'src/cases/leaks/leaksIn.ts')
    .map(([file]) => file);
  leaksIn(textOf(4_000), reference);
  return [checked(4_000, 5), checked(100_000, 125), unknownReference(), loaded(chunk)];
}
