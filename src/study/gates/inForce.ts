import { HumanError } from '../../humanError.ts';
import type { EventOf, LoggedEvent } from '../log/event.ts';
import type { StudyLog } from '../log/studyLog.ts';
import { readPlan, type Plan } from '../plan/plan.ts';
import { planFile } from '../study.ts';
import { wrongWith } from '../wrong.ts';

/** Where collected ratings stand: a deviation may tell of a file there that came late. */
export const ratingsPlace = 'ratings/';

/** A case as it was fixed. */
export interface FixedCase {
  readonly id: string;
  readonly sha256: string;
  /** Cases with the same one are not independent. */
  readonly cluster: string;
}

/** What the lock fixed, and each deviation since. */
export interface InForce {
  readonly plan: Plan;
  readonly planSha256: string;
  /** By their paths in the study; null where a deviation recorded that a file is gone. */
  readonly fixed: ReadonlyMap<string, string | null>;
  readonly cases: readonly FixedCase[];
  readonly problems: readonly HumanError[];
}

export function inForce(locked: LoggedEvent<EventOf<'locked'>>, log: Pick<StudyLog, 'all'>): InForce {
  const problems: HumanError[] = [];
  const fixed = new Map<string, string | null>([...Object.entries(locked.event.fixed), [planFile, locked.event.plan]]);
  let { plan: planSha256, planText, cases } = locked.event;
  for (const { file, event } of log.all('deviated')) {
    for (const [path, { from, to }] of Object.entries(event.files)) {
      // Ratings that were collected late were never fixed: they are held by their own chains.
      if (path.startsWith(ratingsPlace)) continue;
      if ((fixed.get(path) ?? null) !== from) {
        problems.push(
          new HumanError(
            'The deviation in log/{0} changes {1} from a text that was not the fixed one. Find out which files of log/ are missing.',
            file,
            path,
          ),
        );
      }
      fixed.set(path, to);
      if (path === planFile && to !== null && event.planText !== null) {
        planSha256 = to;
        planText = event.planText;
      }
    }
    cases = event.cases ?? cases;
  }
  return { plan: planOf(planText), planSha256, fixed, cases, problems };
}

function planOf(text: string): Plan {
  const plan = readPlan(JSON.parse(text.replace(/^\ufeff/, '')));
  if (plan.success) return plan.data;
  throw new HumanError(
    'The plan that was locked cannot be read by this version: {0}. Use the version it was locked with.',
    wrongWith(plan.error.issues),
  );
}
