import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** One `fetch` under way: what it does when its request comes to be, and when a connection carries it. */
interface Opening {
  readonly asks: () => void;
  readonly stands: () => void;
}

const openings = new AsyncLocalStorage<Opening>();
const requests = new WeakMap<object, Opening>();

function requestOf(message: unknown): { readonly method?: unknown } | null {
  const request = (message as { readonly request?: unknown }).request;
  return typeof request === 'object' && request !== null ? request : null;
}

function created(message: unknown): void {
  const opening = openings.getStore();
  const request = requestOf(message);
  // To a proxy it is asked for a tunnel first; the connection stands when the request itself goes out.
  if (opening === undefined || request === null || request.method === 'CONNECT') return;
  requests.set(request, opening);
  opening.asks();
}

function sent(message: unknown): void {
  const request = requestOf(message);
  if (request !== null) requests.get(request)?.stands();
}

/** Whatever of these comes first, there was a connection for it. */
const signs = ['undici:client:sendHeaders', 'undici:request:bodySent', 'undici:request:headers'];

/** The opening under way, for a `fetch` of the project's own, which publishes nothing and tells it itself. */
export function openingNow(): Opening | undefined {
  return openings.getStore();
}

let watching = 0;

function watch(): void {
  watching += 1;
  if (watching > 1) return;
  subscribe('undici:request:create', created);
  for (const sign of signs) subscribe(sign, sent);
}

function unwatch(): void {
  watching -= 1;
  if (watching > 0) return;
  unsubscribe('undici:request:create', created);
  for (const sign of signs) unsubscribe(sign, sent);
}

/** What becomes of a request on its way. */
export interface Opened {
  /** No connection stands in time. */
  readonly late: () => void;
  /** The platform is about to send the same once more by itself, as it does when a server says HTTP 421. */
  readonly again: () => void;
}

/**
 * Opens a request that has so many milliseconds for its connection. `fetch` does not tell when that stands, but
 * Node's publishes it; one that publishes nothing is left alone.
 */
export async function connectingWithin<T>(ms: number, { late, again }: Opened, open: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const stands = (): void => clearTimeout(timer);
  const asks = (): void => {
    if (timer === undefined) timer = setTimeout(late, Math.min(ms, 2 ** 31 - 1));
    else again();
  };
  watch();
  try {
    return await openings.run({ asks, stands }, open);
  } finally {
    stands();
    unwatch();
  }
}
