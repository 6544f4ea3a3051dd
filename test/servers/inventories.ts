import type { Script } from './fakeServer.ts';
import { saying } from './scripts.ts';

/** What a server says under each of its routes: `METHOD /path` to a body, or to a status and a body. */
export type Routes = Readonly<Record<string, unknown>>;

export interface Inventory {
  readonly routes: Routes;
  readonly headers?: Readonly<Record<string, string>>;
  /** Only these may be asked without this key. */
  readonly key?: { readonly value: string; readonly open: readonly string[] };
}

const listOf = (...data: readonly object[]): unknown => ({ object: 'list', data });
const card = (id: string, more: object): object => ({ id, object: 'model', created: 1, ...more });
const tokens = (text: string): number[] => Array.from(text.split(/\s+/), (_, i) => i + 1);

/** The kinds of servers and what each says of itself, for a model called `me-llama`. */
export const inventories = {
  vllm: {
    headers: { server: 'uvicorn' },
    routes: {
      'GET /v1/models': listOf(
        card('other', { owned_by: 'vllm', max_model_len: 32768 }),
        card('me-llama', { owned_by: 'vllm', root: '/models/me', parent: null, max_model_len: 4096 }),
        card('adapter', { owned_by: 'vllm', parent: 'me-llama', max_model_len: null }),
      ),
      'POST /tokenize': ({ prompt, messages }: { prompt?: string; messages?: { content: string }[] }) => {
        const all = tokens(prompt ?? (messages ?? []).map(({ content }) => content).join(' '));
        return { count: all.length, max_model_len: 4096, tokens: all };
      },
    },
  },
  sglang: {
    routes: { 'GET /v1/models': listOf(card('me-llama', { owned_by: 'sglang', max_model_len: 4096 })) },
  },
  tgi: {
    routes: {
      'GET /v1/models': listOf(card('org/me-llama', { owned_by: 'org' })),
      'GET /info': { model_id: 'org/me-llama', max_total_tokens: 4096, max_input_tokens: 4095 },
      'POST /tokenize': ({ inputs }: { inputs: string }) => tokens(inputs).map((id) => ({ id, text: 'x' })),
    },
  },
  'llama.cpp': {
    headers: { server: 'llama.cpp' },
    routes: {
      'GET /v1/models': listOf(card('me-llama', { owned_by: 'llamacpp', meta: { n_ctx_train: 131072 } })),
      'GET /props': { default_generation_settings: { n_ctx: 4096 }, chat_template: '<|im_start|>{{ role }}' },
      'POST /tokenize': ({ content }: { content: string }) => ({ tokens: tokens(content) }),
    },
  },
  ollama: {
    routes: {
      'GET /v1/models': listOf(card('me-llama:latest', { owned_by: 'library' })),
      'POST /api/show': {
        model_info: { 'general.architecture': 'llama', 'llama.context_length': 4096 },
        parameters: 'stop "Human:"\ntemperature 0',
      },
    },
  },
  'lm-studio': {
    routes: {
      'GET /v1/models': listOf(card('me-llama', { owned_by: 'organization_owner' })),
      'GET /api/v0/models': listOf(
        card('me-llama', { state: 'loaded', max_context_length: 131072, loaded_context_length: 4096 }),
      ),
    },
  },
  litellm: {
    headers: { 'x-litellm-version': '1.55' },
    routes: { 'GET /v1/models': listOf(card('me-llama', { owned_by: 'openai' })) },
  },
  'ray-serve': {
    routes: {
      'GET /v1/models': listOf(
        card('me-llama', { owned_by: 'organization-owner', rayllm_metadata: { engine: 'vllm' } }),
      ),
    },
  },
  triton: {
    routes: { 'GET /v1/models': listOf(card('me-llama', { owned_by: 'Triton Inference Server' })) },
  },
  azure: {
    headers: { 'apim-request-id': '1' },
    routes: { 'GET /v1/models': listOf(card('me-llama', { status: 'succeeded' })) },
  },
  openai: {
    headers: { 'openai-version': '2020-10-01' },
    routes: { 'GET /v1/models': listOf(card('me-llama', { owned_by: 'system' })) },
  },
  'ddx-baseline': {
    routes: { 'GET /v1/models': listOf(card('me-llama', { owned_by: 'me-llama-ddx' })) },
  },
  unknown: {
    routes: { 'GET /v1/models': listOf(card('me-llama', {})) },
  },
} as const satisfies Record<string, Inventory>;

const answers = ['POST /v1/chat/completions', 'POST /v1/completions'];

/** Plays a server of one kind: its routes, an answer of one word, and 404 for everything else. */
export function playing({ routes, headers = {}, key }: Inventory): Script {
  return async (response, seen) => {
    const route = `${seen.method} ${seen.path.split('?')[0] ?? ''}`;
    if (key !== undefined && !key.open.includes(route) && seen.headers.authorization !== `Bearer ${key.value}`) {
      response.writeHead(401, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify({ error: 'Unauthorized' }));
      return;
    }
    const told = routes[route];
    if (told === undefined && answers.includes(route))
      return saying('OK', { model: modelOf(seen.body) })(response, seen);
    response.writeHead(told === undefined ? 404 : 200, { 'content-type': 'application/json', ...headers });
    const body: unknown =
      typeof told === 'function' ? (told as (body: unknown) => unknown)(JSON.parse(seen.body)) : told;
    response.end(JSON.stringify(body ?? { detail: 'Not Found' }));
  };
}

function modelOf(body: string): string {
  return String((JSON.parse(body) as { model?: unknown }).model);
}
