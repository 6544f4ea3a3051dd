// Programs that play vllm, llama-server, ollama and nvidia-smi: real executables in a folder of a test's own.
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** How a stand-in behaves. `stubborn` serves, and does not end when it is asked to. */
export type Mode = 'serve' | 'crash' | 'oom' | 'stubborn' | 'silent';

export interface StandIns {
  readonly folder: string;
  /** Where each one is. */
  readonly paths: Readonly<Record<string, string>>;
  /** What it does when it is started next. */
  mode(mode: Mode): void;
  /** Lets a server that is loading, or is to be started, answer that it is healthy. */
  ready(): void;
  /** What nvidia-smi writes. */
  gpus(csv: string, list?: string): void;
  /** How a program was started last; `null` when it never was. */
  started(name: string): Started | null;
}

export interface Started {
  readonly pid: number;
  /** A process of its own that the server started, as an engine is. */
  readonly child: number;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

const program = String.raw`
const { spawn } = require('node:child_process');
const { existsSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { basename, join } = require('node:path');

const name = basename(__filename);
const args = process.argv.slice(2);
const read = (file) => (existsSync(join(__dirname, file)) ? readFileSync(join(__dirname, file), 'utf8') : '');
const mode = read('mode') || 'serve';
if (name === 'nvidia-smi') {
  if (mode === 'silent') setInterval(() => {}, 1000);
  else process.stdout.write(read(args[0] === '-L' ? 'list' : 'gpus'));
  return;
}

const after = (...names) => args[args.findLastIndex((arg) => names.includes(arg)) + 1];
const port = Number(name === 'ollama' ? process.env.OLLAMA_HOST.split(':')[1] : after('--port'));
const model = name === 'ollama' ? 'me-llama:latest' : after('--served-model-name', '--alias');
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
const started = { pid: process.pid, child: child.pid, args, cwd: process.cwd(), env: process.env };
writeFileSync(join(__dirname, name + '.part'), JSON.stringify(started));
renameSync(join(__dirname, name + '.part'), join(__dirname, name + '.started'));
if (mode === 'stubborn') process.on('SIGTERM', () => console.log('not now'));

console.log('INFO loading ' + model);
if (mode === 'crash') {
  console.error('ValueError: something that nobody has met before');
  process.exit(3);
}
if (mode === 'oom') {
  console.error('torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 448.00 MiB. GPU 0 has a total capacity of 79.10 GiB');
  process.exit(1);
}

const ready = () => existsSync(join(__dirname, 'ready'));
const answer = 'The list:\n1. Inferior myocardial infarction\nWhy: the story.\nFor: "crushing central chest pain"\n2. Pericarditis\nWhy: the pain.\n';
const server = createServer((request, response) => {
  const json = (status, body) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (!ready()) return json(503, { error: { message: 'Loading model', type: 'unavailable_error', code: 503 } });
  if (request.url === '/v1/models') return json(200, { object: 'list', data: [{ id: model, object: 'model', max_model_len: 4096 }] });
  if (request.method === 'GET') return json(200, { status: 'ok' });
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const chunk = (text, finish_reason) => response.write('data: ' + JSON.stringify({ id: '1', object: 'text_completion', created: 1, model, choices: [{ index: 0, text, logprobs: null, finish_reason }] }) + '\n\n');
  request.resume().on('end', () => {
    chunk(answer, null);
    chunk('', 'stop');
    response.end('data: [DONE]\n\n');
  });
});
server.on('error', (error) => {
  console.error(name + ': ' + (error.code === 'EADDRINUSE' ? '[Errno 98] error while attempting to bind on address: address already in use' : error.message));
  process.exit(1);
});
const listen = () => server.listen(port, '127.0.0.1', () => console.log('INFO listening'));
// vLLM opens its port only when the model is loaded; llama-server says that it is loading.
const wait = () => (ready() ? listen() : setTimeout(wait, 20));
if (name === 'vllm') wait();
else listen();
`;

/** Puts all of them, or those named, into a folder. */
export function standIns(
  folder: string,
  names: readonly string[] = ['vllm', 'llama-server', 'ollama', 'nvidia-smi'],
): StandIns {
  mkdirSync(folder, { recursive: true });
  const paths = Object.fromEntries(names.map((name) => [name, join(folder, name)]));
  for (const path of Object.values(paths)) {
    writeFileSync(path, `#!/usr/bin/env node\n(() => {${program}})();\n`);
    chmodSync(path, 0o755);
  }
  const write = (file: string, text: string): void => {
    writeFileSync(join(folder, `${file}.part`), text);
    renameSync(join(folder, `${file}.part`), join(folder, file));
  };
  return {
    folder,
    paths,
    mode: (mode) => write('mode', mode),
    ready: () => write('ready', ''),
    gpus: (csv, list = '') => {
      write('gpus', csv);
      write('list', list);
    },
    started: (name) => {
      const file = join(folder, `${name}.started`);
      return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Started) : null;
    },
  };
}

/** Whether a process lives; one that has ended and was not yet buried does not. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/^\d+ \(.*\) Z/.test(readFileSync(stat, 'utf8'));
}

/** A port of the loopback on which nothing listens. */
export async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
