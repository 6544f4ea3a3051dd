// What it costs that nothing can be lost or altered unseen: writing, opening and verifying, each beside its bare peer.
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/ledger/clock.ts';
import { nodeFiles } from '../../src/ledger/files.ts';
import { noPrevious, sealLine } from '../../src/ledger/line.ts';
import { newSigningKey, signerOf } from '../../src/ledger/signing.ts';
import { LedgerWriter } from '../../src/ledger/writer.ts';
import { headText, type RatingEvent } from '../../src/ratings/event.ts';
import { RatingFiles } from '../../src/ratings/ratingFiles.ts';
import { verify } from '../../src/ratings/verify/verify.ts';
import { median, type Line } from './bench.ts';

export const name = 'ledger';

const raters = 20;
const events = 200_000;
const writes = 600;
const rounds = 5;
function rated(n: number, rater = 'r1'): RatingEvent {
  return {
    what: 'rated',
    rater,
    role: 'clinician',
    answer: `38350089f58f82${(n % 90) + 10}`,
    case: `case-${n % 100}`,
    caseSha256: 'c71ea20c457db313b7d25309f1a0738d177e59cec146d94f8e832b9ab20b040b',
    item: 'match',
    diagnosis: (n % 5) + 1,
    value: (n % 5) + 1,
    scale: { id: 'match', version: 1, anchor: 'very close' },
    changes: null,
  };
}

export async function run(): Promise<readonly Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ddx-ledger-'));
  try {
    const written = await writing(folder);
    study(folder);
    return [written, await opening(folder), await verifying(folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** By turns, so that both meet the disk in the same mood. */
async function writing(folder: string): Promise<Line> {
  const path = join(folder, 'own.jsonl');
  const [writer] = await LedgerWriter.begin({ files: nodeFiles, path, clock: systemClock, first: rated(0) });
  const bare = await open(join(folder, 'bare'), 'w');
  const bytes = readFileSync(path);
  const own: number[] = [];
  const disk: number[] = [];
  for (let n = 1; n <= writes; n++) {
    own.push(await timeOf(() => writer.append(rated(n))));
    disk.push(
      await timeOf(async () => {
        await bare.write(bytes);
        await bare.sync();
      }),
    );
  }
  await bare.close();
  await writer.close();
  const [mine, theirs] = [median(own), median(disk)];
  return line('an acknowledged event, median', mine, 'a bare write and fsync of as many bytes', theirs, 1.3);
}

/** A study of many raters, each with a signature after every fiftieth word. */
function study(folder: string): void {
  mkdirSync(join(folder, 'ratings'));
  writeFileSync(join(folder, 'study.json'), '{"schema":"ddx/study@2","title":"Many"}');
  const signer = signerOf(newSigningKey());
  for (let n = 1; n <= raters; n++) {
    const who = { rater: `r${n}`, role: 'clinician' } as const;
    const first: RatingEvent = {
      what: 'opened',
      ...who,
      software: 'bench',
      heads: {},
      pack: null,
      key: signer.publicKey,
    };
    const lines: Uint8Array[] = [];
    let prev = noPrevious;
    for (let seq = 1; seq <= events / raters; seq++) {
      const signature = (): RatingEvent => ({ what: 'signed', ...who, signature: signer.sign(headText(prev)) });
      const event = seq === 1 ? first : seq % 51 === 0 ? signature() : rated(seq, who.rater);
      const at = new Date(Date.UTC(2026, 2, 4) + seq * 1000).toISOString();
      const sealed = sealLine({ seq, at, mono: seq * 1000, prev }, JSON.stringify(event).slice(1, -1));
      lines.push(sealed.bytes);
      prev = sealed.hash;
    }
    appendFileSync(join(folder, 'ratings', `r${n}-00000000.jsonl`), Buffer.concat(lines));
  }
}

async function opening(folder: string): Promise<Line> {
  const took: number[] = [];
  for (let n = 0; n < rounds; n++) {
    took.push(
      await timeOf(async () => {
        const { events: found, problems } = await new RatingFiles([join(folder, 'ratings')], nodeFiles).union();
        if (found.size !== events || problems.length > 0) throw new Error(`${found.size} events were found`);
      }),
    );
  }
  const ms = median(took);
  return {
    what: `opening ${events} events`,
    measured: `${ms.toFixed(0)} ms`,
    against: 'limit 1000 ms',
    ratio: ms / 1000,
    goal: 'at most 1',
    ok: ms <= 1000,
  };
}

async function verifying(folder: string): Promise<Line> {
  const own: number[] = [];
  const bare: number[] = [];
  const ratings = join(folder, 'ratings');
  const texts = readdirSync(ratings).map((file) => readFileSync(join(ratings, file), 'utf8').trimEnd().split('\n'));
  for (let n = 0; n < rounds; n++) {
    own.push(
      await timeOf(async () => {
        const { ok, files } = await verify(folder, nodeFiles);
        if (!ok || files.length !== raters) throw new Error('The study was not found whole');
      }),
    );
    bare.push(
      await timeOf(() => {
        for (const lines of texts) for (const one of lines) JSON.parse(one);
        return Promise.resolve();
      }),
    );
  }
  return line(`verifying ${events} events, hashes and signatures`, median(own), 'a bare JSON.parse', median(bare), 2);
}

function line(what: string, own: number, peer: string, theirs: number, most: number): Line {
  const ratio = own / theirs;
  const digits = own < 10 ? 3 : 0;
  return {
    what,
    measured: `${own.toFixed(digits)} ms`,
    against: `${peer} ${theirs.toFixed(digits)} ms`,
    ratio,
    goal: `at most ${most}`,
    ok: ratio <= most,
  };
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
