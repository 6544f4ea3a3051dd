import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { nodeFiles } from '../../src/ledger/files.ts';
import { readLedger } from '../../src/ledger/reader.ts';
import { RatingFiles } from '../../src/ratings/ratingFiles.ts';

/** The same small numbers on every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647);
}

/** Lets a rater work until so many words are acknowledged, kills it, and gives all that it had acknowledged. */
async function killedAfter(script: string, folder: string, words: number): Promise<string[]> {
  const child: ChildProcess = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  assert.ok(child.stdout);
  const acknowledged: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const [where, hash] = line.split(' ');
    assert.equal(where, 'study');
    if (hash?.length === 64) acknowledged.push(hash);
    if (acknowledged.length === words) child.kill('SIGKILL');
  });
  await Promise.all([once(child, 'exit'), once(lines, 'close')]);
  assert.equal(child.signalCode, 'SIGKILL');
  return acknowledged;
}

/** Two raters write into one study and are killed, round after round; what they were told is saved has to be there. */
export async function killTwoRaters(rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'raters-'));
  try {
    // One file starts several times as fast as forty.
    const script = join(folder, 'rater.mjs');
    const entryPoints = [join(import.meta.dirname, 'raterProcess.ts')];
    await build({ entryPoints, outfile: script, bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' });
    await mkdir(join(folder, 'own'));
    const next = numbers(2026);
    for (let round = 1; round <= rounds; round += 50) await inOneStudy(Math.min(50, rounds - round + 1));

    /** The files of a study are all read by each rater who begins: after some rounds another study is used. */
    async function inOneStudy(times: number): Promise<void> {
      const ratings = join(folder, 'study', 'ratings');
      await rm(join(folder, 'study'), { recursive: true, force: true });
      await mkdir(join(folder, 'study'));
      await writeFile(join(folder, 'study', 'study.json'), '{"schema":"ddx/study@1","title":"Two windows"}');
      const acknowledged: string[] = [];
      const read = new RatingFiles([ratings], nodeFiles);
      for (let round = 1; round <= times; round++) {
        const one = (): Promise<string[]> => killedAfter(script, folder, 1 + (next() % 15));
        acknowledged.push(...(await Promise.all([one(), one()])).flat());
        const { events, problems } = await read.union();
        for (const hash of acknowledged) assert.ok(events.has(hash), `round ${round}: ${hash} is lost`);
        for (const { message } of problems) assert.match(message, /last line was cut off/);
      }
      const files = await readdir(ratings);
      assert.equal(files.length, 2 * times);
      for (const file of files) assert.deepEqual(readLedger(await readFile(join(ratings, file))).damage, []);
      assert.deepEqual(await readdir(join(folder, 'own')), []);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
