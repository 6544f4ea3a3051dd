import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived: what tests hold against what may leave. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the server does with one request. */
export type Script = (response: ServerResponse, seen: Seen) => void | Promise<void>;

export interface FakeServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** What a person enters: the origin with `/v1`. */
  readonly baseUrl: string;
  /** Everything it was sent, in order. */
  readonly seen: readonly Seen[];
  /** How many connections were made. */
  readonly connections: () => number;
  /** Settles when a client has gone away before its answer was whole. */
  readonly left: Promise<void>;
  close(): Promise<void>;
}

/** A server on loopback that plays scripts, one a request; the last one again and again. */
export async function fakeServer(...scripts: [Script, ...Script[]]): Promise<FakeServer> {
  const seen: Seen[] = [];
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, path: url, headers, body: Buffer.concat(parts).toString('utf8') };
      seen.push(one);
      const script = scripts[Math.min(seen.length, scripts.length) - 1] ?? scripts[0];
      void Promise.resolve(script(response, one)).catch((error: unknown) => response.destroy(error as Error));
    });
    response.on('close', () => {
      if (!response.writableFinished) leave();
    });
    response.on('error', () => undefined);
  });
  let connections = 0;
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A test that fails before it closes its server must still end.
  server.unref();
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    baseUrl: `${origin}/v1`,
    seen,
    connections: () => connections,
    left,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
