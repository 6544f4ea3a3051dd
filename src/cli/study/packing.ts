import { resolve } from 'node:path';
import { nodeFiles } from '../../ledger/files.ts';
import { stateOf } from '../../study/gates/state.ts';
import { makePack } from '../../study/pack/makePack.ts';
import { plain } from '../human.ts';
import { readOptions } from '../options.ts';
import { ownKeys } from '../ownFolder.ts';
import { exit, type Terminal } from '../terminal.ts';
import { secretFlags, stepFlags } from './flags.ts';
import { studyAt } from './folder.ts';
import { coordinator, meansOf } from './means.ts';
import { neededSecret } from './secret.ts';
import { stepping, tell } from './stepping.ts';
import { studyHelp } from './studyHelp.ts';
import { counted, needed, oneFolder } from './words.ts';

const flags = { ...stepFlags, ...secretFlags, rater: { type: 'string' }, out: { type: 'string' } } as const;

/** `ddx study pack`: the only thing that a blinded rater gets. */
export async function pack(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'study');
  if (values.help === true) return studyHelp(terminal);
  const root = await studyAt(oneFolder(positionals, 'study'));
  const rater = needed(values.rater, '--rater', 'study');
  const out = resolve(needed(values.out, '--out', 'study'));
  const means = meansOf(values.by);
  const json = values.json === true;
  return stepping(json, terminal, async () => {
    const { plan } = await stateOf(root, nodeFiles);
    // An open study has no packs, which is what to say of it.
    const secret = plan.blinding.kind === 'open' ? '' : neededSecret(values, terminal.env);
    const signer = await coordinator(ownKeys(terminal));
    const made = await makePack(root, means, { rater, out, secret, signer });
    const notes = made.notes.map(({ message }) => plain(message));
    for (const note of notes) terminal.err(`${note}\n`);
    const { id, stage, cases, answers } = made;
    tell(
      terminal,
      json,
      { pack: { id, rater, stage, cases, answers, out: made.out }, notes },
      `The pack of ${rater} is in ${made.out}: ${counted(cases, 'case')}, ${counted(answers, 'answer')}. Give ${rater} this folder and nothing else.\n`,
    );
    return exit.done;
  });
}
