import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { it } from 'node:test';
import { nodeFiles } from '../../src/ledger/files.ts';
import { readLedger } from '../../src/ledger/reader.ts';
import { RatingFiles } from '../../src/ratings/ratingFiles.ts';

const rounds = 4;

/** The same small numbers on every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647);
}

/** Lets a rater work until so many words are acknowledged, kills it, and gives all that it had acknowledged. */
async function killedAfter(folder: string, words: number): Promise<string[]> {
  const script = join(import.meta.dirname, 'raterProcess.ts');
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

it('what two raters were told is saved outlives the killing of both, round after round', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'raters-'));
  try {
    const ratings = join(folder, 'study', 'ratings');
    await mkdir(join(folder, 'own'));
    await mkdir(join(folder, 'study'));
    await writeFile(join(folder, 'study', 'study.json'), '{"schema":"ddx/study@1","title":"Two windows"}');
    const next = numbers(2026);
    const acknowledged: string[] = [];
    for (let round = 1; round <= rounds; round++) {
      const told = await Promise.all([killedAfter(folder, 1 + (next() % 60)), killedAfter(folder, 1 + (next() % 60))]);
      acknowledged.push(...told.flat());
      const { events, problems } = await new RatingFiles([ratings], nodeFiles).union();
      for (const hash of acknowledged) assert.ok(events.has(hash), `round ${round}: ${hash} is lost`);
      for (const { message } of problems) assert.match(message, /last line was cut off/);
    }
    const files = await readdir(ratings);
    assert.equal(files.length, 2 * rounds);
    for (const file of files) assert.deepEqual(readLedger(await readFile(join(ratings, file))).damage, []);
    assert.deepEqual(await readdir(join(folder, 'own')), []);
  } finally {
    await rm(folder, { recursive: true });
  }
});
