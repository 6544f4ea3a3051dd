import { HumanError } from '../../humanError.ts';
import { nodeFiles } from '../../ledger/files.ts';
import { erase as withdraw } from '../../ratings/erase.ts';
import { stateOf } from '../../study/gates/state.ts';
import { StudyLog } from '../../study/log/studyLog.ts';
import { readOptions } from '../options.ts';
import { exit, type Terminal } from '../terminal.ts';
import { stepFlags } from './flags.ts';
import { studyAt } from './folder.ts';
import { meansOf } from './means.ts';
import { stepping, tell } from './stepping.ts';
import { studyHelp } from './studyHelp.ts';
import { counted, needed, oneFolder } from './words.ts';

const flags = { ...stepFlags, rater: { type: 'string' }, reason: { type: 'string' } } as const;

/** `ddx study erase`: a rater takes consent back, and the free texts become unreadable. */
export async function erase(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'study');
  if (values.help === true) return studyHelp(terminal);
  const root = await studyAt(oneFolder(positionals, 'study'));
  const rater = needed(values.rater, '--rater', 'study');
  const reason = needed(values.reason, '--reason', 'study');
  const json = values.json === true;
  return stepping(json, terminal, async () => {
    const { plan } = await stateOf(root, nodeFiles);
    if (!plan.raters.some(({ id }) => id === rater)) {
      const known = plan.raters.map(({ id }) => id).join(', ');
      throw new HumanError('The plan has no rater “{0}”. It has: {1}.', rater, known);
    }
    await withdraw(root, meansOf(values.by), { rater, reason });
    const erased = (await StudyLog.read(root, nodeFiles)).last('withdrew')?.event.erased ?? [];
    const text = `Recorded. The free texts of ${rater} can be read no more (${counted(erased.length, 'key')} destroyed).
Copies elsewhere, such as the rater’s own pack and backups, are not reached: have them deleted too.
`;
    tell(terminal, json, { withdrew: { rater, reason, erased } }, text);
    return exit.done;
  });
}
