import { join, resolve } from 'node:path';
import { HumanError, fill, type Sentence } from '../humanError.ts';
import type { Files } from '../ledger/files.ts';
import { stateOf, type StudyState } from '../study/gates/state.ts';
import { findPack, openPack } from '../study/pack/openPack.ts';
import type { Plan } from '../study/plan/plan.ts';
import { planProblems } from '../study/plan/problems.ts';
import { takesOf } from '../study/sealing/takes.ts';
import { findStudy } from '../study/study.ts';
import type { Role } from './event.ts';
import { progressOf, type Progress, type Task } from './progress.ts';
import { RatingFiles, type Union } from './ratingFiles.ts';
import { standingBy, type Said } from './standing.ts';
import { taskOfPack, tasksInFolder, tasksOfPacks } from './toRate.ts';

/** Where a study, or one rater's pack, stands: `ddx study status --json`. */
export interface Status {
  readonly plan: { readonly gate: string; readonly hash: string };
  readonly open: Progress['open'];
  readonly done: Progress['done'];
  readonly flagged: Progress['flagged'];
  /** What is wrong, and what is missing before the next gate, in sentences. */
  readonly problems: readonly string[];
}

/** Of a study's folder or of a pack; of one rater where that is asked. */
export async function statusOf(path: string, files: Files, o: { rater?: string } = {}): Promise<Status> {
  const pack = await findPack(path, files);
  if (pack !== null) return statusOfPack(pack, files, o.rater);
  const study = await findStudy(path, files);
  if (study !== null) return statusOfStudy(study.root, files, o.rater);
  throw new HumanError('There is no study and no pack in {0}.', resolve(path));
}

async function statusOfPack(root: string, files: Files, rater: string | undefined): Promise<Status> {
  const open = await openPack(root, files);
  const { pack } = open;
  if (rater !== undefined && rater !== pack.rater) {
    throw new HumanError('This is the pack of {0}, not of {1}. Open the one that was made for you.', pack.rater, rater);
  }
  const ratings = await new RatingFiles([join(root, 'ratings')], files).union();
  return {
    plan: { gate: 'sealed', hash: pack.plan },
    ...progress([taskOfPack(open)], ratings),
    problems: said([...open.problems, ...ratings.problems]),
  };
}

async function statusOfStudy(root: string, files: Files, rater: string | undefined): Promise<Status> {
  const state = await stateOf(root, files);
  const { plan, gate, planSha256 } = state;
  const ratings = await new RatingFiles([join(root, 'ratings')], files).union();
  const raters = ratersOf(state, ratings, rater);
  const isWanted = ({ rater: one }: Task): boolean => rater === undefined || one === rater;
  const problems: Sentence[] = [...state.problems, ...ratings.problems];
  let tasks: Task[];
  if (plan.blinding.kind === 'blinded') {
    tasks = tasksOfPacks(state).filter(isWanted);
    if (gate === 'sealed') problems.push(...withoutPack(plan, raters, tasks));
  } else {
    const scorers = raters.filter(({ role }) => role !== 'reader' && role !== 'adjudicator');
    const inFolder = await tasksInFolder(state, files, scorers);
    tasks = inFolder.tasks;
    problems.push(...inFolder.problems);
  }
  if (gate === 'draft') problems.push(...(await planProblems(plan, state.study)).map(({ message }) => message));
  if (gate === 'locked') problems.push(...(await takesOf(root, files, plan, state.cases)).objections);
  return { plan: { gate, hash: planSha256 }, ...progress(tasks, ratings), problems: said(problems) };
}

interface Rating {
  readonly id: string;
  readonly role: Role;
}

/** Those whom the plan names; where it names nobody, those who have rated. */
function ratersOf({ plan }: StudyState, { events }: Union, only: string | undefined): Rating[] {
  if (plan.raters.length > 0) {
    const found = plan.raters.filter(({ id }) => only === undefined || id === only);
    if (found.length > 0) return found;
    const known = plan.raters.map(({ id }) => id).join(', ');
    throw new HumanError('{0} is no rater of this study. Its raters are: {1}.', only ?? '', known);
  }
  if (only !== undefined) return [{ id: only, role: 'clinician' }];
  const found = new Map<string, Rating>();
  for (const { event } of events.values()) {
    found.set(`${event.rater} ${event.role}`, { id: event.rater, role: event.role });
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Adjudicators get theirs when there is something to decide, and readers where the plan has them read. */
function withoutPack({ design }: Plan, raters: readonly Rating[], tasks: readonly Task[]): Sentence[] {
  return raters
    .filter(({ role }) => role !== 'adjudicator' && (role !== 'reader' || design.reading.kind === 'two-stage'))
    .filter(({ id }) => !tasks.some(({ rater }) => rater === id))
    .map(({ id }) => new HumanError('{0} has no pack yet. Make one with: ddx study pack', id));
}

function progress(tasks: readonly Task[], { events }: Union): Progress {
  const standing = standingBy(events.values());
  const byRater = Map.groupBy(standing, ([, { event }]) => event.rater);
  const all = tasks.map((task) => progressOf(task, new Map<string, Said>(byRater.get(task.rater))));
  return {
    open: all.flatMap(({ open }) => open),
    done: all.flatMap(({ done }) => done),
    flagged: all.flatMap(({ flagged }) => flagged),
  };
}

function said(problems: readonly Sentence[]): string[] {
  return [...new Set(problems.map(({ template, values }) => fill(template, values)))];
}
