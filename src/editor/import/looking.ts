import type { DraftReference, KnownIdentifier } from '../../cases/import/draft.ts';
import type { Looked } from './views.ts';

/** So long the window may wait for one step. */
const turnMs = 10;

/** Looks a text through for leaks and identifiers, others having their turn in between; null when it is not to go on. */
export async function lookThrough(
  text: string,
  reference: DraftReference | null,
  { known, names }: { readonly known: readonly KnownIdentifier[]; readonly names: readonly string[] },
  wanted: () => boolean,
): Promise<Looked | null> {
  const [{ findingIdentifiers }, { findingLeaks }] = await Promise.all([
    import('../../cases/phi/identifiersIn.ts'),
    import('../../cases/leaks/leaksIn.ts'),
  ]);
  const identifiers = await inSteps(findingIdentifiers(text, { known, names }), wanted);
  const leaks = identifiers && (await inSteps(findingLeaks(text, reference), wanted));
  return leaks && { identifiers, leaks };
}

async function inSteps<T>(steps: Generator<unknown, T>, wanted: () => boolean): Promise<T | null> {
  for (let since = performance.now(); ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < turnMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (!wanted()) return null;
    since = performance.now();
  }
}
