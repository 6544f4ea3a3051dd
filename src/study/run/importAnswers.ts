import { resolve } from 'node:path';
import type { Answer } from '../../arms/answer.ts';
import type { Case } from '../../cases/case.ts';
import { HumanError, sentence, type Sentence } from '../../humanError.ts';
import type { Files } from '../../ledger/files.ts';
import { nameWithoutEnding } from '../caseFiles.ts';
import { stateOf, type StudyState } from '../gates/state.ts';
import type { StudyMeans } from '../means.ts';
import type { PlannedArm } from '../plan/plan.ts';
import { refused } from '../refused.ts';
import { Shelf } from '../shelf.ts';
import { studyCases } from '../studyCases.ts';
import { answerTable, type AnswerRow } from './answerRows.ts';
import { answersIn, type Given, type WrongRow } from './givenAnswers.ts';
import { importedAnswer } from './importedAnswer.ts';

export type { WrongRow } from './givenAnswers.ts';

export interface ImportedAnswers {
  /** The ids of the cases whose answers were kept now (or would be). */
  readonly imported: readonly string[];
  /** Those whose answers were kept before. */
  readonly unchanged: readonly string[];
  /** Cases of the study that the file says nothing of. */
  readonly absent: readonly string[];
  /** Of the answers in the file, those that say that the model failed. */
  readonly failed: number;
  readonly wrong: readonly WrongRow[];
}

export interface ImportAnswersOptions {
  readonly file: string;
  /** The id of a planned arm of the kind `imported`. */
  readonly arm: string;
  /** Only looks: nothing is written. */
  readonly dry?: boolean;
}

/** Takes answers that were made elsewhere from a table. Of a case with anything wrong in it nothing is taken. */
export async function importAnswers(
  root: string,
  means: StudyMeans,
  { file, arm, dry = false }: ImportAnswersOptions,
): Promise<ImportedAnswers> {
  const { files, clock } = means;
  const state = await stateOf(root, files);
  const planned = importedArm(state, arm);
  const table = answerTable(await bytesOf(file, files), file);
  const nobodys = table.errors.map(({ line, sentence: said }) => ({ line, case: null, sentence: said }));
  const cases = await casesOf(state, files);
  const byCase = new Map<string, AnswerRow[]>();
  const wrong: WrongRow[] = [...nobodys];
  for (const row of table.rows) {
    const id = idIn(row.case, cases);
    if (id === null) wrong.push({ line: row.line, case: row.case, sentence: unknownCase(row.case) });
    else byCase.set(id, [...(byCase.get(id) ?? []), row]);
  }
  const { top, answersPerCase } = state.plan;
  const shelf = new Shelf(root, state.study, { files });
  const there = await answersThere(shelf, arm, top);
  const imported: string[] = [];
  const unchanged: string[] = [];
  let failed = 0;
  for (const [id, rows] of byCase) {
    const kase = cases.get(id) as Case;
    const given = answersIn(id, rows, { shape: table.shape, top, answersPerCase });
    if (!isAnswers(given)) {
      wrong.push(...given);
      continue;
    }
    const answers = given.map((one) => importedAnswer(kase, one, { arm: planned, top, now: clock.date() }));
    const old = there.get(kase.sha256) ?? new Set<string>();
    const both = new Set([...old, ...answers.map((one) => one.id)]);
    if (both.size > answersPerCase) {
      wrong.push({ line: rows[0]?.line ?? null, case: id, sentence: otherAnswer(id, arm) });
      continue;
    }
    failed += answers.filter(({ status }) => status === 'failed').length;
    const fresh = answers.filter((one) => !old.has(one.id));
    // A row that nobody can read may belong to any case.
    if (!dry && nobodys.length === 0) for (const answer of fresh) await shelf.saveAnswer(answer);
    (fresh.length === 0 ? unchanged : imported).push(id);
  }
  if (nobodys.length > 0) return { imported: [], unchanged, absent: [], failed, wrong };
  const absent = [...cases.keys()].filter((id) => !byCase.has(id));
  return { imported, unchanged, absent, failed, wrong: wrong.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

function isAnswers(given: readonly Given[] | readonly WrongRow[]): given is readonly Given[] {
  return given.every((one) => 'take' in one);
}

function importedArm({ plan, gate }: StudyState, id: string): PlannedArm & { readonly kind: 'imported' } {
  const arm = plan.arms.find((one) => one.id === id);
  if (arm?.kind !== 'imported') {
    const known = plan.arms.filter(({ kind }) => kind === 'imported').map((one) => one.id);
    if (known.length > 0)
      throw new HumanError('The plan has no imported arm “{0}”. It has: {1}.', id, known.join(', '));
    throw new HumanError('The plan has no arm of the kind {0}: add {1} to its arms.', '"imported"', armLike(id));
  }
  if (gate === 'draft' || gate === 'locked') return arm;
  throw new HumanError('The answers of this study are sealed: none can be added any more.');
}

function armLike(id: string): string {
  return JSON.stringify({ id, kind: 'imported' });
}

async function bytesOf(file: string, files: Files): Promise<Uint8Array> {
  try {
    return await files.read(resolve(file));
  } catch (error) {
    throw refused(error, file);
  }
}

/** By id; after the lock only as they were fixed. */
async function casesOf(state: StudyState, files: Files): Promise<ReadonlyMap<string, Case>> {
  const { cases } = await studyCases(state.study, files);
  const fixed = new Map(state.cases.map(({ id, sha256 }) => [id, sha256]));
  const usable = cases.filter(({ id, sha256 }) => state.gate === 'draft' || fixed.get(id) === sha256);
  return new Map(usable.map((one) => [one.id, one]));
}

/** The id of a case as a table names it: by its id, or by the name of its file. */
function idIn(name: string, cases: ReadonlyMap<string, Case>): string | null {
  const id = name.normalize('NFC').replaceAll('\\', '/');
  return [id, nameWithoutEnding(id)].find((one) => cases.has(one)) ?? null;
}

async function answersThere(shelf: Shelf, arm: string, top: number): Promise<ReadonlyMap<string, Set<string>>> {
  const there = new Map<string, Set<string>>();
  for (const { id } of await shelf.answers()) {
    const answer: Answer | null = await shelf.loadAnswer(id);
    if (answer === null || answer.arm !== arm || answer.parameters.top !== top) continue;
    there.set(answer.caseSha256, (there.get(answer.caseSha256) ?? new Set()).add(id));
  }
  return there;
}

function unknownCase(name: string): Sentence {
  return name === ''
    ? sentence('The row names no case.')
    : sentence('The study has no case “{0}”, or its text is not the one that was locked.', name);
}

function otherAnswer(id: string, arm: string): Sentence {
  return sentence(
    'The case {0} has another answer of the arm {1} already, and nothing was replaced. Take that one out of answers/ first, if it is the wrong one.',
    id,
    arm,
  );
}
