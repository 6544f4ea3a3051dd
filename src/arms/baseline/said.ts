import { diagnosisMark, measureMark, type Finding } from '../../cases/lexicon/finding.ts';

/** What a case says of each finding, more general findings included. */
export interface Said {
  readonly present: boolean;
  readonly certain: boolean;
  readonly places: readonly Finding[];
}

/**
 * Whether a finding is the patient's and holds, or held: an illness of the past is history and counts for nothing, nor does
 * how long ago it was. What runs in the family counts as the family's, too. That something was measured is none.
 */
export function counts(one: Finding): boolean {
  const { finding, whose, when, familial, course } = one;
  return (
    !finding.startsWith(measureMark) &&
    (whose === 'patient' || (familial && whose === 'family')) &&
    when !== 'hypothetical' &&
    !(isOver(one) && (course || finding.startsWith(diagnosisMark)))
  );
}

/** It was there once. */
export function isOver({ when, lasting, present }: Finding): boolean {
  return when === 'past' && present && !lasting;
}

/** What is said of each finding; something there outweighs the same not there, elsewhere in the text. */
export function gather(findings: readonly Finding[], broader: ReadonlyMap<string, string>): Map<string, Said> {
  const said = new Map<string, Said>();
  for (const finding of findings) {
    if (!counts(finding)) continue;
    // What is over tells less than what is there: it counts as if it were suspected.
    const certain = finding.certain && !isOver(finding);
    let id: string | undefined = finding.finding;
    do {
      const before = said.get(id);
      if (before === undefined || outweighs(finding.present, certain, before)) {
        said.set(id, { present: finding.present, certain, places: [finding] });
      } else if (before.present === finding.present) {
        said.set(id, {
          present: before.present,
          certain: before.certain || certain,
          places: before.places.length < 6 ? [...before.places, finding] : before.places,
        });
      }
      id = finding.present ? broader.get(id) : undefined;
    } while (id !== undefined);
  }
  return said;
}

/** There outweighs not there, but what is only suspected gives way to what is surely not. */
function outweighs(present: boolean, certain: boolean, before: Said): boolean {
  if (present === before.present) return false;
  return present ? certain : !before.certain;
}
