import { dirname } from 'node:path';
import { newSigningKey, signerOf, type Signer } from '../../src/ledger/signing.ts';
import { LedgerWriter } from '../../src/ledger/writer.ts';
import { headText, type RatingEvent } from '../../src/ratings/event.ts';
import { closeRating } from '../../src/study/gates/close.ts';
import { record } from '../../src/study/log/record.ts';
import { sealAllocation } from '../../src/study/sealing/seal.ts';
import { unblind } from '../../src/study/sealing/unblind.ts';
import type { MemoryFiles } from './memoryFiles.ts';
import { cheap, lockedStudy, meansWith, noGit, passphrase, root } from './sealingFixtures.ts';

export const rater = signerOf(newSigningKey());
export const packSha256 = 'd'.repeat(64);
const who = { rater: 'r1', role: 'clinician' } as const;

export function rated(n: number, more: Partial<Extract<RatingEvent, { what: 'rated' }>> = {}): RatingEvent {
  return {
    what: 'rated',
    ...who,
    answer: `answer-${n}`,
    case: 'case-1',
    caseSha256: 'a'.repeat(64),
    item: 'match',
    diagnosis: 1,
    value: (n % 5) + 1,
    scale: { id: 'match', version: 1, anchor: 'close' },
    changes: null,
    ...more,
  };
}

export interface Written {
  readonly file: string;
  readonly head: string;
  readonly events: number;
}

/** A ratings file of some words, signed at its end by the key it names. */
export async function writeRatings(
  files: MemoryFiles,
  path: string,
  o: {
    heads?: Record<string, string>;
    words?: number;
    key?: Signer | null;
    by?: Signer;
    pack?: { id: string; sha256: string } | null;
  } = {},
): Promise<Written> {
  const { clock } = meansWith(files);
  const { heads = {}, words = 3, key = rater, by = rater, pack = { id: 'pack-1', sha256: packSha256 } } = o;
  const first: RatingEvent = {
    what: 'opened',
    ...who,
    software: 'test',
    heads,
    pack,
    key: key?.publicKey ?? null,
  };
  await files.makeFolder(dirname(path), { parents: true });
  const [writer] = await LedgerWriter.begin({ files, path, clock, first });
  for (let n = 1; n <= words; n++) await writer.append(rated(n));
  if (key !== null) await writer.append({ what: 'signed', ...who, signature: by.sign(headText(writer.head)) });
  await writer.close();
  return { file: path.slice(path.lastIndexOf('/') + 1), head: writer.head, events: words + (key === null ? 1 : 2) };
}

/** A study that went through as many of its gates as it is told. */
export async function studyAt(gate: 'locked' | 'sealed' | 'closed' | 'unblinded'): Promise<MemoryFiles> {
  const files = await lockedStudy();
  if (gate === 'locked') return files;
  await sealAllocation(root, meansWith(files, 'seal'), { passphrase, reason: null, cost: cheap, inGit: noGit });
  const { file, head, events } = await writeRatings(files, `${root}/ratings/r1-aaaaaaaa.jsonl`);
  await record(root, meansWith(files, 'collect'), {
    what: 'collected',
    by: 'coordinator',
    rater: 'r1',
    pack: 'pack-1',
    file,
    events,
    head,
    key: rater.publicKey,
    late: null,
  });
  if (gate === 'sealed') return files;
  await closeRating(root, meansWith(files, 'close'), { reason: 'A test', open: 0, heads: { [file]: head } });
  if (gate === 'closed') return files;
  await unblind(root, meansWith(files, 'unblind'), { secret: passphrase });
  return files;
}
