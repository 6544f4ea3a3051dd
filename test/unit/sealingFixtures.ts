import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { failedAnswer } from '../../src/arms/failedAnswer.ts';
import { Answer } from '../../src/arms/answer.ts';
import { ArmFailure, type FailureKind } from '../../src/arms/failure.ts';
import { makeCase } from '../../src/cases/case.ts';
import { nodeFiles, type Files } from '../../src/ledger/files.ts';
import { record } from '../../src/study/log/record.ts';
import type { StudyMeans } from '../../src/study/means.ts';
import { Plan } from '../../src/study/plan/plan.ts';
import type { Cost } from '../../src/study/sealing/passphrase.ts';
import type { Take } from '../../src/study/sealing/takes.ts';
import { MemoryFiles } from './memoryFiles.ts';

export const root = '/study';
export const passphrase = 'wet leaves under seven bridges';
export const cheap: Cost = { n: 16, r: 1, p: 1 };
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Bytes that look random and are the same in every run. */
export function seeded(seed: string): (bytes: number) => Uint8Array {
  let n = 0;
  return (bytes) => createHash('sha512').update(`${seed} ${n++}`).digest().subarray(0, bytes);
}

export function planWith(more: Record<string, unknown> = {}): Plan {
  return Plan.parse({
    schema: 'ddx/study@2',
    title: 'Toes',
    arms: [
      { id: 'embedded', kind: 'embedded' },
      { id: 'other', kind: 'imported' },
      { id: 'third', kind: 'imported' },
    ],
    raters: [
      { id: 'r1', role: 'clinician' },
      { id: 'r2', role: 'clinician' },
    ],
    blinding: { kind: 'blinded' },
    ...more,
  });
}

export interface Said {
  readonly arm: string;
  readonly case: string;
  /** Seconds after the first answer. */
  readonly at?: number;
  readonly status?: Answer['status'];
  readonly failure?: FailureKind;
  readonly top?: number;
  readonly text?: string;
  readonly raw?: string;
}

export const textOf = (id: string): string => `A man of 50 with a swollen toe, case ${id}.\n`;

export function answerOf(said: Said): Answer {
  const source = { kind: 'document', uri: `cases/${said.case}.md`, start: 0, end: 1 } as const;
  const kase = makeCase(said.text ?? textOf(said.case), source, { id: said.case, title: said.case });
  const start = new Date(Date.UTC(2026, 2, 4, 5, 0, said.at ?? 0));
  const base = failedAnswer(kase, said.arm, said.top ?? 5, new ArmFailure(said.failure ?? 'stalled', 'Gone'), start);
  const digest = sha256(JSON.stringify(said));
  const status = said.failure === undefined ? (said.status ?? 'complete') : 'failed';
  return Answer.parse({
    ...base,
    id: `${digest.slice(0, 16)}-${digest.slice(16, 24)}`,
    status,
    failure: status === 'failed' ? base.failure : null,
    raw: said.raw ?? `What ${said.arm} says`,
    diagnoses:
      status === 'complete' || status === 'truncated'
        ? [
            {
              rank: 1,
              name: `Gout according to ${said.arm}`,
              probability: null,
              score: null,
              reason: '',
              evidence: [],
              notInCase: [],
              doNotMiss: false,
            },
          ]
        : [],
  });
}

/** The text of an answer's file. */
export const fileOf = (answer: Answer): string => `${JSON.stringify(answer, null, 2)}\n`;

export function meansWith(files: Files, seed = 'a'): StudyMeans {
  let now = Date.UTC(2026, 2, 4, 6);
  const clock = { date: () => new Date((now += 1000)), monotonic: () => now };
  return { files, clock, random: seeded(seed), by: 'coordinator', software: 'test' };
}

export const casesOf = (count: number): string[] => Array.from({ length: count }, (_, i) => `case-${i + 1}`);

/** What stands in the folder of a study that is ready to be sealed, by path. */
export function filesOf(plan: Plan, cases: readonly string[], answers: readonly Answer[]): Map<string, string> {
  return new Map([
    [`${root}/study.json`, `${JSON.stringify(plan, null, 2)}\n`],
    ...cases.map((id): [string, string] => [`${root}/cases/${id}.md`, textOf(id)]),
    ...answers.map((one): [string, string] => [`${root}/answers/${one.id}.json`, fileOf(one)]),
  ]);
}

/** All arms answer all cases. */
export const allAnswers = (plan: Plan, cases: readonly string[]): Answer[] =>
  cases.flatMap((id) => plan.arms.map(({ id: arm }) => answerOf({ arm, case: id })));

/** Puts the lock on record for what stands there. */
export async function lockIn(at: string, means: StudyMeans, plan: Plan, cases: readonly string[]): Promise<void> {
  const planText = `${JSON.stringify(plan, null, 2)}\n`;
  await record(at, means, {
    what: 'locked',
    by: 'coordinator',
    plan: sha256(planText),
    planText,
    fixed: Object.fromEntries(cases.map((id) => [`cases/${id}.md`, sha256(textOf(id))])),
    cases: cases.map((id) => ({ id, sha256: sha256(textOf(id)), cluster: id })),
    readers: [],
    despite: null,
  });
}

export async function lockedStudy(
  plan: Plan = planWith(),
  cases: readonly string[] = casesOf(2),
  answers: readonly Answer[] = allAnswers(plan, cases),
): Promise<MemoryFiles> {
  const files = new MemoryFiles(root, `${root}/answers`);
  for (const [path, text] of filesOf(plan, cases, answers)) files.put(path, text);
  await lockIn(root, meansWith(files, 'lock'), plan, cases);
  return files;
}

export const noGit = (): Promise<[]> => Promise.resolve([]);

/** Takes for a draw, without any files: arms a, b, c and so on. */
export function takesFor(cases: readonly string[], arms: readonly string[], perCase = 1): Take[] {
  return cases.flatMap((id) =>
    arms.flatMap((arm) =>
      Array.from({ length: perCase }, (_, i): Take => {
        const digest = sha256(`${id} ${arm} ${i}`);
        return {
          case: id,
          caseSha256: sha256(textOf(id)),
          arm,
          take: i + 1,
          answer: `${digest.slice(0, 16)}-${digest.slice(16, 24)}`,
          status: 'complete',
          failure: null,
        };
      }),
    ),
  );
}

/** Puts the end of rating on record. */
export async function closeIn(at: string, means: StudyMeans, plan: Plan): Promise<void> {
  const hash = sha256(`${JSON.stringify(plan, null, 2)}\n`);
  await record(at, means, { what: 'closed', by: 'coordinator', plan: hash, heads: {}, open: 0, despite: null });
}

/** How a study is sealed in tests: with a passphrase that costs little. */
export const sealing = { passphrase, reason: null, cost: cheap, inGit: noGit };

/** What stands in the clear under `answers/`, by name. */
export const plainIn = (files: MemoryFiles, at = root): Map<string, string> =>
  new Map(
    files
      .paths()
      .filter((path) => path.startsWith(`${at}/answers/`) && path.endsWith('.json'))
      .map((path) => [path.slice(`${at}/answers/`.length), files.text(path)]),
  );

/** The same study in a real folder. */
export async function studyOnDisk(folder: string, plan: Plan, cases: readonly string[]): Promise<void> {
  for (const [path, text] of filesOf(plan, cases, allAnswers(plan, cases))) {
    const there = join(folder, relative(root, path));
    await mkdir(dirname(there), { recursive: true });
    await writeFile(there, text);
  }
  await lockIn(folder, meansWith(nodeFiles, 'lock'), plan, cases);
}
