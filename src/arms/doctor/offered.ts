import type { Gate, Recipient } from '../gate/gate.ts';
import { fromCard, windowIn } from '../tokens/contextLength.ts';
import type { ModelList } from '../tokens/modelList.ts';
import type { Patience } from '../tokens/quietly.ts';
import type { ServerKind } from '../tokens/serverKind.ts';

/** A model that a server offers. */
export interface Offered {
  readonly id: string;
  /** What it has room for now, prompt and answer together; `null` where the server does not say. */
  readonly contextTokens: number | null;
  /** What it was made for; it may run with less. */
  readonly atMost: number | null;
}

/** So many models are asked about one by one; of the others, the list alone tells. */
const mostAsked = 12;

/** The models of a server with the room each has. What is asked of the first tells which kind of server it is. */
export async function offered(
  list: ModelList,
  to: Recipient,
  gate: Gate,
  patience: Patience,
): Promise<{ readonly kind: ServerKind; readonly models: readonly Offered[] }> {
  const [first, ...others] = list.cards.map(({ id }) => id);
  if (first === undefined) return { kind: list.kind, models: [] };
  const window = await windowIn(list, { ...to, model: first }, gate, patience);
  const known = { ...list, kind: window.kind };
  const rest = await Promise.all(
    others.map((model, i) =>
      i < mostAsked && known.kind !== 'unknown'
        ? windowIn(known, { ...to, model }, gate, patience)
        : Promise.resolve(fromCard(known, model)),
    ),
  );
  const models = [first, ...others].map((id, i) => {
    const { tokens, atMost } = i === 0 ? window : (rest[i - 1] ?? window);
    return { id, contextTokens: tokens, atMost };
  });
  return { kind: known.kind, models };
}
