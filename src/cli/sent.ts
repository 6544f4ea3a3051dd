import { countsInWords } from '../arms/gate/heldBack.ts';
import { readSent, type Sent, type SentReading } from '../arms/gate/sentFiles.ts';
import { fill, HumanError } from '../humanError.ts';
import { help } from './help.ts';
import { plain } from './human.ts';
import { readOptions } from './options.ts';
import { exit, type Terminal } from './terminal.ts';
import { unlessStopped } from './unlessStopped.ts';

const flags = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

/** `ddx sent`: the record of what the command line sent, the newest first. */
export async function sent(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'sent');
  if (values.help === true) {
    terminal.out(help.sent);
    return exit.done;
  }
  const [idle] = positionals;
  if (idle !== undefined) throw new HumanError('ddx sent takes no file: “{0}” is one word too many.', idle);
  const stopped = 'You stopped before the record was read.';
  const reading = await unlessStopped(readSent(terminal.sentFolder), terminal.signal, stopped);
  terminal.out(values.json === true ? json(reading) : text(reading, terminal.sentFolder));
  for (const { template, values: held } of reading.problems) terminal.err(`${plain(fill(template, held))}\n`);
  return reading.problems.length === 0 ? exit.done : exit.failed;
}

function json({ sent, problems }: SentReading): string {
  const told = problems.map(({ template, values }) => fill(template, values));
  return `${JSON.stringify({ sent: sent.toReversed(), problems: told })}\n`;
}

function text({ sent, problems }: SentReading, folder: string): string {
  const [first] = sent;
  const whole = problems.length === 0;
  if (first === undefined) {
    return whole
      ? `Nothing was sent by ddx to any server, as far as ${plain(folder)} tells.\n`
      : `Whether ddx sent anything cannot be told: ${plain(folder)} cannot be read.\n`;
  }
  const since = `since ${first.at}`;
  const claims = (['third-party', 'institution', 'machine'] as const).map((location) =>
    claim(
      `${declared[location]} ${since}`,
      sent.filter((one) => one.location === location),
    ),
  );
  const doubt = whole ? '' : 'The record is damaged. Only what can still be read of it says:\n';
  return `${doubt}${claims.join('')}\n${sent.toReversed().map(line).join('')}`;
}

const declared = {
  'third-party': 'a server declared as third party',
  institution: 'a server declared as the institution’s',
  machine: 'a server declared as this machine',
} as const;

function claim(whom: string, sent: readonly Sent[]): string {
  if (sent.length === 0) return `Nothing was sent by ddx to ${whom}.\n`;
  const cases = sent.filter(({ carriesCase }) => carriesCase).length;
  const origins = [...new Set(sent.map(({ origin }) => plain(origin)))].join(', ');
  return `Sent by ddx to ${whom}: ${sent.length} (${cases} with case text), to ${origins}.\n`;
}

function line(one: Sent): string {
  const { at, origin, what, location, bytes, sha256, caseSha256, carriesCase } = one;
  const kase = caseSha256 === null ? (carriesCase ? 'case text' : 'no case') : `case ${caseSha256.slice(0, 12)}`;
  const body = bytes === 0 ? 'no body' : `${bytes} bytes, sha256 ${sha256.slice(0, 12)}`;
  return `${plain(at)}  ${plain(origin)} (${location})  ${plain(what)}  ${kase}  ${body}${words(one)}\n`;
}

function words({ open, masked, kept, override }: Sent): string {
  const counts = countsInWords(open);
  return [
    counts === '' ? '' : `  open: ${counts}`,
    masked === 0 ? '' : `  masked: ${masked}`,
    kept === 0 ? '' : `  kept: ${kept}`,
    override === null ? '' : `  sent because: ${plain(override)}`,
  ].join('');
}
