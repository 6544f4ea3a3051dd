import { fill } from '../../humanError.ts';
import type { SourceError } from './draft.ts';

/** A file, or a part of one, that cannot be read: what is wrong, and where. */
export class SourceFault extends Error {
  readonly error: SourceError;

  constructor(
    at: { readonly line: number | null; readonly column: number | null },
    template: string,
    ...values: string[]
  ) {
    super(fill(template, values));
    this.name = 'SourceFault';
    this.error = { line: at.line, column: at.column, sentence: { template, values } };
  }
}
