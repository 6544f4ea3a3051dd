import { ArmFailure } from '../failure.ts';
import type { Gate, Recipient, Reply } from '../gate/gate.ts';
import { recognise } from '../gate/recognise.ts';
import { listOf, type ModelList } from '../tokens/modelList.ts';
import { within } from '../tokens/quietly.ts';
import { apiRoute } from '../tokens/routes.ts';
import { serverKind } from '../tokens/serverKind.ts';

/** What came of asking a server for its models. */
export type Listing =
  | { readonly is: 'list'; readonly list: ModelList }
  /** The key is missing, or not taken; the server may be known all the same. */
  | { readonly is: 'locked'; readonly list: ModelList; readonly failure: ArmFailure }
  /** It answered, but with no list. `none`: it has none at this address. */
  | { readonly is: 'no-list'; readonly none: boolean; readonly failure: ArmFailure }
  /** No answer at all. */
  | { readonly is: 'away'; readonly failure: ArmFailure };

/** Asks for the list of models, the one question that every kind of server answers. Never throws. */
export async function listing(
  to: Recipient,
  gate: Gate,
  key: string | undefined,
  ms: number,
  signal: AbortSignal,
): Promise<Listing> {
  const limit = within(ms, signal);
  try {
    const url = apiRoute(to.baseUrl, 'models');
    const asked = gate.ask({ method: 'GET', url, carriesCase: false, signal: limit.signal });
    return listingOf(await Promise.race([asked, limit.over]), to, gate.origin, key);
  } catch (error) {
    if (error instanceof ArmFailure) return { is: 'away', failure: error };
    if (signal.aborted) return { is: 'away', failure: stopped() };
    if (limit.signal.aborted) return { is: 'away', failure: silent(gate.origin, ms) };
    throw error;
  } finally {
    limit.stop();
  }
}

function listingOf(reply: Reply, to: Recipient, origin: string, key: string | undefined): Listing {
  const list = listOf(reply, origin);
  if (list !== null) return { is: 'list', list };
  const { status, words, headers } = reply;
  if (status === 200) return { is: 'no-list', none: true, failure: noList(origin) };
  const failure = recognise(
    { status, words, retryAfter: null },
    { origin, model: to.model, api: to.api, key, sent: '' },
  );
  // A proxy that wants to know who asks stands before the server, and says nothing of its key.
  if (failure.kind === 'auth' && status !== 407) {
    return { is: 'locked', list: { kind: serverKind([], headers, origin), cards: [] }, failure };
  }
  return { is: 'no-list', none: status === 404 || status === 405 || status === 501, failure };
}

export function stopped(): ArmFailure {
  return new ArmFailure('cancelled', 'You stopped this check.');
}

function silent(origin: string, ms: number): ArmFailure {
  return new ArmFailure(
    'stalled',
    '{0} took the request and said nothing for {1} seconds. It may be busy or still loading: try again later.',
    origin,
    String(Math.max(1, Math.round(ms / 1000))),
  );
}

function noList(origin: string): ArmFailure {
  return new ArmFailure(
    'bad-request',
    'Something answers at {0}, but not with a list of models: this may be a web page. The address of a model server usually ends in /v1.',
    origin,
  );
}
