import { forms, lanes } from '../arms/prompt/profile.ts';
import { caseFrom } from './caseFile.ts';
import { help } from './help.ts';
import { oneFile, oneOf, readOptions, wholeNumber } from './options.ts';
import { exit, type Terminal } from './terminal.ts';
import { unlessStopped } from './unlessStopped.ts';

const flags = {
  profile: { type: 'string' },
  template: { type: 'string' },
  api: { type: 'string' },
  form: { type: 'string' },
  top: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `ddx prompt`: exactly what would be sent for a case. Nothing is sent. */
export async function prompt(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'prompt');
  if (values.help === true) {
    terminal.out(help.prompt);
    return exit.done;
  }
  const file = oneFile(positionals, 'prompt');
  const top = wholeNumber(values.top ?? '5', '--top', 1, 10);
  const api = values.api === undefined ? undefined : oneOf(values.api, '--api', lanes);
  const form = values.form === undefined ? undefined : oneOf(values.form, '--form', forms);
  const [{ resolveProfile }, { readSmallFile }, { previewOf }] = await Promise.all([
    import('../arms/prompt/profileFile.ts'),
    import('../arms/prompt/readSmallFile.ts'),
    import('../arms/prompt/preview.ts'),
  ]);
  const name = values.profile ?? (api === 'completions' ? 'me-llama-chat' : 'chat');
  const where = { template: values.template, relativeTo: process.cwd() };
  const resolving = resolveProfile(name, readSmallFile, where);
  const stopped = 'You stopped before the case was read.';
  const { profile, template } = await unlessStopped(resolving, terminal.signal, stopped);
  const kase = await caseFrom(file, terminal);
  const asked = { profile, template, api: api ?? profile.api, form: form ?? profile.form };
  const { text, sha256, tokens, bytes } = await previewOf(asked, kase, top);
  terminal.out(text);
  terminal.err(`sha256 ${sha256}\n`);
  terminal.err(
    tokens === null
      ? `at most ${bytes} tokens (as many as bytes; the vocabulary is not known)\n`
      : `${tokens} tokens (LLaMA vocabulary${asked.api === 'chat' ? ', without the server’s own template' : ''})\n`,
  );
  return exit.done;
}
