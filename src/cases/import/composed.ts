import type { KnownIdentifier, Place } from './draft.ts';

/** A paragraph of a composed text: where it stands there, and where it stands in the source. */
export interface Placed {
  readonly start: number;
  readonly end: number;
  readonly place: Place;
}

export interface Composed {
  readonly text: string;
  readonly paragraphs: readonly Placed[];
  /** Offsets count in the composed text. */
  readonly known: readonly KnownIdentifier[];
}
