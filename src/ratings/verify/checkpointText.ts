import { HumanError } from '../../humanError.ts';
import type { Extent } from './fingerprint.ts';

export interface CheckpointText extends Extent {
  readonly fingerprint: string;
  readonly key: string;
  readonly signature: string;
}

/** A text that a mail does not spoil: short lines, and nothing that depends on how they are broken. */
export function writeCheckpoint(
  o: CheckpointText & { readonly title: string; readonly gate: string; readonly date: string },
): string {
  const heads = Object.entries(o.heads).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    'Checkpoint of a study (me-llama-ddx)',
    '',
    `  title: ${o.title}`,
    `  gate: ${o.gate}`,
    `  date: ${o.date}`,
    '  fingerprint:',
    `    ${o.fingerprint}`,
    '  key (Ed25519):',
    `    ${o.key}`,
    '  signature:',
    `    ${o.signature}`,
    '  other files:',
    `    ${o.files}`,
    `  heads (${heads.length}):`,
    ...heads.flatMap(([path, head]) => [`    ${path}`, `      ${head}`]),
    '  end',
    '',
    'Save this text to a file, and check that the study still holds all that it',
    'vouches for: ddx verify DIR --against FILE. docs/audit.md says how to do it',
    'by hand, and what it proves.',
    '',
  ].join('\n');
}

/** Reads such a text back, also out of a mail that quotes it. */
export function readCheckpoint(text: string): CheckpointText {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^[>\s]+/, '').trimEnd())
    .filter((line) => line !== '');
  const after = (name: string): string => {
    const place = lines.findIndex((line) => line.startsWith(name));
    const found = place < 0 ? undefined : lines[place + 1];
    if (found === undefined) throw notOne();
    return found;
  };
  const first = lines.findIndex((line) => /^heads \(\d+\):$/.test(line));
  const end = lines.indexOf('end', first);
  if (first < 0 || end < 0 || (end - first) % 2 === 0) throw notOne();
  const heads: Record<string, string> = {};
  for (let i = first + 1; i < end; i += 2) heads[lines[i] ?? ''] = lines[i + 1] ?? '';
  return {
    heads,
    files: after('other files:'),
    fingerprint: after('fingerprint:'),
    key: after('key (Ed25519):'),
    signature: after('signature:'),
  };
}

function notOne(): HumanError {
  return new HumanError('This is no checkpoint, or not all of one. Take the whole text that was signed.');
}
