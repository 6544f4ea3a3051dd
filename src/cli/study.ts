import { nearNames } from '../arms/doctor/nearNames.ts';
import { HumanError } from '../humanError.ts';
import { studyHelp } from './study/studyHelp.ts';
import type { Terminal } from './terminal.ts';

type Step = (words: readonly string[], terminal: Terminal) => Promise<number>;

const steps: Readonly<Record<string, () => Promise<Step>>> = {
  new: async () => (await import('./study/new.ts')).newStudyCommand,
  lock: async () => (await import('./study/gates.ts')).lock,
  answers: async () => (await import('./study/answers.ts')).answers,
  seal: async () => (await import('./study/gates.ts')).seal,
  pack: async () => (await import('./study/packing.ts')).pack,
  collect: async () => (await import('./study/collecting.ts')).collect,
  status: async () => (await import('./study/status.ts')).status,
  close: async () => (await import('./study/gates.ts')).close,
  unblind: async () => (await import('./study/gates.ts')).unblind,
  deviate: async () => (await import('./study/gates.ts')).deviate,
  look: async () => (await import('./study/gates.ts')).look,
  erase: async () => (await import('./study/erase.ts')).erase,
  sign: async () => (await import('./study/sign.ts')).sign,
};

/** `ddx study STEP`: the steps of a study, from its plan to its end. */
export async function study(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '', ...rest] = words;
  if (name === '--help' || name === '-h' || name === 'help') return studyHelp(terminal);
  const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
  if (step === undefined) throw noStep(name);
  return (await step())(rest, terminal);
}

function noStep(name: string): HumanError {
  if (name === '' || name.startsWith('-'))
    return new HumanError('Name a step, such as {0}. See {1}.', 'ddx study status DIR', 'ddx study --help');
  const [near] = nearNames(name, Object.keys(steps), 1);
  return near === undefined
    ? new HumanError('ddx study has no step “{0}”. See {1}.', name, 'ddx study --help')
    : new HumanError('ddx study has no step “{0}”. Did you mean {1}? See {2}.', name, near, 'ddx study --help');
}
