import { HumanError } from '../../humanError.ts';
import { collect as take, type Collected } from '../../ratings/collect/collect.ts';
import { plain } from '../human.ts';
import { readOptions } from '../options.ts';
import { ownKeys } from '../ownFolder.ts';
import { exit, type Terminal } from '../terminal.ts';
import { stepFlags } from './flags.ts';
import { studyAt } from './folder.ts';
import { coordinator, meansOf } from './means.ts';
import { stepping } from './stepping.ts';
import { studyHelp } from './studyHelp.ts';
import { counted } from './words.ts';

const flags = { ...stepFlags, reason: { type: 'string' }, 'accept-key': { type: 'string', multiple: true } } as const;

/** `ddx study collect`: takes back what raters sent. */
export async function collect(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'study');
  if (values.help === true) return studyHelp(terminal);
  const [dir, ...paths] = positionals;
  if (dir === undefined || paths.length === 0) {
    throw new HumanError('Name the study, then the files that came back: {0}.', 'ddx study collect DIR FILE...');
  }
  const root = await studyAt(dir);
  const means = meansOf(values.by);
  const json = values.json === true;
  return stepping(json, terminal, async () => {
    const signer = await coordinator(ownKeys(terminal));
    const acceptKeys = values['accept-key'] ?? [];
    const collected = await take(root, means, { paths, signer, acceptKeys, reason: values.reason?.trim() ?? null });
    const shown = collected.map((one) => ({
      path: one.path,
      kind: one.kind,
      outcome: one.outcome,
      rater: one.rater,
      events: one.events,
      receipt: one.receipt,
      problem: one.problem === null ? null : plain(one.problem.message),
      notes: one.notes.map(({ message }) => plain(message)),
    }));
    if (json) terminal.out(`${JSON.stringify({ collected: shown })}\n`);
    else terminal.out(collectedText(shown));
    return collected.some(({ outcome }) => outcome === 'refused') ? exit.failed : exit.done;
  });
}

type Shown = Pick<Collected, 'path' | 'kind' | 'outcome' | 'rater' | 'events' | 'receipt'> & {
  readonly problem: string | null;
  readonly notes: readonly string[];
};

/** What became of each file; then what was noticed, each thing once, and the receipts. */
function collectedText(shown: readonly Shown[]): string {
  const lines: string[] = [];
  for (const { rater, kind, events, outcome, path, problem } of shown) {
    const whose = rater === null ? '' : ` of ${rater}`;
    const what = kind === 'key' ? `key${whose}` : `ratings${whose}, ${counted(events, 'event')}`;
    lines.push(`${outcomes[outcome]}  ${plain(path)}  (${what})`);
    if (problem !== null) lines.push(`         ${problem}`);
  }
  const notes = new Set(shown.flatMap((one) => one.notes));
  if (notes.size > 0) lines.push('', ...[...notes].map((note) => `! ${note}`));
  const receipts = shown.flatMap(({ receipt }) => (receipt === null ? [] : [JSON.stringify(receipt)]));
  if (receipts.length > 0) lines.push('', 'Receipts, to send back to whoever rated:', ...receipts);
  return `${lines.join('\n')}\n`;
}

const outcomes = { taken: 'taken  ', same: 'known  ', refused: 'refused' } as const;
