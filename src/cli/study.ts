import { nearNames } from '../arms/doctor/nearNames.ts';
import { HumanError } from '../humanError.ts';
import { answers } from './study/answers.ts';
import { collect } from './study/collecting.ts';
import { erase } from './study/erase.ts';
import { close, deviate, lock, look, seal, unblind } from './study/gates.ts';
import { newStudyCommand } from './study/new.ts';
import { pack } from './study/packing.ts';
import { sign } from './study/sign.ts';
import { status } from './study/status.ts';
import { studyHelp } from './study/studyHelp.ts';
import type { Terminal } from './terminal.ts';

type Step = (words: readonly string[], terminal: Terminal) => Promise<number>;

const steps: Readonly<Record<string, Step>> = {
  new: newStudyCommand,
  lock,
  answers,
  seal,
  pack,
  collect,
  status,
  close,
  unblind,
  deviate,
  look,
  erase,
  sign,
};

/** `ddx study STEP`: the steps of a study, from its plan to its end. */
export async function study(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '', ...rest] = words;
  if (name === '--help' || name === '-h' || name === 'help') return studyHelp(terminal);
  const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
  if (step === undefined) throw noStep(name);
  return step(rest, terminal);
}

function noStep(name: string): HumanError {
  if (name === '' || name.startsWith('-'))
    return new HumanError('Name a step, such as {0}. See {1}.', 'ddx study status DIR', 'ddx study --help');
  const [near] = nearNames(name, Object.keys(steps), 1);
  return near === undefined
    ? new HumanError('ddx study has no step “{0}”. See {1}.', name, 'ddx study --help')
    : new HumanError('ddx study has no step “{0}”. Did you mean {1}? See {2}.', name, near, 'ddx study --help');
}
