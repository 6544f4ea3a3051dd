// What counting a case costs while a person selects: a case of 4,000 characters, warm, beside a plain scan of it.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { countLlama, surelyFits } from '../../src/arms/tokens/countTokens.ts';
import { vignettes } from '../unit/vignettes.ts';
import { median, type Line } from './bench.ts';

export const name = 'tokens';

const characters = 4000;
const rounds = 200;

/** Different texts, so that nothing is counted from memory. */
function cases(): readonly string[] {
  const all = vignettes()
    .map(({ text }) => text)
    .join('\n\n');
  return Array.from({ length: rounds }, (_, i) => {
    const start = (i * 977) % (all.length - characters);
    return all.slice(start, start + characters);
  });
}

async function timesOf(texts: readonly string[], work: (text: string) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (const text of texts) {
    const start = performance.now();
    await work(text);
    times.push(performance.now() - start);
  }
  return times;
}

/** A process of its own: once loaded, a module cannot be loaded again. */
function loading(): number {
  const file = JSON.stringify(join(import.meta.dirname, '../../src/arms/tokens/countTokens.ts'));
  const code = `import { countLlama } from ${file}; const t = performance.now(); await countLlama('x'); console.log(performance.now() - t)`;
  const times = Array.from({ length: 3 }, () =>
    Number(spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).stdout),
  );
  return median(times);
}

const words = (text: string): number => text.match(/[^\s]+|\s/g)?.length ?? 0;

export async function run(): Promise<readonly Line[]> {
  const texts = cases();
  await timesOf(texts, countLlama);
  const counting = median(await timesOf(texts, countLlama));
  await timesOf(texts, words);
  const scanning = median(await timesOf(texts, words));
  const fitting = median(await timesOf(texts, (text) => surelyFits(text, 8000)));
  const load = loading();
  const bytes = statSync(join(import.meta.dirname, '../../node_modules/llama-tokenizer-js/llama-tokenizer.js')).size;
  const ms = (value: number): string => `${value.toFixed(3)} ms`;
  return [
    {
      what: 'tokens of a case of 4,000 characters',
      measured: ms(counting),
      against: `words of it, by a scan ${ms(scanning)}`,
      ratio: counting / scanning,
      goal: 'at most 5 ms',
      ok: counting <= 5,
    },
    {
      what: 'whether its bytes alone fit',
      measured: ms(fitting),
      against: `counting ${ms(counting)}`,
      ratio: fitting / counting,
      goal: 'at most 0.1',
      ok: fitting / counting <= 0.1,
    },
    {
      what: 'first count, with loading the vocabulary',
      measured: ms(load),
      against: `${(bytes / 1000).toFixed(0)} kB, in a file of its own`,
      ratio: load / counting,
      goal: 'told, no goal',
      ok: true,
    },
  ];
}
