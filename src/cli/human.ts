import type { Answer, Diagnosis } from '../arms/answer.ts';
import type { Waiting } from '../arms/arm.ts';
import type { FailureKind } from '../arms/failure.ts';
import { readLess, readLessWarning } from '../arms/tokens/readLess.ts';
import { abstention } from '../arms/prompt/instruction.ts';
import type { Finding } from '../cases/lexicon/finding.ts';
import type { Identifier } from '../cases/phi/identifier.ts';
import { fill } from '../humanError.ts';

/** Said on standard error beside every answer for a person. */
export const researchNotice = 'For research use only; not for decisions about patients.';

/** An answer for a person at a terminal. */
export function answerText(answer: Answer): string {
  const parts = answer.status === 'abstained' ? [abstentionText(answer)] : answer.diagnoses.map(diagnosisText);
  if (answer.status === 'truncated') parts.push('(The answer stopped at its limit; more may have followed.)');
  const less = readLess(answer);
  if (less !== null) parts.push(`(${fill(readLessWarning, [grouped(less.reported), grouped(less.counted)])})`);
  return `${parts.join('\n\n')}\n`;
}

function abstentionText({ form, raw }: Answer): string {
  const said = form === null || form === 'list' ? raw : abstention;
  return said.trim().split('\n').map(plain).join('\n');
}

const grouped = (number: number): string => number.toLocaleString('en-US');

const passing: Partial<Record<FailureKind, string>> = {
  loading: 'The server is loading its model.',
  overloaded: 'The server is busy.',
  'rate-limited': 'The server wants fewer questions at a time.',
  unreachable: 'No connection to the server.',
  'server-error': 'The server failed.',
};

/** Said before each wait, a line each. */
export function waitingText({ failure, seconds, attempt, of }: Waiting): string {
  const why = passing[failure.kind] ?? 'No answer yet.';
  const count = Math.max(1, Math.ceil(seconds));
  return `${why} Asking again in ${String(count)} s (${String(attempt)} of ${String(of)})...\n`;
}

function diagnosisText(diagnosis: Diagnosis): string {
  const { rank, name, probability, reason, evidence, notInCase } = diagnosis;
  const side = (label: string, quotes: readonly string[]): string[] =>
    quotes.length === 0 ? [] : [`   ${label}: ${quotes.map((words) => `“${plain(words)}”`).join('; ')}`];
  return [
    `${rank}. ${plain(name)}${probability === null ? '' : ` (${Math.round(probability * 100)}%)`}`,
    ...(reason === '' ? [] : [`   ${plain(reason)}`]),
    ...side(
      'For',
      evidence.filter((one) => one.supports).map((one) => one.text),
    ),
    ...side(
      'Against',
      evidence.filter((one) => !one.supports).map((one) => one.text),
    ),
    ...side('Quoted, but not in the case', notInCase),
  ].join('\n');
}

/** What was read, a line each: where it stands, the words, what they were taken for, and how they are meant. */
export function findingsText(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing was read that the baseline knows.\n';
  const rows = findings.map((one) => [`${one.start}-${one.end}`, plain(one.text), one.label, meantAs(one).join(', ')]);
  const widths = [0, 1, 2].map((column) =>
    Math.min(mostWide, Math.max(...rows.map((cells) => cells[column]?.length ?? 0))),
  );
  return `${rows
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}\n`;
}

/** What may identify a patient, a line each: line and column, the class, the words. */
export function identifiersText(text: string, found: readonly Identifier[]): string {
  if (found.length === 0) return 'Nothing was found by these rules. That does not make the text anonymous.\n';
  let line = 1;
  let lineStart = 0;
  let at = 0;
  const rows = found.map((one) => {
    for (; at < one.start; at++) {
      if (text[at] !== '\n') continue;
      line++;
      lineStart = at + 1;
    }
    return `${`${line}:${one.start - lineStart + 1}`.padEnd(9)} ${one.class.padEnd(8)} ${plain(one.text)}`;
  });
  return `${rows.join('\n')}\n`;
}

const mostWide = 44;

function meantAs({ present, whose, when, certain, value, unit }: Finding): string[] {
  return [
    ...(value === null ? [] : [unit === null ? String(value) : `${value} ${unit}`]),
    present ? 'there' : 'not there',
    ...(whose === 'patient' ? [] : [whose === 'family' ? 'in the family' : 'someone else’s']),
    ...(when === 'now' ? [] : [when]),
    ...(certain ? [] : ['not certain']),
  ];
}

/** On one line, and with nothing in it that a terminal would obey. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '');
}
