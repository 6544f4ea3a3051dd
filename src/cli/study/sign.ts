import { signCheckpoint } from '../../ratings/verify/checkpoint.ts';
import { readOptions } from '../options.ts';
import { ownKeys } from '../ownFolder.ts';
import { exit, type Terminal } from '../terminal.ts';
import { stepFlags } from './flags.ts';
import { studyAt } from './folder.ts';
import { coordinator, meansOf } from './means.ts';
import { stepping, tell } from './stepping.ts';
import { studyHelp } from './studyHelp.ts';
import { oneFolder } from './words.ts';

/** `ddx study sign`: a checkpoint to keep elsewhere. */
export async function sign(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, stepFlags, 'study');
  if (values.help === true) return studyHelp(terminal);
  const root = await studyAt(oneFolder(positionals, 'study'));
  const json = values.json === true;
  return stepping(json, terminal, async () => {
    const signed = await signCheckpoint(root, meansOf(values.by), await coordinator(ownKeys(terminal)));
    if (!json) terminal.err('Keep this where nobody can change it: a mail, a git tag, a registry.\n');
    tell(terminal, json, { checkpoint: signed }, `${signed.text.trimEnd()}\n`);
    return exit.done;
  });
}
