import { choose } from '../../cases/import/choose.ts';
import type { Draft, Format, Reading, ReadOptions, Section, SourceError } from '../../cases/import/draft.ts';
import { sentence, type Sentence } from '../../humanError.ts';
import type { Arrived, Intake } from './intake.ts';
import type { ReadFile, Readers } from './readers.ts';

export type SectionTaken = Pick<Section, 'title' | 'code' | 'included' | 'reason'>;

/** What came of a file, in the order of the files. */
export type Taken =
  | {
      readonly is: 'case';
      readonly file: string;
      readonly format: Format;
      readonly title: string;
      readonly facts: Draft['facts'];
      readonly reference: Draft['reference'];
      /** As they were taken, without their texts. */
      readonly sections: readonly SectionTaken[];
      readonly arrived: Arrived;
      /** Of the case, and with the first case of a file those of the file. */
      readonly warnings: readonly Sentence[];
    }
  | { readonly is: 'failed'; readonly file: string; readonly error: SourceError }
  | { readonly is: 'skipped'; readonly file: string; readonly reason: Sentence }
  /** A file is done with. */
  | { readonly is: 'done'; readonly file: string };

export interface TakeInOptions {
  readonly readers: Readers;
  readonly intake: Intake;
  readonly options: ReadOptions;
  /** Which sections a person wants of a case; null leaves it to the case. */
  readonly included?: (draft: Draft, format: Format) => readonly boolean[] | null;
  readonly signal?: AbortSignal;
}

/** A file that was read, whose cases are on their way to the disk. Their drafts, which are large, are not held. */
interface UnderWay {
  readonly file: string;
  readonly outcome: Skipped | Failed | { readonly is: 'read'; readonly read: Read };
  readonly cases: readonly CaseUnderWay[];
}

type Skipped = Extract<Reading, { is: 'skipped' }>;
type Failed = Extract<Reading, { is: 'failed' }>;
type Read = Pick<Extract<Reading, { is: 'read' }>, 'errors' | 'warnings'>;

interface CaseUnderWay {
  readonly told: Omit<Extract<Taken, { is: 'case' }>, 'arrived' | 'warnings'>;
  readonly arrived: Promise<Arrived>;
}

/** So many cases may be on their way to the disk at a time. */
const mostUnderWay = 64;

/**
 * Imports files into a study, several at a time, and says what came of each in their order. When it is stopped, what was
 * read by then is still written and said. It ends with a HumanError where the study cannot be written.
 */
export async function* takeIn(files: readonly string[], o: TakeInOptions): AsyncGenerator<Taken, void> {
  const reading: Promise<ReadFile | null>[] = [];
  const underWay: UnderWay[] = [];
  let cases = 0;
  let asked = 0;
  for (const file of files) {
    while (asked < files.length && reading.length < o.readers.ahead) reading.push(readOrStop(files[asked++] ?? '', o));
    const read = await reading.shift();
    if (read === undefined || read === null) break;
    const next = { file, outcome: withoutDrafts(read.reading), cases: putAll(file, read, o) };
    underWay.push(next);
    cases += next.cases.length;
    while (cases > mostUnderWay || underWay[0]?.cases.length === 0) {
      const first = underWay.shift();
      if (first === undefined) break;
      cases -= first.cases.length;
      yield* whatCameOf(first);
    }
  }
  for (const rest of underWay) yield* whatCameOf(rest);
}

/** Null when it was stopped. */
async function readOrStop(file: string, o: TakeInOptions): Promise<ReadFile | null> {
  const { readers, intake, options, signal } = o;
  const texts = o.included !== undefined || intake.wasChosenIn(file) ? 'all' : 'taken';
  try {
    return await readers.read(file, { ...options, texts }, signal);
  } catch (error) {
    if (signal?.aborted === true) return null;
    throw error;
  }
}

function putAll(file: string, { reading, sha256 }: ReadFile, o: TakeInOptions): UnderWay['cases'] {
  if (reading.is !== 'read') return [];
  const { drafts, format } = reading;
  return drafts.map((draft) => {
    const included = o.included?.(draft, format) ?? null;
    const arrived = o.intake.put({ file, sha256, format, draft, of: drafts.length, included });
    // Heard of when it is its turn.
    arrived.catch(() => undefined);
    const { title, facts, reference } = draft;
    const sections = choose(draft, included).map(withoutText);
    return { told: { is: 'case', file, format, title, facts, reference, sections }, arrived };
  });
}

function withoutDrafts(reading: Reading): UnderWay['outcome'] {
  if (reading.is !== 'read') return reading;
  return { is: 'read', read: { errors: reading.errors, warnings: reading.warnings } };
}

function withoutText({ title, code, included, reason }: Section): SectionTaken {
  return { title, code, included, reason };
}

async function* whatCameOf({ file, outcome, cases }: UnderWay): AsyncGenerator<Taken, void> {
  if (outcome.is === 'skipped') yield { is: 'skipped', file, reason: outcome.reason };
  if (outcome.is === 'failed') yield { is: 'failed', file, error: outcome.error };
  if (outcome.is === 'read') {
    const { errors, warnings } = outcome.read;
    for (const error of errors) yield { is: 'failed', file, error };
    for (const [i, { told, arrived: coming }] of cases.entries()) {
      const arrived = await coming;
      yield { ...told, arrived, warnings: i === 0 ? [...warnings, ...arrived.warnings] : arrived.warnings };
    }
    if (cases.length === 0 && errors.length === 0) {
      yield { is: 'skipped', file, reason: warnings[0] ?? sentence('There is no case in it.') };
    }
  }
  yield { is: 'done', file };
}
