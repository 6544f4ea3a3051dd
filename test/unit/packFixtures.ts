import { mkdtempSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Answer } from '../../src/arms/answer.ts';
import { nodeFiles, type Files } from '../../src/ledger/files.ts';
import { newSigningKey, signerOf, type Signer } from '../../src/ledger/signing.ts';
import { lockProtocol } from '../../src/study/gates/lock.ts';
import type { StudyMeans } from '../../src/study/means.ts';
import { makePack, type PackMade, type PackWanted } from '../../src/study/pack/makePack.ts';
import type { Plan } from '../../src/study/plan/plan.ts';
import { sealAllocation } from '../../src/study/sealing/seal.ts';
import { answerOf, casesOf, cheap, fileOf, meansWith, noGit, passphrase, planWith, textOf } from './sealingFixtures.ts';

export { passphrase } from './sealingFixtures.ts';

/** What an arm says to a case. */
export interface Says {
  readonly arm: string;
  readonly case: string;
  readonly names: readonly string[];
  /** The text of the case, where it is not the usual one. */
  readonly text?: string | undefined;
  readonly reason?: string;
  readonly failed?: boolean;
  readonly more?: Partial<Answer>;
}

/** An answer with these diagnoses, as its arm would store it. */
export function says({ arm, case: id, names, text, reason = '', failed = false, more = {} }: Says): Answer {
  const base = answerOf({
    arm,
    case: id,
    raw: names.join('\n'),
    ...(failed ? { failure: 'stalled' } : {}),
    ...(text === undefined ? {} : { text }),
  });
  const diagnoses = names.map((name, i) => ({
    rank: i + 1,
    name,
    probability: null,
    score: null,
    reason,
    evidence: [],
    notInCase: [],
    doNotMiss: false,
  }));
  return Answer.parse({ ...base, diagnoses, ...more });
}

export interface SealedStudy {
  readonly folder: string;
  readonly root: string;
  readonly means: StudyMeans;
  readonly signer: Signer;
  readonly recoveryKey: string;
  pack(wanted?: Partial<PackWanted>): Promise<PackMade>;
  drop(): void;
}

export const twoArms = {
  arms: [
    { id: 'embedded', kind: 'embedded' },
    { id: 'ward-model', kind: 'imported', model: 'GPT-4o' },
  ],
};

/** A blinded study on the disk, with its allocation sealed. */
export async function sealedStudy(
  o: {
    plan?: Plan;
    cases?: readonly string[];
    answers?: readonly Answer[];
    texts?: Readonly<Record<string, string>>;
    files?: Files;
    seed?: string;
  } = {},
): Promise<SealedStudy> {
  const { plan = planWith(twoArms), cases = casesOf(3), files = nodeFiles, seed = 'a' } = o;
  const answers =
    o.answers ??
    cases.flatMap((id) =>
      plan.arms.map(({ id: arm }) =>
        says({ arm, case: id, names: [`Gout ${arm.length}`, 'Sepsis'], text: o.texts?.[id] }),
      ),
    );
  const folder = mkdtempSync(join(tmpdir(), 'ddx-pack-'));
  const root = join(folder, 'study');
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put('study.json', `${JSON.stringify(plan, null, 2)}\n`);
  for (const id of cases) put(`cases/${id}.md`, o.texts?.[id] ?? textOf(id));
  for (const one of answers) put(`answers/${one.id}.json`, fileOf(one));
  put(
    'references.jsonl',
    cases
      .map(
        (id) =>
          `${JSON.stringify({ schema: 'ddx/reference@1', case: id, diagnosis: 'Gout', accepted: ['Podagra'], basis: 'crystals' })}\n`,
      )
      .join(''),
  );
  const means = meansWith(files, seed);
  await lockProtocol(root, means, { reason: 'a test', readers: [] });
  const { recoveryKey } = await sealAllocation(root, means, {
    passphrase,
    reason: 'a test',
    cost: cheap,
    inGit: noGit,
  });
  const signer = signerOf(newSigningKey());
  return {
    folder,
    root,
    means,
    signer,
    recoveryKey: recoveryKey ?? '',
    pack: (wanted = {}) =>
      makePack(root, means, {
        rater: 'r1',
        out: join(folder, wanted.rater ?? 'r1'),
        secret: passphrase,
        signer,
        ...wanted,
      }),
    drop: () => rmSync(folder, { recursive: true, force: true }),
  };
}
