import { join, resolve } from 'node:path';
import { HumanError, fill, type Sentence } from '../humanError.ts';
import type { Files } from '../ledger/files.ts';
import { stateOf, type StudyState } from '../study/gates/state.ts';
import { StudyLog } from '../study/log/studyLog.ts';
import { findPack, openPack, type OpenPack } from '../study/pack/openPack.ts';
import { packFile } from '../study/pack/pack.ts';
import type { Plan } from '../study/plan/plan.ts';
import { planProblems } from '../study/plan/problems.ts';
import { takesOf } from '../study/sealing/takes.ts';
import { findStudy } from '../study/study.ts';
import type { Role } from './event.ts';
import { progressOf, type Progress, type Task } from './progress.ts';
import { RatingFiles, type Union } from './ratingFiles.ts';
import { standingBy, type Said } from './standing.ts';
import { taskOfPack, tasksInFolder, tasksOfPacks } from './toRate.ts';
import { Findings } from './verify/findings.ts';
import { verifyParts } from './verify/parts.ts';

/** Where a study, or one rater's pack, stands: `ddx study status --json`. */
export interface Status {
  readonly plan: { readonly gate: string; readonly hash: string };
  readonly open: Progress['open'];
  readonly done: Progress['done'];
  readonly flagged: Progress['flagged'];
  /** What is wrong, in sentences: damage, what was edited behind the study's back, a plan that does not hold together. */
  readonly problems: readonly string[];
  /** What is missing before the next gate, and what a reviewer would ask. */
  readonly notes: readonly string[];
}

/** Of a study's folder or of a pack; of one rater where that is asked. */
export async function statusOf(path: string, files: Files, o: { rater?: string } = {}): Promise<Status> {
  const pack = await findPack(path, files);
  if (pack !== null) return statusOfPack(pack, files, o.rater);
  const study = await findStudy(path, files);
  if (study !== null) return statusOfStudy(study.root, files, o.rater);
  // A plan that was locked stands in the log too.
  if ((await StudyLog.read(path, files)).last('locked') !== null) return statusOfStudy(resolve(path), files, o.rater);
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
    problems: said([...open.problems, ...ofOtherPacks(open, ratings), ...ratings.problems]),
    notes: [],
  };
}

async function statusOfStudy(root: string, files: Files, rater: string | undefined): Promise<Status> {
  const state = await stateOf(root, files);
  const { plan, gate, planSha256 } = state;
  const ratings = await new RatingFiles([join(root, 'ratings')], files).union();
  const parts = new Findings();
  // Before the seal nothing vouches for answers, and those in the clear are looked at below.
  if (state.passed.sealed !== null) await verifyParts(state, files, parts);
  const raters = ratersOf(state, ratings, rater);
  const isWanted = ({ rater: one }: Task): boolean => rater === undefined || one === rater;
  const problems: Sentence[] = [...state.problems, ...parts.result().problems, ...ratings.problems];
  const notes: Sentence[] = [];
  let tasks: Task[];
  if (plan.blinding.kind === 'blinded') {
    tasks = tasksOfPacks(state).filter(isWanted);
    if (gate === 'sealed') notes.push(...withoutPack(plan, raters, tasks));
  } else {
    const scorers = raters.filter(({ role }) => role !== 'reader' && role !== 'adjudicator');
    const inFolder = await tasksInFolder(state, files, scorers);
    tasks = inFolder.tasks;
    problems.push(...inFolder.problems);
  }
  if (gate === 'draft') {
    for (const { message, severity } of await planProblems(plan, state.study, files)) {
      (severity === 'error' ? problems : notes).push(message);
    }
  }
  if (gate === 'locked') {
    const { objections, missing } = await takesOf(root, files, plan, state.cases);
    problems.push(...objections.filter((one) => !missing.includes(one)));
    notes.push(...missing);
  }
  return {
    plan: { gate, hash: planSha256 },
    ...progress(tasks, ratings),
    problems: said(problems),
    notes: said(notes),
  };
}

/** Nothing vouches for `pack.json` itself but the files of ratings that were begun with it. */
function ofOtherPacks({ pack, sha256 }: OpenPack, { events }: Union): Sentence[] {
  const begun = [...events.values()].flatMap(({ event }) => (event.what === 'opened' ? [event.pack] : []));
  if (begun.every((one) => one?.id === pack.id && one.sha256 === sha256)) return [];
  return [
    new HumanError(
      'Ratings in this folder were begun with another {0}: it was changed since, or they belong to another pack. ddx verify names the file.',
      packFile,
    ),
  ];
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
