import { HumanError } from '../../humanError.ts';
import { Gate, type GateMeans } from '../gate/gate.ts';
import type { Program } from './find.ts';
import { troubleOf, type Ending } from './trouble.ts';

/** What tells that a server can be used, and not only that it listens. */
const paths: Readonly<Record<Program, string>> = {
  vllm: '/health',
  'llama-server': '/health',
  ollama: '/api/version',
};

export type Asking = Pick<GateMeans, 'date' | 'fetch' | 'guard' | 'record'>;

/** What a server at an address calls its models; `null` when it is not one, or does not answer in time. */
export async function modelsAt(origin: string, asking: Asking, limitMs = 3000): Promise<readonly string[] | null> {
  const reply = await ask(origin, '/v1/models', asking, AbortSignal.timeout(limitMs));
  if (reply === null || reply.status !== 200) return null;
  const { data } = (reply.json ?? {}) as { data?: unknown };
  if (!Array.isArray(data)) return null;
  return data.flatMap((one: unknown) => {
    const { id } = (one ?? {}) as { id?: unknown };
    return typeof id === 'string' ? [id] : [];
  });
}

/** Whether anything at all answers there. */
export async function answers(origin: string, asking: Asking, limitMs = 3000): Promise<boolean> {
  return (await ask(origin, '/', asking, AbortSignal.timeout(limitMs))) !== null;
}

/** A question without a case in it, to a server on this machine. */
async function ask(
  origin: string,
  path: string,
  asking: Asking,
  signal: AbortSignal,
): Promise<{ status: number; json: unknown } | null> {
  const to = {
    name: 'local server',
    baseUrl: `${origin}/v1`,
    model: '',
    api: 'completions',
    location: 'machine',
  } as const;
  const key = (): Promise<undefined> => Promise.resolve(undefined);
  const gate = new Gate({ ...to, plainHttp: false, headers: {} }, { ...asking, key }, null);
  try {
    return await gate.ask({ method: 'GET', url: new URL(path, origin), carriesCase: false, signal });
  } catch {
    return null;
  }
}

/** The server that is waited for. */
export interface Starting {
  readonly ended: Promise<Ending>;
  readonly said: string;
  readonly lastLine: string;
  /** Whether its end was asked for, by whatever way. */
  readonly stopping: boolean;
}

export interface Waiting extends Asking {
  readonly signal: AbortSignal;
  /** Called about twice a second: a model of 140 GB takes its time. */
  readonly onWait: (lastLine: string) => void;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

const betweenMs = 500;

/** Resolves when the server can be used; throws one sentence when it has ended before. No limit: a person can stop it. */
export async function healthy(program: Program, origin: string, server: Starting, waiting: Waiting): Promise<void> {
  let ending: Ending | null = null;
  const over = new AbortController();
  void server.ended.then((end) => {
    ending = end;
    over.abort();
  });
  const signal = AbortSignal.any([waiting.signal, over.signal]);
  for (;;) {
    const reply = await ask(origin, paths[program], waiting, AbortSignal.any([signal, AbortSignal.timeout(5000)]));
    if (waiting.signal.aborted || (ending !== null && server.stopping))
      throw new HumanError('You stopped the server before it was ready.');
    // Asked last: another program's answer on this port must not pass for that of a server that is gone.
    if (ending !== null) throw troubleOf(server.said, ending);
    if (reply?.status === 200) return;
    waiting.onWait(server.lastLine);
    await waiting.pause(betweenMs, signal).catch(() => undefined);
  }
}
