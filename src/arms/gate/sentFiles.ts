import { join } from 'node:path';
import { sentence, type Sentence } from '../../humanError.ts';
import { errorCode, nodeFiles, type Files } from '../../ledger/files.ts';
import { readLedger } from '../../ledger/reader.ts';
import { Egress } from './egress.ts';

/** A request as it stands in the record, with its time. */
export interface Sent extends Egress {
  readonly at: string;
}

export interface SentReading {
  /** The oldest first. */
  readonly sent: readonly Sent[];
  /** What is wrong with files of the record; the other files, and all lines before, are read. */
  readonly problems: readonly Sentence[];
}

const isRecord = (name: string): boolean => name.endsWith('.jsonl') && !name.startsWith('.');

/** The files of a record, the oldest first; none where nothing was ever sent. */
export async function sentFiles(folder: string, files: Files = nodeFiles): Promise<string[]> {
  try {
    return (await files.list(folder))
      .filter(isRecord)
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Reads what every process wrote. Never throws for what stands in a file: a record that is damaged says so. */
export async function readSent(folder: string, files: Files = nodeFiles): Promise<SentReading> {
  const sent: Sent[] = [];
  const problems: Sentence[] = [];
  for (const path of await listed(folder, files, problems)) {
    let bytes: Uint8Array;
    try {
      bytes = await files.read(path);
    } catch (error) {
      const code = errorCode(error);
      if (code === null) throw error;
      // Deleted while it was looked for.
      if (code !== 'ENOENT') problems.push(unreadable(path, code));
      continue;
    }
    const { events, damage, tornBytes } = readLedger(bytes);
    for (const { line, reason, kind } of damage) {
      const whole = kind === 'line-ends' || kind === 'mark';
      problems.push(
        whole
          ? sentence('{0}: line {1} {2}.', path, String(line), reason)
          : sentence('{0}: line {1} {2}. What stands after it is not shown.', path, String(line), reason),
      );
    }
    if (tornBytes > 0) {
      problems.push(
        sentence('{0}: the last line was cut off, so its request may never have gone. All before it is whole.', path),
      );
    }
    for (const { at, line, body } of events) {
      const egress = Egress.safeParse(body);
      if (egress.success) sent.push({ at, ...egress.data });
      else problems.push(sentence('{0}: line {1} is not a request that this version knows.', path, String(line)));
    }
  }
  return { sent: sent.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)), problems };
}

async function listed(folder: string, files: Files, problems: Sentence[]): Promise<readonly string[]> {
  try {
    return await sentFiles(folder, files);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    problems.push(unreadable(folder, code));
    return [];
  }
}

function unreadable(path: string, code: string): Sentence {
  return sentence('{0} cannot be read ({1}), so what it holds is not shown.', path, code);
}
