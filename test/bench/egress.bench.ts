// What it costs a request that it is written down before it goes, beside what the disk takes for the same by itself.
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Egress } from '../../src/arms/gate/egress.ts';
import { SentBook } from '../../src/arms/gate/sentBook.ts';
import { readSent } from '../../src/arms/gate/sentFiles.ts';
import { median, type Line } from './bench.ts';

export const name = 'egress';

const rounds = 300;
const egress: Egress = {
  schema: 'ddx/sent@1',
  endpoint: 'ward',
  origin: 'https://llm.example.org',
  location: 'institution',
  what: 'POST /v1/chat/completions',
  carriesCase: true,
  caseSha256: 'a'.repeat(64),
  bytes: 4000,
  sha256: 'b'.repeat(64),
  open: { NAME: 1 },
  masked: 2,
  kept: 3,
  override: 'agreed',
};

export async function run(): Promise<readonly Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ddx-egress-'));
  try {
    const book = new SentBook(join(folder, 'sent'));
    const plain = await open(join(folder, 'plain'), 'w');
    const bytes = Buffer.from(`${JSON.stringify(egress)}\n`.repeat(2));
    const recorded: number[] = [];
    const flushed: number[] = [];
    for (let n = 0; n < rounds; n += 1) {
      recorded.push(await timeOf(() => book.record(egress)));
      flushed.push(
        await timeOf(async () => {
          await plain.write(bytes);
          await plain.sync();
        }),
      );
    }
    await plain.close();
    await book.close();
    const { sent } = await readSent(join(folder, 'sent'));
    if (sent.length !== rounds) throw new Error(`${sent.length} of ${rounds} requests were recorded`);
    const [own, disk] = [median(recorded), median(flushed)];
    const most = 2;
    // A disk that forgets to flush takes no time at all; then a millisecond is little enough.
    const ok = own <= Math.max(most * disk, 1);
    return [
      {
        what: 'a request written down before it goes, median',
        measured: `${own.toFixed(2)} ms`,
        against: `the flush alone ${disk.toFixed(2)} ms`,
        ratio: own / disk,
        goal: `at most ${most}, or 1 ms`,
        ok,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
