import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failureMessage } from '../../src/arms/answer.ts';
import type { ArmFailure, FailureKind } from '../../src/arms/failure.ts';
import { Passing } from '../../src/arms/gate/passing.ts';
import { recognise, type Asked } from '../../src/arms/gate/recognise.ts';
import { retryAfter } from '../../src/arms/gate/retryAfter.ts';
import { serverWords } from '../../src/arms/gate/serverWords.ts';

const asked: Asked = { origin: 'https://h', model: 'm', api: 'chat', key: undefined, sent: 'a case' };
const now = new Date('2025-01-02T03:04:05Z');

function failureOf(status: number | null, body: unknown, o: Partial<Asked> = {}, wait?: number): ArmFailure {
  const words = serverWords(typeof body === 'string' ? body : JSON.stringify(body));
  const seconds = wait ?? retryAfter(new Headers(), words.message, now);
  return recognise({ status, words, retryAfter: seconds }, { ...asked, ...o });
}

const sentenceOf = (failure: ArmFailure): string => failureMessage({ ...failure, values: [...failure.values] });

const message = (words: string, more: object = {}): unknown => ({ error: { message: words, ...more } });

const perMinute = 'Rate limit reached for gpt-4 in organization o on tokens per min. Limit: 10000 / min.';

const rows: readonly (readonly [FailureKind, number | null, unknown])[] = [
  // Codes before words.
  ['rate-limited', null, message(perMinute, { type: 'tokens', code: 'rate_limit_exceeded' })],
  ['rate-limited', null, message(perMinute)],
  ['rate-limited', null, message('Request too large: tokens exceed your limit', { code: 'rate_limit_exceeded' })],
  ['context-overflow', null, message('please try again', { code: 'context_length_exceeded' })],
  ['quota', 429, message('too many requests', { code: 'insufficient_quota' })],
  ['filtered', 400, message('the model x was not found in the text', { code: 'content_filter' })],
  ['model-missing', 400, message('something is unknown', { code: 'model_not_found' })],
  ['auth', 400, message('tokens exceed', { type: 'invalid_request_error', code: 'invalid_api_key' })],
  ['auth', null, message('no', { type: 'authentication_error' })],
  ['overloaded', null, message('no', { type: 'overloaded_error' })],
  // How the request is written.
  [
    'bad-request',
    422,
    { detail: [{ type: 'extra_forbidden', loc: ['body', 'x'], msg: 'Extra inputs are not permitted' }] },
  ],
  ['bad-request', 400, message('invalid token in JSON at position 3')],
  ['bad-request', 400, message('Invalid token <0x0A> in grammar')],
  ['bad-request', 400, message('Invalid token ids in logit_bias')],
  ['bad-request', 400, message('stop sequence too long')],
  ['bad-request', 400, message('stop sequences must be at most 16 tokens')],
  ['bad-request', 400, message('temperature must be at most 2 tokens')],
  ['bad-request', 400, message('Invalid model parameters: top_k must be int')],
  ['bad-request', 400, message('invalid model output grammar')],
  ['bad-request', 400, message("Unknown field 'content_filter'")],
  ['bad-request', 400, message("Unrecognized request argument supplied: 'context_length'")],
  ['bad-request', 400, message('Billing address field is unknown')],
  ['bad-request', 422, { error: 'Input validation error: `max_new_tokens` must be strictly positive' }],
  ['bad-request', 422, { error: 'Input validation error: `inputs` cannot be empty' }],
  // And what is alike and something else.
  ['auth', 400, message('Invalid token')],
  ['auth', 400, message('Invalid API key: unknown API key')],
  ['auth', 400, message('Your API key is not allowed here')],
  ['auth', 400, message('Invalid token: JSON Web Token has expired')],
  ['model-missing', 400, message('Invalid model: llama-9')],
  ['model-missing', 404, message('The lora adapter M does not exist')],
  ['quota', 400, message('Your billing limit is reached')],
  ['filtered', 400, message('The content filter was triggered')],
  // Length.
  ['context-overflow', 400, message('Please provide a prompt shorter than 4096 tokens')],
  ['context-overflow', 400, message('Prompt length 5000 is greater than max_seq_len 4096')],
  ['context-overflow', 400, message('The input is larger than the window: use fewer than 2048 tokens')],
  ['context-overflow', 422, { error: '`inputs` must have less than 4096 tokens. Given: 5000' }],
  // What passes.
  ['server-error', 400, { error: 'The model has crashed without additional information. (Exit code: null)' }],
  ['server-error', 400, { error: 'llama runner process has terminated' }],
  ['loading', 423, { error: 'Model is being loaded' }],
  ['loading', 400, { error: 'The model is still loading' }],
  ['overloaded', 400, message('Request exceeds the maximum number of concurrent requests')],
  ['overloaded', 429, message('maximum number of concurrent requests reached')],
  ['overloaded', 503, message('the request queue exceeds its limit')],
  ['rate-limited', 403, message('Out of call volume quota. Quota will be replenished in 00:12:33')],
  ['rate-limited', 403, message('API rate limit exceeded')],
  ['quota', 402, message('Your quota resets when you pay')],
  // Numbers that HTTP does not know.
  ['server-error', 600, ''],
  ['server-error', 999, 'nonsense'],
  // Paths.
  ['bad-request', 404, { detail: 'Not Found' }],
  ['bad-request', 405, { detail: 'Method Not Allowed' }],
  ['model-missing', 405, { error: 'model "m" not found' }],
  ['bad-request', 400, 'Client sent an HTTP request to an HTTPS server.\n'],
  ['auth', 511, '<html><title>Sign in to the network</title></html>'],
];

describe('what a server means is not one of its words', () => {
  for (const [kind, status, body] of rows) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    it(`${status ?? 'in a stream'} ${text.slice(0, 90)} is ${kind}`, () => {
      const failure = failureOf(status, body);
      assert.equal(failure.kind, kind, sentenceOf(failure));
      assert.doesNotMatch(sentenceOf(failure), /\{\d\}|Settings/);
    });
  }

  it('passes where it may pass', () => {
    const passes = (status: number, words: string): boolean => failureOf(status, message(words)) instanceof Passing;
    assert.ok(passes(400, 'The model has crashed without additional information'));
    assert.ok(passes(423, 'Model is being loaded'));
    assert.ok(passes(403, 'Out of call volume quota. Quota will be replenished in 00:12:33'));
    assert.ok(!passes(400, 'Invalid token <0x0A> in grammar'));
  });
});

describe('the sentence', () => {
  it('says how long to wait as people say it', () => {
    for (const [seconds, words] of [
      [0, /Wait a minute/],
      [1, /in 1\u00a0s\.$/],
      [120, /in 120\u00a0s\.$/],
      [121, /in 3\u00a0min \(121\u00a0s\)\.$/],
      [7201, /in 3\u00a0h \(7201\u00a0s\)\.$/],
      [86_400, /in 24\u00a0h \(86400\u00a0s\)\.$/],
      [600_000, /in 7\u00a0d \(600000\u00a0s\)\.$/],
    ] as const) {
      assert.match(sentenceOf(failureOf(429, '', {}, seconds)), words, String(seconds));
    }
    assert.match(sentenceOf(failureOf(503, 'busy', {}, 1)), /overloaded\. Ask again in 1\u00a0s\./);
    assert.match(sentenceOf(failureOf(503, 'Loading model', {}, 90)), /loading its model\. Ask again in 90\u00a0s\./);
  });

  it('says who stands before the server where a page bars the way', () => {
    for (const key of [undefined, 'a-key-12345']) {
      for (const [status, title] of [
        [403, 'Just a moment...'],
        [403, 'ERROR: The requested URL could not be retrieved'],
        [401, 'Sign in'],
      ] as const) {
        const sentence = sentenceOf(failureOf(status, `<html><title>${title}</title></html>`, { key }));
        assert.match(sentence, /web page .*a proxy, a gateway or a sign-in stands before/);
        assert.doesNotMatch(sentence, /API key/);
      }
    }
  });

  it('says whether a key is missing, refused or not enough', () => {
    const key = 'a-key-12345';
    assert.match(sentenceOf(failureOf(403, { detail: 'Not authenticated' })), /wants an API key, and none is set/);
    assert.match(sentenceOf(failureOf(403, { detail: 'Not authenticated' }, { key })), /refused the API key/);
    assert.match(sentenceOf(failureOf(403, { detail: 'Forbidden' }, { key })), /does not let it use this model/);
    assert.match(sentenceOf(failureOf(401, '', { key })), /refused the API key/);
    const firewall = message('Access denied due to Virtual Network/Firewall rules.');
    assert.match(sentenceOf(failureOf(403, firewall, { key })), /does not let this machine or network in/);
  });

  it('does not call every 404 a wrong address', () => {
    assert.match(sentenceOf(failureOf(404, { detail: 'Not Found' })), /no chat interface/);
    assert.match(sentenceOf(failureOf(404, '')), /no chat interface/);
    const project = sentenceOf(failureOf(404, message('Project p could not be found in this organization')));
    assert.match(project, /does not accept the request.*Project p could not be found/);
  });

  it('names https where that is what the port speaks', () => {
    for (const body of [
      'Client sent an HTTP request to an HTTPS server.',
      '<html><title>400 The plain HTTP request was sent to HTTPS port</title></html>',
    ]) {
      assert.match(sentenceOf(failureOf(400, body)), /speaks https on this port\. Write https:\/\//);
    }
  });

  it('holds nothing that is no text, and no piece of JSON', () => {
    for (const body of [
      '(\ufffd/\ufffd \u000fy\u0000\u0000data',
      '{"choices":[{"index":0,"delta":{"content":"1. Pulm',
      "{'error': {'detail': 'x', 'secret': 'y'}}",
      '{"error":{"message":"upstream said {\\"choices\\": [{\\"text\\": \\"Pulm"}}',
    ]) {
      assert.doesNotMatch(sentenceOf(failureOf(500, body)), /\ufffd|[^\P{Cc}\n]|choices|Pulm|secret/u, body);
    }
  });
});

describe('a time to wait', () => {
  it('is read from a clock, from days, and from what comes back', () => {
    const read = (words: string): number | null => retryAfter(new Headers(), words, now);
    assert.equal(read('Quota will be replenished in 00:12:33'), 753);
    assert.equal(read('Try again in 2:05.'), 125);
    assert.equal(read('Your limit resets in 2 days'), 172_800);
    assert.equal(read('try again in 1m20.5s'), 81);
    assert.equal(read('resets at noon'), null);
  });
});
