import { diagnosisNames } from './diagnosisNames.built.ts';

const idsByKey = new Map<string, string[]>();
for (const [id, lines] of Object.entries(diagnosisNames)) {
  for (const line of lines.split('\n')) {
    const [key = ''] = line.split('|', 1);
    const ids = idsByKey.get(key);
    if (ids === undefined) idsByKey.set(key, [id]);
    else ids.push(id);
  }
}

/** The diagnoses of the lexicon that a name stands for, by its words in any form and order. */
export function idsWithKey(key: string): readonly string[] | undefined {
  return idsByKey.get(key);
}

/** What names a diagnosis and nothing else. */
export function namesOf(id: string): readonly string[] {
  return (diagnosisNames[id] ?? '').split('\n').flatMap((line) => line.split('|').slice(1));
}
