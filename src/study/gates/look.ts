import { HumanError } from '../../humanError.ts';
import { record } from '../log/record.ts';
import type { StudyMeans } from '../means.ts';
import { stateOf } from './state.ts';

export interface Look {
  readonly at: 'answers' | 'results';
  readonly reason: string;
}

/** Puts on record that someone looks at what raters must not know, or at results before they are due; then they may. */
export async function look(root: string, means: StudyMeans, { at, reason }: Look): Promise<void> {
  const why = reason.trim();
  if (why === '') throw new HumanError('A look needs a reason: it stands in every report, planned or not.');
  const { gate } = await stateOf(root, means.files);
  if (gate === 'draft') {
    throw new HumanError('The protocol is not locked yet: there is nothing to look at that has to be recorded.');
  }
  await record(root, means, { what: 'looked', by: means.by, saw: at, reason: why });
}
