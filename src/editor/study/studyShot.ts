import * as vscode from 'vscode';
import { HumanError } from '../../humanError.ts';
import { nodeFiles } from '../../ledger/files.ts';
import { statusOf, type Status } from '../../ratings/status.ts';
import { stateOf, type Gate, type StudyState } from '../../study/gates/state.ts';
import { openPack, type OpenPack } from '../../study/pack/openPack.ts';
import type { PlannedArm } from '../../study/plan/plan.ts';
import { takesOf } from '../../study/sealing/takes.ts';
import { findStudy } from '../../study/study.ts';
import { sentenceOf } from '../report.ts';

/** What of an arm is there. */
export interface ArmCount {
  readonly arm: PlannedArm;
  readonly present: number;
  readonly failed: number;
  readonly missing: number;
}

export interface RaterCount {
  readonly id: string;
  readonly role: string;
  readonly open: number;
  readonly done: number;
  readonly flagged: number;
  /** The packs that were made for this rater, by their stages; and whether ratings came back. */
  readonly packs: readonly string[];
  readonly collected: boolean;
}

/** A study as it stands now: what its view, its status and the next step are made of. */
export interface StudyShot {
  readonly kind: 'study';
  readonly root: string;
  readonly title: string;
  /** Null where the plan cannot be used. */
  readonly state: StudyState | null;
  readonly cases: number;
  readonly references: number;
  /** Null while nothing can be told of them: before the lock and, where raters must not know, after the seal. */
  readonly arms: readonly ArmCount[] | null;
  readonly raters: readonly RaterCount[];
  readonly problems: readonly string[];
}

/** A rater's pack: nothing of it tells more than the pack. */
export interface PackShot {
  readonly kind: 'pack';
  readonly root: string;
  readonly pack: OpenPack | null;
  readonly status: Status | null;
  readonly problems: readonly string[];
}

export type Shot = StudyShot | PackShot;

export async function studyShot(root: string): Promise<StudyShot> {
  const study = await findStudy(root);
  const problems: string[] = [];
  const soft = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof HumanError)) throw error;
      problems.push(sentenceOf(error));
      return null;
    }
  };
  const state = await soft(() => stateOf(root, nodeFiles));
  const now = state?.study ?? study;
  const [files, references, status] = await Promise.all([
    now?.cases(),
    now?.references(),
    state && state.gate !== 'draft' ? soft(() => statusOf(root, nodeFiles)) : null,
  ]);
  for (const problem of [...(state?.problems ?? []), ...(files?.problems ?? []), ...(references?.problems ?? [])]) {
    problems.push(sentenceOf(problem));
  }
  problems.push(...(status?.problems ?? []));
  return {
    kind: 'study',
    root,
    title: now?.title ?? root,
    state,
    cases: state && state.cases.length > 0 ? state.cases.length : (files?.files.length ?? 0),
    references: references?.byCase.size ?? 0,
    arms: state?.gate === 'locked' ? await soft(() => armCounts(state)) : null,
    raters: state ? raterCounts(state, status) : [],
    problems: [...new Set(problems)],
  };
}

async function armCounts({ root, plan, cases }: StudyState): Promise<readonly ArmCount[]> {
  const { takes } = await takesOf(root, nodeFiles, plan, cases);
  return plan.arms.map((arm) => {
    const own = takes.filter((take) => take.arm === arm.id);
    return {
      arm,
      present: own.filter(({ status }) => status !== 'failed').length,
      failed: own.filter(({ answer, status }) => answer !== null && status === 'failed').length,
      missing: own.filter(({ answer }) => answer === null).length,
    };
  });
}

function raterCounts({ plan, log }: StudyState, status: Status | null): readonly RaterCount[] {
  return plan.raters.map(({ id, role }) => {
    const of = <T extends { readonly rater: string }>(all: readonly T[] = []): number =>
      all.filter(({ rater }) => rater === id).length;
    return {
      id,
      role,
      open: of(status?.open),
      done: of(status?.done),
      flagged: of(status?.flagged),
      packs: [...new Set(log.all('packed').flatMap(({ event }) => (event.rater === id ? [event.stage] : [])))],
      collected: log.all('collected').some(({ event }) => event.rater === id),
    };
  });
}

export async function packShot(root: string): Promise<PackShot> {
  const problems: string[] = [];
  const told = (error: unknown): null => {
    if (!(error instanceof HumanError)) throw error;
    problems.push(sentenceOf(error));
    return null;
  };
  const pack = await openPack(root, nodeFiles).catch(told);
  const status = pack && (await statusOf(root, nodeFiles).catch(told));
  for (const problem of pack?.problems ?? []) problems.push(sentenceOf(problem));
  return { kind: 'pack', root, pack, status, problems: [...new Set([...problems, ...(status?.problems ?? [])])] };
}

export function gateWords(gate: Gate): string {
  const { t } = vscode.l10n;
  const words: Readonly<Record<Gate, string>> = {
    draft: t('draft'),
    locked: t('locked'),
    sealed: t('sealed'),
    closed: t('rating closed'),
    unblinded: t('unblinded'),
  };
  return words[gate];
}
