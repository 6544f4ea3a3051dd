import { sentence, type Sentence } from '../../humanError.ts';
import type { EventOf } from '../log/event.ts';
import { record } from '../log/record.ts';
import { inTurn } from '../log/turn.ts';
import type { StudyMeans } from '../means.ts';
import { passed } from './despite.ts';
import { needGate, needUnchanged } from './order.ts';
import { stateOf, type StudyState } from './state.ts';

export interface Closing {
  readonly reason: string | null;
  /** How much that was asked for is not rated. */
  readonly open: number;
  /** The heads of all ratings files, by name. */
  readonly heads: Readonly<Record<string, string>>;
}

/** *Close Rating*: what is collected afterwards is a deviation. Throws `Objected` where ratings are open. */
export function closeRating(root: string, means: StudyMeans, closing: Closing): Promise<EventOf<'closed'>> {
  const { files, by } = means;
  const { reason, open, heads } = closing;
  return inTurn(root, means, async () => {
    const state = await stateOf(root, files);
    needGate(state, 'sealed');
    needUnchanged(state);
    const objections: Sentence[] = state.problems.map(({ template, values }) => ({ template, values }));
    if (open > 0) objections.push(sentence('Ratings that the plan asks for are not there: {0}.', String(open)));
    objections.push(...withoutPack(state));
    if (Object.keys(heads).length === 0) objections.push(sentence('Nobody has rated anything.'));
    const event: EventOf<'closed'> = {
      what: 'closed',
      by,
      plan: state.planSha256,
      heads: { ...heads },
      open,
      despite: passed(objections, reason),
    };
    await record(root, means, event);
    return event;
  });
}

/** Raters to whom nothing was given have rated nothing: what they should have is known only to the sealed part. */
function withoutPack({ plan, log }: StudyState): Sentence[] {
  if (plan.blinding.kind === 'open') return [];
  const given = new Set(log.all('packed').map(({ event }) => event.rater));
  return plan.raters
    .filter(({ id, role }) => role !== 'adjudicator' && role !== 'judge' && !given.has(id))
    .map(({ id }) => sentence('No pack was made for {0}, who has rated nothing.', id));
}
