import { identifierClasses, type Identifier, type IdentifierClass } from '../../cases/phi/identifier.ts';
import type { Failure } from '../answer.ts';
import { ArmFailure } from '../failure.ts';

const keptBack =
  'Words that would go to {0} may identify a patient ({1}), so nothing was sent. Review them, then ask again.';
const keptBackAlways =
  'Words that would go to {0} may identify a patient ({1}), and the settings allow no exception, so nothing was sent. Review them, then ask again.';

/** How many there are of each class, in the order of the classes. */
export function counted(open: readonly Pick<Identifier, 'class'>[]): Partial<Record<IdentifierClass, number>> {
  const counts: Partial<Record<IdentifierClass, number>> = {};
  for (const name of identifierClasses) {
    const count = open.filter((one) => one.class === name).length;
    if (count > 0) counts[name] = count;
  }
  return counts;
}

/** Counts for a person: the names of the classes are those of the marks that stand where words were masked. */
export function countsInWords(counts: Partial<Record<IdentifierClass, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${String(count)} ${name}`)
    .join(', ');
}

/** Why nothing was sent: what was found, by class and number, never the words. `exception`: a reason would have let it go. */
export function heldBack(open: readonly Identifier[], origin: string, exception: boolean): ArmFailure {
  const counts = countsInWords(counted(open));
  return new ArmFailure('blocked', exception ? keptBack : keptBackAlways, origin, counts).on('identifiers');
}

/** Whether a case was kept back for words that may identify a patient; an answer tells it by its sentence alone. */
export function isHeldBack({ kind, template }: Failure): boolean {
  return kind === 'blocked' && (template === keptBack || template === keptBackAlways);
}
