import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failureMessage } from '../../src/arms/answer.ts';
import type { FailureKind } from '../../src/arms/failure.ts';
import { recognise } from '../../src/arms/gate/recognise.ts';
import { redactKey, showable } from '../../src/arms/gate/redact.ts';
import { retryAfter } from '../../src/arms/gate/retryAfter.ts';
import { serverWords } from '../../src/arms/gate/serverWords.ts';

/** Other words for the same failures: what counts is what they mean. */
const wordings: readonly (readonly [FailureKind, number | null, unknown])[] = [
  [
    'context-overflow',
    400,
    { error: { message: 'prompt is too long: 210000 tokens > 200000 maximum', type: 'invalid_request_error' } },
  ],
  ['context-overflow', 400, { error: { message: 'Requested tokens (5000) exceed context window of 4096' } }],
  ['context-overflow', 500, { error: 'input length exceeds the context length' }],
  [
    'context-overflow',
    400,
    {
      message:
        'The decoder prompt (length 5274) is longer than the maximum model length of 4096. Make sure that `max_model_len` is no smaller',
    },
  ],
  [
    'context-overflow',
    400,
    {
      error: {
        message:
          'the request exceeds the available context size. try increasing the context size or enable context shift',
        type: 'invalid_request_error',
      },
    },
  ],
  [
    'context-overflow',
    400,
    {
      error: {
        message: 'litellm.ContextWindowExceededError: litellm.BadRequestError: ContextWindowExceededError: x',
        code: '400',
      },
    },
  ],
  [
    'context-overflow',
    400,
    {
      error: {
        message: 'max_tokens is too large: 5000. This model supports at most 4096 completion tokens',
        param: 'max_tokens',
      },
    },
  ],
  ['context-overflow', 400, { error: 'Prompt exceeds maximum sequence length 4096' }],
  ['context-overflow', 400, { detail: 'Input is too long for requested model.' }],
  [
    'context-overflow',
    422,
    {
      error: 'Input validation error: `inputs` must have less than 4096 tokens. Given: 5000',
      error_type: 'validation',
    },
  ],
  ['context-overflow', 400, { error: { message: 'in/out tokens: Total tokens 4608 over the limit of 4096' } }],
  [
    'no-chat-template',
    400,
    {
      error: {
        message:
          'Cannot use chat template functions because tokenizer.chat_template is not set and no template argument was passed!',
      },
    },
  ],
  [
    'no-chat-template',
    500,
    { error: { message: 'cannot use apply_chat_template() because tokenizer.chat_template is not set' } },
  ],
  ['no-chat-template', 400, { error: { message: '"llama" does not support chat' } }],
  ['bad-request', 400, { error: { message: 'System role not supported', type: 'BadRequest' } }],
  [
    'bad-request',
    404,
    {
      error: {
        message:
          'This is a chat model and not supported in the v1/completions endpoint. Did you mean to use v1/chat/completions?',
        type: 'invalid_request_error',
        param: 'model',
      },
    },
  ],
  ['model-missing', 404, { error: "model 'x' not found, try pulling it first" }],
  ['model-missing', 400, { error: { message: 'x is not a valid model ID', code: 400 } }],
  [
    'model-missing',
    404,
    {
      error: { message: 'The model `gpt-9` does not exist or you do not have access to it.', code: 'model_not_found' },
    },
  ],
  ['model-missing', 404, { error: { message: 'NOT_FOUND: models/x is not found for API version v1beta' } }],
  ['model-missing', 400, { message: 'No model named x is being served' }],
  ['model-missing', 404, { detail: 'Model x not found' }],
  ['auth', 401, { error: { message: 'Incorrect API key provided: sk-12***34.' } }],
  ['auth', 403, { message: 'Forbidden' }],
  ['auth', 400, { error: { message: 'API key not valid. Please pass a valid API key.', status: 'INVALID_ARGUMENT' } }],
  ['auth', 401, 'Access denied due to invalid subscription key'],
  ['auth', 401, { detail: 'Not authenticated' }],
  ['auth', 403, '<html><head><title>403 Forbidden</title></head></html>'],
  ['loading', 503, { error: 'Model x is currently loading', estimated_time: 20 }],
  ['loading', 503, { status: 'loading model' }],
  ['loading', 500, { error: 'model is still loading, please wait' }],
  ['loading', 503, { error: { message: 'Model is warming up' } }],
  ['server-error', 500, { error: 'llama runner process has terminated: error loading model' }],
  ['server-error', 500, { error: { message: 'model requires more system memory (40 GiB) than is available' } }],
  ['server-error', 500, 'Internal Server Error'],
  ['server-error', 502, 'Bad Gateway'],
  ['rate-limited', 429, 'Too Many Requests'],
  [
    'rate-limited',
    429,
    { error: { message: 'Resource has been exhausted (e.g. check quota).', status: 'RESOURCE_EXHAUSTED', code: 429 } },
  ],
  [
    'rate-limited',
    429,
    {
      error: {
        code: '429',
        message:
          'Requests to the ChatCompletions_Create Operation have exceeded call rate limit. Please retry after 6 seconds.',
      },
    },
  ],
  ['overloaded', 529, { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }],
  ['overloaded', 429, { error: { message: 'That model is currently overloaded with other requests' } }],
  ['overloaded', 503, { error: { message: 'The engine is currently overloaded, please try again later' } }],
  ['overloaded', 503, { message: 'no healthy upstream' }],
  ['overloaded', 503, 'Service Unavailable'],
  ['overloaded', 500, { error: { message: 'server busy' } }],
  ['quota', 429, { error: { message: 'You exceeded your current quota', code: 'insufficient_quota' } }],
  ['quota', 402, { error: { message: 'Insufficient credits' } }],
  ['quota', 400, { error: { message: 'Your credit balance is too low to access the API' } }],
  ['quota', 400, { error: { message: 'ExceededBudget: User has exceeded their budget', type: 'budget_exceeded' } }],
  [
    'filtered',
    400,
    {
      error: {
        message: "The response was filtered due to the prompt triggering Azure OpenAI's content management policy",
        code: 'content_filter',
      },
    },
  ],
  ['filtered', 403, { error: { message: 'Your request was flagged by moderation' } }],
  ['filtered', 400, { error: { message: 'Guardrail blocked the request' } }],
  [
    'bad-request',
    400,
    {
      error: {
        message:
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      },
    },
  ],
  ['bad-request', 422, { detail: [{ type: 'missing', loc: ['body', 'model'], msg: 'Field required' }] }],
  ['bad-request', 405, { detail: 'Method Not Allowed' }],
  ['bad-request', 404, '404 page not found'],
  [
    'server-error',
    null,
    { error: { message: 'EngineCore encountered an issue. See stack trace (above) for the root cause.', code: 500 } },
  ],
  ['server-error', null, { error: { message: 'boom' } }],
  ['server-error', 504, { error: { message: 'upstream request timeout' } }],
];

describe('failures are recognised by meaning', () => {
  for (const [kind, status, body] of wordings) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    it(`${status ?? 'in a stream'} ${text.slice(0, 70)} is ${kind}`, () => {
      const asked = { origin: 'https://h', model: 'm', api: 'chat', key: 'k12345', sent: 'a case' } as const;
      const failure = recognise({ status, words: serverWords(text), retryAfter: null }, asked);
      assert.equal(failure.kind, kind);
      assert.doesNotMatch(failureMessage({ ...failure, values: [...failure.values] }), /\{\d\}/);
    });
  }
});

describe('what of a server’s words is shown', () => {
  it('is never a key, its beginning or its tail', () => {
    const key = 'abcdEFGH1234wxyz';
    for (const text of [`key ${key} bad`, 'key abcdEFGH… bad', 'key ...1234wxyz bad', 'key *******wxyz bad']) {
      assert.doesNotMatch(redactKey(text, key), /abcd|wxyz/);
    }
    assert.doesNotMatch(redactKey('Bearer abc.def.ghi and sk-proj-123456', undefined), /abc|123456/);
  });

  it('is never the case, whole, in part, quoted, or with other marks between its words', () => {
    const sent = 'A 61-year-old man, Ng, has sudden chest pain.';
    for (const echo of [sent, 'got: 61-year-old man,\nNg, has', "input 'Ng,' is odd", '"61-Year-Old   MAN" bad']) {
      assert.doesNotMatch(showable(echo, { key: undefined, sent }), /61|Ng|man/i, echo);
    }
    assert.equal(showable('seed must be below 7', { key: undefined, sent }), 'seed must be below 7');
    assert.ok(showable('long '.repeat(1000), { key: undefined, sent }).length < 300);
  });

  it('is never the case where it is very short, in signs, or written out as code', () => {
    for (const [sent, words] of [
      ['HIV pos', 'bad value HIV pos here'],
      ['王小明发热三天伴咳嗽', '错误 王小明发热三天 end'],
      ['45M\nfever\nrash\nDVT', String.raw`value is 45M\nfever\nrash\nDVT bad`],
      ['Müller, été', String.raw`bad M\u00fcller, \u00e9t\u00e9`],
    ] as const) {
      assert.equal(showable(words, { key: undefined, sent }), '', words);
    }
    assert.equal(showable('seed must be below 7', { key: undefined, sent: '' }), 'seed must be below 7');
  });

  it('holds nothing that a terminal would obey', () => {
    const words = 'boom \u001b[2J\u001b]0;mine\u0007 \u202edone\u009b31m';
    assert.equal(showable(words, { key: undefined, sent: '' }), 'boom [2J]0;mine done31m');
  });
});

describe('Retry-After', () => {
  const now = new Date('2025-01-02T03:04:05Z');
  const read = (value: string): number | null => retryAfter(new Headers({ 'retry-after': value }), now);
  it('is seconds or a date, capped, and nothing else', () => {
    assert.equal(read('20'), 20);
    assert.equal(read('0.2'), 1);
    assert.equal(read('Thu, 02 Jan 2025 03:05:05 GMT'), 60);
    assert.equal(read('99999999999'), 7 * 24 * 3600);
    for (const odd of ['', 'soon', '-5', 'Thu, 02 Jan 2020 03:05:05 GMT']) assert.equal(read(odd), null);
  });
});
