import type { SourceState } from './sourceFiles.ts';

/** What can be said of a case, the most urgent first. Several hold at once. */
export const caseStates = [
  'unreadable',
  'leak',
  'identifiers',
  'sourceChanged',
  'textChanged',
  'unchecked',
  'answered',
  'ready',
  'imported',
  'sourceGone',
] as const;
export type CaseState = (typeof caseStates)[number];

/** What is open in a text. */
export interface Counts {
  readonly leaks: number;
  readonly identifiers: number;
}

/** What a tooltip tells of where a case came from. */
export interface Origin {
  /** The source's name; null where it would tell too much. */
  readonly file: string | null;
  readonly licence: string | null;
  readonly published: string | null;
  readonly sections: number;
  readonly leftOut: number;
}

/** What was found out about a case by looking at its files. */
export interface Looked {
  /** Null for a file that cannot be read as text. */
  readonly counts: Counts | null;
  /** Whether its diagnosis is known, so that it could be looked for. */
  readonly hasReference: boolean;
  /** The text is another than the one on record. */
  readonly textChanged: boolean;
  /** What the record calls it. */
  readonly title: string | null;
  readonly hasRecord: boolean;
  /** Null for a case that was not imported. */
  readonly origin: Origin | null;
  readonly source: SourceState | null;
}

/** All that holds of a case; `looked` is null before anyone had time to look. */
export function statesOf(looked: Looked | null, answers: number): readonly CaseState[] {
  const counts = looked?.counts ?? null;
  const holds: Record<CaseState, boolean> = {
    unreadable: looked !== null && counts === null,
    leak: counts !== null && counts.leaks > 0,
    identifiers: counts !== null && counts.identifiers > 0,
    sourceChanged: looked?.source === 'changed',
    textChanged: looked?.textChanged === true,
    unchecked: looked === null,
    answered: answers > 0,
    ready: counts !== null && counts.leaks === 0 && counts.identifiers === 0,
    imported: (looked?.origin ?? null) !== null,
    sourceGone: looked?.source === 'gone',
  };
  return caseStates.filter((state) => holds[state]);
}

export interface Icon {
  readonly id: string;
  readonly color: string | null;
}

/** Each has a shape of its own: the colour only underlines it. */
export function iconOf(state: CaseState): Icon {
  const icons: Record<CaseState, Icon> = {
    unreadable: { id: 'error', color: 'list.errorForeground' },
    leak: { id: 'warning', color: 'list.warningForeground' },
    identifiers: { id: 'shield', color: 'list.warningForeground' },
    sourceChanged: { id: 'diff', color: null },
    textChanged: { id: 'edit', color: null },
    unchecked: { id: 'circle-large-outline', color: null },
    answered: { id: 'pass', color: null },
    ready: { id: 'check', color: null },
    imported: { id: 'desktop-download', color: null },
    sourceGone: { id: 'debug-disconnect', color: null },
  };
  return icons[state];
}

type Translate = (message: string, ...values: (string | number)[]) => string;

/** A state as a filter names it. */
export function stateName(state: CaseState, t: Translate): string {
  const names: Record<CaseState, string> = {
    unreadable: t('Cannot be read'),
    leak: t('Leak: the text may give the diagnosis away'),
    identifiers: t('Possible patient identifiers'),
    sourceChanged: t('Changed in the source'),
    textChanged: t('Text changed outside VS Code'),
    unchecked: t('Not checked yet'),
    answered: t('Answered'),
    ready: t('Ready: no leak and no identifier open'),
    imported: t('Imported'),
    sourceGone: t('Source is gone'),
  };
  return names[state];
}

/** A state in a word or two, beside the case; null where its icon says as much. */
export function shortWords(state: CaseState, counts: Counts | null, answers: number, t: Translate): string | null {
  const { leaks, identifiers } = counts ?? { leaks: 0, identifiers: 0 };
  const words: Record<CaseState, string | null> = {
    unreadable: t('cannot be read'),
    leak: leaks === 1 ? t('1 leak') : t('{0} leaks', leaks),
    identifiers: identifiers === 1 ? t('1 identifier') : t('{0} identifiers', identifiers),
    sourceChanged: t('source changed'),
    textChanged: t('changed outside'),
    unchecked: null,
    answered: answers === 1 ? t('1 answer') : t('{0} answers', answers),
    ready: t('ready'),
    imported: null,
    sourceGone: null,
  };
  return words[state];
}

/** All that is known, a sentence each: what it is, and what to do. */
export function tooltipLines(looked: Looked | null, answers: number, t: Translate): readonly string[] {
  const lines = statesOf(looked, answers).flatMap((state) => sentenceOf(state, looked, answers, t) ?? []);
  if (answers === 0) lines.push(t('No answer yet'));
  if (looked?.counts && !looked.hasReference) {
    lines.push(t('It has no reference diagnosis, so none was looked for in the text.'));
  }
  const origin = looked?.origin ?? null;
  if (origin === null) return lines;
  lines.push(
    origin.file === null
      ? t('Imported from a file whose name is not shown, because it may tell too much')
      : t('Imported from {0}', origin.file),
  );
  if (origin.licence !== null) lines.push(t('Licence: {0}', origin.licence));
  if (origin.published !== null) lines.push(t('Published: {0}', origin.published));
  if (origin.sections > 0) lines.push(t('Left out: {0} of {1} sections', origin.leftOut, origin.sections));
  return lines;
}

function sentenceOf(state: CaseState, looked: Looked | null, answers: number, t: Translate): string | null {
  const { leaks, identifiers } = looked?.counts ?? { leaks: 0, identifiers: 0 };
  const sentences: Record<CaseState, string | null> = {
    unreadable: t('The file cannot be read as text. Open it to see why.'),
    leak:
      leaks === 1
        ? t('1 leak is open: open the case, then cut or mask it, or ignore it with a reason.')
        : t('{0} leaks are open: open the case, then cut or mask them, or ignore each with a reason.', leaks),
    identifiers:
      identifiers === 1
        ? t('1 possible identifier is open: run Check for Patient Identifiers in the case.')
        : t('{0} possible identifiers are open: run Check for Patient Identifiers in the case.', identifiers),
    sourceChanged: t(
      'The file it was imported from has changed since. Import it again to see what became of the case.',
    ),
    textChanged: t('The text was changed outside VS Code. Open the case and save it, so that the change is recorded.'),
    unchecked: t('Not checked yet'),
    answered: answers === 1 ? t('1 answer') : t('{0} answers', answers),
    ready: t('Ready: no leak and no identifier open'),
    imported: null,
    sourceGone: t('The file it was imported from is not there any more.'),
  };
  return sentences[state];
}
