import { createServer } from 'node:net';

/** Whether a server of ours could listen there. Nothing is asked and nothing accepted. */
export async function portIsFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return (await listenOnce(port, host)) !== null;
}

/** The given port, or else one that is free. */
export async function freePort(wished: number): Promise<number> {
  for (let port = wished; port < wished + 20; port += 1) if (await portIsFree(port)) return port;
  const any = await listenOnce(0, '127.0.0.1');
  if (any === null) throw new Error('this machine gives no port');
  return any;
}

function listenOnce(port: number, host: string): Promise<number | null> {
  const server = createServer();
  return new Promise((resolve) => {
    server.on('error', () => resolve(null));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null));
    });
  });
}
