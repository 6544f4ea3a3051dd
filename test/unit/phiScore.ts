import type { Identifier, IdentifierClass } from '../../src/cases/phi/identifier.ts';
import { marked } from './phiNotes.ts';

/** How often a class was found, missed, and found where it was not. */
export interface Score {
  found: number;
  missed: number;
  wrong: number;
}

/** What a detector does on marked notes, by class: a finding is right where one of its class overlaps it. */
export function scoreOf(
  notes: readonly string[],
  detect: (text: string) => readonly Identifier[],
): Map<IdentifierClass, Score> {
  const scores = new Map<IdentifierClass, Score>();
  const of = (kind: IdentifierClass): Score => {
    const score = scores.get(kind) ?? { found: 0, missed: 0, wrong: 0 };
    scores.set(kind, score);
    return score;
  };
  for (const note of notes) {
    const { text, gold } = marked(note);
    const told = detect(text);
    const meet = (a: { start: number; end: number; class: string }, b: typeof a): boolean =>
      a.class === b.class && a.start < b.end && b.start < a.end;
    for (const one of gold) {
      if (told.some((other) => meet(one, other))) of(one.class).found++;
      else of(one.class).missed++;
    }
    for (const one of told) if (!gold.some((other) => meet(one, other))) of(one.class).wrong++;
  }
  return scores;
}

/** Precision and recall over all classes. */
export function total(scores: ReadonlyMap<IdentifierClass, Score>): { precision: number; recall: number } {
  let [found, missed, wrong] = [0, 0, 0];
  for (const score of scores.values()) {
    found += score.found;
    missed += score.missed;
    wrong += score.wrong;
  }
  return { precision: found / Math.max(1, found + wrong), recall: found / Math.max(1, found + missed) };
}
