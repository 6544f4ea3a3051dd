import { nearNames } from '../arms/doctor/nearNames.ts';
import { HumanError } from '../humanError.ts';
import { help } from './help.ts';
import { refusing } from './refusing.ts';
import { exit, type Terminal } from './terminal.ts';
import { version } from './version.ts';

/** The command line: its first word chooses the command. Gives the exit code. */
export async function ddx(words: readonly string[], terminal: Terminal): Promise<number> {
  const [command, ...rest] = words;
  switch (command) {
    case 'diagnose': {
      const { diagnose } = await import('./diagnose.ts');
      return refusing(rest, terminal, () => diagnose(rest, terminal));
    }
    case 'findings': {
      const { findings } = await import('./findings.ts');
      return refusing(rest, terminal, () => findings(rest, terminal));
    }
    case 'prompt': {
      const { prompt } = await import('./prompt.ts');
      return refusing(rest, terminal, () => prompt(rest, terminal));
    }
    case 'import': {
      const { importCases } = await import('./importCases.ts');
      return refusing(rest, terminal, () => importCases(rest, terminal));
    }
    case 'phi': {
      const { phi } = await import('./phi.ts');
      return refusing(rest, terminal, () => phi(rest, terminal));
    }
    case 'leaks': {
      const { leaks } = await import('./leaks.ts');
      return refusing(rest, terminal, () => leaks(rest, terminal));
    }
    case 'check': {
      const { check } = await import('./check.ts');
      return refusing(rest, terminal, () => check(rest, terminal));
    }
    case 'sent': {
      const { sent } = await import('./sent.ts');
      return refusing(rest, terminal, () => sent(rest, terminal));
    }
    case 'serve-baseline': {
      const { serveBaselineCommand } = await import('./serveBaselineCommand.ts');
      return refusing(rest, terminal, () => serveBaselineCommand(rest, terminal));
    }
    case 'study': {
      const { study } = await import('./study.ts');
      return refusing(rest, terminal, () => study(rest, terminal));
    }
    case 'run': {
      const { run } = await import('./run.ts');
      return refusing(rest, terminal, () => run(rest, terminal));
    }
    case 'rate': {
      const { rate } = await import('./rate.ts');
      return refusing(rest, terminal, () => rate(rest, terminal));
    }
    case 'verify': {
      const { verifyCommand } = await import('./verify.ts');
      return refusing(rest, terminal, () => verifyCommand(rest, terminal));
    }
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
    default:
      return refusing(words, terminal, () => Promise.reject(noCommand(command)));
  }
}

const commands = 'diagnose findings prompt import phi leaks check sent serve-baseline study run rate verify'.split(' ');

function noCommand(word: string): HumanError {
  if (word.startsWith('-'))
    return new HumanError('Name a command first, such as {0}. See {1}.', 'ddx diagnose', 'ddx --help');
  const [near] = nearNames(word, commands, 1);
  return near === undefined
    ? new HumanError('ddx has no command “{0}”. See {1}.', word, 'ddx --help')
    : new HumanError('ddx has no command “{0}”. Did you mean {1}? See {2}.', word, near, 'ddx --help');
}
