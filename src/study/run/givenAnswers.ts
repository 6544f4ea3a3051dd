import { sentence, type Sentence } from '../../humanError.ts';
import type { AnswerRow, AnswerTable } from './answerRows.ts';

/** What is wrong with a file of answers, and where: nothing of the case it belongs to was taken. */
export interface WrongRow {
  readonly line: number | null;
  /** The case as the file names it; null where that cannot be told. */
  readonly case: string | null;
  readonly sentence: Sentence;
}

/** One answer as a file tells it. */
export interface Given {
  /** Counted from 1. */
  readonly take: number;
  readonly diagnoses: readonly { readonly name: string; readonly reason: string }[];
  /** What the model wrote; null where the file holds only what was read from it. */
  readonly raw: string | null;
  /** Why the model gave no answer; null where it gave one. */
  readonly failed: string | null;
  readonly model: string | null;
  readonly date: string | null;
}

export interface HowGiven {
  readonly shape: AnswerTable['shape'];
  readonly top: number;
  readonly answersPerCase: number;
}

/** What the rows of one case say: its answers, or all that is wrong with them. */
export function answersIn(
  id: string,
  rows: readonly AnswerRow[],
  how: HowGiven,
): readonly Given[] | readonly WrongRow[] {
  const wrong: WrongRow[] = [];
  const say = (line: number, said: Sentence): void => void wrong.push({ line, case: id, sentence: said });
  const byTake = new Map<number, AnswerRow[]>();
  for (const row of rows) {
    const take = takeOf(row, how.answersPerCase);
    if (take === null)
      say(row.line, sentence('The take is no whole number from 1 to {0}.', String(how.answersPerCase)));
    else byTake.set(take, [...(byTake.get(take) ?? []), row]);
  }
  const given = [...byTake].map(([take, own]) => oneAnswer(take, own, how, say));
  return wrong.length > 0 ? wrong : given;
}

function takeOf({ take }: AnswerRow, most: number): number | null {
  if (take === null || take === '') return 1;
  const number = /^\d{1,3}$/.test(take) ? Number(take) : 0;
  return number >= 1 && number <= most ? number : null;
}

type Say = (line: number, said: Sentence) => void;

function oneAnswer(take: number, rows: readonly AnswerRow[], how: HowGiven, say: Say): Given {
  const [first, second] = rows as readonly [AnswerRow, ...AnswerRow[]];
  if (how.shape !== 'long' && second !== undefined) {
    say(second.line, sentence('The case has an answer in line {0} already.', String(first.line)));
  }
  const failed = failedIn(rows);
  const diagnoses = how.shape === 'long' ? longList(rows, failed, say) : wideList(first, say);
  const raw = how.shape === 'raw' ? (first.raw ?? '') : null;
  if (diagnoses.length > how.top) {
    const line = how.shape === 'long' ? (rows[how.top]?.line ?? first.line) : first.line;
    const template = 'There are {0} diagnoses, and the plan asks for {1}. Leave out those that come last.';
    say(line, sentence(template, String(diagnoses.length), String(how.top)));
  }
  if (failed !== null && (diagnoses.length > 0 || (raw !== null && raw.trim() !== ''))) {
    say(first.line, sentence('The row says that the model failed, and has an answer all the same.'));
  }
  const date = dateIn(rows, say);
  const empty = diagnoses.length === 0 && (raw ?? '').trim() === '';
  return { take, diagnoses, raw, failed: failed ?? (empty ? '' : null), model: told(rows, 'model', say), date };
}

/** The word of the column that says whether the model failed; null where it did not. */
function failedIn(rows: readonly AnswerRow[]): string | null {
  const word = rows.map(({ failed }) => failed ?? '').find((one) => !/^(?:|no|n|false|0|none|null|ok|-)$/i.test(one));
  return word ?? null;
}

function wideList({ list, line }: AnswerRow, say: Say): Given['diagnoses'] {
  const names = list ?? [];
  const last = names.findLastIndex((name) => name !== '');
  const gap = names.slice(0, last + 1).indexOf('');
  if (gap >= 0) say(line, sentence('The diagnosis of rank {0} is empty, and one follows it.', String(gap + 1)));
  return names.slice(0, last + 1).map((name) => ({ name: oneLine(name), reason: '' }));
}

function longList(rows: readonly AnswerRow[], failed: string | null, say: Say): Given['diagnoses'] {
  const [first] = rows;
  // One row without a diagnosis says that the model gave none.
  if (rows.length === 1 && (first?.diagnosis ?? '') === '' && (failed !== null || /^[01]?$/.test(first?.rank ?? ''))) {
    return [];
  }
  const ranked = new Map<number, AnswerRow>();
  for (const row of rows) {
    const rank = /^\d{1,3}$/.test(row.rank ?? '') ? Number(row.rank) : 0;
    const twin = ranked.get(rank);
    if (rank < 1) say(row.line, sentence('The rank is no whole number from 1 on.'));
    else if (twin !== undefined) {
      say(row.line, sentence('Rank {0} stands in line {1} already.', String(rank), String(twin.line)));
    } else ranked.set(rank, row);
    if ((row.diagnosis ?? '') === '') say(row.line, sentence('The diagnosis is empty.'));
  }
  const ranks = [...ranked.keys()].sort((a, b) => a - b);
  const gap = ranks.findIndex((rank, i) => rank !== i + 1);
  if (gap >= 0) {
    const row = ranked.get(ranks[gap] as number) as AnswerRow;
    say(row.line, sentence('Rank {0} is missing before this one.', String(gap + 1)));
  }
  return ranks.map((rank) => {
    const { diagnosis, reason } = ranked.get(rank) as AnswerRow;
    return { name: oneLine(diagnosis ?? ''), reason: reason ?? '' };
  });
}

/** What all rows of an answer say alike, or leave out. */
function told(rows: readonly AnswerRow[], column: 'model' | 'date', say: Say): string | null {
  const said = rows.filter((row) => (row[column] ?? '') !== '');
  const [first] = said;
  const other = said.find((row) => row[column] !== first?.[column]);
  if (other !== undefined)
    say(other.line, sentence('The {0} is another one than in line {1}.', column, String(first?.line)));
  return first?.[column] ?? null;
}

/** A date, or a date with its time, as ISO 8601 has them. */
function dateIn(rows: readonly AnswerRow[], say: Say): string | null {
  const date = told(rows, 'date', say);
  if (date === null) return null;
  const isIso = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.test(date);
  const time = isIso ? Date.parse(/\d\d:\d\d/.test(date) && !/Z$|[+-]\d\d:?\d\d$/.test(date) ? `${date}Z` : date) : NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  say(rows[0]?.line ?? 0, sentence('The date has to be written like {0}.', '2026-03-04'));
  return null;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
