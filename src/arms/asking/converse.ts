import type { OpenAI } from 'openai/client';
import type { Endpoint } from '../endpoint.ts';
import type { Gate } from '../gate/gate.ts';
import type { Prompt } from '../prompt/prompt.ts';

/** A piece of an answer as it arrives: whatever of these a chunk held. */
export interface Piece {
  readonly text: string;
  /** Thought that the server tells apart from the answer; counts as a sign of life, not as text. */
  readonly thought: boolean;
  readonly finish: string | null;
  readonly model: string | null;
  readonly fingerprint: string | null;
  readonly usage: { readonly promptTokens: number | null; readonly completionTokens: number | null } | null;
}

const silent = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };

/** The client library, loaded when it is first needed: an arm waits for it before it starts its clock. */
export function library() {
  return import('openai/client');
}

/** What came was no answer: the library refused it or stumbled over it, which it does in many ways. */
export class Unreadable extends Error {}

/** Asks the model and gives what it says, piece by piece. Knows nothing of limits, retries or failures. */
export async function* converse(
  endpoint: Endpoint,
  prompt: Prompt,
  gate: Gate,
  signal: AbortSignal,
): AsyncGenerator<Piece> {
  const { OpenAI } = await library();
  // Every option is given, so that no environment variable decides anything. The key is the gate's business.
  const client = new OpenAI({
    apiKey: 'added-by-the-gate',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: endpoint.baseUrl,
    maxRetries: 0,
    timeout: endpoint.totalMs,
    fetch: gate.fetch,
    dangerouslyAllowBrowser: false,
    logLevel: 'off',
    logger: silent,
  });
  try {
    yield* pieces(ask(client, endpoint, prompt, signal, true));
  } catch (error) {
    if (!refusesUsage(gate)) throw error;
    gate.failure = null;
    gate.refusal = null;
    yield* pieces(ask(client, endpoint, prompt, signal, false));
  }
}

function refusesUsage(gate: Gate): boolean {
  const { refusal } = gate;
  return (
    (refusal?.status === 400 || refusal?.status === 422) && /stream_options|include_usage/.test(refusal.words.message)
  );
}

function ask(
  client: OpenAI,
  endpoint: Endpoint,
  prompt: Prompt,
  signal: AbortSignal,
  usage: boolean,
): Promise<AsyncIterable<unknown>> {
  const parameters = {
    model: endpoint.model,
    temperature: endpoint.temperature,
    top_p: endpoint.topP,
    seed: endpoint.seed,
    max_tokens: endpoint.maxTokens,
    stream: true as const,
    ...(usage ? { stream_options: { include_usage: true } } : {}),
  };
  if (prompt.api === 'chat') {
    return client.chat.completions.create({ ...parameters, messages: [...prompt.messages] }, { signal });
  }
  const stop = prompt.stop.length === 0 ? {} : { stop: [...prompt.stop] };
  return client.completions.create({ ...parameters, ...stop, prompt: prompt.text }, { signal });
}

async function* pieces(stream: Promise<AsyncIterable<unknown>>): AsyncGenerator<Piece> {
  try {
    for await (const chunk of await stream) yield pieceOf(chunk);
  } catch (error) {
    throw new Unreadable('not an answer', { cause: error });
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** A server may send anything under these names. */
function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function pieceOf(chunk: unknown): Piece {
  const { choices, model, system_fingerprint: fingerprint, usage } = fields(chunk);
  const choice = fields(Array.isArray(choices) ? choices.find((one) => (fields(one)['index'] ?? 0) === 0) : undefined);
  // `message` is how a server that does not stream says it all at once.
  const said = fields(choice['delta'] ?? choice['message']);
  const thought = said['reasoning_content'] ?? said['reasoning'];
  return {
    text: textOf(said['content']) || textOf(said['refusal']) || textOf(choice['text']),
    thought: typeof thought === 'string' && thought !== '',
    finish: named(choice['finish_reason']),
    model: named(model),
    fingerprint: named(fingerprint),
    usage: typeof usage === 'object' && usage !== null ? usageOf(fields(usage)) : null,
  };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map((part) => textOf(fields(part)['text'])).join('') : '';
}

function named(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function usageOf(usage: Fields): Piece['usage'] {
  return { promptTokens: count(usage['prompt_tokens']), completionTokens: count(usage['completion_tokens']) };
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
