import type { KeptIdentifier } from '../arms/gate/guard.ts';
import { identifierClasses } from '../cases/phi/identifier.ts';
import type { Provenance } from '../cases/provenance.ts';

/** The words of a case that a person decided to keep although they may identify someone, as the guard knows them. */
export function keptIdentifiers({ kept }: Pick<Provenance, 'kept'>): readonly KeptIdentifier[] {
  return kept.flatMap(({ about, kind, text, reason }) => {
    const name = about === 'identifier' ? identifierClasses.find((one) => one === kind) : undefined;
    return name === undefined ? [] : [{ class: name, text, reason }];
  });
}
