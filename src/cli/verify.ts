import { readFile } from 'node:fs/promises';
import { nodeFiles } from '../ledger/files.ts';
import { fill } from '../humanError.ts';
import { refused } from '../study/refused.ts';
import { checkCheckpoint } from '../ratings/verify/checkpoint.ts';
import { verify, type Verification } from '../ratings/verify/verify.ts';
import { help } from './help.ts';
import { plain } from './human.ts';
import { readOptions } from './options.ts';
import { folderAt } from './study/folder.ts';
import { stepping } from './study/stepping.ts';
import { oneFolder } from './study/words.ts';
import { exit, type Terminal } from './terminal.ts';

const flags = {
  against: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `ddx verify`: whether a study or a pack is what was left there. */
export async function verifyCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions(words, flags, 'verify');
  if (values.help === true) {
    terminal.out(help.verify);
    return exit.done;
  }
  const { root } = await folderAt(oneFolder(positionals, 'verify'));
  const json = values.json === true;
  return stepping(json, terminal, async () => {
    const verification = await verifying(root, values.against);
    terminal.out(json ? verificationJson(verification) : verificationText(verification));
    return verification.ok ? exit.done : exit.failed;
  });
}

async function verifying(root: string, against: string | undefined): Promise<Verification> {
  if (against === undefined) return verify(root, nodeFiles);
  let text: string;
  try {
    text = await readFile(against, 'utf8');
  } catch (error) {
    throw refused(error, against);
  }
  return checkCheckpoint(text, root, nodeFiles);
}

function verificationJson({ ok, fingerprint, files, bad, problems, notes }: Verification): string {
  const object = {
    ok,
    fingerprint,
    files,
    bad,
    problems: problems.map(({ message }) => plain(message)),
    notes: notes.map((one) => plain(fill(one.template, one.values))),
  };
  return `${JSON.stringify(object)}\n`;
}

function verificationText({ ok, fingerprint, files, bad, problems, notes }: Verification): string {
  const lines = files.map(
    ({ file, events, tornBytes }) =>
      `${plain(file)}  ${events} events${tornBytes > 0 ? `, and ${tornBytes} bytes of a line that was cut off` : ''}`,
  );
  if (bad !== null) {
    const where = bad.line === null ? plain(bad.file) : `${plain(bad.file)}, line ${bad.line}`;
    lines.push('', `Bad: ${where}: ${plain(bad.reason)}`);
  }
  if (problems.length > 0) lines.push('', ...problems.map(({ message }) => `! ${plain(message)}`));
  if (notes.length > 0) lines.push('', ...notes.map((one) => plain(fill(one.template, one.values))));
  lines.push('', ok ? 'Whole.' : 'Not what was left there.', `fingerprint  ${fingerprint}`);
  return `${lines.join('\n').replace(/^\n/, '')}\n`;
}
