import { join } from 'node:path';
import { HumanError } from '../../humanError.ts';
import type { Files } from '../../ledger/files.ts';
import { LedgerFolder } from '../../ledger/folder.ts';
import type { StudyState } from '../gates/state.ts';

/** A stage that has to be done before the next one is shown. */
interface Before {
  readonly rater: string;
  readonly pack: string;
  readonly cases: readonly { readonly case: string }[];
}

/** Throws unless every case of a stage was completed and collected: the next one shows what may not be seen before. */
export async function needStageBefore(
  { root, log }: StudyState,
  files: Files,
  { rater, pack, cases }: Before,
): Promise<void> {
  const collected = new Set(
    log
      .all('collected')
      .filter(({ event }) => event.pack === pack)
      .map(({ event }) => event.file),
  );
  if (collected.size === 0) {
    throw new HumanError(
      'Nothing of {0} was collected from the stage before. Collect those ratings first: ddx study collect.',
      rater,
    );
  }
  const done = new Set<unknown>();
  for (const { name, events } of await new LedgerFolder(join(root, 'ratings'), files).read()) {
    if (!collected.has(name)) continue;
    for (const { body } of events) if (body['what'] === 'completed') done.add(body['case']);
  }
  const open = [...new Set(cases.map((one) => one.case))].filter((id) => !done.has(id));
  if (open.length === 0) return;
  throw new HumanError(
    '{0} has not completed {1} cases of the stage before: {2}. The next pack would show what may not be seen yet.',
    rater,
    String(open.length),
    open.slice(0, 5).join(', ') + (open.length > 5 ? ', …' : ''),
  );
}
