import type { KnownIdentifier } from '../../cases/import/draft.ts';
import { findingLeaks } from '../../cases/leaks/leaksIn.ts';
import { findingIdentifiers } from '../../cases/phi/identifiersIn.ts';
import { finish } from '../../cases/lexicon/words/tokens.ts';
import type { Provenance } from '../../cases/provenance.ts';
import { referenceSha256, type Reference } from '../../cases/reference.ts';
import { sha256 } from '../../cases/case.ts';

export interface Checking {
  readonly text: string;
  readonly reference: Pick<Reference, 'diagnosis' | 'accepted'> | null;
  readonly known: readonly KnownIdentifier[];
  /** A person's own list. */
  readonly names: readonly string[];
  /** What was decided to stay. */
  readonly kept: Provenance['kept'];
}

export type Checked = NonNullable<Provenance['checked']>;

/** What is open in a text: leaks of its reference, and words that identify someone. */
export function check(checked: Checking): Checked {
  return finish(checking(checked));
}

/** The same in small steps, so that a long text does not block. */
export function* checking({ text, reference, known, names, kept }: Checking): Generator<void, Checked> {
  const decided = (about: Provenance['kept'][number]['about']) => kept.filter((one) => one.about === about);
  const leaks = yield* findingLeaks(text, reference, leakKept(kept));
  yield;
  const identifiers = (yield* findingIdentifiers(text, { names, known })).filter(
    (one) => !decided('identifier').some((keep) => keep.kind === one.class && keep.text === one.text),
  );
  return {
    textSha256: sha256(text),
    referenceSha256: reference === null ? null : referenceSha256(reference),
    leaks: leaks.length,
    identifiers: identifiers.length,
  };
}

function leakKept(kept: Provenance['kept']) {
  return kept.flatMap(({ about, kind, text }) =>
    about === 'leak' && (kind === 'name' || kind === 'phrase' || kind === 'giveaway') ? [{ kind, text }] : [],
  );
}
