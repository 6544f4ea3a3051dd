import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface RawServer {
  readonly origin: string;
  readonly baseUrl: string;
  /** How many connections were made. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** A server that is only a socket: what it does with a connection is no HTTP unless it wants to. */
export async function rawServer(
  serve: (socket: Socket) => void,
  scheme: 'http' | 'https' = 'http',
): Promise<RawServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const origin = `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    baseUrl: `${origin}/v1`,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A proxy that makes tunnels, as a company has one. */
export function proxy(connect: (host: string, port: number) => Socket, refuse?: number) {
  return (socket: Socket): void => {
    socket.once('data', (first: Buffer) => {
      const [, host = '', port = ''] = /^CONNECT ([^:]+):(\d+)/.exec(first.toString('latin1')) ?? [];
      if (refuse !== undefined || host === '') {
        socket.end(`HTTP/1.1 ${refuse ?? 400} Refused\r\ncontent-length: 0\r\n\r\n`);
        return;
      }
      const onward = connect(host, Number(port));
      onward.on('error', () => socket.destroy());
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
  };
}
