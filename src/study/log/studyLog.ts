import { join } from 'node:path';
import { HumanError } from '../../humanError.ts';
import { errorCode, type Files } from '../../ledger/files.ts';
import { readLedger } from '../../ledger/reader.ts';
import { refused } from '../refused.ts';
import { wrongWith } from '../wrong.ts';
import { inCausalOrder } from './causalOrder.ts';
import { StudyEvent, type EventOf, type LoggedEvent } from './event.ts';

export const logFolder = 'log';

/** All that was done with a study: the union of `log/*.jsonl`, in the order in which it was done. */
export class StudyLog {
  /** What was known to a writer comes before what it wrote; what knew nothing of each other is ordered by time. */
  readonly events: readonly LoggedEvent[];
  /** What is damaged, cut off or gone. */
  readonly problems: readonly HumanError[];
  /** The last hash of each file, by the file's name. */
  readonly heads: Readonly<Record<string, string>>;

  private constructor(events: readonly LoggedEvent[], problems: readonly HumanError[], heads: Record<string, string>) {
    this.events = events;
    this.problems = problems;
    this.heads = heads;
  }

  /** A study without a log has an empty one. */
  static async read(root: string, files: Files): Promise<StudyLog> {
    const folder = join(root, logFolder);
    const events: LoggedEvent[] = [];
    const problems: HumanError[] = [];
    const heads: Record<string, string> = {};
    for (const name of await namesIn(folder, files, problems)) {
      const found = await readFile(folder, name, files, problems);
      if (found === null) continue;
      events.push(...found.events);
      if (found.head !== null) heads[name] = found.head;
    }
    problems.push(...missing(events));
    return new StudyLog(inCausalOrder(events), problems, heads);
  }

  /** The events of a kind, in order. */
  all<What extends StudyEvent['what']>(what: What): LoggedEvent<EventOf<What>>[] {
    return this.events.filter((one): one is LoggedEvent<EventOf<What>> => one.event.what === what);
  }

  last<What extends StudyEvent['what']>(what: What): LoggedEvent<EventOf<What>> | null {
    return this.all(what).at(-1) ?? null;
  }
}

async function namesIn(folder: string, files: Files, problems: HumanError[]): Promise<string[]> {
  try {
    return (await files.list(folder)).filter((name) => /^[^.].*\.jsonl$/.test(name)).sort();
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'ENOTDIR') problems.push(refused(error, folder));
    return [];
  }
}

async function readFile(
  folder: string,
  name: string,
  files: Files,
  problems: HumanError[],
): Promise<{ events: LoggedEvent[]; head: string | null } | null> {
  const path = join(folder, name);
  const shown = `${logFolder}/${name}`;
  let bytes: Uint8Array;
  try {
    bytes = await files.read(path);
  } catch (error) {
    problems.push(refused(error, path));
    return null;
  }
  const { events, head, damage, tornBytes } = readLedger(bytes);
  for (const { line, reason } of damage) problems.push(new HumanError('{0}: line {1} {2}.', shown, `${line}`, reason));
  if (tornBytes > 0) {
    problems.push(
      new HumanError('{0}: the last line was cut off ({1} bytes). All before it is whole.', shown, `${tornBytes}`),
    );
  }
  const read: LoggedEvent[] = [];
  for (const { line, hash, at, body } of events) {
    const event = StudyEvent.safeParse(body);
    if (event.success) read.push({ hash, at, file: name, line, event: event.data });
    else {
      const why = wrongWith(event.error.issues);
      problems.push(new HumanError('{0}: line {1} is no step this version knows: {2}.', shown, `${line}`, why));
    }
  }
  return { events: read, head };
}

/** A file that another one saw when it was begun, and that is gone or shorter now. */
function missing(events: readonly LoggedEvent[]): HumanError[] {
  const there = new Set(events.map(({ hash }) => hash));
  const gone = new Map<string, string>();
  for (const { file, event } of events) {
    if (event.what !== 'opened') continue;
    for (const [name, head] of Object.entries(event.heads)) if (!there.has(head)) gone.set(name, file);
  }
  return [...gone].map(
    ([name, by]) =>
      new HumanError(
        '{0} was there when {1} was written; now it is gone, shorter, or was changed. Bring it back from a copy.',
        `${logFolder}/${name}`,
        `${logFolder}/${by}`,
      ),
  );
}
