import { isClinical } from '../clinical.ts';
import type { Column, ColumnRole } from '../draft.ts';
import type { Reason } from '../reasons.ts';
import { meaning, plainName, type Named, type NameKind } from './names.ts';
import { shapeOf, type Shape } from './shapes.ts';
import type { Row, Table } from './table.ts';

/** So many rows tell what a column holds. */
const looked = 50;
const shownSamples = 3;
const sampleLength = 160;
/** A few words or more, where a name says that a column holds the text; without such a name it takes more. */
const textLength = 15;
const caseLength = 50;

export interface Columns {
  readonly columns: readonly Column[];
  readonly shape: Shape | null;
}

type Guess = readonly [ColumnRole, Reason];

/** What each column of a table holds, by its name and its first rows; `roles` is what a person said of them. */
export function columnsOf(table: Table, roles: Readonly<Record<string, ColumnRole>>): Columns {
  const shape = shapeOf(table.columns);
  const contents = table.columns.map((_, i) => contentOf(table.rows, i));
  const guesses = shape === null ? guess(table.columns, contents) : ofShape(shape, table.columns, contents);
  const said = new Map(Object.entries(roles).map(([name, role]) => [plainName(name), role]));
  const columns = table.columns.map((name, i): Column => {
    const role = roles[name] ?? said.get(plainName(name));
    const [guessed, reason] = guesses[i] as Guess;
    const samples = (contents[i] as Content).words.slice(0, shownSamples).map((words) => short(words, sampleLength));
    if (role === undefined || role === guessed) return { name, role: guessed, reason, samples };
    return { name, role, reason: chosen[role], samples };
  });
  return { columns, shape };
}

/** How diagnoses end, or begin: enough of them show in a column that holds nothing else. */
const diagnostic =
  /(?:itis|osis|oma|omas|emia|aemia|penia|pathy|trophy|plasia|syndrome|disease|disorder|failure|infarction|embolism|thrombosis|pneumonia|infection|abscess|fever|cancer|tumou?r|l(?:e|ae)ukaemia|malaria|stroke|asthma|diabetes|gout|sepsis|fracture|hernia|ulcer|deficiency|crisis|insufficiency|dissection|rupture|stenosis|haemorrhage|hemorrhage|an(?:eurysm|gina)|migraine|epilepsy|sclerosis|toxicity|poisoning)\b|^(?:acute|chronic|primary|secondary) /i;
const longestDiagnosis = 100;

/** The last column left out whose first cells read like diagnoses, where nothing else is known of it; null for none. */
export function likelyReference(columns: readonly Column[]): string | null {
  const likely = columns.filter(({ role, reason, samples }) => {
    if (role !== 'leftOut' || reason !== 'unknown' || samples.some((one) => one.length > longestDiagnosis))
      return false;
    return samples.filter((one) => diagnostic.test(one)).length * 2 > samples.length;
  });
  return likely.at(-1)?.name ?? null;
}

/** What a person said of a column. */
const chosen: Readonly<Record<ColumnRole, Reason>> = {
  text: 'chosen',
  reference: 'reference',
  accepted: 'reference',
  basis: 'reference',
  id: 'identity',
  patient: 'identity',
  leftOut: 'leftOut',
};

function short(words: string, most: number): string {
  const line = words
    .slice(0, 4 * most)
    .replace(/\s+/g, ' ')
    .trim();
  const cut = Array.from(line).slice(0, most).join('');
  return cut.length < line.length || words.length > 4 * most ? `${cut}…` : cut;
}

interface Content {
  /** Of the first rows, without the empty ones. */
  readonly words: readonly string[];
  readonly averageLength: number;
  readonly distinct: boolean;
  /** Numbers, letters of options, true and false: nothing that could be read. */
  readonly codes: boolean;
}

function contentOf(rows: readonly Row[], column: number): Content {
  const words: string[] = [];
  for (let i = 0; i < rows.length && i < looked; i++) {
    const cell = (rows[i] as Row).cell(column)?.text.trim() ?? '';
    if (cell !== '') words.push(cell);
  }
  const total = words.reduce((sum, one) => sum + one.length, 0);
  return {
    words,
    averageLength: words.length === 0 ? 0 : total / words.length,
    distinct: new Set(words).size === words.length && words.length > 0,
    codes: words.every((one) => /^([-+]?[\d.,/:\s]+|[A-Za-z]|true|false|yes|no|null|none|nan)$/i.test(one)),
  };
}

function ofShape({ roles }: Shape, names: readonly string[], contents: readonly Content[]): Guess[] {
  const taken = new Set<string>();
  // Where the shape itself has none, people add a column of their own.
  const hasReference = Object.values(roles).some(([role]) => role === 'reference');
  const reference = hasReference ? -1 : referenceColumn(names.map(meaning), contents);
  return names.map((name, i) => {
    const plain = plainName(name);
    const told = taken.has(plain) ? undefined : roles[plain];
    taken.add(plain);
    if (told === undefined && i === reference) return ['reference', 'reference'];
    return told ?? leftOut(meaning(name), contents[i] as Content, names, i);
  });
}

function leftOut(named: Named | null, { words }: Content, names: readonly string[], i: number): Guess {
  if (words.length === 0) return ['leftOut', 'empty'];
  if (named?.kind === 'id' && !names.some((name, k) => k < i && meaning(name)?.kind === 'id'))
    return ['id', 'identity'];
  if (named?.kind === 'id' || named?.kind === 'patient') return ['leftOut', 'identity'];
  if (named?.kind === 'reference') return ['leftOut', 'namesDiagnosis'];
  return ['leftOut', named?.kind === 'out' ? named.reason : 'unknown'];
}

function guess(names: readonly string[], contents: readonly Content[]): Guess[] {
  const meanings = names.map(meaning);
  const best = (kind: NameKind, fits: (content: Content) => boolean): number =>
    bestColumn(kind, meanings, contents, fits);
  const reference = referenceColumn(meanings, contents);
  const accepted = best('accepted', ({ words }) => words.length > 0);
  const basis = best('basis', ({ words }) => words.length > 0);
  const id = best('id', ({ distinct, averageLength }) => distinct && averageLength <= 100);
  const patient = best('patient', ({ words, averageLength }) => words.length > 0 && averageLength <= 100);
  const whole = wholeText(meanings, contents);
  const story = whole >= 0 && tellsPerson(contents[whole] as Content);

  const guesses = names.map((name, i): Guess => {
    const named = meanings[i] ?? null;
    const content = contents[i] as Content;
    if (i === reference) return ['reference', 'reference'];
    if (i === accepted) return ['accepted', 'reference'];
    if (i === basis) return ['basis', 'reference'];
    if (i === id) return ['id', 'identity'];
    if (i === patient) return ['patient', 'identity'];
    if (content.words.length === 0) return ['leftOut', 'empty'];
    if (i === whole) return ['text', 'caseSection'];
    if (named?.kind === 'part' && !isIn(content, contents[whole])) return ['text', named.reason];
    if (named?.kind === 'person' && !story) return ['text', named.reason];
    // "patient" and "case" are numbers in some tables.
    if (named?.kind === 'whole' && patient < 0 && plainName(name) === 'patient' && content.averageLength < textLength) {
      return ['patient', 'identity'];
    }
    if (named?.kind === 'whole' && id < 0 && content.distinct && content.averageLength < textLength)
      return ['id', 'identity'];
    return leftOut(named?.kind === 'id' ? { ...named, kind: 'patient' } : named, content, names, i);
  });
  const texts = guesses.filter(
    ([role, reason], i) => role === 'text' && meanings[i]?.kind !== 'person' && reason !== 'empty',
  );
  if (texts.length > 0) return guesses;
  const byContent = clinicalColumn(guesses, contents);
  return guesses.map((one, i) => (i === byContent ? ['text', 'caseSection'] : one));
}

/** Of the columns whose names say so, and whose words fit, the one with the clearest name; -1 where there is none. */
function bestColumn(
  kind: NameKind,
  meanings: readonly (Named | null)[],
  contents: readonly Content[],
  fits: (content: Content) => boolean,
): number {
  let found = -1;
  meanings.forEach((named, i) => {
    if (named?.kind !== kind || !fits(contents[i] as Content)) return;
    if (found < 0 || named.rank < (meanings[found]?.rank ?? 0)) found = i;
  });
  return found;
}

function referenceColumn(meanings: readonly (Named | null)[], contents: readonly Content[]): number {
  return bestColumn('reference', meanings, contents, (content) => {
    const { words, codes, averageLength } = content;
    return words.length > 0 && !codes && averageLength <= 250;
  });
}

/** The column that holds the whole case: of those whose names say so the longest; a code is no text. */
function wholeText(meanings: readonly (Named | null)[], contents: readonly Content[]): number {
  let found = -1;
  let length = textLength;
  meanings.forEach((named, i) => {
    const { averageLength, codes, words } = contents[i] as Content;
    if (named?.kind !== 'whole' || codes || averageLength < textLength || !isRunning(words)) return;
    // A better name wins over a few words more.
    const weighed = averageLength * (1 + 1 / (1 + named.rank));
    if (found >= 0 && weighed <= length) return;
    found = i;
    length = weighed;
  });
  return found;
}

/** Words in a row rather than names and numbers. */
function isRunning(words: readonly string[]): boolean {
  return words.filter((one) => /\S\s+\S+\s+\S/.test(one)).length * 2 >= words.length;
}

function tellsPerson({ words }: Content): boolean {
  const told = words.filter((one) =>
    /\b(\d{1,3}|[a-z]+)[ -]?(year|yr|month|week|day|y\/?o)|\b(man|woman|boy|girl|male|female|he|she|his|her)\b/i.test(
      one,
    ),
  );
  return told.length * 2 >= words.length;
}

/** Whether what a column says stands in another anyway, row by row. */
function isIn({ words }: Content, whole: Content | undefined): boolean {
  return whole !== undefined && words.length > 0 && words.every((one) => whole.words.some((all) => all.includes(one)));
}

/** The longest column that reads like cases, among those of which nothing else is known. */
function clinicalColumn(guesses: readonly Guess[], contents: readonly Content[]): number {
  let found = -1;
  contents.forEach(({ words, averageLength }, i) => {
    const [role, reason] = guesses[i] as Guess;
    if (role !== 'leftOut' || reason !== 'unknown' || averageLength < caseLength) return;
    if (found >= 0 && averageLength <= (contents[found] as Content).averageLength) return;
    const clinical = words.slice(0, 10).filter((one) => isClinical(one)).length;
    if (clinical * 2 >= Math.min(words.length, 10)) found = i;
  });
  return found;
}
