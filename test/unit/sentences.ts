import { readFileSync } from 'node:fs';
import { measureMark, patientOf, type Finding } from '../../src/cases/lexicon/finding.ts';
import { writtenFindings } from '../../src/cases/lexicon/names.ts';
import { readFindings } from '../../src/cases/lexicon/readFindings.ts';

/**
 * Sentences written and labelled without sight of the rules and of the lexicon's words. `development` ones have been looked
 * at since, `heldout` ones have not.
 */
export interface Sentence {
  readonly text: string;
  readonly set: 'development' | 'heldout';
  readonly expect: readonly Label[];
  /** In sentences about numbers. */
  readonly age?: { readonly value: number; readonly unit: string } | null;
  readonly sex?: 'female' | 'male' | null;
  readonly kind: string;
}

/** How a finding is meant, or which number there is and on which side of normal. */
interface Label {
  /** The words; `null` for a pattern, which is named by its `state`. */
  readonly span: string | null;
  readonly present?: boolean;
  readonly whose?: string;
  readonly when?: string;
  readonly certain?: boolean;
  readonly value?: number | null;
  readonly state?: string | null;
}

const folder = new URL('sentences/', import.meta.url);

export function sentencesOf(file: 'context' | 'numbers'): Sentence[] {
  return JSON.parse(readFileSync(new URL(`${file}.json`, folder), 'utf8')) as Sentence[];
}

const people = new Set(['age', 'female', 'male']);
const course = new Set(writtenFindings.filter((one) => one.course).map(({ id }) => id));

/** What was read wrong in a sentence about how things are meant. */
export function misread({ text, expect }: Sentence): string[] {
  const found = readFindings(text).filter(({ finding }) => !people.has(finding) && !course.has(finding));
  return expect.flatMap((label) => {
    const over = overlapping(found, text, label);
    return over.some((one) => isMeantSo(one, label)) ? [] : [`${label.span ?? ''}: ${over.map(shown).join(', ')}`];
  });
}

/** Since when is only told of what is there and the patient's; how sure, not of what may yet come. */
function isMeantSo(one: Finding, { present = one.present, whose = one.whose, when, certain, value }: Label): boolean {
  return (
    one.present === present &&
    one.whose === whose &&
    (when === undefined || whose !== 'patient' || !present || one.when === when) &&
    (certain === undefined || when === 'hypothetical' || one.certain === certain) &&
    (value === undefined || value === null || one.value === value)
  );
}

/** What was read wrong in a sentence about numbers. */
export function miscounted({ text, expect, age = null, sex = null, kind }: Sentence): string[] {
  const all = readFindings(text);
  const found = all.filter(({ finding }) => !people.has(finding));
  const patient = patientOf(all);
  const wrong = expect.flatMap((label) => {
    if (label.span === null) return isSeen(found, label.state ?? '') ? [] : [`not seen: ${label.state ?? ''}`];
    const over = overlapping(found, text, label);
    return isCountedSo(over, label) ? [] : [`${label.span}: ${over.map(shown).join(', ')}`];
  });
  const years = age === null ? null : age.value * (inYears[age.unit] ?? 1);
  const isOld =
    years === null || (patient.age !== null && Math.abs(patient.age - years) <= Math.max(0.1 * years, 0.002));
  // "In her seventies" may be any of them.
  const decade =
    age !== null && age.value % 10 === 5 && Math.floor((patient.age ?? 0) / 10) === Math.floor(age.value / 10);
  if (!isOld && !decade) wrong.push(`age: ${patient.age ?? 'not read'}`);
  if (sex !== null && patient.sex !== sex) wrong.push(`sex: ${patient.sex ?? 'not read'}`);
  if (kind === 'score' && expect.length === 0) wrong.push(...found.filter(({ value }) => value !== null).map(shown));
  return wrong;
}

const inYears: Readonly<Record<string, number>> = { years: 1, months: 1 / 12, weeks: 7 / 365.25, days: 1 / 365.25 };

function isCountedSo(over: readonly Finding[], { value = null, state = null }: Label): boolean {
  const same = over.filter((one) => value === null || one.value === value);
  if (same.length === 0) return false;
  const there = same.some(({ finding, present }) => present && !finding.startsWith(measureMark));
  return state === null || there === (state !== 'normal');
}

function isSeen(found: readonly Finding[], state: string): boolean {
  const words = plain(state.replace(/\b(compensated|acute|chronic|high anion gap|normal anion gap)\b/g, ''));
  if (words === 'not pregnant') return !found.some(({ finding, present }) => finding === 'pregnant' && present);
  return found.some(({ finding, label, present }) => present && plain(`${finding} ${label}`).includes(words));
}

function overlapping(found: readonly Finding[], text: string, { span }: Label): Finding[] {
  const start = text.indexOf(span ?? '');
  return found.filter((one) => one.start < start + (span ?? '').length && one.end > start);
}

const plain = (words: string): string => words.toLowerCase().replaceAll('-', ' ').trim();

function shown({ finding, present, whose, when, certain, value }: Finding): string {
  return [finding, present ? 'there' : 'not there', whose, when, certain ? '' : 'unsure', value ?? ''].join(' ').trim();
}
