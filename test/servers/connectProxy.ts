import { createServer, type IncomingHttpHeaders } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export interface ConnectProxy {
  readonly origin: string;
  /** Every tunnel it was asked for, and everything else it was sent. */
  readonly seen: readonly { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
}

/** A proxy that makes tunnels; `status`: it refuses with that instead; `null`: it takes the request and says nothing. */
export async function connectProxy(status: number | null = 200): Promise<ConnectProxy> {
  const seen: { path: string; headers: IncomingHttpHeaders }[] = [];
  const open = new Set<Duplex>();
  const server = createServer((request, response) => {
    seen.push({ path: request.url ?? '', headers: request.headers });
    response.writeHead(501).end();
  });
  server.on('connect', ({ url = '', headers }, socket: Duplex, head: Buffer) => {
    seen.push({ path: url, headers });
    open.add(socket);
    socket.on('error', () => undefined);
    if (status === null) return;
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    const { hostname, port } = new URL(`http://${url}`);
    const inner = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      inner.write(head);
      socket.pipe(inner).pipe(socket);
    });
    inner.on('error', () => socket.destroy());
    socket.on('error', () => inner.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const one of open) one.destroy();
      }),
  };
}
