import type { Arm } from '../arms/arm.ts';
import { ArmFailure } from '../arms/failure.ts';
import { HumanError } from '../humanError.ts';
import { ApiError } from './baselineApi.ts';
import { help } from './help.ts';
import { sparingPacks } from './keptBack.ts';
import { readOptions, wholeNumber } from './options.ts';
import { serveBaseline } from './serveBaseline.ts';
import { exit, type Terminal } from './terminal.ts';

const flags = { port: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

/** `ddx serve-baseline`: serves until it is stopped. */
export async function serveBaselineCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'serve-baseline');
  if (values.help === true) {
    terminal.out(help.serveBaseline);
    return exit.done;
  }
  if (positionals.length > 0) throw new HumanError('ddx serve-baseline takes no “{0}”.', positionals[0] ?? '');
  if (values.port === undefined) throw new HumanError('Give a port: --port 8000, or --port 0 for any free one.');
  const port = wholeNumber(values.port, '--port', 0, 65_535);
  const { baselineArm } = await import('../arms/baseline/baselineArm.ts');
  const date = (): Date => new Date();
  const arm = baselineArm(() => performance.now(), date);
  const server = await serveBaseline(port, served(sparingPacks(arm, terminal, 'ddx serve-baseline')), date);
  terminal.out(`http://127.0.0.1:${server.port}/v1\n`);
  if (!terminal.signal.aborted) {
    await new Promise((resolve) => terminal.signal.addEventListener('abort', resolve, { once: true }));
  }
  await server.close();
  return exit.done;
}

/** Its refusals as the server tells them. */
function served(arm: Arm): Arm {
  return {
    ...arm,
    diagnose: (kase, ask) =>
      arm.diagnose(kase, ask).catch((error: unknown) => {
        throw error instanceof ArmFailure ? new ApiError(403, error.message) : error;
      }),
  };
}
