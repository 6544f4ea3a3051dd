import { resolve } from 'node:path';
import { HumanError } from '../../humanError.ts';
import { newStudy, sampleAnswers } from '../../study/create/newStudy.ts';
import type { PlannedArm, PlannedRater } from '../../study/plan/plan.ts';
import { readOptions, oneOf } from '../options.ts';
import { exit, type Terminal } from '../terminal.ts';
import { stepFlags } from './flags.ts';
import { meansOf } from './means.ts';
import { stepping, tell } from './stepping.ts';
import { studyHelp } from './studyHelp.ts';
import { oneFolder, typed } from './words.ts';

const flags = {
  ...stepFlags,
  title: { type: 'string' },
  question: { type: 'string' },
  open: { type: 'boolean' },
  raters: { type: 'string' },
  arm: { type: 'string', multiple: true },
  cases: { type: 'string' },
} as const;

/** `ddx study new`: a study that works at once. */
export async function newStudyCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'study');
  if (values.help === true) return studyHelp(terminal);
  const dir = oneFolder(positionals, 'study');
  const json = values.json === true;
  const cases = oneOf(values.cases ?? 'samples', '--cases', ['samples', 'none', 'existing'] as const);
  const arms = (values.arm ?? []).map(armFrom);
  const raters = values.raters === undefined ? null : ratersFrom(values.raters);
  const means = meansOf(values.by);
  return stepping(json, terminal, async () => {
    const root = resolve(dir);
    const answers = {
      ...sampleAnswers,
      ...(values.title === undefined ? {} : { title: values.title.trim() }),
      ...(values.question === undefined ? {} : { question: values.question.trim() }),
      ...(arms.length === 0 ? {} : { arms }),
      ...(raters === null ? {} : { raters }),
      ...(values.open === true ? { blinding: 'open' as const } : {}),
      cases,
    };
    await newStudy(root, means, answers);
    tell(
      terminal,
      json,
      { study: root },
      `The study is in ${root}. Look at its plan, study.json, then fix it: ddx study lock ${typed(dir)}\n`,
    );
    return exit.done;
  });
}

/** "embedded", "endpoint:NAME", "imported:ID" or "readers:ID". */
function armFrom(text: string): PlannedArm {
  const [, kind = '', name = ''] = /^([a-z]+)(?::(.+))?$/.exec(text) ?? [];
  const id = name
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '')
    .slice(0, 60);
  if (kind === 'embedded') return { id: id === '' ? 'embedded' : id, kind };
  if (id !== '' && kind === 'endpoint') return { id, kind, endpoint: name };
  if (id !== '' && (kind === 'imported' || kind === 'readers')) return { id, kind };
  throw new HumanError('--arm is {0}.', 'embedded, endpoint:NAME, imported:ID, readers:ID');
}

function ratersFrom(text: string): PlannedRater[] {
  const ids = text.split(',').map((one) => one.trim());
  const wrong = ids.find((id) => !/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/.test(id));
  if (wrong !== undefined) {
    throw new HumanError('--raters takes pseudonyms of letters, digits, dots and hyphens, with commas: {0}.', 'r1,r2');
  }
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new HumanError('--raters names {0} twice.', twice);
  return ids.map((id) => ({ id, role: 'clinician', specialty: '', experience: '' }));
}
