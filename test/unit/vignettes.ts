import { readdirSync, readFileSync } from 'node:fs';
import { writtenDiagnoses } from '../../src/cases/lexicon/names.ts';
import { ask } from './baselineFixtures.ts';

/** A short case written for development or held back, and what it is a case of. */
export interface Vignette {
  readonly id: string;
  readonly text: string;
  readonly diagnosis: string;
  readonly accept?: readonly string[];
  readonly set: 'development' | 'heldout';
}

export interface Score {
  readonly cases: number;
  readonly top1: number;
  readonly top3: number;
  readonly top5: number;
}

const folder = new URL('vignettes/', import.meta.url);

export function vignettes(): Vignette[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vignette[]);
}

/** The rank at which the baseline gives an accepted diagnosis; 0 when it does not within five. */
export async function rankOf({ text, diagnosis, accept = [] }: Vignette): Promise<number> {
  const wanted = new Set(
    writtenDiagnoses.filter(({ id }) => id === diagnosis || accept.includes(id)).map(({ name }) => name),
  );
  const { diagnoses } = await ask(text);
  return diagnoses.find(({ name }) => wanted.has(name))?.rank ?? 0;
}

export function scored(ranks: readonly number[]): Score {
  const within = (most: number): number => ranks.filter((rank) => rank > 0 && rank <= most).length;
  return { cases: ranks.length, top1: within(1), top3: within(3), top5: within(5) };
}

export function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(0)}%`;
}
