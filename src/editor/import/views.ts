import { basename, dirname } from 'node:path';
import type { Composed } from '../../cases/import/composed.ts';
import type { SourceError } from '../../cases/import/draft.ts';
import type { Leak } from '../../cases/leaks/leak.ts';
import type { Identifier } from '../../cases/phi/identifier.ts';
import type { Sentence } from '../../humanError.ts';
import type { CaseRow, CaseView, FileRow, FileView, MarkView, OutRow, TableView } from '../../protocol/import.ts';
import type { Translate } from '../panel/facts.ts';
import { canChoose, type Batch, type BatchCase, type BatchFile, type Out } from './batch.ts';
import { formatWords, identifierWords, reasonWords } from './words.ts';

/** What a text holds that a person should look at. */
export interface Looked {
  readonly leaks: readonly Leak[];
  readonly identifiers: readonly Identifier[];
}

export interface Wording {
  readonly t: Translate;
  /** A folder as short as it can be told. */
  readonly place: (folder: string) => string;
}

/** More of a text is not shown; all of it is imported. */
export const mostShown = 200_000;
const mostSamples = 3;

export function caseRow({ id, file, draft, state, taken, length, included }: BatchCase): CaseRow {
  return {
    id,
    file: file.id,
    title: draft.title,
    standing: state,
    taken,
    characters: length,
    warnings: draft.warnings.length,
    chosen: included !== null,
  };
}

export function fileRow(file: BatchFile, { t, place }: Wording): FileRow {
  return {
    id: file.id,
    name: basename(file.path),
    where: place(dirname(file.path)),
    format: formatWords(file.format, t),
    cases: file.cases.length,
    errors: file.errors.length,
    warnings: file.warnings.length,
  };
}

export function outRow({ id, path, reason, at }: Out, { t, place }: Wording): OutRow {
  return {
    id,
    name: basename(path),
    where: place(dirname(path)),
    reason: at === null ? words(reason, t) : errorWords({ sentence: reason, ...at }, t),
  };
}

export function fileView(batch: Batch, file: BatchFile, wording: Wording): FileView {
  const { t } = wording;
  const { id, name, where, format, cases } = fileRow(file, wording);
  return {
    id,
    name,
    where,
    format,
    cases,
    errors: file.errors.map((error) => errorWords(error, t)),
    warnings: file.warnings.map((one) => words(one, t)),
    table: tableView(batch, file, t),
  };
}

export function caseView(
  batch: Batch,
  kase: BatchCase,
  composed: Composed,
  looked: Looked | null,
  tokens: number | null,
  { t }: Pick<Wording, 't'>,
): CaseView {
  const { draft, file } = kase;
  const { same, changing } = batch.alike(kase);
  const shown = composed.text.length > mostShown ? cut(composed.text) : composed.text;
  return {
    id: kase.id,
    title: draft.title,
    file: basename(file.path),
    format: formatWords(file.format, t),
    standing: kase.state,
    taken: kase.taken,
    chosen: kase.included !== null,
    sections: batch.sectionsOf(kase).map(({ title, code, level, included, reason, paragraphs }) => ({
      title,
      code,
      level,
      taken: included,
      free: canChoose(kase) && reason !== 'reference' && paragraphs.length > 0,
      reason: reasonWords(reason, t),
      characters: paragraphs.reduce((sum, { text }) => sum + text.length, 0),
    })),
    text: shown,
    characters: composed.text.length,
    paragraphs: composed.paragraphs
      .filter(({ end }) => end <= shown.length)
      .map(({ start, end, place }) => ({ start, end, line: place.line })),
    marks: looked && marksOf(looked, shown.length, t),
    leaks: looked?.leaks.length ?? 0,
    identifiers: looked?.identifiers.length ?? 0,
    tokens,
    reference: draft.reference && {
      diagnosis: draft.reference.diagnosis,
      accepted: draft.reference.accepted,
      basis: draft.reference.basis,
    },
    warnings: draft.warnings.map((one) => words(one, t)),
    alike: changing.size,
    sameSections: same,
    table: tableView(batch, file, t),
  };
}

function tableView(batch: Batch, file: BatchFile, t: Translate): TableView | null {
  if (file.columns === null) return null;
  return {
    file: file.id,
    columns: file.columns.map(({ name, role, reason, samples }) => ({
      name,
      role,
      reason: reasonWords(reason, t),
      samples: samples.slice(0, mostSamples),
    })),
    alike: batch.tablesLike(file).length,
  };
}

/** In the order of the text, none over another: where a leak and an identifier meet, the leak is marked. */
export function marksOf({ leaks, identifiers }: Looked, until: number, t: Translate): MarkView[] {
  const all: MarkView[] = [
    ...leaks.map(({ start, end, why }): MarkView => ({ kind: 'leak', start, end, says: words(why, t) })),
    ...identifiers.map((one): MarkView => ({
      kind: 'identifier',
      start: one.start,
      end: one.end,
      says: t('May identify someone: {0}', identifierWords(one.class, t)),
    })),
  ];
  all.sort((a, b) => a.start - b.start || (a.kind === b.kind ? b.end - a.end : a.kind === 'leak' ? -1 : 1));
  const marks: MarkView[] = [];
  for (const mark of all) {
    const before = marks.at(-1);
    if (mark.end > until || mark.end <= mark.start) continue;
    if (before === undefined || mark.start >= before.end) marks.push(mark);
    else if (mark.kind === 'leak' && before.kind === 'identifier') marks[marks.length - 1] = mark;
  }
  return marks;
}

export function words(said: Sentence, t: Translate): string {
  return t(said.template, ...said.values);
}

/** What is wrong with a file, and where. */
export function errorWords({ sentence, line, column }: SourceError, t: Translate): string {
  const said = words(sentence, t);
  if (line === null) return said;
  return column === null ? t('Line {0}: {1}', line, said) : t('Line {0}, column {1}: {2}', line, column, said);
}

/** Not in the middle of a character. */
function cut(text: string): string {
  const last = text.charCodeAt(mostShown - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? mostShown - 1 : mostShown);
}
