import { setImmediate } from 'node:timers/promises';
import { ArmFailure } from '../arms/failure.ts';
import type { Leak } from '../cases/leaks/leak.ts';
import type { Answer } from '../cases/leaks/leaksIn.ts';
import { fill, HumanError } from '../humanError.ts';
import { caseFrom } from './caseFile.ts';
import { help } from './help.ts';
import { oneFile, readOptions } from './options.ts';
import { exit, type Terminal } from './terminal.ts';

const flags = {
  reference: { type: 'string' },
  accepted: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `ddx leaks`: what in a text gives its diagnosis away. */
export async function leaks(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'leaks');
  if (values.help === true) {
    terminal.out(help.leaks);
    return exit.done;
  }
  const file = oneFile(positionals, 'leaks');
  if (values.reference === undefined && values.accepted !== undefined) {
    throw new HumanError('{0} names other words for the diagnosis of {1}. Give both.', '--accepted', '--reference');
  }
  const reference =
    values.reference === undefined ? null : { diagnosis: values.reference, accepted: values.accepted ?? [] };
  const { text } = await caseFrom(file, terminal);
  const found = await finding(text, reference, terminal.signal);
  terminal.out(values.json === true ? leaksJson(found) : leaksText(text, found));
  return exit.done;
}

async function finding(text: string, reference: Answer | null, signal: AbortSignal): Promise<Leak[]> {
  const { findingLeaks } = await import('../cases/leaks/leaksIn.ts');
  const steps = findingLeaks(text, reference);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
    if (signal.aborted) throw new ArmFailure('cancelled', 'You stopped before the text was read.');
  }
}

function leaksJson(found: readonly Leak[]): string {
  const leaks = found.map(({ kind, start, end, text, why, stop }) => ({
    kind,
    start,
    end,
    text,
    why: fill(why.template, why.values),
    stop,
  }));
  return `${JSON.stringify({ leaks })}\n`;
}

function leaksText(text: string, found: readonly Leak[]): string {
  const [first] = found;
  if (first === undefined) return 'Nothing was found that gives the diagnosis away.\n';
  const lines = found.map(({ kind, start, why }) => {
    const line = text.slice(0, start).split('\n').length;
    return `line ${line}  ${kind.padEnd(8)}  ${fill(why.template, why.values).replace(/\s+/g, ' ')}`;
  });
  const stop = Math.min(...found.map((one) => one.stop));
  const last =
    stop === 0
      ? 'The first stands at the beginning: nothing would be left before it.'
      : `Up to line ${text.slice(0, stop).trimEnd().split('\n').length}, character ${stop}, the text has none of it.`;
  return `${lines.join('\n')}\n${last}\n`;
}
