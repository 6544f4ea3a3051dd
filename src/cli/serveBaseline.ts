import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Arm } from '../arms/arm.ts';
import { HumanError } from '../humanError.ts';
import {
  ApiError,
  modelBody,
  modelsBody,
  readQuestion,
  reply,
  streamBodies,
  wholeBody,
  type Lane,
} from './baselineApi.ts';

const mostBytes = 8 * 1024 * 1024;

export interface BaselineServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves an arm as an OpenAI-compatible server on loopback. */
export async function serveBaseline(port: number, arm: Arm, date: () => Date): Promise<BaselineServer> {
  const created = seconds(date());
  const server = createServer((request, response) => {
    void handle(request, response, { arm, created, date }).catch((error: unknown) => refuse(response, error));
  });
  await listening(server, port);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? 'is taken'
          : error.code === 'EACCES'
            ? 'may not be used by you'
            : 'cannot be used';
      reject(new HumanError('Port {0} {1}. Choose another, or 0 for any free one.', String(port), why));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

interface Serving {
  readonly arm: Arm;
  readonly created: number;
  readonly date: () => Date;
}

async function handle(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  refuseStrangers(request);
  const [pathname = ''] = (request.url ?? '').split('?', 1);
  if (pathname === '/v1/models') {
    allow(request, 'GET');
    return send(response, 200, modelsBody(serving.created));
  }
  if (pathname.startsWith('/v1/models/')) {
    allow(request, 'GET');
    return send(response, 200, modelBody(unescaped(pathname.slice('/v1/models/'.length)), serving.created));
  }
  if (pathname === '/health') {
    allow(request, 'GET');
    return send(response, 200, { status: 'ok' });
  }
  const lane = lanes[pathname];
  if (lane === undefined) throw new ApiError(404, 'There is no such path here. The interface begins at /v1.');
  allow(request, 'POST');
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new ApiError(415, 'The body must be sent as application/json.');
  }
  const question = readQuestion(lane, parsed(await bodyOf(request)));
  const leaving = new AbortController();
  response.once('close', () => leaving.abort());
  const answer = await reply(question, serving.arm, leaving.signal);
  const frame = { id: randomUUID(), created: seconds(serving.date()) };
  if (!question.stream) return send(response, 200, wholeBody(question, answer, frame));
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  for (const body of streamBodies(question, answer, frame)) response.write(`data: ${JSON.stringify(body)}\n\n`);
  response.end('data: [DONE]\n\n');
}

const lanes: Readonly<Record<string, Lane | undefined>> = {
  '/v1/chat/completions': 'chat',
  '/v1/completions': 'completions',
};

/** Web pages may not ask, not even by a name that was made to point at this machine. */
function refuseStrangers({ headers }: IncomingMessage): void {
  if (!/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i.test(headers.host ?? '')) {
    throw new ApiError(403, 'This server answers to 127.0.0.1 and localhost only.');
  }
  if (headers.origin !== undefined) throw new ApiError(403, 'This server takes no requests from web pages.');
}

function allow({ method }: IncomingMessage, wanted: string): void {
  if (method !== wanted) throw new ApiError(405, `Use ${wanted} here.`);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= mostBytes) parts.push(part);
  }
  // Only now: whoever is still sending would see a broken connection and not the reason.
  if (size > mostBytes) throw new ApiError(413, 'The body is larger than 8 MB.');
  return Buffer.concat(parts).toString('utf8');
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiError(400, 'The body is not JSON.');
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const told = error instanceof ApiError ? error : new ApiError(500, 'The baseline failed on this case.');
  // What is left of a body that was not read must not be taken for the next request.
  response.setHeader('connection', 'close');
  send(response, told.status, told.body);
}

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);
