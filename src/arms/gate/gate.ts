import { createHash } from 'node:crypto';
import { ArmFailure } from '../failure.ts';
import { checkedAddress } from './address.ts';
import { connectionFailure } from './connection.ts';
import { EventSieve } from './events.ts';
import { recognise, type Asked, type Refusal } from './recognise.ts';
import { retryAfter } from './retryAfter.ts';
import { serverWords, type ServerWords } from './serverWords.ts';

/** What left, for the record of everything that leaves: never the text itself. */
export interface Egress {
  readonly at: string;
  readonly origin: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface GateOptions {
  readonly fetch?: typeof fetch;
  readonly asked: Asked;
  readonly date: () => Date;
  readonly onEgress?: (egress: Egress) => void;
}

const hops = 3;
const mostOfAnError = 65_536;

/**
 * The one gate through which anything leaves. It is handed to the client library as its `fetch`, so it sees every
 * request after the library and every response before it: only this origin is asked, only these headers go, the key
 * is added here, and a failure is recognised from what the server really sent.
 */
export class Gate {
  /** What went wrong, whatever the library makes of it. */
  failure: ArmFailure | null = null;
  /** What the server itself said when it refused. */
  refusal: Refusal | null = null;
  /** Whether anything at all came in the body of an answer. */
  heard = false;
  readonly #options: GateOptions;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    try {
      const url = checkedAddress(input instanceof Request ? input.url : String(input));
      const response = await this.#send(url, init ?? {}, hops);
      if (response.status >= 400) throw await this.#refused(response);
      return this.#guarded(response);
    } catch (error) {
      throw this.#fail(error, init?.signal ?? null);
    }
  };

  async #send(url: URL, init: RequestInit, left: number): Promise<Response> {
    const { origin, key } = this.#options.asked;
    if (url.origin !== origin) throw redirected(url.origin);
    const body = typeof init.body === 'string' ? init.body : '';
    this.#options.onEgress?.({
      at: this.#options.date().toISOString(),
      origin,
      bytes: Buffer.byteLength(body),
      sha256: createHash('sha256').update(body, 'utf8').digest('hex'),
    });
    const open = this.#options.fetch ?? globalThis.fetch;
    const response = await open(url.href, {
      method: init.method ?? 'POST',
      body,
      signal: init.signal ?? null,
      redirect: 'manual',
      // A list of its own, so that nothing an environment variable asks the library to add goes out.
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream, application/json',
        'user-agent': 'me-llama-ddx',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
    });
    if (response.type !== 'opaqueredirect' && (response.status < 300 || response.status >= 400)) return response;
    const to = response.headers.get('location');
    await response.body?.cancel();
    const target = to !== null && URL.canParse(to, url.href) ? new URL(to, url) : null;
    const keepsMethod = response.status === 307 || response.status === 308;
    if (target === null || target.origin !== origin || !keepsMethod || left === 0) {
      throw redirected(target?.origin ?? origin);
    }
    return this.#send(target, init, left - 1);
  }

  async #refused(response: Response): Promise<ArmFailure> {
    const body = response.body === null ? '' : await firstOf(response.body);
    return this.#recognised({
      status: response.status,
      words: serverWords(body),
      retryAfter: retryAfter(response.headers, this.#options.date()),
    });
  }

  #recognised(refusal: Refusal): ArmFailure {
    this.refusal = refusal;
    return recognise(refusal, this.#options.asked);
  }

  #fail(error: unknown, signal: AbortSignal | null): Error {
    // Stopped from this side: whoever stopped it knows why.
    if (signal?.aborted === true && error instanceof Error) return error;
    this.failure = error instanceof ArmFailure ? error : connectionFailure(error, this.#options.asked.origin);
    return this.failure;
  }

  #guarded(response: Response): Response {
    if (response.body === null) return response;
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    const encoder = new TextEncoder();
    const sieve = new EventSieve();
    let due: ServerWords | null = null;
    let ended = false;
    const next = async (): Promise<string | null> => {
      while (!ended && due === null) {
        const { done, value } = await this.#read(reader);
        ended = done;
        this.heard ||= value !== undefined && value.length > 0;
        const sifted = done ? sieve.end() : sieve.feed(decoder.decode(value, { stream: true }));
        due = sifted.error;
        // Events that came before an error go out before it.
        if (sifted.events !== '') return sifted.events;
      }
      if (due !== null) throw this.#recognised({ status: null, words: due, retryAfter: null });
      return null;
    };
    const body = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          try {
            const events = await next();
            if (events === null) controller.close();
            else controller.enqueue(encoder.encode(events));
          } catch (error) {
            this.failure ??= error instanceof ArmFailure ? error : null;
            controller.error(error);
            void reader.cancel().catch(() => undefined);
          }
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 },
    );
    return new Response(body, { status: 200, headers: { 'content-type': 'text/event-stream' } });
  }

  async #read(
    reader: ReadableStreamDefaultReader<Uint8Array>,
  ): Promise<{ done: boolean; value: Uint8Array | undefined }> {
    try {
      const { done, value } = await reader.read();
      return { done, value };
    } catch (error) {
      if (/BODY_TIMEOUT/.test(String((error as { cause?: { code?: unknown } }).cause?.code))) {
        throw connectionFailure(error, this.#options.asked.origin);
      }
      throw interrupted(this.#options.asked.origin);
    }
  }
}

/** The answer stopped before its end, without a word. */
export function interrupted(origin: string): ArmFailure {
  return new ArmFailure(
    'interrupted',
    'The answer of {0} broke off before its end. What had arrived is kept; ask again for a whole one.',
    origin,
  );
}

function redirected(to: string): ArmFailure {
  return new ArmFailure(
    'redirected',
    'The server sent the request on to {0}, which was refused: no case goes to an address you did not give. If that address is right, enter it in Settings.',
    to,
  );
}

async function firstOf(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
      if (text.length > mostOfAnError) return text.slice(0, mostOfAnError);
    }
  } catch {
    return text;
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
