import { setImmediate } from 'node:timers/promises';
import { ArmFailure } from '../arms/failure.ts';
import type { Finding } from '../cases/lexicon/finding.ts';
import { caseFrom } from './caseFile.ts';
import { help } from './help.ts';
import { findingsText } from './human.ts';
import { findingsJson } from './json.ts';
import { oneFile, readOptions } from './options.ts';
import { exit, type Terminal } from './terminal.ts';

const flags = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

/** `ddx findings`: what the embedded baseline reads in a text, before it weighs anything. */
export async function findings(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'findings');
  if (values.help === true) {
    terminal.out(help.findings);
    return exit.done;
  }
  const { text } = await caseFrom(oneFile(positionals, 'findings'), terminal);
  const read = await reading(text, terminal.signal);
  terminal.out(values.json === true ? findingsJson(read) : findingsText(read));
  return exit.done;
}

async function reading(text: string, signal: AbortSignal): Promise<Finding[]> {
  const { readingFindings } = await import('../cases/lexicon/readFindings.ts');
  const steps = readingFindings(text);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
    if (signal.aborted) throw new ArmFailure('cancelled', 'You stopped before the text was read.');
  }
}
