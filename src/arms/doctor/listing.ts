import { ArmFailure } from '../failure.ts';
import type { Gate, Recipient, Reply } from '../gate/gate.ts';
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

/**
 * Asks for the list of models, the one question that every kind of server answers. Never throws. The time is that of
 * the whole question; for a connection alone the gate has a clock of its own, which should be the shorter one.
 */
export async function listing(to: Recipient, gate: Gate, ms: number, signal: AbortSignal): Promise<Listing> {
  const limit = within(ms, signal);
  try {
    const url = apiRoute(to.baseUrl, 'models');
    const asked = gate.ask({ method: 'GET', url, carriesCase: false, signal: limit.signal });
    return listingOf(await Promise.race([asked, limit.over]), gate);
  } catch (error) {
    // Whoever sends a question on has answered it.
    if (error instanceof ArmFailure && error.kind === 'redirected')
      return { is: 'no-list', none: false, failure: error };
    if (error instanceof ArmFailure) return { is: 'away', failure: error };
    if (signal.aborted) return { is: 'away', failure: stopped() };
    if (limit.signal.aborted) return { is: 'away', failure: silent(gate.origin, ms) };
    throw error;
  } finally {
    limit.stop();
  }
}

function listingOf(reply: Reply, gate: Gate): Listing {
  const { origin } = gate;
  const list = listOf(reply, origin);
  if (list !== null) return { is: 'list', list };
  const { status, headers } = reply;
  if (status === 200) return { is: 'no-list', none: true, failure: otherThing(origin) };
  const failure = gate.failureOf(reply);
  // A proxy that wants to know who asks, or a wish for a certificate, says nothing of the key.
  if (failure.kind === 'auth' && failure.about !== 'proxy' && failure.about !== 'own-certificate') {
    return { is: 'locked', list: { kind: serverKind([], headers, origin), cards: [] }, failure };
  }
  const none = status === 404 || status === 405 || status === 501;
  return { is: 'no-list', none, failure: none ? noList(origin) : failure };
}

function stopped(): ArmFailure {
  return new ArmFailure('cancelled', 'You stopped this check.');
}

function silent(origin: string, ms: number): ArmFailure {
  return new ArmFailure(
    'stalled',
    'No answer came from {0} within {1} seconds. It may be busy or still loading: try again later.',
    origin,
    String(Math.max(1, Math.round(ms / 1000))),
  );
}

function noList(origin: string): ArmFailure {
  return new ArmFailure(
    'bad-request',
    'The server at {0} lists no models at this address. Check the address: it usually ends in {1}.',
    origin,
    '/v1',
  ).on('lane');
}

function otherThing(origin: string): ArmFailure {
  return new ArmFailure(
    'bad-request',
    'Something answers at {0}, but not with a list of models: this may be a web page. The address of a model server usually ends in /v1.',
    origin,
  ).on('page');
}
