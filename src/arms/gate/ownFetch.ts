import * as http from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';
import { pipeline, Readable, Transform, type Duplex, type TransformCallback } from 'node:stream';
import * as tls from 'node:tls';
import * as zlib from 'node:zlib';
import { ArmFailure } from '../failure.ts';
import { openingNow } from './connecting.ts';
import { codesOf } from './connection.ts';
import { Passing } from './passing.ts';

/** Texts in PEM form. */
export interface Certificates {
  /** Trusted besides those that are trusted anyway. */
  readonly ca: string | null;
  /** Shown to a server that asks who is there. */
  readonly own: { readonly cert: string; readonly key: string } | null;
}

export interface Proxy {
  readonly url: URL;
  /** The whole header, where the proxy wants to know who asks. */
  readonly authorization: string | null;
}

/**
 * A `fetch` of the project's own, for where no editor brings one: it goes the way it is told, and no environment
 * variable has a say in it. It has no clocks: those of an answer are kept elsewhere, and may be set to hours.
 * It knows what the gate asks of a `fetch`: a text to send, redirects left alone, an answer that streams.
 */
export function ownFetch(certificates: Certificates, proxy: Proxy | null): typeof fetch {
  const roads = new Roads(certificates, proxy);
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    const signal = init.signal ?? null;
    const opening = openingNow();
    try {
      signal?.throwIfAborted();
      opening?.asks();
      const socket = await roads.to(url, signal);
      opening?.stands();
      return responseOf(await asked(url, init, socket));
    } catch (error) {
      signal?.throwIfAborted();
      throw error instanceof ArmFailure ? error : (tlsFailure(error, url.origin) ?? error);
    }
  };
}

function asked(url: URL, init: RequestInit, socket: net.Socket): Promise<http.IncomingMessage> {
  const request = http.request({
    method: init.method ?? 'GET',
    path: `${url.pathname}${url.search}`,
    setHost: false,
    headers: { ...Object.fromEntries(new Headers(init.headers)), host: url.host },
    createConnection: () => socket,
    ...(init.signal ? { signal: init.signal } : {}),
  });
  return new Promise((resolve, reject) => {
    // The listener stays: what breaks later is told by the answer's own stream.
    request.on('error', reject).once('response', resolve);
    request.once('upgrade', (_, socket) => {
      socket.on('error', () => undefined).destroy();
      reject(new Error('bad upgrade'));
    });
    request.end(typeof init.body === 'string' ? init.body : undefined);
  });
}

const pieceByPiece = { flush: zlib.constants.Z_SYNC_FLUSH, finishFlush: zlib.constants.Z_SYNC_FLUSH };

/** Both forms that servers call deflate: the first byte tells them apart. */
class Inflating extends Transform {
  #inner: zlib.Inflate | zlib.InflateRaw | null = null;

  override _transform(piece: Buffer, _: BufferEncoding, done: TransformCallback): void {
    if (piece.length === 0) return done();
    this.#inner ??= this.#begun(((piece[0] ?? 0) & 0x0f) === 8);
    this.#inner.write(piece, done);
  }

  override _flush(done: TransformCallback): void {
    if (this.#inner === null) return done();
    this.#inner.once('end', done).end();
  }

  #begun(wrapped: boolean): zlib.Inflate | zlib.InflateRaw {
    const inner = wrapped ? zlib.createInflate(pieceByPiece) : zlib.createInflateRaw(pieceByPiece);
    return inner.on('data', (piece) => this.push(piece)).on('error', (error) => this.destroy(error));
  }
}

/** A server that compresses its answer unasked is understood; a piece at a time, as it comes. */
const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: () => zlib.createGunzip(pieceByPiece),
  'x-gzip': () => zlib.createGunzip(pieceByPiece),
  deflate: () => new Inflating(),
  br: () => zlib.createBrotliDecompress({ flush: zlib.constants.BROTLI_OPERATION_FLUSH }),
};

/** A body as it was before it was coded, maybe several times; what is not known here is left as it is. */
function uncoded(message: http.IncomingMessage, codings: string): Readable {
  let body: Readable = message;
  for (const coding of codings.toLowerCase().split(',').reverse()) {
    const decoder = decoders[coding.trim()]?.();
    // A failure of one end is one of the other, where it is read.
    if (decoder !== undefined) body = pipeline(body, decoder, () => undefined);
  }
  return body;
}

const withoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

function responseOf(message: http.IncomingMessage): Response {
  const { statusCode = 0 } = message;
  // A number that HTTP does not know is that of a failure.
  const status = statusCode >= 200 && statusCode < 600 ? statusCode : 599;
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  if (withoutBody.has(status)) {
    message.resume();
    return new Response(null, { status, headers });
  }
  const body = uncoded(message, headers.get('content-encoding') ?? '');
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, { status, headers });
}

/** Makes connections, straight or through a proxy. */
class Roads {
  readonly #secured: tls.ConnectionOptions;
  readonly #proxy: Proxy | null;

  constructor({ ca, own }: Certificates, proxy: Proxy | null) {
    this.#proxy = proxy;
    const secureContext =
      ca === null && own === null
        ? undefined
        : tls.createSecureContext({ ...(ca === null ? {} : { ca: [...trusted(), ca] }), ...own });
    this.#secured = { rejectUnauthorized: true, ...(secureContext === undefined ? {} : { secureContext }) };
  }

  async to({ protocol, hostname, port: named }: URL, signal: AbortSignal | null): Promise<net.Socket> {
    const host = hostname.replace(/^\[|\]$/g, '');
    const port = Number(named) || (protocol === 'https:' ? 443 : 80);
    const tunnel = this.#proxy === null ? null : await this.#tunnel(this.#proxy, host, port, signal);
    if (protocol !== 'https:') return tunnel ?? connected('connect', net.connect({ host, port }), signal);
    const over = tunnel === null ? {} : { socket: tunnel };
    // A number is no server name.
    const name = net.isIP(host) === 0 ? { servername: host } : {};
    const options = { ...this.#secured, ...over, ...name, host, port, ALPNProtocols: ['http/1.1'] };
    return connected('secureConnect', tls.connect(options), signal);
  }

  /** Has the proxy connect to a place; what follows is between that place and us. */
  async #tunnel(
    { url, authorization }: Proxy,
    host: string,
    port: number,
    signal: AbortSignal | null,
  ): Promise<net.Socket> {
    const path = `${net.isIPv6(host) ? `[${host}]` : host}:${port}`;
    const ask = url.protocol === 'https:' ? https.request : http.request;
    const asking = ask(url, {
      ...(url.protocol === 'https:' ? this.#secured : {}),
      method: 'CONNECT',
      path,
      agent: false,
      headers: { host: path, ...(authorization === null ? {} : { 'proxy-authorization': authorization }) },
    });
    try {
      return await unlessStopped(asking, signal, (resolve, reject) => {
        asking.once('connect', ({ statusCode = 0 }, socket: Duplex, head) => {
          if (head.length > 0) socket.unshift(head);
          if (statusCode >= 200 && statusCode < 300) return resolve(socket as net.Socket);
          socket.on('error', () => undefined).destroy();
          reject(proxyRefusal(statusCode, url, path));
        });
        asking.on('error', reject).end();
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw error instanceof ArmFailure ? error : (tlsFailure(error, url.origin)?.on('proxy') ?? proxyAway(error, url));
    }
  }
}

function connected(
  event: 'connect' | 'secureConnect',
  socket: net.Socket,
  signal: AbortSignal | null,
): Promise<net.Socket> {
  return unlessStopped(socket, signal, (resolve, reject) => {
    socket.once(event, () => resolve(socket.setNoDelay(true).setKeepAlive(true, 60_000)));
    socket.on('error', reject);
  });
}

/** Whoever stops asking must not leave a connection behind that is still being made. */
async function unlessStopped<T>(
  opening: { destroy(error?: Error): unknown },
  signal: AbortSignal | null,
  open: (resolve: (value: T) => void, reject: (error: Error) => void) => void,
): Promise<T> {
  const stop = (): void => void opening.destroy(new Error('given up'));
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise<T>(open);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** What Node trusts by itself; naming one more must not take these away. */
function trusted(): readonly string[] {
  const { getCACertificates, rootCertificates }: Partial<typeof tls> = tls;
  return getCACertificates?.() ?? rootCertificates ?? [];
}

function proxyRefusal(status: number, url: URL, path: string): ArmFailure {
  if (status === 407) {
    return new ArmFailure(
      'auth',
      'The proxy at {0} wants to know who asks. Put NAME:PASSWORD into an environment variable and name that with --proxy-auth-env.',
      url.origin,
    ).on('proxy');
  }
  return new ArmFailure(
    'unreachable',
    'The proxy at {0} does not let a connection to {1} through (HTTP {2}). Ask whoever runs it, or choose another with --proxy.',
    url.origin,
    path,
    String(status),
  ).on('proxy');
}

function proxyAway(error: unknown, url: URL): ArmFailure {
  const failure = new ArmFailure(
    'unreachable',
    'The proxy at {0} cannot be reached, or is no proxy. Check --proxy, and that the proxy runs.',
    url.origin,
  ).on('proxy');
  failure.cause = error;
  return new Passing(failure);
}

const ofTls: readonly (readonly [RegExp, (origin: string) => ArmFailure])[] = [
  [
    /ALTNAME/,
    (origin) =>
      new ArmFailure(
        'unreachable',
        'The certificate of {0} is made out to another name. Check the address; with a tunnel, ask by the name the certificate bears.',
        origin,
      ).on('bad-certificate'),
  ],
  [
    /CERT_HAS_EXPIRED/,
    (origin) =>
      new ArmFailure(
        'unreachable',
        'The certificate of {0} has expired. Whoever runs the server must renew it.',
        origin,
      ).on('bad-certificate'),
  ],
  [
    /CERT_NOT_YET_VALID/,
    (origin) =>
      new ArmFailure(
        'unreachable',
        'The certificate of {0} is not valid yet. Check the clock of this machine.',
        origin,
      ).on('bad-certificate'),
  ],
  [
    /ALERT_(?:CERTIFICATE_\w+|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA|HANDSHAKE_FAILURE|ACCESS_DENIED)/,
    (origin) =>
      new ArmFailure(
        'auth',
        'The server at {0} asks for a client certificate that it knows. Give the right one with --cert FILE and --key FILE.',
        origin,
      ).on('own-certificate'),
  ],
  [
    /SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE|INVALID_CA/,
    (origin) =>
      new ArmFailure(
        'unreachable',
        'The certificate of {0} is not trusted here. If it is your institution’s, give the one it was signed with: --ca FILE.',
        origin,
      ).on('certificate'),
  ],
];

function tlsFailure(error: unknown, origin: string): ArmFailure | null {
  const codes = codesOf(error);
  const [, failed] = ofTls.find(([known]) => known.test(codes)) ?? [];
  if (failed === undefined) return null;
  const failure = failed(origin);
  failure.cause = error;
  return failure;
}
