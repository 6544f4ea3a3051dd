import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { identifierClasses, type IdentifierClass } from '../../src/cases/phi/identifier.ts';
import { identifiersIn } from '../../src/cases/phi/identifiersIn.ts';
import { development, heldBack, marked } from '../unit/phiNotes.ts';
import { total, type Score } from '../unit/phiScore.ts';
import { root } from '../../tools/project.ts';
import { median, sizeLine, type Line } from './bench.ts';

export const name = 'phi';

const notes = [...development, ...heldBack].map((note) => marked(note).text).join('\n\n');
const textOf = (length: number): string => notes.repeat(Math.ceil(length / notes.length)).slice(0, length);

/** Processor time of this thread: what else the machine does is not the detector's. */
function spent(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function timed(text: string): number {
  const start = spent();
  identifiersIn(text);
  return spent() - start;
}

const limited = (what: string, ms: number, limit: number): Line => ({
  what,
  measured: `${ms.toFixed(1)} ms`,
  against: `limit ${limit} ms`,
  ratio: ms / limit,
  goal: 'at most 1',
  ok: ms <= limit,
});

/** The first text of a fresh process: loading the lists is in it. */
function firstUse(): number {
  const detector = pathToFileURL(join(root, 'src/cases/phi/identifiersIn.ts')).href;
  const script = `const { identifiersIn } = await import(${JSON.stringify(detector)});
    const start = process.threadCpuUsage();
    identifiersIn(${JSON.stringify(textOf(4_000))});
    const { user, system } = process.threadCpuUsage(start);
    console.log((user + system) / 1_000);`;
  const times = Array.from({ length: 5 }, () =>
    Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })),
  );
  return median(times);
}

function listsPacked(): number {
  const folder = join(root, 'src/cases/phi/lists');
  const all = readdirSync(folder).map((file) => readFileSync(join(folder, file)));
  return deflateRawSync(Buffer.concat(all)).length;
}

interface Gold {
  readonly class: string;
  readonly start: number;
  readonly end: number;
}
interface Marked {
  readonly text: string;
  readonly gold: readonly Gold[];
}

/** Numbers that even a reader tells apart only by guessing count as one kind in the total, and so do the two kinds of lines. */
const kindOf = (one: string): string =>
  one === 'MRN' || one === 'ID' || one === 'ACCOUNT' ? 'record number' : one === 'FAX' ? 'PHONE' : one;

/** How often what is marked was found, missed, and found where nothing of its class is marked. */
function counted(corpus: readonly Marked[], kind: (one: string) => string): Map<IdentifierClass, Score> {
  const scores = new Map<IdentifierClass, Score>();
  const of = (one: string): Score => {
    const score = scores.get(one as IdentifierClass) ?? { found: 0, missed: 0, wrong: 0 };
    scores.set(one as IdentifierClass, score);
    return score;
  };
  const meet = (a: Gold, b: Gold): boolean => kind(a.class) === kind(b.class) && a.start < b.end && b.start < a.end;
  for (const { text, gold } of corpus) {
    const told = identifiersIn(text);
    for (const one of gold) {
      if (told.some((other) => meet(one, other))) of(one.class).found++;
      else of(one.class).missed++;
    }
    for (const one of told) if (!gold.some((other) => meet(one, other))) of(one.class).wrong++;
  }
  return scores;
}

/** Precision and recall on a corpus that the rules were not written from, by class and over all. */
function judged(corpus: readonly Marked[]): Line[] {
  const scores = counted(corpus, (one) => one);
  const line = (what: string, precision: number, recall: number, count: number, held: boolean): Line => ({
    what: `identifiers found: ${what}`,
    measured: `P ${precision.toFixed(2)} R ${recall.toFixed(2)}`,
    against: `${count} marked`,
    ratio: recall,
    goal: held ? 'P at least 0.80, R 0.90' : 'told',
    ok: !held || (precision >= 0.8 && recall >= 0.9),
  });
  const byClass = identifierClasses.flatMap((kind) => {
    const score = scores.get(kind);
    if (score === undefined) return [];
    const { precision, recall } = total(new Map([[kind, score]]));
    return [line(kind, precision, recall, score.found + score.missed, false)];
  });
  const count = [...scores.values()].reduce((sum, { found, missed }) => sum + found + missed, 0);
  const strict = total(scores);
  const all = total(counted(corpus, kindOf));
  return [
    ...byClass,
    line('each in its own class', strict.precision, strict.recall, count, false),
    line('all (record numbers as one class)', all.precision, all.recall, count, true),
  ];
}

/** Marked notes, from the generated corpus beside this file where there is one. */
async function corpusNotes(): Promise<readonly Marked[]> {
  const file = new URL('phiCorpus.ts', import.meta.url);
  if (!existsSync(fileURLToPath(file))) return [...development, ...heldBack].map((note) => marked(note));
  const corpus = (await import(file.href)) as { notes: (seed: number, count: number) => readonly Marked[] };
  return corpus.notes(1, 400);
}

export async function run(): Promise<readonly Line[]> {
  const text = textOf(5_000_000);
  timed(text.slice(0, 200_000));
  const whole = median(Array.from({ length: 3 }, () => timed(text)));
  // The clock of a thread is coarse: many cases, and their mean.
  const cases = 500;
  const start = spent();
  for (let i = 0; i < cases; i++) identifiersIn(text.slice(i * 4_000, (i + 1) * 4_000));
  const one = (spent() - start) / cases;
  return [
    limited('identifiers in 5 MB of notes', whole, 1_000),
    limited('identifiers in a case of 4,000 characters', one, 10),
    limited('the first case, lists and all', firstUse(), 50),
    sizeLine('name and word lists, deflated', listsPacked(), 60_000),
    ...judged(await corpusNotes()),
  ];
}
