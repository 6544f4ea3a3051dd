import { check as checks, type Server } from '../arms/doctor/check.ts';
import type { Check, CheckState, Sentence } from '../arms/doctor/line.ts';
import { serverNames } from '../arms/tokens/serverKind.ts';
import { fill, HumanError } from '../humanError.ts';
import { endpointFlags } from './endpointFlags.ts';
import { endpointChecked } from './endpointOptions.ts';
import { help } from './help.ts';
import { plain } from './human.ts';
import { readOptions } from './options.ts';
import { exit, type Terminal } from './terminal.ts';
import { unlessStopped } from './unlessStopped.ts';

const flags = { ...endpointFlags, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

/** `ddx check`: the doctor of one endpoint, a line a check. */
export async function check(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'check');
  if (values.help === true) {
    terminal.out(help.check);
    return exit.done;
  }
  const [idle] = positionals;
  if (idle !== undefined)
    throw new HumanError('ddx check sends no case and takes no file: “{0}” is one word too many.', idle);
  const settled = endpointChecked(values, terminal);
  const asked = await unlessStopped(settled, terminal.signal, 'You stopped before anything was checked.');
  const { endpoint, means, proxy } = asked;
  const json = values.json === true;
  const doctor = checks(
    endpoint,
    { ...means, now: () => performance.now(), date: () => new Date(), proxy: proxy?.origin ?? null },
    terminal.signal,
  );
  const done: Check[] = [];
  let next = await doctor.next();
  for (; next.done !== true; next = await doctor.next()) {
    done.push(next.value);
    if (!json) terminal.out(line(next.value));
  }
  const bad = done.some(({ state }) => state === 'failed');
  if (json) terminal.out(report(next.value, done, !bad && !terminal.signal.aborted));
  else terminal.out(summary(next.value));
  if (terminal.signal.aborted) return exit.cancelled;
  return bad ? exit.failed : exit.done;
}

const marks: Readonly<Record<CheckState, string>> = { passed: '✓', failed: '✗', warning: '!', skipped: '–' };

function line({ name, state, sentence, todo }: Check): string {
  const first = `${marks[state]} ${state.padEnd(7)}  ${name.padEnd(10)}  ${message(sentence)}\n`;
  return todo === null ? first : `${first}${' '.repeat(23)}${message(todo)}\n`;
}

const mostShown = 20;

function summary({ kind, models }: Server): string {
  if (models.length === 0) return '';
  const lines = models.slice(0, mostShown).map(({ id, contextTokens, atMost }) => {
    const room =
      contextTokens !== null
        ? `${contextTokens} tokens`
        : atMost !== null
          ? `made for ${atMost} tokens`
          : 'context length not told';
    return `  ${plain(id)}  (${room})\n`;
  });
  const more = models.length - lines.length;
  return `\n${serverNames[kind]}\n${lines.join('')}${more > 0 ? `  and ${more} more\n` : ''}`;
}

function report({ kind, models }: Server, done: readonly Check[], ok: boolean): string {
  const object = {
    ok,
    server: { kind, models: models.map(({ id, contextTokens }) => ({ id, contextTokens })) },
    checks: done.map(({ name, state, sentence, todo }) => ({
      name,
      state,
      message: message(sentence),
      todo: todo === null ? null : message(todo),
    })),
  };
  return `${JSON.stringify(object)}\n`;
}

function message({ template, values }: Sentence): string {
  return plain(fill(template, values));
}
