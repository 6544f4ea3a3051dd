import { indexForms } from '../lexicon/words/phraseIndex.ts';
import { PhraseBook } from '../lexicon/words/phrases.ts';
import byDiagnosis from './giveaways/byDiagnosis.json' with { type: 'json' };
import { idsWithKey, namesOf } from './names/knownNames.ts';
import { conceptsOf, partsOfName, patternsOf, withoutQualifiers, type Pattern } from './names/name.ts';
import { Names } from './names/namesInText.ts';
import { isHead } from './words/concepts.ts';
import { vocabulary } from './vocabulary.ts';

/** What a case must not name. */
export interface Answer {
  readonly diagnosis: string;
  readonly accepted: readonly string[];
}

/** `results` decide by being there, `tests` where they are positive, `treatments` are the diagnosis's own. */
export type Giveaway = 'results' | 'tests' | 'treatments';

/** All that gives one reference away. */
export interface Wanted {
  readonly names: Names;
  readonly giveaways: PhraseBook<Giveaway>;
  /** What an operation takes out that is named after the organ: "appendic" of appendicitis. */
  readonly organStems: readonly string[];
}

type Lines = Readonly<Partial<Record<Giveaway, string>>>;

/** The lines of each diagnosis; one line often serves several. */
const linesOf = Map.groupBy(
  Object.entries(byDiagnosis as Readonly<Record<string, Lines>>).flatMap(([ids, lines]) =>
    ids.split(' ').map((id) => ({ id, lines })),
  ),
  ({ id }) => id,
);

const remembered = new Map<string, Wanted>();
const mostRemembered = 64;

/** Worked out once for a reference, as its cases are checked again and again. */
export function wantedFor(reference: Answer): Wanted {
  const key = JSON.stringify([reference.diagnosis, reference.accepted]);
  let wanted = remembered.get(key);
  if (wanted === undefined) {
    wanted = workedOut(reference);
    if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value ?? '');
    remembered.set(key, wanted);
  }
  return wanted;
}

function workedOut({ diagnosis, accepted }: Answer): Wanted {
  const own = [diagnosis, ...accepted].filter((name) => name.trim() !== '').map((name) => name.slice(0, 300));
  const ids = new Set(own.flatMap(idsOf));
  const patterns: Pattern[] = [];
  for (const name of own) {
    const { main, bare, others } = partsOfName(name);
    patterns.push(...patternsOf(name, true), ...patternsOf(main, true));
    if (bare !== main) patterns.push(...patternsOf(bare, false));
    for (const other of others) patterns.push(...patternsOf(other, false));
  }
  for (const id of ids) for (const name of namesOf(id)) patterns.push(...patternsOf(name, false));
  const lines = [...ids].flatMap((id) => linesOf.get(id) ?? []).map((entry) => entry.lines);
  const kinds: readonly Giveaway[] = ['results', 'tests', 'treatments'];
  const index = indexForms(
    kinds.map((kind) =>
      lines
        .map((one) => one[kind] ?? '')
        .filter((one) => one !== '')
        .join(' | '),
    ),
  );
  return {
    names: new Names(patterns),
    giveaways: new PhraseBook(
      vocabulary,
      index,
      (line) => kinds[line] ?? 'results',
      ([first]) => first ?? 'results',
    ),
    organStems: own.flatMap((name) => name.toLowerCase().match(/\p{L}{5,}(?=itis|oma\b)/gu) ?? []),
  };
}

/** The diagnoses of the lexicon that a name stands for: of all of it, else of what stays without qualifiers, else without its organ. */
function idsOf(name: string): readonly string[] {
  const { main, bare, others } = partsOfName(name);
  const whole = [name, main, bare].map(idsNamed).find((ids) => ids.length > 0);
  return [...(whole ?? idsOfHead(main)), ...others.flatMap((other) => idsNamed(other).concat(idsOfHead(other)))];
}

function idsNamed(name: string): readonly string[] {
  const concepts = conceptsOf(name);
  return idsOfConcepts(concepts) ?? idsOfConcepts(withoutQualifiers(concepts)) ?? [];
}

/** "adrenal tuberculosis": what it is, wherever it is. */
function idsOfHead(name: string): readonly string[] {
  return idsOfConcepts(conceptsOf(name).filter(isHead)) ?? [];
}

function idsOfConcepts(concepts: Pattern): readonly string[] | undefined {
  return idsWithKey(concepts.toSorted().join(' '));
}
