import { HumanError } from '../humanError.ts';
import { openDesk, type Desk } from '../ratings/rateDesk.ts';
import { openPack } from '../study/pack/openPack.ts';
import { refused } from '../study/refused.ts';
import { help } from './help.ts';
import { plain } from './human.ts';
import { linesOf } from './lines.ts';
import { readOptions } from './options.ts';
import { ownKeys, ownPacks } from './ownFolder.ts';
import { folderAt } from './study/folder.ts';
import { meansOf } from './study/means.ts';
import { stepping } from './study/stepping.ts';
import { needed, oneFolder } from './study/words.ts';
import { exit, type Terminal } from './terminal.ts';

const flags = {
  rater: { type: 'string' },
  stdin: { type: 'boolean' },
  consent: { type: 'boolean' },
  'record-times': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `ddx rate`: ratings, a line each, and a line back for each once it is durable. */
export async function rate(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'rate');
  if (values.help === true) {
    terminal.out(help.rate);
    return exit.done;
  }
  const dir = oneFolder(positionals, 'rate');
  const rater = needed(values.rater, '--rater', 'rate');
  if (values.stdin !== true) {
    throw new HumanError('ddx rate reads ratings from standard input, a JSON object a line: add {0}.', '--stdin');
  }
  const { root, kind } = await folderAt(dir);
  const { files, clock, random, software } = meansOf(undefined);
  return stepping(values.json === true, terminal, async () => {
    if (kind === 'pack') await remembered(root, terminal);
    const timing = values['record-times'] === true;
    const keys = ownKeys(terminal);
    const desk = await openDesk(root, { rater, files, clock, random, software, keys, timing });
    return session(desk, values.consent === true ? [JSON.stringify({ consent: true, timing })] : [], terminal);
  });
}

/** From now on the text of its cases is known on this machine. */
async function remembered(root: string, terminal: Terminal): Promise<void> {
  const packs = await ownPacks(terminal);
  const pack = await openPack(root);
  try {
    await packs.remember(pack);
  } catch (error) {
    const why = refused(error, packs.folder);
    throw new HumanError(
      'Nothing was rated: what has to be kept on this machine, your key above all, cannot be kept. {0} Or set HOME to a folder of your own.',
      why.message,
    );
  }
}

/** `first`: lines of the command's own, which get no reply of theirs unless they are refused. */
async function session(desk: Desk, first: readonly string[], terminal: Terminal): Promise<number> {
  const { stdin, out, err, signal } = terminal;
  // However the session ends, also when nobody reads the replies any more, it ends signed.
  let closing: ReturnType<Desk['close']> | null = null;
  const close = (): ReturnType<Desk['close']> => (closing ??= desk.close());
  terminal.beforeLeaving?.(close);
  let refusals = 0;
  try {
    for (const line of first) {
      const reply = await desk.take(line);
      if (!reply.ok) throw new HumanError('{0}', reply.error.message);
    }
    for await (const line of linesOf(stdin, signal)) {
      if (line.trim() === '') continue;
      const reply = await desk.take(line);
      if (!reply.ok) refusals++;
      out(`${JSON.stringify(reply)}\n`);
    }
  } finally {
    const problem = await close();
    if (problem !== null) err(`${plain(problem.message)}\n`);
  }
  if (signal.aborted) return exit.cancelled;
  return refusals > 0 ? exit.failed : exit.done;
}
