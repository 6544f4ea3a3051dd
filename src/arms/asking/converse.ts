import type { OpenAI } from 'openai/client';
import type { Endpoint } from '../endpoint.ts';
import type { Gate } from '../gate/gate.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { Manner, Optional } from './manner.ts';

/** A piece of an answer as it arrives: whatever of these a chunk held. */
export interface Piece {
  readonly text: string;
  /** Thought that the server tells apart from the answer; counts as a sign of life, not as text. */
  readonly thought: boolean;
  /** The server tells apart that the model declines to answer; the text is how it says so. */
  readonly declines: boolean;
  readonly finish: string | null;
  readonly model: string | null;
  readonly fingerprint: string | null;
  /** Whether this is a part of an answer at all. */
  readonly understood: boolean;
  readonly usage: { readonly promptTokens: number | null; readonly completionTokens: number | null } | null;
}

const silent = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };

/** The client library, loaded when it is first needed: an arm waits for it before it starts its clock. */
export function library() {
  return import('openai/client');
}

/**
 * Asks the model and gives what it says, as it arrives. What the server refuses and can do without is given up, and
 * asked once more. Knows nothing of limits, retries or failures.
 */
export async function* converse(
  endpoint: Endpoint,
  prompt: Prompt,
  gate: Gate,
  manner: Manner,
  signal: AbortSignal,
): AsyncGenerator<readonly Piece[]> {
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
  let begun = false;
  for (;;) {
    try {
      const response = await ask(client, endpoint, prompt, manner, signal);
      for await (const events of gate.events(response, signal)) {
        const pieces = events.map(pieceOf);
        begun ||= pieces.some(says);
        yield pieces;
      }
      return;
    } catch (error) {
      if (begun || gate.refusal === null || !manner.concede(gate.refusal)) throw gate.failure ?? error;
      gate.again();
    }
  }
}

/** Whether the model itself said something. */
export function says(piece: Piece): boolean {
  return piece.text !== '' || piece.thought;
}

/** The library writes the request; what comes back is the gate's to read. */
function ask(
  client: OpenAI,
  endpoint: Endpoint,
  prompt: Prompt,
  { usage, limit, constraint, without }: Manner,
  signal: AbortSignal,
): Promise<Response> {
  const wanted = { seed: endpoint.seed, temperature: endpoint.temperature, top_p: endpoint.topP };
  const parameters = {
    model: endpoint.model,
    ...Object.fromEntries(Object.entries(wanted).filter(([name]) => !without.has(name as Optional))),
    stream: true as const,
    ...(usage ? { stream_options: { include_usage: true } } : {}),
    ...(constraint === 'schema' && prompt.responseSchema !== null ? constrained(prompt.responseSchema) : {}),
  };
  const options = { signal };
  if (prompt.api === 'chat') {
    const messages = [...prompt.messages];
    return client.chat.completions
      .create({ ...parameters, [limit]: endpoint.maxTokens, messages }, options)
      .asResponse();
  }
  const stop = prompt.stop.length === 0 ? {} : { stop: [...prompt.stop] };
  return client.completions
    .create({ ...parameters, max_tokens: endpoint.maxTokens, ...stop, prompt: prompt.text }, options)
    .asResponse();
}

function constrained(schema: Readonly<Record<string, unknown>>) {
  const form = { name: 'differential', schema: { ...schema }, strict: true };
  return { response_format: { type: 'json_schema' as const, json_schema: form } };
}

type Fields = Readonly<Record<string, unknown>>;

const none: Fields = {};

/** A server may send anything under these names. */
function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : none;
}

function pieceOf(chunk: unknown): Piece {
  const { choices, model, system_fingerprint: fingerprint, usage } = fields(chunk);
  const choice = Array.isArray(choices) ? fields(firstOf(choices)) : none;
  // `message` is how a server that does not stream says it all at once.
  const said = fields(choice['delta'] ?? choice['message']);
  const thought = said['reasoning_content'] ?? said['reasoning'];
  const refusal = textOf(said['refusal']) || refusalIn(said['content']);
  return {
    text: textOf(said['content']) || refusal || textOf(choice['text']),
    declines: refusal !== '',
    thought: typeof thought === 'string' && thought !== '',
    finish: named(choice['finish_reason']),
    model: named(model),
    fingerprint: named(fingerprint),
    understood: Array.isArray(choices),
    usage: typeof usage === 'object' && usage !== null ? usageOf(fields(usage)) : null,
  };
}

/** Of several answers the first; they are told apart by their index. */
function firstOf(choices: readonly unknown[]): unknown {
  return choices.find((one) => (fields(one)['index'] ?? 0) === 0);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map((part) => named(fields(part)['text']) ?? '').join('') : '';
}

function refusalIn(content: unknown): string {
  return Array.isArray(content) ? content.map((part) => named(fields(part)['refusal']) ?? '').join('') : '';
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
