import { createHash } from 'node:crypto';
import type { Case } from '../../cases/case.ts';
import { defaults, type Endpoint } from '../endpoint.ts';
import { ArmFailure } from '../failure.ts';
import { checkedAddress } from './address.ts';
import { connectingWithin } from './connecting.ts';
import { codesOf, connectionFailure, tooSlow } from './connection.ts';
import type { Egress } from './egress.ts';
import { EventSieve } from './events.ts';
import type { Guard } from './guard.ts';
import { Guarding, type Seen } from './guarding.ts';
import type { Refusal } from './meaning.ts';
import { Passing } from './passing.ts';
import { recognise, type Asked } from './recognise.ts';
import { showable } from './redact.ts';
import { answeredElsewhere, redirection } from './redirection.ts';
import { retryAfter } from './retryAfter.ts';
import type { Held, Send } from './send.ts';
import { serverWords, type ServerWords } from './serverWords.ts';

/** Whom the gate leads to. */
export type Recipient = Pick<Endpoint, 'name' | 'baseUrl' | 'model' | 'api' | 'location' | 'plainHttp' | 'headers'> &
  Partial<Pick<Endpoint, 'connectMs'>>;

export interface GateMeans {
  /** The platform's own when absent, looked up at each use: an editor may replace it to honour proxies. */
  readonly fetch?: typeof fetch;
  readonly key: () => Promise<string | undefined>;
  /** The value of a header's secret; none when absent. */
  readonly secret?: (name: string) => Promise<string | undefined>;
  /** Whether case text may go to a place that is not declared as this machine; without it, it may not. */
  readonly consent?: (send: Send, held: Held) => Promise<boolean>;
  readonly date: () => Date;
  readonly guard: Guard;
  /** Writes down, so that it would outlast a power cut, what is about to leave. Where it cannot, nothing leaves. */
  readonly record: (egress: Egress) => Promise<void>;
}

/** A case with its prompt, at the gate. */
export interface Candidate {
  /** Everything that would leave, the case in it: see what the guard looks through. */
  readonly texts: readonly string[];
  readonly characters: number;
}

/** A question that the client library has no words for. */
export interface Question {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly body?: unknown;
  /** Whether case text is in the body: then it must have been admitted. */
  readonly carriesCase: boolean;
  readonly signal: AbortSignal;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** `undefined` where the body is no JSON. */
  readonly json: unknown;
  readonly words: ServerWords;
}

const nothingSeen: Seen = { carriesCase: false, open: {}, masked: 0, kept: 0, override: null };
const hops = 3;
const mostOfAnError = 65_536;
const mostOfAReply = 4_000_000;
const farewellMs = 200;

/**
 * The one gate through which anything leaves. It is handed to the client library as its `fetch`, so it sees every
 * request after the library and every response before it: case text passes only once it was admitted, only this
 * origin is asked, only these headers go, the key is added here, and a failure is recognised from what the server
 * really sent. Before anything goes, the guard looks through it and it is recorded. The answer itself is read here, event
 * by event, and not by the library.
 */
export class Gate {
  /** What went wrong, whatever the library makes of it. */
  failure: ArmFailure | null = null;
  /** What the server itself said when it refused. */
  refusal: Refusal | null = null;
  /** Whether anything at all came in the body of an answer. */
  heard = false;
  readonly origin: string;
  readonly #to: Recipient;
  readonly #means: GateMeans;
  /** Nothing of it may come back in a sentence. `null`: no case goes through this gate at all. */
  readonly #case: Case | null;
  readonly #guarding: Guarding;
  #admitted = false;
  #key: string | undefined;
  #headers: Readonly<Record<string, string>> | null = null;

  constructor(to: Recipient, means: GateMeans, kase: Case | null) {
    this.origin = checkedAddress(to.baseUrl, to.plainHttp).origin;
    this.#to = to;
    this.#means = means;
    this.#case = kase;
    this.#guarding = new Guarding(means.guard, { ...to, origin: this.origin }, kase);
  }

  /** Lets the case pass from here on. Before the clocks run: a person may take any time to decide. */
  async admit({ texts, characters }: Candidate, held: Held): Promise<void> {
    const { name, baseUrl, location, model } = this.#to;
    const send = { endpoint: name, origin: this.origin, baseUrl, location, model, characters };
    await this.#guarding.admit(texts, send, held);
    if (location !== 'machine' && (await this.#means.consent?.(send, held)) !== true) {
      throw new ArmFailure('blocked', 'You kept this case back, so nothing was sent to {0}.', this.origin);
    }
    this.#admitted = true;
  }

  /** Forgets how the last request failed, so that it can be tried again. */
  again(): void {
    this.failure = null;
    this.refusal = null;
    this.heard = false;
  }

  /** For the client library: case text passes, and what cannot hold an answer is thrown. */
  readonly fetch: typeof fetch = async (input, init) => {
    try {
      const url = checkedAddress(input instanceof Request ? input.url : String(input), this.#to.plainHttp);
      const response = await this.#send(url, init ?? {}, this.#case !== null, hops);
      if (response.status >= 400) throw await this.#refused(response);
      return response;
    } catch (error) {
      // Stopped from this side: whoever stopped it knows why.
      if (error instanceof ArmFailure && init?.signal?.aborted !== true) this.failure = error;
      throw error;
    }
  };

  /** Asks one thing and gives whatever status and body came back; throws only where nothing did. */
  async ask({ method, url, body, carriesCase, signal }: Question): Promise<Reply> {
    const init = { method, signal, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await this.#send(checkedAddress(url.href, this.#to.plainHttp), init, carriesCase, hops);
    const text = response.body === null ? '' : await firstOf(response.body, mostOfAReply);
    const { status, headers } = response;
    return { status, headers, json: parsed(text), words: serverWords(text) };
  }

  /** What a reply that is none means. */
  failureOf({ status, words, headers }: Pick<Reply, 'status' | 'words' | 'headers'>): ArmFailure {
    const wait = retryAfter(headers, words.message, this.#means.date());
    return recognise({ status, words, retryAfter: wait }, this.#asked);
  }

  /** What the sentence of a failure may name, and what it must not. */
  get #asked(): Asked {
    const { model, api } = this.#to;
    const headers = this.#headers ?? {};
    const secrets = Object.values(headers);
    const key = this.#key ?? Object.entries(headers).find(([name]) => /auth|key|token|cookie/.test(name))?.[1];
    return { origin: this.origin, model, api, key, secrets, sent: this.#case?.text ?? '' };
  }

  async #send(url: URL, init: RequestInit, carriesCase: boolean, left: number): Promise<Response> {
    const { origin } = this;
    if (carriesCase && !this.#admitted) throw notAdmitted();
    if (url.origin !== origin) throw new Error('a request for another origin came to the gate');
    const headers = await this.#secrets();
    if (init.signal?.aborted === true) throw init.signal.reason;
    const body = typeof init.body === 'string' ? init.body : null;
    const path = left === hops ? url.pathname : this.#toldPath(url);
    await this.#goes(`${init.method ?? 'POST'} ${path}`, body, carriesCase, init.signal ?? null);
    const open = this.#means.fetch ?? globalThis.fetch;
    const connectMs = this.#to.connectMs ?? defaults.connectSeconds * 1000;
    const stop = new AbortController();
    const late = (): void => stop.abort(tooSlow(origin, connectMs));
    const again = (): void => stop.abort(wantedTwice(origin));
    const signal =
      init.signal === undefined || init.signal === null ? stop.signal : AbortSignal.any([init.signal, stop.signal]);
    const request: RequestInit = {
      method: init.method ?? 'POST',
      body,
      signal,
      redirect: 'manual',
      // A list of its own, so that nothing an environment variable asks the library to add goes out.
      headers: {
        ...(body === null ? {} : { 'content-type': 'application/json' }),
        accept: 'text/event-stream, application/json',
        'user-agent': 'me-llama-ddx',
        ...headers,
      },
    };
    const response = await connectingWithin(connectMs, { late, again }, () =>
      unlessAborted(open(url.href, request), signal),
    ).catch((error: unknown) => {
      throw init.signal?.aborted === true || error instanceof ArmFailure ? error : connectionFailure(error, origin);
    });
    if (response.type !== 'opaqueredirect' && (response.status < 300 || response.status >= 400)) return response;
    const to = response.headers.get('location');
    await response.body?.cancel();
    const target = redirection(to, url);
    // Without its body the request would be another one.
    const keepsMethod = response.status === 307 || response.status === 308 || body === null;
    if (target instanceof ArmFailure) throw target;
    if (!keepsMethod || left === 0) throw answeredElsewhere(target);
    return this.#send(target, init, carriesCase, left - 1);
  }

  /** Whether a request may go: the guard has nothing against it, and it stands in the record. */
  async #goes(what: string, body: string | null, carriesCase: boolean, given: AbortSignal | null): Promise<void> {
    const signal = given ?? new AbortController().signal;
    const sha256 = createHash('sha256')
      .update(body ?? '', 'utf8')
      .digest('hex');
    const seen = body === null ? nothingSeen : await this.#guarding.pass(body, sha256, signal);
    // Whatever whoever sends it says: what is in a body decides.
    if (seen.carriesCase && !this.#admitted) throw notAdmitted();
    const carries = carriesCase || seen.carriesCase;
    const { name, location } = this.#to;
    const writing = this.#means.record({
      schema: 'ddx/sent@1',
      endpoint: name,
      origin: this.origin,
      location,
      what,
      ...seen,
      carriesCase: carries,
      caseSha256: carries ? (this.#case?.sha256 ?? null) : null,
      bytes: Buffer.byteLength(body ?? ''),
      sha256,
    });
    await unlessAborted(writing, signal);
    if (signal.aborted) throw signal.reason;
  }

  /** A path that the server chose may repeat what it was sent: in the record stands only the rest. */
  #toldPath({ pathname }: URL): string {
    const { key, secrets = [], sent } = this.#asked;
    return showable(pathname, { secrets: key === undefined ? secrets : [key, ...secrets], sent }) || '…';
  }

  /** The key and whatever else is secret, looked up once. */
  async #secrets(): Promise<Readonly<Record<string, string>>> {
    if (this.#headers !== null) return this.#headers;
    this.#key = sendable(await this.#means.key(), /^[\x21-\x7e]+$/, unfitKey);
    const headers: Record<string, string> = this.#key === undefined ? {} : { authorization: `Bearer ${this.#key}` };
    for (const [header, name] of Object.entries(this.#to.headers)) {
      const value = sendable(await this.#means.secret?.(name), /^[\x20-\x7e]+$/, () => unfitHeader(header));
      if (value === undefined) {
        throw new ArmFailure(
          'auth',
          'The header {0} needs the secret “{1}”, which is not set, so nothing was sent. Set it, then ask again.',
          header,
          name,
        ).on('secret');
      }
      headers[header.toLowerCase()] = value;
    }
    this.#headers = headers;
    return headers;
  }

  async #refused(response: Response): Promise<ArmFailure> {
    const body = response.body === null ? '' : await firstOf(response.body, mostOfAnError);
    const words = serverWords(body);
    return this.#recognised({
      status: response.status,
      words,
      retryAfter: retryAfter(response.headers, words.message, this.#means.date()),
    });
  }

  /** An error inside an answer has no headers that tell how long to wait. */
  #refusalIn(words: ServerWords): Refusal {
    return { status: null, words, retryAfter: retryAfter(new Headers(), words.message, this.#means.date()) };
  }

  #recognised(refusal: Refusal): ArmFailure {
    this.refusal = refusal;
    return recognise(refusal, this.#asked);
  }

  /** What an answer holds, as it arrives; whatever the server means as an error is thrown. */
  async *events(response: Response, signal: AbortSignal): AsyncGenerator<readonly unknown[]> {
    const reader = response.body?.getReader();
    if (reader === undefined) return;
    const letGo = (): void => void reader.cancel().catch(() => undefined);
    signal.addEventListener('abort', letGo, { once: true });
    const decoder = new TextDecoder();
    const sieve = new EventSieve();
    try {
      for (;;) {
        const { done, value } = await this.#read(reader);
        this.heard ||= value !== undefined && value.length > 0;
        const { events, error } = done ? sieve.end() : sieve.feed(decoder.decode(value, { stream: true }));
        // Events that came before an error go out before it.
        if (events.length > 0) yield events;
        if (error === 'damaged') throw unreadable(this.origin);
        if (error !== null) throw this.#recognised(this.#refusalIn(error));
        if (done) return;
        if (sieve.over) return await ended(reader);
      }
    } catch (error) {
      this.failure ??= error instanceof ArmFailure ? error : null;
      throw error;
    } finally {
      signal.removeEventListener('abort', letGo);
      letGo();
    }
  }

  async #read(
    reader: ReadableStreamDefaultReader<Uint8Array>,
  ): Promise<{ done: boolean; value: Uint8Array | undefined }> {
    try {
      const { done, value } = await reader.read();
      return { done, value };
    } catch (error) {
      const codes = codesOf(error);
      if (/BODY_TIMEOUT/.test(codes)) throw connectionFailure(error, this.origin);
      if (/Z_DATA_ERROR|BROTLI|ZSTD|CONTENT_DECODING/.test(codes)) throw unreadable(this.origin);
      throw this.heard ? interrupted(this.origin, true) : new Passing(interrupted(this.origin, false));
    }
  }
}

function notAdmitted(): Error {
  return new Error('case text came to the gate before it was admitted');
}

/** The server said HTTP 421: what goes out once more must stand in the record once more, so it does not. */
function wantedTwice(origin: string): ArmFailure {
  return new ArmFailure(
    'server-error',
    'The server at {0} asked for the request a second time, over another connection (HTTP 421), and was not sent it. Check the address, and what gateway or proxy stands before it.',
    origin,
  );
}

/** The answer stopped before its end, without a word; `kept`: whether anything of it had arrived. */
export function interrupted(origin: string, kept: boolean): ArmFailure {
  return new ArmFailure(
    'interrupted',
    kept
      ? 'The answer of {0} broke off before its end. What had arrived is kept; ask again for a whole one.'
      : 'The answer of {0} broke off before anything of it had arrived. Ask again.',
    origin,
  );
}

/** What came back is no answer and no error that can be read. */
export function unreadable(origin: string): ArmFailure {
  return new ArmFailure(
    'server-error',
    'What came back from {0} cannot be read as an answer. Check that the address is that of an OpenAI-compatible server, and that no proxy changes what it sends.',
    origin,
  ).on('page');
}

/** A platform may not heed the signal; whoever waits is let go all the same. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: never, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason as Error);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, never]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** After the last event only the end of the body is missing: once it is read, the connection can serve again. */
async function ended(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, farewellMs);
  });
  await Promise.race([reader.read().catch(() => undefined), enough]);
  clearTimeout(timer);
}

async function firstOf(body: ReadableStream<Uint8Array>, most: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
      if (text.length > most) return text.slice(0, most);
    }
  } catch {
    return text;
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A secret fit for a header: the platform's own error would print it. */
function sendable(secret: string | undefined, form: RegExp, unfit: () => ArmFailure): string | undefined {
  const plain = secret?.trim();
  if (plain === undefined || plain === '') return undefined;
  if (form.test(plain)) return plain;
  throw unfit();
}

function unfitKey(): ArmFailure {
  return new ArmFailure(
    'auth',
    'The API key holds characters that no key has, so nothing was sent. Set the key anew.',
  ).on('secret');
}

function unfitHeader(header: string): ArmFailure {
  return new ArmFailure(
    'auth',
    'The secret for the header {0} holds characters that no header can carry, so nothing was sent. Set it anew.',
    header,
  ).on('secret');
}
