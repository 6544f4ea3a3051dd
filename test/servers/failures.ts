import type { FailureKind } from '../../src/arms/failure.ts';
import { chunk, done, event, refusing, sending } from './scripts.ts';
import type { Script } from './fakeServer.ts';

export interface FailureRow {
  readonly name: string;
  readonly kind: FailureKind;
  readonly script: Script;
  /** Text that had arrived before. */
  readonly kept?: string;
}

const html = (title: string): string =>
  `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><hr>gateway</body></html>`;

const refusals: readonly (readonly [string, FailureKind, number, unknown, Record<string, string>?])[] = [
  [
    'vLLM, too long',
    'context-overflow',
    400,
    {
      error: {
        message:
          "This model's maximum context length is 4096 tokens. However, you requested 512 output tokens and your prompt contains at least 3585 input tokens, for a total of at least 4097 tokens. Please reduce the length of the input prompt or the number of requested output tokens. (parameter=input_tokens, value=3585)",
        type: 'BadRequestError',
        param: 'input_tokens',
        code: 400,
      },
    },
  ],
  [
    'vLLM, older, flat',
    'context-overflow',
    400,
    {
      object: 'error',
      message:
        "This model's maximum context length is 4096 tokens. However, you requested 4608 tokens (4096 in the messages, 512 in the completion). Please reduce the length of the messages or completion.",
      type: 'BadRequestError',
      param: null,
      code: 400,
    },
  ],
  [
    'vLLM, model unknown',
    'model-missing',
    404,
    { error: { message: 'The model `x` does not exist.', type: 'NotFoundError', param: 'model', code: 404 } },
  ],
  ['vLLM, bad key', 'auth', 401, { error: 'Unauthorized' }],
  [
    'vLLM, no chat template',
    'no-chat-template',
    400,
    {
      error: {
        message:
          'As of transformers v4.44, default chat template is no longer allowed, so you must provide a chat template if the tokenizer does not define one.',
        type: 'BadRequestError',
        param: null,
        code: 400,
      },
    },
  ],
  [
    'vLLM, roles',
    'bad-request',
    400,
    {
      error: {
        message: 'Conversation roles must alternate user/assistant/user/assistant/...',
        type: 'BadRequestError',
        code: 400,
      },
    },
  ],
  [
    'SGLang, too long',
    'context-overflow',
    400,
    {
      object: 'error',
      message: "The input (5000 tokens) is longer than the model's context length (4096 tokens).",
      type: 'BadRequestError',
      param: null,
      code: 400,
    },
  ],
  [
    'TGI, too long',
    'context-overflow',
    422,
    {
      error:
        'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 4000 `inputs` tokens and 512 `max_new_tokens`',
      error_type: 'validation',
    },
  ],
  ['TGI, overloaded', 'overloaded', 429, { error: 'Model is overloaded', error_type: 'overloaded' }],
  [
    'llama.cpp, too long',
    'context-overflow',
    400,
    {
      error: {
        code: 400,
        message: 'request (5274 tokens) exceeds the available context size (4096 tokens), try increasing it',
        type: 'exceed_context_size_error',
        n_prompt_tokens: 5274,
        n_ctx: 4096,
      },
    },
  ],
  ['llama.cpp, loading', 'loading', 503, { error: { message: 'Loading model', type: 'unavailable_error', code: 503 } }],
  [
    'llama.cpp, bad key',
    'auth',
    401,
    { error: { message: 'Invalid API Key', type: 'authentication_error', code: 401 } },
  ],
  [
    'llama.cpp, schema',
    'bad-request',
    400,
    { error: { code: 400, message: 'Failed to initialize samplers: cannot compile', type: 'invalid_request_error' } },
  ],
  [
    'Ollama, model missing',
    'model-missing',
    404,
    { error: { message: "model 'x' not found", type: 'not_found_error', param: null, code: null } },
  ],
  [
    'Ollama, queue full',
    'overloaded',
    503,
    {
      error: {
        message: 'server busy, please try again.  maximum pending requests exceeded',
        type: 'api_error',
        param: null,
        code: null,
      },
    },
  ],
  [
    'LM Studio, too long',
    'context-overflow',
    400,
    {
      error:
        'Trying to keep the first 6547 tokens when context overflows. However, the model is loaded with a context length of only 4096 tokens, which is not enough.',
    },
  ],
  [
    'LM Studio, nothing loaded',
    'model-missing',
    404,
    {
      error: {
        message: 'No models loaded. Please load a model in the developer page.',
        type: 'invalid_request_error',
        param: 'model',
        code: 'model_not_found',
      },
    },
  ],
  [
    'LiteLLM, bad key',
    'auth',
    401,
    {
      error: {
        message:
          'Authentication Error, Invalid proxy server token passed. Received API Key = sk-...9xyz, Key Hash (Token) =abc',
        type: 'token_not_found_in_db',
        param: 'key',
        code: '401',
      },
    },
  ],
  [
    'LiteLLM, model unknown',
    'model-missing',
    400,
    {
      error: {
        message:
          '/chat/completions: Invalid model name passed in model=x. Call `/v1/models` to view available models for your key.',
        type: 'invalid_request_error',
        param: 'model',
        code: '400',
      },
    },
  ],
  [
    'Ray Serve, model unknown',
    'model-missing',
    404,
    { detail: 'Got request for model "x". Could not find base model with ID "x".' },
  ],
  [
    'Ray Serve, validation',
    'bad-request',
    400,
    {
      error: {
        message: 'Invalid request: messages.0.content',
        type: 'InvalidRequest',
        param: 'ZEBRAFINDING in the left lung',
      },
    },
  ],
  [
    'FastAPI, validation',
    'bad-request',
    422,
    { detail: [{ loc: ['body', 'stop'], msg: 'extra fields not permitted', type: 'value_error.extra' }] },
  ],
  [
    'OpenAI, too long',
    'context-overflow',
    400,
    {
      error: {
        message:
          "This model's maximum context length is 8192 tokens. However, your messages resulted in 10007 tokens. Please reduce the length of the messages.",
        type: 'invalid_request_error',
        param: 'messages',
        code: 'context_length_exceeded',
      },
    },
  ],
  [
    'OpenAI, rate limit',
    'rate-limited',
    429,
    {
      error: {
        message: 'Rate limit reached for gpt in organization org on tokens per min (TPM): Limit 10000.',
        type: 'tokens',
        param: null,
        code: 'rate_limit_exceeded',
      },
    },
    { 'retry-after': '20' },
  ],
  [
    'OpenAI, a wait of a day',
    'rate-limited',
    429,
    { error: { message: 'Rate limit reached', type: 'requests', param: null, code: 'rate_limit_exceeded' } },
    { 'retry-after': '86400' },
  ],
  [
    'OpenAI, quota',
    'quota',
    429,
    {
      error: {
        message: 'You exceeded your current quota, please check your plan and billing details.',
        type: 'insufficient_quota',
        param: null,
        code: 'insufficient_quota',
      },
    },
  ],
  [
    'OpenAI, no access',
    'auth',
    403,
    {
      error: {
        message: 'Project does not have access to model gpt',
        type: 'invalid_request_error',
        param: null,
        code: 'access_denied',
      },
    },
  ],
  [
    'Azure, filter',
    'filtered',
    400,
    {
      error: {
        message: 'The response was filtered due to the prompt.',
        type: null,
        param: 'prompt',
        code: 'content_filter',
        status: 400,
        innererror: { code: 'ResponsibleAIPolicyViolation' },
      },
    },
  ],
  [
    'Azure, deployment missing',
    'model-missing',
    404,
    { error: { code: 'DeploymentNotFound', message: 'The API deployment for this resource does not exist.' } },
  ],
  ['nginx 502', 'server-error', 502, html('502 Bad Gateway')],
  ['nginx 503', 'overloaded', 503, html('503 Service Temporarily Unavailable')],
  ['nginx 504', 'server-error', 504, html('504 Gateway Time-out')],
  ['nginx 413', 'context-overflow', 413, html('413 Request Entity Too Large')],
  ['wrong path', 'bad-request', 404, { detail: 'Not Found' }],
  [
    'out of memory',
    'server-error',
    500,
    { error: { message: 'CUDA out of memory. Tried to allocate 2.00 GiB', type: 'InternalServerError', code: 500 } },
  ],
  ['an error without a body', 'server-error', 500, ''],
  ['payment', 'quota', 402, { error: { message: 'Payment Required' } }],
  ['200 with an error', 'server-error', 200, { error: 'model crashed' }],
  ['200 with a page', 'server-error', 200, html('Sign in')],
];

const start = [chunk('1. Pulm'), chunk('onary embolism\nWhy: sud')];
const kept = '1. Pulmonary embolism\nWhy: sud';
const inside = { message: 'Internal server error', type: 'InternalServerError', param: null, code: 500 };

const ollamaQuiet = event({
  choices: [{ index: 0, delta: { role: 'assistant', content: '' }, text: '', finish_reason: null }],
});

/** Errors inside a stream with status 200, and what follows them. */
const insides: readonly (readonly [string, FailureKind, readonly string[]])[] = [
  ['vLLM, mid-stream', 'server-error', [event({ error: inside }), done]],
  [
    'SGLang, mid-stream',
    'bad-request',
    [
      event({
        error: { object: 'error', message: 'stop must be a list', type: 'BadRequestError', param: null, code: 400 },
      }),
    ],
  ],
  [
    'llama.cpp, a line that no parser reads',
    'server-error',
    ['error: {"code":500,"message":"slot failed","type":"server_error"}\n\n', done],
  ],
  ['Ollama, an end without a word', 'interrupted', [ollamaQuiet]],
  [
    'LM Studio, event: error',
    'context-overflow',
    ['event: error\n', event({ message: 'Trying to keep the first 6547 tokens when context overflows.' })],
  ],
  ['event: error with plain words', 'server-error', ['event: error\ndata: the worker died\n\n']],
  ['the end without [DONE]', 'interrupted', []],
  ['[DONE] without a finish reason', 'interrupted', [done]],
  ['an object without data:', 'overloaded', ['{"error":"server busy, please try again"}\n']],
  ['half an event', 'interrupted', ['data: {"id":"x","choices":[{"ind']],
  ['a filter', 'filtered', [chunk('', 'content_filter'), done]],
  [
    'vLLM, too long after all',
    'context-overflow',
    [event({ object: 'error', message: "This model's maximum context length is 4096 tokens.", code: 400 }), done],
  ],
  [
    'TGI, generation failed',
    'server-error',
    [event({ error: 'Request failed during generation: Server error: CUDA error', error_type: 'generation' })],
  ],
  [
    'LiteLLM, the upstream limit',
    'rate-limited',
    [event({ error: { message: 'litellm.RateLimitError: upstream', type: 'throttling_error', code: '429' } })],
  ],
  [
    'OpenRouter, an error in a choice',
    'overloaded',
    [event({ choices: [{ index: 0, delta: { content: '' }, error: { code: 503, message: 'Provider overloaded' } }] })],
  ],
  [
    'Anthropic style, event: error',
    'overloaded',
    ['event: error\n', event({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } })],
  ],
  ['words where an event should be', 'server-error', ['data: upstream connect error or disconnect\n\n']],
  ['a page in the middle of a stream', 'server-error', ['\n<html><title>502 Bad Gateway</title></html>\n']],
  ['an error over several lines', 'overloaded', ['data: {"error":\ndata: {"message":"server busy"}}\n\n']],
  ['an error with CRLF', 'server-error', [event({ error: inside }).replaceAll('\n', '\r\n')]],
  ['an error and an end in mid-line', 'server-error', [event({ error: inside }).trimEnd()]],
  ['a model that went away', 'interrupted', [chunk('', 'unload'), done]],
  ['a filter of another make', 'filtered', [chunk('', 'SAFETY'), done]],
  ['an aborted request', 'interrupted', [chunk('', 'abort'), done]],
];

/** A server that does not stream: the same refusals with the whole answer in one body, or a body that is none. */
const atOnce: readonly (readonly [string, FailureKind, unknown])[] = [
  [
    'Ollama, nothing said',
    'empty',
    { choices: [{ index: 0, message: { content: '' }, text: '', finish_reason: 'stop' }] },
  ],
  [
    'a filter',
    'filtered',
    { choices: [{ index: 0, message: { content: '' }, text: '', finish_reason: 'content_filter' }] },
  ],
  [
    'no finish reason',
    'interrupted',
    { choices: [{ index: 0, message: { content: '' }, text: '', finish_reason: null }] },
  ],
  ['no choice', 'interrupted', { choices: [] }],
  ['no answer', 'server-error', { status: 'ok', version: '1' }],
  ['a list', 'server-error', [1, 2, 3]],
  ['a number', 'server-error', '42'],
  ['half a body', 'server-error', '{"choices":[{"index":0,"message":{"content":"1. Pulm'],
  ['an error of the model', 'server-error', { error: 'model crashed' }],
  ['an error in a list', 'overloaded', [{ error: { message: 'The model is overloaded', code: 503 } }]],
  ['a detail', 'bad-request', { detail: 'Field required', status: 422 }],
  ['a flat error', 'context-overflow', { object: 'error', message: 'maximum context length is 4096', code: 400 }],
  ['not successful', 'auth', { success: false, errors: [{ code: 1, message: 'Authentication error' }] }],
];

/** What comes after the model has finished does not spoil its answer. */
export const harmless: readonly (readonly [string, readonly string[]])[] = [
  ['vLLM, mid-stream', [event({ error: inside }), done]],
  ['llama.cpp, a line that no parser reads', ['error: {"code":500,"message":"slot failed"}\n\n', done]],
  ['Ollama, a chunk without a word', [ollamaQuiet]],
  ['event: error', ['event: error\ndata: the worker died\n\n']],
  ['a page', ['<html><title>502</title></html>\n']],
  ['half an event', ['data: {"id":"x","choices":[{"ind']],
  ['another finish', [chunk('', 'content_filter'), done]],
  ['more text', [chunk('\n3. Gout\n'), done]],
];

/** Every failure that a server has been seen to make, as a script and as the kind it must become. */
export const failureRows: readonly FailureRow[] = [
  ...refusals.map(([name, kind, status, body, headers]) => ({ name, kind, script: refusing(status, body, headers) })),
  ...insides.map(([name, kind, events]) => ({
    name: `${name}, in the middle`,
    kind,
    script: sending([...start, ...events]),
    kept,
  })),
  ...insides.map(([name, kind, events]) => ({
    name: `${name}, before the first token`,
    kind,
    script: sending([': ping\n\n', ...events]),
  })),
  ...atOnce.map(([name, kind, body]) => ({ name: `${name}, not streamed`, kind, script: refusing(200, body) })),
];
