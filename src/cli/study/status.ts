import { nodeFiles } from '../../ledger/files.ts';
import { statusOf, type Status } from '../../ratings/status.ts';
import { plain } from '../human.ts';
import { readOptions } from '../options.ts';
import { exit, type Terminal } from '../terminal.ts';
import { stepFlags } from './flags.ts';
import { folderAt, type Folder } from './folder.ts';
import { nextStep } from './nextStep.ts';
import { stepping } from './stepping.ts';
import { studyHelp } from './studyHelp.ts';
import { oneFolder } from './words.ts';

const flags = { ...stepFlags, rater: { type: 'string' } } as const;

/** `ddx study status`: where a study or a pack stands, and what comes next. */
export async function status(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'study');
  if (values.help === true) return studyHelp(terminal);
  const dir = oneFolder(positionals, 'study');
  const json = values.json === true;
  const folder = await folderAt(dir);
  return stepping(json, terminal, async () => {
    const { plan, open, done, flagged, problems, notes } = await statusOf(
      folder.root,
      nodeFiles,
      values.rater === undefined ? {} : { rater: values.rater },
    );
    const found = { plan, open, done, flagged, problems, notes };
    if (json) terminal.out(`${JSON.stringify(found)}\n`);
    else terminal.out(await statusText(dir, folder, found, values.rater));
    return exit.done;
  });
}

async function statusText(
  dir: string,
  folder: Folder,
  found: Pick<Status, 'plan' | 'open' | 'done' | 'flagged' | 'problems' | 'notes'>,
  rater: string | undefined,
): Promise<string> {
  const { plan, problems, notes } = found;
  const lines = [`gate  ${plan.gate}`, `plan  ${plan.hash}`];
  const rows = ratersIn(found);
  if (rows.length > 0) lines.push('', ...table([['rater', 'done', 'open', 'flagged'], ...rows]));
  if (problems.length > 0) lines.push('', ...problems.map((problem) => `! ${plain(problem)}`));
  if (notes.length > 0) lines.push('', ...notes.map((note) => `- ${plain(note)}`));
  lines.push('', await nextStep(dir, folder, found, rater));
  return `${lines.join('\n')}\n`;
}

function ratersIn({ open, done, flagged }: Pick<Status, 'open' | 'done' | 'flagged'>): string[][] {
  const raters = [...new Set([...open, ...done, ...flagged].map(({ rater }) => rater))].sort();
  const of = (list: readonly { readonly rater: string }[], id: string): string =>
    String(list.filter(({ rater }) => rater === id).length);
  return raters.map((id) => [id, of(done, id), of(open, id), of(flagged, id)]);
}

/** Words to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
