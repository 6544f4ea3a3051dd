import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Script } from './fakeServer.ts';

const eventStream = { 'content-type': 'text/event-stream' };

export interface Saying {
  /** Why the model stopped; `null`: it never says. */
  readonly finish?: string | null;
  readonly model?: string;
  /** `null`: the server reports none. */
  readonly usage?: { prompt_tokens: number; completion_tokens: number } | null;
  /** How the text is cut into chunks; by words otherwise. */
  readonly pieces?: readonly string[];
  readonly done?: boolean;
}

/** One event of either lane: clients of chat read `delta`, clients of completions `text`. */
export function chunk(text: string, finish: string | null = null, model = 'fake-model'): string {
  const choice = { index: 0, text, delta: { content: text }, finish_reason: finish };
  return event({ id: 'x', object: 'chunk', created: 1, model, system_fingerprint: 'fp-1', choices: [choice] });
}

export function event(data: unknown): string {
  return `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
}

export const done = event('[DONE]');

/** The events with which a server says a text and finishes. */
export function said(text: string, o: Saying = {}): string[] {
  const pieces = o.pieces ?? text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
  const { finish = 'stop', usage = { prompt_tokens: 100, completion_tokens: 50 } } = o;
  return [
    ...pieces.map((piece) => chunk(piece, null, o.model)),
    ...(finish === null ? [] : [chunk('', finish, o.model)]),
    ...(usage === null ? [] : [event({ id: 'x', model: o.model ?? 'fake-model', choices: [], usage })]),
    ...(o.done === false ? [] : [done]),
  ];
}

/** Answers with a text, streamed. */
export function saying(text: string, o: Saying = {}): Script {
  return sending(said(text, o));
}

/** Sends these pieces of an event stream and closes. */
export function sending(
  pieces: readonly (string | Uint8Array)[],
  headers: Record<string, string> = eventStream,
): Script {
  return async (response) => {
    response.writeHead(200, headers);
    for (const piece of pieces) await write(response, piece);
    response.end();
  };
}

/** Sends these pieces and then says nothing more, keeping the connection open. */
export function stalling(...pieces: readonly string[]): Script {
  return async (response) => {
    response.writeHead(200, eventStream);
    response.flushHeaders();
    for (const piece of pieces) await write(response, piece);
  };
}

/** Takes the request and never answers, not even with headers. */
export const silence: Script = () => undefined;

/**
 * Sends so many bytes of this, then resets the connection; 0: before any header. A reset overtakes what is still on
 * its way, so it waits until the client has `read`.
 */
export function resetting(text: string, bytes: number, read: Promise<unknown> = Promise.resolve()): Script {
  return async (response) => {
    if (bytes > 0) {
      response.writeHead(200, eventStream);
      await write(response, Buffer.from(text).subarray(0, bytes));
      await read;
    }
    response.socket?.resetAndDestroy();
  };
}

/** Answers with headers and resets the connection before any byte of a body. */
export const resettingAfterHeaders: Script = (response) => {
  response.writeHead(200, { ...eventStream, 'content-length': '100' });
  response.flushHeaders();
  setImmediate(() => response.socket?.resetAndDestroy());
};

/** A `fetch` that tells when so many bytes of a body have been read. */
export function readingFetch(bytes: number): { readonly fetch: typeof fetch; readonly read: Promise<void> } {
  const { promise: read, resolve } = Promise.withResolvers<void>();
  let left = bytes;
  const reading: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const reader = response.body?.getReader();
    const body = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const next = await reader?.read();
          if (next?.value === undefined) return controller.close();
          controller.enqueue(next.value);
          left -= next.value.length;
          if (left <= 0) resolve();
        },
        cancel: (reason) => reader?.cancel(reason),
      },
      { highWaterMark: 0 },
    );
    return new Response(body, response);
  };
  return { fetch: reading, read };
}

/** The same bytes, one at a time. */
export function trickling(text: string): Script {
  return sending(Array.from(Buffer.from(text), (byte) => Uint8Array.of(byte)));
}

/** Refuses with a status and a body. */
export function refusing(status: number, body: unknown, headers: Record<string, string> = {}): Script {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = text.trimStart().startsWith('<') ? 'text/html' : 'application/json';
  return (response) => {
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(text);
  };
}

export function redirecting(status: number, location: string): Script {
  return (response) => {
    response.writeHead(status, { location });
    response.end();
  };
}

/** The whole answer in one JSON body, by a server that ignores `stream`. */
export function sayingAtOnce(text: string, finish = 'stop'): Script {
  const choice = { index: 0, text, message: { role: 'assistant', content: text }, finish_reason: finish };
  return refusing(200, {
    model: 'fake-model',
    choices: [choice],
    usage: { prompt_tokens: 7, completion_tokens: 9 },
  });
}

export function gzipped(events: readonly string[]): Script {
  return sending([gzipSync(events.join(''))], { ...eventStream, 'content-encoding': 'gzip' });
}

function write(response: ServerResponse, piece: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    response.write(piece, () => resolve());
  });
}
