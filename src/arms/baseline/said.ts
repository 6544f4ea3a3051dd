import { measureMark, type Finding } from '../../cases/lexicon/finding.ts';

/** What a case says of each finding, more general findings included. */
export interface Said {
  readonly present: boolean;
  readonly certain: boolean;
  readonly places: readonly Finding[];
}

/**
 * Whether a finding is the patient's and holds now; what runs in the family counts as the family's, too.
 * That something was measured is none.
 */
export function counts({ finding, whose, when, present, lasting, familial }: Finding): boolean {
  return (
    !finding.startsWith(measureMark) &&
    (whose === 'patient' || (familial && whose === 'family')) &&
    when !== 'hypothetical' &&
    (when === 'now' || lasting || !present)
  );
}

/** What is said of each finding; something there outweighs the same not there, elsewhere in the text. */
export function gather(findings: readonly Finding[], broader: ReadonlyMap<string, string>): Map<string, Said> {
  const said = new Map<string, Said>();
  for (const finding of findings) {
    if (!counts(finding)) continue;
    let id: string | undefined = finding.finding;
    do {
      const before = said.get(id);
      if (before === undefined || outweighs(finding, before)) {
        said.set(id, { present: finding.present, certain: finding.certain, places: [finding] });
      } else if (before.present === finding.present) {
        said.set(id, {
          present: before.present,
          certain: before.certain || finding.certain,
          places: before.places.length < 6 ? [...before.places, finding] : before.places,
        });
      }
      id = finding.present ? broader.get(id) : undefined;
    } while (id !== undefined);
  }
  return said;
}

/** There outweighs not there, but what is only suspected gives way to what is surely not. */
function outweighs(finding: Finding, before: Said): boolean {
  if (finding.present === before.present) return false;
  return finding.present ? finding.certain : !before.certain;
}
