import { readFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer, type TlsOptions } from 'node:tls';
import type { FakeServer } from './fakeServer.ts';

/** Certificates for tests only; see make.sh beside them. */
export const pem = (name: string): string => join(import.meta.dirname, 'tls', `${name}.pem`);
const read = (name: string): string => readFileSync(pem(name), 'utf8');

export interface SecureServer {
  /** `https://localhost:PORT` */
  readonly origin: string;
  readonly baseUrl: string;
  readonly port: number;
  close(): Promise<void>;
}

/** TLS in front of a fake server, with one of the certificates for tests. */
export async function secureServer(
  behind: Pick<FakeServer, 'origin'>,
  certificate: 'server' | 'expired' | 'elsewhere' = 'server',
  options: TlsOptions & { readonly asksWho?: boolean } = {},
): Promise<SecureServer> {
  const { asksWho = false, ...rest } = options;
  const server = createServer(
    {
      cert: read(certificate),
      key: read(`${certificate}-key`),
      ...(asksWho ? { ca: read('ca'), requestCert: true, rejectUnauthorized: true } : {}),
      ...rest,
    },
    (socket) => {
      const inner = connect(Number(new URL(behind.origin).port), '127.0.0.1');
      socket.pipe(inner).pipe(socket);
      for (const one of [socket, inner]) one.on('error', () => [socket, inner].forEach((each) => each.destroy()));
    },
  );
  const open = new Set<{ destroy(): unknown }>();
  server.on('connection', (socket: { destroy(): unknown }) => open.add(socket));
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  const origin = `https://localhost:${port}`;
  return {
    origin,
    baseUrl: `${origin}/v1`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const one of open) one.destroy();
      }),
  };
}
