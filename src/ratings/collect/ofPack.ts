import { HumanError } from '../../humanError.ts';
import type { StudyState } from '../../study/gates/state.ts';
import type { EventOf } from '../../study/log/event.ts';
import { readPlan } from '../../study/plan/plan.ts';
import type { Item, Rubric } from '../../study/plan/rubric.ts';
import { itemOf, judged } from '../items.ts';
import type { RatingsFile, SaidLine } from './ratingsFile.ts';

type Packed = EventOf<'packed'>;
type Shown = ReadonlyMap<string, { readonly sha256: string; readonly answers: ReadonlyMap<string, number> }>;

/** Throws unless a file was written in a pack of this study, by its rater, about what that pack holds. */
export function needOfPack(file: RatingsFile, { plan, log }: Pick<StudyState, 'plan' | 'log'>): void {
  const { name, opened } = file;
  const made = log.all('packed').map(({ event }) => event);
  const packs = made.filter((one) => one.pack === opened.pack.id);
  if (packs.length === 0) {
    throw new HumanError('{0} comes from a pack that this study did not make ({1}).', name, opened.pack.id);
  }
  const pack = packs.find((one) => one.sha256 === opened.pack.sha256);
  if (pack === undefined) {
    throw new HumanError(
      '{0} was written in a pack whose pack.json had been changed. Find out by whom; ask the rater to work in the pack as it was sent.',
      name,
    );
  }
  const planned = plan.raters.find(({ id }) => id === pack.rater);
  const rubrics = rubricsOf(log);
  const shown = shownIn(pack);
  for (const said of file.lines) {
    const { rater, role } = said.event;
    if (rater !== pack.rater) throw wrong(name, said, `speaks for ${rater}, but the pack is for ${pack.rater}`);
    if (planned !== undefined && role !== planned.role) throw wrong(name, said, `has the role ${role}`);
    const why = whyNot(said.event, shown, rubrics);
    if (why !== null) throw wrong(name, said, why);
  }
}

function wrong(name: string, { line }: SaidLine, why: string): HumanError {
  return new HumanError('{0}: line {1} {2}. Nothing of the file was taken.', name, String(line), why);
}

function shownIn({ cases }: Packed): Shown {
  const shown = new Map<string, { sha256: string; answers: Map<string, number> }>();
  for (const { case: id, caseSha256, answers } of cases) {
    const one = shown.get(id) ?? { sha256: caseSha256, answers: new Map<string, number>() };
    for (const answer of answers) one.answers.set(answer.id, answer.diagnoses);
    shown.set(id, one);
  }
  return shown;
}

/** What an event says of things that the pack does not hold; null where it keeps to them. */
function whyNot(event: SaidLine['event'], shown: Shown, rubrics: readonly Rubric[]): string | null {
  if (!('case' in event) || event.case === null) return null;
  const known = shown.get(event.case);
  if (known === undefined) return `is about the case ${event.case}, which is not in the pack`;
  if ('caseSha256' in event && event.caseSha256 !== known.sha256) return `is about another text of ${event.case}`;
  if (!('answer' in event)) return null;
  const count = known.answers.get(event.answer);
  if (count === undefined) return `is about the answer ${event.answer}, which is not in the pack`;
  if (event.what !== 'rated') return null;
  if (event.diagnosis !== null && event.diagnosis > count) return `judges rank ${event.diagnosis} of ${count}`;
  const items = rubrics.map((rubric) => itemOf(rubric, event.item)).filter((item) => item !== null);
  if (items.length === 0) return `answers ${event.item}, which nobody asked`;
  return items.some((item) => isAnswerTo(item, event)) ? null : `does not answer ${event.item} in its form`;
}

function isAnswerTo(item: Item, { value, diagnosis }: Extract<SaidLine['event'], { what: 'rated' }>): boolean {
  if ((item.of === 'diagnosis') !== (diagnosis !== null)) return false;
  if (typeof value === 'object' && value !== null) return item.kind === 'text';
  try {
    judged(item, value);
    return true;
  } catch (error) {
    if (error instanceof HumanError) return false;
    throw error;
  }
}

/** A pack asks what the plan asked when it was made. */
function rubricsOf(log: StudyState['log']): Rubric[] {
  const texts = [...log.all('locked'), ...log.all('deviated')].map(({ event }) => event.planText);
  return texts.flatMap((text) => {
    const plan = text === null ? null : readPlan(JSON.parse(text)).data;
    return plan === undefined || plan === null ? [] : [plan.rubric];
  });
}
