import { join } from 'node:path';
import { HumanError } from '../humanError.ts';
import { errorCode, type Files } from '../ledger/files.ts';
import type { StudyState } from '../study/gates/state.ts';
import type { OpenPack } from '../study/pack/openPack.ts';
import type { Plan } from '../study/plan/plan.ts';
import { refused } from '../study/refused.ts';
import { Allocation } from '../study/sealing/allocation.ts';
import { answerFiles, answersDue, belongs, chosen, type Try } from '../study/sealing/takes.ts';
import { Shelf } from '../study/shelf.ts';
import { studyCases } from '../study/studyCases.ts';
import type { Role } from './event.ts';
import type { AnswerToRate, Task } from './progress.ts';

/** What the rater of a pack is asked. */
export function taskOfPack({ pack, answers }: OpenPack): Task {
  const { rater, role, stage, rubric } = pack;
  const cases = pack.order.map((one) => ({
    case: one.case,
    caseSha256: one.caseSha256,
    answers: one.answers.map((id) => ({ id, diagnoses: answers.get(id)?.diagnoses.length ?? 0 })),
    hasDangers: one.mustNotMiss.length > 0,
  }));
  return { rater, role, packs: [pack.id], stage, rubric, cases };
}

/** What the raters of a blinded study are asked: what is on record of their packs. A pack made anew counts with the first. */
export function tasksOfPacks({ log, plan }: StudyState): Task[] {
  const tasks = new Map<string, Task>();
  for (const { event } of log.all('packed')) {
    const { rater, stage } = event;
    const key = `${rater} ${stage}`;
    const cases = event.cases.map((one) => ({ ...one, hasDangers: hasDangers(plan, one.case) }));
    const packs = [...(tasks.get(key)?.packs ?? []), event.pack];
    tasks.set(key, { rater, role: roleOf(plan, rater), packs, stage, rubric: plan.rubric, cases });
  }
  return [...tasks.values()];
}

/** What the given raters are asked of an open study, in its own folder: every answer that is there, or as it was drawn. */
export async function tasksInFolder(
  state: StudyState,
  files: Files,
  raters: readonly { readonly id: string; readonly role: Role }[],
): Promise<{ tasks: Task[]; problems: HumanError[] }> {
  const { plan } = state;
  const problems: HumanError[] = [];
  const drawn = state.passed.sealed === null ? null : await readAllocation(state.root, files);
  const { counts, tries } = await answersOf(state, files, problems);
  const all = drawn === null ? await allCases(state, files, tries, problems) : [];
  const tasks = raters.map(({ id: rater, role }): Task => {
    const cases = (drawn === null ? all : drawnFor(drawn, rater)).map((one) => ({
      ...one,
      answers: one.answers.flatMap((id) => answerToRate(id, counts.get(id) ?? 0, plan)),
      hasDangers: hasDangers(plan, one.case),
    }));
    return { rater, role, packs: [null], stage: 'rating', rubric: plan.rubric, cases };
  });
  return { tasks, problems };
}

/** A rater's role is the plan's word; whoever is not in it is a clinician. */
export function roleOf({ raters }: Plan, rater: string): Role {
  return raters.find(({ id }) => id === rater)?.role ?? 'clinician';
}

function hasDangers({ mustNotMiss }: Plan, id: string): boolean {
  return (mustNotMiss[id]?.length ?? 0) > 0;
}

/** An answer without a diagnosis, as of an arm that failed, is scored by rule. */
function answerToRate(id: string, diagnoses: number, { top }: Plan): AnswerToRate[] {
  return diagnoses === 0 ? [] : [{ id, diagnoses: Math.min(diagnoses, top) }];
}

interface CaseAnswers {
  readonly case: string;
  readonly caseSha256: string;
  readonly answers: readonly string[];
}

/** The answers that the plan asks for, so far as they are there. */
async function allCases(
  state: StudyState,
  files: Files,
  tries: readonly Try[],
  problems: HumanError[],
): Promise<CaseAnswers[]> {
  const { plan } = state;
  let cases: readonly { readonly id: string; readonly sha256: string }[] = state.cases;
  if (state.gate === 'draft') {
    const found = await studyCases(state.study, files);
    cases = found.cases;
    problems.push(...found.problems);
  }
  const byCase = Map.groupBy(tries, (one) => one.case.id);
  return cases.map(({ id, sha256 }) => {
    const own = (byCase.get(id) ?? []).filter((one) => belongs(plan, { sha256 }, one));
    const answers = plan.arms.flatMap((arm) => {
      const { takes } = chosen(
        own.filter((one) => one.arm === arm.id),
        answersDue(plan, arm),
      );
      return takes.map((one) => one.id);
    });
    return { case: id, caseSha256: sha256, answers };
  });
}

function drawnFor({ raters, answers }: Allocation, rater: string): CaseAnswers[] {
  const hashes = new Map(answers.map((one) => [one.case, one.caseSha256]));
  const own = raters.filter((one) => one.rater === rater && one.stage === 'rating');
  return own.flatMap(({ cases }) => cases.map((one) => ({ ...one, caseSha256: hashes.get(one.case) ?? '' })));
}

/** How many diagnoses each answer has, failed ones none. */
async function answersOf(
  { root, study }: StudyState,
  files: Files,
  problems: HumanError[],
): Promise<{ counts: ReadonlyMap<string, number>; tries: Try[] }> {
  const shelf = new Shelf(root, study, { files, report: (problem) => problems.push(problem) });
  const counts = new Map<string, number>();
  const tries: Try[] = [];
  for (const name of await answerFiles(root, files)) {
    const answer = await shelf.loadAnswer(name.slice(0, -'.json'.length));
    if (answer === null) continue;
    counts.set(answer.id, answer.status === 'complete' || answer.status === 'truncated' ? answer.diagnoses.length : 0);
    tries.push(answer);
  }
  return { counts, tries };
}

async function readAllocation(root: string, files: Files): Promise<Allocation> {
  const path = join(root, 'allocation.json');
  try {
    return Allocation.parse(JSON.parse(Buffer.from(await files.read(path)).toString('utf8')));
  } catch (error) {
    if (errorCode(error) !== null) throw refused(error, path);
    throw new HumanError('{0} cannot be read: it was changed after the seal. Bring it back from a copy.', path);
  }
}
