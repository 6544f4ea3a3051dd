import { join } from 'node:path';
import { Answer } from '../../arms/answer.ts';
import type { FailureKind } from '../../arms/failure.ts';
import { sentence, type HumanError, type Sentence } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import type { FixedCase } from '../gates/state.ts';
import type { Plan, PlannedArm } from '../plan/plan.ts';
import { refused } from '../refused.ts';
import { Shelf } from '../shelf.ts';
import type { Allocation } from './allocation.ts';

export const answersFolder = 'answers';

/** Which answer of an arm to a case counts, or that there is none. */
export type Take = Pick<
  Allocation['answers'][number],
  'case' | 'caseSha256' | 'arm' | 'take' | 'answer' | 'status' | 'failure'
>;

export interface Takes {
  readonly takes: readonly Take[];
  /** What speaks against sealing: answers that are missing, left over, of no planned arm or case, or broken. */
  readonly objections: readonly Sentence[];
  /** Those of them that say what an arm still owes. */
  readonly missing: readonly Sentence[];
  /**
   * The same without arms, cases and ids, as it goes on record: raters may come to see `log/`, and where one answer of a
   * case is known to be missing, the other one is known too.
   */
  readonly onRecord: readonly Sentence[];
}

/** What has to be known of an answer to tell whether it counts. */
export type Try = Pick<Answer, 'id' | 'arm' | 'status' | 'failure' | 'caseSha256'> & {
  readonly case: Pick<Answer['case'], 'id' | 'shortened'>;
  readonly parameters: Pick<Answer['parameters'], 'top'>;
  readonly timings: Pick<Answer['timings'], 'startedAt'>;
};

/** Failures that are the model's own: it was asked and did not deliver, and asking until it does would flatter it. */
const stands: ReadonlySet<FailureKind> = new Set(['context-overflow', 'filtered', 'empty', 'unparsed']);

/** Whether the same question may be asked again: it failed, and not by the model's doing. */
export function mayPass({ status, failure }: Pick<Answer, 'status' | 'failure'>): boolean {
  return status === 'failed' && failure !== null && !stands.has(failure.kind);
}

/**
 * How many answers an arm owes to each case. The embedded one can only say the same again, and owes one; what readers
 * write comes after the seal.
 */
export function answersDue({ answersPerCase }: Plan, { kind }: PlannedArm): number {
  return kind === 'readers' ? 0 : kind === 'embedded' ? 1 : answersPerCase;
}

/**
 * Of the answers of one arm to one case: those that count, the first asked first, and those that are left over. A try
 * whose failure may pass gives way to a later one, and is then no left over.
 */
export function chosen<T extends Try>(tries: readonly T[], due: number): { takes: T[]; left: T[] } {
  const ordered = tries.toSorted(byStart);
  const standing = ordered.filter((one) => !mayPass(one));
  const takes = [...standing, ...ordered.filter(mayPass)].slice(0, due).sort(byStart);
  return { takes, left: standing.slice(due) };
}

/** Whether an answer is one that the plan asks for, to the very text that was fixed. */
export function belongs(plan: Plan, { sha256 }: Pick<FixedCase, 'sha256'>, answer: Try): boolean {
  if (answer.parameters.top !== plan.top) return false;
  const whole = answer.case.shortened?.wholeSha256;
  return answer.caseSha256 === sha256 || (plan.overLength === 'shorten' && whole === sha256);
}

/** Which answers under `answers/` are the ones that the plan asks for. */
export async function takesOf(root: string, files: Files, plan: Plan, cases: readonly FixedCase[]): Promise<Takes> {
  const { tries, broken } = await readTries(root, files);
  const byArm = Map.groupBy(tries, ({ arm }) => arm);
  const takes: Take[] = [];
  const found: Found[] = [];
  for (const arm of plan.arms) {
    found.push(takesOfArm(plan, arm, byArm.get(arm.id) ?? [], cases));
    takes.push(...(found.at(-1)?.takes ?? []));
    byArm.delete(arm.id);
  }
  const nobodys = [...byArm].map(([arm, { length }]) =>
    sentence(
      '{0} answers are of {1}, which is no arm of the plan. They are put away and do not count.',
      `${length}`,
      arm,
    ),
  );
  const missing = new Map(found.map((one) => [one, missingIn(one)]));
  const said = found.flatMap((one) => [missing.get(one) ?? null, leftIn(one), strangeIn(one, plan)]);
  return {
    takes,
    missing: [...missing.values()].filter((one) => one !== null),
    objections: [...broken, ...said.filter((one) => one !== null), ...nobodys],
    onRecord: onRecord(found, { broken: broken.length, nobodys: [...byArm.values()].flat().length }),
  };
}

/** What became of one arm's answers. */
interface Found {
  readonly arm: string;
  readonly due: number;
  readonly takes: readonly Take[];
  /** The cases concerned, once for each answer. */
  readonly missing: readonly string[];
  readonly left: readonly string[];
  readonly strange: number;
}

function takesOfArm(plan: Plan, arm: PlannedArm, tries: readonly Try[], cases: readonly FixedCase[]): Found {
  const due = answersDue(plan, arm);
  const byCase = Map.groupBy(tries, (one) => one.case.id);
  const takes: Take[] = [];
  const missing: string[] = [];
  const left: string[] = [];
  let strange = tries.length;
  for (const fixed of cases) {
    const own = (byCase.get(fixed.id) ?? []).filter((answer) => belongs(plan, fixed, answer));
    strange -= own.length;
    // Each reader gives an answer of his own: none is left over.
    const found = chosen(own, arm.kind === 'readers' ? own.length : due);
    const about = { case: fixed.id, caseSha256: fixed.sha256, arm: arm.id };
    for (let take = 1; take <= Math.max(due, found.takes.length); take++) {
      const answer = found.takes[take - 1];
      if (answer === undefined) missing.push(fixed.id);
      takes.push({ ...about, take, ...outcomeOf(answer) });
    }
    left.push(...found.left.map(() => fixed.id));
  }
  return { arm: arm.id, due: due * cases.length, takes, missing, left, strange };
}

function outcomeOf(answer: Try | undefined): Pick<Take, 'answer' | 'status' | 'failure'> {
  if (answer === undefined) return { answer: null, status: 'failed', failure: 'missing' };
  const { id, status, failure } = answer;
  if (status === 'complete' || status === 'truncated') return { answer: id, status, failure: null };
  return { answer: id, status: 'failed', failure: failure?.kind ?? status };
}

function missingIn({ arm, due, missing }: Found): Sentence | null {
  if (missing.length === 0) return null;
  return sentence(
    '{0}: {1} of {2} answers are missing ({3}). Those still missing at sealing are recorded as failed.',
    arm,
    `${missing.length}`,
    `${due}`,
    some(missing),
  );
}

function leftIn({ arm, left }: Found): Sentence | null {
  if (left.length === 0) return null;
  return sentence(
    '{0}: more answers than planned, {1} of them left over ({2}). The first ones count.',
    arm,
    `${left.length}`,
    some(left),
  );
}

function strangeIn({ arm, strange }: Found, { top }: Plan): Sentence | null {
  if (strange === 0) return null;
  return sentence(
    '{0}: {1} answers are to other texts than those that were fixed, or were not asked for {2} diagnoses. They do not count.',
    arm,
    `${strange}`,
    `${top}`,
  );
}

function onRecord(found: readonly Found[], { broken, nobodys }: { broken: number; nobodys: number }): Sentence[] {
  const sum = (of: (one: Found) => number): number => found.reduce((all, one) => all + of(one), 0);
  const said: [number, (count: string) => Sentence][] = [
    [broken, (n) => sentence('Files under answers/ that are no whole answers: {0}. They do not count.', n)],
    [sum((one) => one.missing.length), (n) => sentence('Missing answers: {0}, recorded as failed.', n)],
    [sum((one) => one.left.length), (n) => sentence('Answers left over: {0}. The first ones count.', n)],
    [
      sum((one) => one.strange),
      (n) => sentence('Answers to other texts or to another number of diagnoses: {0}. They do not count.', n),
    ],
    [nobodys, (n) => sentence('Answers of no arm of the plan: {0}. They do not count.', n)],
  ];
  return said.filter(([count]) => count > 0).map(([count, say]) => say(`${count}`));
}

/** Enough of a list to find what is meant. */
function some(things: readonly string[]): string {
  const different = [...new Set(things)];
  const named = different.slice(0, 5).join(', ');
  return different.length > 5 ? `${named}, ...` : named;
}

async function readTries(root: string, files: Files): Promise<{ tries: Try[]; broken: Sentence[] }> {
  const broken: Sentence[] = [];
  const report = (problem: HumanError): unknown => broken.push(sentence(problem.template, ...problem.values));
  const shelf = new Shelf(root, null, { files, report });
  const tries: Try[] = [];
  for (const name of await answerFiles(root, files)) {
    const id = name.slice(0, -'.json'.length);
    const answer = await shelf.loadAnswer(id);
    if (answer !== null) tries.push(slim(answer));
    else if (!Answer.shape.id.safeParse(id).success) {
      broken.push(sentence('{0} is not named like an answer. It is put away and does not count.', `answers/${name}`));
    }
  }
  return { tries, broken };
}

/** Texts and lists are let go of: a study may have many thousand answers. */
function slim({ id, arm, status, failure, caseSha256, case: kase, parameters, timings }: Answer): Try {
  return {
    id,
    arm,
    status,
    failure,
    caseSha256,
    case: { id: kase.id, shortened: kase.shortened },
    parameters: { top: parameters.top },
    timings: { startedAt: timings.startedAt },
  };
}

/** The names of what stands in the clear under `answers/`. */
export async function answerFiles(root: string, files: Files): Promise<string[]> {
  const folder = join(root, answersFolder);
  try {
    return (await files.list(folder)).filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort();
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw refused(error, folder);
  }
}

function byStart(a: Try, b: Try): number {
  const [first, second] = [a.timings.startedAt, b.timings.startedAt];
  return first !== second ? (first < second ? -1 : 1) : a.id < b.id ? -1 : 1;
}
