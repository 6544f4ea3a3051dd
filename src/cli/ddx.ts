import { nearNames } from '../arms/doctor/nearNames.ts';
import { HumanError } from '../humanError.ts';
import { help } from './help.ts';
import { refusing } from './refusing.ts';
import { exit, type Terminal } from './terminal.ts';
import { version } from './version.ts';

type Command = (words: readonly string[], terminal: Terminal) => Promise<number>;

/** Those of a study share most of what they need, and are loaded as one. */
const ofStudies = () => import('./ofStudies.ts');

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  diagnose: async () => (await import('./diagnose.ts')).diagnose,
  findings: async () => (await import('./findings.ts')).findings,
  prompt: async () => (await import('./prompt.ts')).prompt,
  import: async () => (await import('./importCases.ts')).importCases,
  phi: async () => (await import('./phi.ts')).phi,
  leaks: async () => (await import('./leaks.ts')).leaks,
  check: async () => (await import('./check.ts')).check,
  sent: async () => (await import('./sent.ts')).sent,
  'serve-baseline': async () => (await import('./serveBaselineCommand.ts')).serveBaselineCommand,
  study: async () => (await ofStudies()).study,
  run: async () => (await ofStudies()).run,
  rate: async () => (await ofStudies()).rate,
  verify: async () => (await ofStudies()).verifyCommand,
};

/** The command line: its first word chooses the command. Gives the exit code. */
export async function ddx(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = words;
  switch (name) {
    case '--help':
    case '-h':
    case 'help':
      terminal.out(help.ddx);
      return exit.done;
    case '--version':
    case '-v':
      terminal.out(`${version()}\n`);
      return exit.done;
    case undefined:
      terminal.err(help.ddx);
      return exit.misused;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) return refusing(words, terminal, () => Promise.reject(noCommand(name)));
  const command = await load();
  return refusing(rest, terminal, () => command(rest, terminal));
}

function noCommand(word: string): HumanError {
  if (word.startsWith('-'))
    return new HumanError('Name a command first, such as {0}. See {1}.', 'ddx diagnose', 'ddx --help');
  const [near] = nearNames(word, Object.keys(commands), 1);
  return near === undefined
    ? new HumanError('ddx has no command “{0}”. See {1}.', word, 'ddx --help')
    : new HumanError('ddx has no command “{0}”. Did you mean {1}? See {2}.', word, near, 'ddx --help');
}
