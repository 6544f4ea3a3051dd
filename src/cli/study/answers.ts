import { fill, HumanError } from '../../humanError.ts';
import { importAnswers } from '../../study/run/importAnswers.ts';
import { plain } from '../human.ts';
import { readOptions } from '../options.ts';
import { exit, type Terminal } from '../terminal.ts';
import { stepFlags } from './flags.ts';
import { studyAt } from './folder.ts';
import { meansOf } from './means.ts';
import { stepping } from './stepping.ts';
import { studyHelp } from './studyHelp.ts';
import { counted, needed } from './words.ts';

const flags = { ...stepFlags, arm: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;

/** `ddx study answers`: answers that were made elsewhere. */
export async function answers(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'study');
  if (values.help === true) return studyHelp(terminal);
  const [dir, file, more] = positionals;
  if (dir === undefined || file === undefined || more !== undefined) {
    throw new HumanError('Name the study and one file: {0}.', 'ddx study answers DIR FILE --arm A');
  }
  const root = await studyAt(dir);
  const arm = needed(values.arm, '--arm', 'study');
  const json = values.json === true;
  const dry = values['dry-run'] === true;
  return stepping(json, terminal, async () => {
    const { imported, unchanged, absent, failed, wrong } = await importAnswers(root, meansOf(values.by), {
      file,
      arm,
      dry,
    });
    const problems = wrong.map((one) => ({
      line: one.line,
      case: one.case,
      message: plain(fill(one.sentence.template, one.sentence.values)),
    }));
    if (json) terminal.out(`${JSON.stringify({ arm, dry, imported, unchanged, absent, failed, problems })}\n`);
    else {
      for (const { line, case: id, message } of problems) {
        terminal.err(`${line === null ? '' : `line ${line}  `}${id === null ? '' : `${plain(id)}: `}${message}\n`);
      }
      const verb = dry ? 'would be imported' : 'imported';
      const parts = [`${counted(imported.length, 'case')} ${verb}`, `${unchanged.length} known already`];
      if (failed > 0) parts.push(`${counted(failed, 'answer')} that failed`);
      if (absent.length > 0) parts.push(`not in the file: ${counted(absent.length, 'case')} of the study`);
      terminal.out(`${parts.join('; ')}.\n`);
    }
    return problems.length > 0 ? exit.failed : exit.done;
  });
}
