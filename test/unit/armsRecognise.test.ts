import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failureMessage } from '../../src/arms/answer.ts';
import type { FailureKind } from '../../src/arms/failure.ts';
import { recognise } from '../../src/arms/gate/recognise.ts';
import { showable } from '../../src/arms/gate/redact.ts';
import { withoutSecrets } from '../../src/arms/gate/secrets.ts';
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

/** Rows that stand in no list: other servers, gateways and tongues. */
const others: readonly (readonly [name: string, kind: FailureKind, status: number | null, body: unknown])[] = [
  ['Triton, model unknown', 'model-missing', 400, { error: "Request for unknown model: 'ensemble' is not found" }],
  [
    'Triton, model not ready',
    'loading',
    400,
    { error: "Request for unknown model: 'ensemble' version 1 is not at ready state" },
  ],
  ['Triton, queue', 'overloaded', 503, { error: 'Exceeds maximum queue size' }],
  ['Triton, unavailable', 'loading', 503, { error: 'in ensemble, model is not ready' }],
  [
    'TensorRT-LLM, too long',
    'context-overflow',
    400,
    {
      object: 'error',
      message: 'Prompt length (5000) + max_tokens (512) exceeds max_seq_len 4096',
      type: 'BadRequestError',
      code: 400,
    },
  ],
  [
    'TensorRT-LLM, input',
    'context-overflow',
    500,
    { error: 'Encountered an error: input length 5000 exceeds maximum input length 4096' },
  ],
  [
    'Ray Serve LLM, no replica',
    'overloaded',
    503,
    { error: { message: 'Request dropped: max_queued_requests exceeded, backpressure', type: 'BackPressureError' } },
  ],
  ['Ray Serve, deployment starting', 'loading', 503, 'Deployment is starting up: waiting for replicas'],
  ['Ray Serve, route', 'bad-request', 404, "Path '/v1' not found. Ping http://.../-/routes for available routes."],
  [
    'Aphrodite, too long',
    'context-overflow',
    400,
    { object: 'error', message: 'Prompt token count exceeds the max_model_len of 4096', type: 'BadRequestError' },
  ],
  [
    'LMDeploy, too long',
    'context-overflow',
    200,
    { object: 'error', message: 'input token length 5000 is out of range: session_len 4096', code: 400 },
  ],
  [
    'LMDeploy, model',
    'model-missing',
    404,
    { code: 404, message: "The model 'x' does not exist.", object: 'error', type: 'NotFoundError' },
  ],
  [
    'MLX, model',
    'model-missing',
    404,
    { error: '404 Client Error. Repository Not Found for url: https://host/api/models/x' },
  ],
  ['MLX, memory', 'server-error', 500, { error: '[METAL] Command buffer execution failed: Insufficient Memory' }],
  [
    'text-generation-webui, nothing loaded',
    'model-missing',
    500,
    { detail: 'No model is loaded. Load one before generating.' },
  ],
  [
    'KoboldCpp, busy',
    'overloaded',
    503,
    { detail: { msg: 'Server is busy; please try again later.', type: 'service_unavailable' } },
  ],
  [
    'llamafile, slots',
    'overloaded',
    503,
    { error: { code: 503, message: 'no slot available', type: 'unavailable_error' } },
  ],
  [
    'Ollama, memory',
    'server-error',
    500,
    { error: 'model requires more system memory (39.1 GiB) than is available (12 GiB)' },
  ],
  ['Ollama, crashed', 'server-error', 500, { error: { message: 'llama runner process no longer running: -1' } }],
  [
    'Cloudflare 520',
    'server-error',
    520,
    '<!DOCTYPE html><title>host | 520: Web server is returning an unknown error</title>',
  ],
  ['Cloudflare 521', 'server-error', 521, '<!DOCTYPE html><title>host | 521: Web server is down</title>'],
  ['Cloudflare 522', 'server-error', 522, '<!DOCTYPE html><title>host | 522: Connection timed out</title>'],
  ['Cloudflare 524', 'server-error', 524, 'error code: 524'],
  ['Cloudflare 1015', 'rate-limited', 429, 'error code: 1015'],
  ['Cloudflare, challenge', 'auth', 403, '<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>'],
  [
    'Cloudflare AI, errors in a list',
    'auth',
    400,
    { result: null, success: false, errors: [{ code: 10000, message: 'Authentication error' }], messages: [] },
  ],
  ['nginx 499', 'server-error', 499, ''],
  ['nginx 504', 'server-error', 504, '<html><head><title>504 Gateway Time-out</title></head></html>'],
  [
    'nginx 400, no certificate',
    'auth',
    400,
    '<html><head><title>400 No required SSL certificate was sent</title></head></html>',
  ],
  [
    'nginx 400, https',
    'bad-request',
    400,
    '<html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head></html>',
  ],
  ['nginx 431', 'bad-request', 431, ''],
  ['Envoy, timeout', 'server-error', 504, 'upstream request timeout'],
  [
    'Envoy, reset',
    'server-error',
    503,
    'upstream connect error or disconnect/reset before headers. reset reason: connection failure',
  ],
  ['Envoy, buffer', 'context-overflow', 413, 'Payload Too Large'],
  ['Traefik', 'overloaded', 503, 'no available server'],
  [
    'HAProxy',
    'overloaded',
    503,
    '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>',
  ],
  ['Kong, key', 'auth', 401, { message: 'No API key found in request' }],
  ['Kong, rate', 'rate-limited', 429, { message: 'API rate limit exceeded' }],
  ['Kong, route', 'bad-request', 404, { message: 'no Route matched with those values' }],
  [
    'Apigee, quota per minute',
    'rate-limited',
    429,
    {
      fault: {
        faultstring: 'Rate limit quota violation. Quota limit exceeded.',
        detail: { errorcode: 'policies.ratelimit.QuotaViolation' },
      },
    },
  ],
  [
    'Bedrock, throttling',
    'rate-limited',
    429,
    { message: 'Too many tokens, please wait before trying again.', __type: 'ThrottlingException' },
  ],
  ['Bedrock, throttling as 400', 'rate-limited', 400, { __type: 'ThrottlingException', message: 'Rate exceeded' }],
  ['Bedrock, access', 'auth', 403, { Message: 'User is not authorized to perform: bedrock:InvokeModel' }],
  ['Bedrock, expired', 'auth', 403, { message: 'The security token included in the request is expired' }],
  ['Bedrock, too long', 'context-overflow', 400, { message: 'Input is too long for requested model.' }],
  [
    'Bedrock, not ready',
    'loading',
    429,
    { message: 'Model is not ready for inference. Wait and try your request again.', __type: 'ModelNotReadyException' },
  ],
  ['Bedrock, model', 'model-missing', 400, { message: 'The provided model identifier is invalid.' }],
  [
    'SageMaker, model error',
    'context-overflow',
    424,
    {
      ErrorCode: 'CLIENT_ERROR_FROM_MODEL',
      OriginalMessage:
        '{"error":"Input validation error: `inputs` must have less than 4096 tokens. Given: 5000","error_type":"validation"}',
      OriginalStatusCode: 422,
    },
  ],
  ['SageMaker, worker', 'server-error', 500, { code: 500, type: 'InternalServerException', message: 'Worker died.' }],
  [
    'AWS, XML',
    'auth',
    403,
    '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
  ],
  [
    'Azure AI, call rate',
    'rate-limited',
    429,
    {
      error: {
        code: 'RateLimitReached',
        message:
          'Your requests to x have exceeded call rate limit of your current AIServices S0 pricing tier. Please retry after 12 seconds. Please contact Azure support service if you would like to further increase the default rate limit.',
      },
    },
  ],
  [
    'Azure, key',
    'auth',
    401,
    {
      statusCode: 401,
      message: 'Unauthorized. Access token is missing, invalid, audience is incorrect, or have expired.',
    },
  ],
  ['Azure, resource', 'bad-request', 404, { error: { code: '404', message: 'Resource not found' } }],
  [
    'Azure, network',
    'auth',
    403,
    { error: { code: '403', message: 'Access denied due to Virtual Network/Firewall rules.' } },
  ],
  [
    'Azure, no capacity',
    'overloaded',
    429,
    {
      error: {
        code: 'NoCapacity',
        message: 'The system is currently experiencing high demand and cannot process your request.',
      },
    },
  ],
  [
    'Azure, jailbreak',
    'filtered',
    400,
    {
      error: {
        code: 'content_filter',
        message: 'filtered',
        innererror: { code: 'ResponsibleAIPolicyViolation', content_filter_result: { jailbreak: { filtered: true } } },
      },
    },
  ],
  [
    'Together, model',
    'model-missing',
    404,
    {
      error: {
        message: 'Unable to access model x. Please visit the list of models',
        type: 'invalid_request_error',
        code: 'model_not_available',
      },
    },
  ],
  [
    'Together, too long',
    'context-overflow',
    422,
    {
      error: {
        message: 'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4097.',
        type: 'invalid_request_error',
      },
    },
  ],
  [
    'Together, credit',
    'quota',
    402,
    { error: { message: 'Credit limit exceeded, please add a payment method', type: 'credit_limit' } },
  ],
  [
    'Groq, per minute',
    'rate-limited',
    413,
    {
      error: {
        message: 'Request too large for model `x` on tokens per minute (TPM): Limit 6000, Requested 7000',
        type: 'tokens',
        code: 'rate_limit_exceeded',
      },
    },
  ],
  [
    'Groq, gone',
    'model-missing',
    400,
    {
      error: {
        message: 'The model `x` has been decommissioned and is no longer supported.',
        code: 'model_decommissioned',
      },
    },
  ],
  [
    'Groq, too long',
    'context-overflow',
    400,
    { error: { message: 'Please reduce the length of the messages or completion.', code: 'context_length_exceeded' } },
  ],
  ['Mistral, key', 'auth', 401, { message: 'Unauthorized', request_id: 'r' }],
  [
    'Mistral, too long',
    'context-overflow',
    400,
    {
      object: 'error',
      message: 'Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length',
      type: 'invalid_request_error',
      code: '3051',
    },
  ],
  [
    'Mistral, busy',
    'rate-limited',
    429,
    {
      object: 'error',
      message: 'Service tier capacity exceeded for this model.',
      type: 'service_tier_capacity_exceeded',
      code: '3505',
    },
  ],
  [
    'Anthropic style, too long',
    'context-overflow',
    400,
    {
      type: 'error',
      error: { type: 'invalid_request_error', message: 'prompt is too long: 210000 tokens > 200000 maximum' },
    },
  ],
  [
    'Anthropic style, overloaded',
    'overloaded',
    529,
    { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
  ],
  [
    'Anthropic style, key',
    'auth',
    401,
    { type: 'error', error: { type: 'authentication_error', message: 'invalid x-api-key' } },
  ],
  [
    'Anthropic style, permission',
    'auth',
    403,
    {
      type: 'error',
      error: {
        type: 'permission_error',
        message: 'Your API key does not have permission to use the specified resource',
      },
    },
  ],
  [
    'Anthropic style, credit',
    'quota',
    400,
    { type: 'error', error: { type: 'invalid_request_error', message: 'Your credit balance is too low' } },
  ],
  [
    'Google, model',
    'model-missing',
    404,
    [
      {
        error: {
          code: 404,
          message: 'models/x is not found for API version v1beta, or is not supported for generateContent.',
          status: 'NOT_FOUND',
        },
      },
    ],
  ],
  [
    'Google, busy',
    'overloaded',
    503,
    [{ error: { code: 503, message: 'The model is overloaded. Please try again later.', status: 'UNAVAILABLE' } }],
  ],
  [
    'Google, deadline',
    'server-error',
    504,
    { error: { code: 504, message: 'Deadline expired before operation could complete.', status: 'DEADLINE_EXCEEDED' } },
  ],
  ['Hugging Face, cold', 'loading', 503, { error: 'Model x is currently loading', estimated_time: 137.2 }],
  ['Hugging Face, scaled to zero', 'loading', 503, { error: 'Endpoint is scaled to zero and is being initialized' }],
  [
    'Hugging Face, paused',
    'server-error',
    400,
    { error: 'Bad Request: Endpoint is paused, ask a maintainer to restart it' },
  ],
  [
    'Hugging Face, gated',
    'auth',
    403,
    { error: 'Access to model x is restricted and you are not in the authorized list.' },
  ],
  ['OpenRouter, provider', 'server-error', 502, { error: { message: 'Provider returned error', code: 502 } }],
  ['OpenRouter, no provider', 'model-missing', 404, { error: { message: 'No endpoints found for x.', code: 404 } }],
  [
    'DashScope, length',
    'context-overflow',
    400,
    { code: 'InvalidParameter', message: 'Range of input length should be [1, 6000]' },
  ],
  [
    'DashScope, arrears',
    'quota',
    400,
    { code: 'Arrearage', message: 'Access denied, please make sure your account is in good standing.' },
  ],
  [
    'a gateway in Chinese, too long',
    'context-overflow',
    400,
    { error: { message: '输入内容过长，超过模型的最大上下文长度', code: '1210' } },
  ],
  [
    'a gateway in Chinese, model',
    'model-missing',
    400,
    { error: { message: '模型不存在，请检查模型代码', code: '1211' } },
  ],
  ['a gateway in Chinese, money', 'quota', 429, { error: { message: '账户余额不足，请充值', code: '1113' } }],
  ['a gateway in Chinese, rate', 'rate-limited', 400, { error: { message: '请求过于频繁，请稍后再试' } }],
  [
    'a page in German',
    'server-error',
    502,
    '<html lang="de"><head><title>Dienst nicht verfügbar</title></head></html>',
  ],
  [
    'problem+json, rate',
    'rate-limited',
    429,
    { type: 'about:blank', title: 'Too Many Requests', status: 429, detail: 'x' },
  ],
  ['problem+json, key', 'auth', 401, { type: 'https://host/probs/key', title: 'Unauthorized', status: 401 }],
  ['problem+json, 500', 'server-error', 500, { title: 'Internal Server Error', status: 500, traceId: 't' }],
  [
    'FastAPI, several',
    'bad-request',
    422,
    {
      detail: [
        { loc: ['body', 'messages', 0], msg: 'value is not a valid dict', type: 'type_error.dict', input: 'ZEBRA' },
        { loc: ['body', 'model'], msg: 'field required' },
      ],
    },
  ],
  [
    'Express',
    'bad-request',
    404,
    '<!DOCTYPE html><html><head><title>Error</title></head><body><pre>Cannot POST /v1/chat/completions</pre></body></html>',
  ],
  ['NestJS', 'bad-request', 400, { statusCode: 400, message: ['seed must not be empty'], error: 'Bad Request' }],
  [
    'Spring',
    'server-error',
    500,
    { timestamp: '2025', status: 500, error: 'Internal Server Error', path: '/v1/completions' },
  ],
  ['a nested list of errors', 'overloaded', 503, { errors: [[{ error: { message: 'All workers are busy' } }]] }],
  [
    'an error told as text in an error',
    'context-overflow',
    500,
    { error: { message: '{"error":{"message":"This model\'s maximum context length is 4096 tokens"}}' } },
  ],
  [
    'LiteLLM, all cooling down',
    'rate-limited',
    429,
    {
      error: {
        message: 'No deployments available for selected model, Try again in 5 seconds. Passed model=x.',
        type: 'None',
        code: '429',
      },
    },
  ],
  [
    'LiteLLM, timeout',
    'server-error',
    408,
    { error: { message: 'litellm.Timeout: APITimeoutError - Request timed out.', code: '408' } },
  ],
  [
    'LiteLLM, upstream key',
    'auth',
    401,
    {
      error: {
        message:
          'litellm.AuthenticationError: AuthenticationError: OpenAIException - Incorrect API key provided: sk-abcd*****wxyz.',
        code: '401',
      },
    },
  ],
  [
    'LiteLLM, budget',
    'quota',
    400,
    {
      error: {
        message: 'Budget has been exceeded! Current cost: 10.1, Max budget: 10.0',
        type: 'budget_exceeded',
        code: '400',
      },
    },
  ],
  [
    'LiteLLM, not for this key',
    'auth',
    401,
    {
      error: {
        message: 'key not allowed to access model. This key can only access models=[y]',
        type: 'key_model_access_denied',
        code: '401',
      },
    },
  ],
  [
    'vLLM, engine dead',
    'server-error',
    500,
    { error: { message: 'EngineCore encountered an issue.', type: 'InternalServerError', code: 500 } },
  ],
  ['vLLM, sleeping', 'loading', 503, { error: { message: 'Engine is sleeping, not ready', code: 503 } }],
  [
    'SGLang, queue',
    'overloaded',
    503,
    { object: 'error', message: 'The request queue is full.', type: 'ServiceUnavailable', code: 503 },
  ],
  [
    'SGLang, in a stream',
    'context-overflow',
    null,
    {
      error: {
        object: 'error',
        message: "Requested token count exceeds the model's maximum context length of 4096 tokens.",
        type: 'BadRequestError',
        code: 400,
      },
    },
  ],
  [
    'TGI, in a stream',
    'server-error',
    null,
    { error: 'Request failed during generation: Server error: CUDA error', error_type: 'generation' },
  ],
  ['TGI, incomplete', 'server-error', 500, { error: 'Incomplete generation', error_type: 'incomplete_generation' }],
  ['a sign-in by the institution', 'auth', 401, '<html><head><title>Single Sign-On</title></head></html>'],
  ['unavailable for legal reasons', 'filtered', 451, { error: { message: 'Blocked by content policy' } }],
  ...([400, 404, 405, 409, 415, 418, 422] as const).map(
    (status) => [`${status} without a body`, 'bad-request', status, ''] as const,
  ),
  ...([401, 403, 407] as const).map((status) => [`${status} without a body`, 'auth', status, ''] as const),
  ...([500, 502, 504, 520, 599] as const).map(
    (status) => [`${status} without a body`, 'server-error', status, ''] as const,
  ),
  ['402 without a body', 'quota', 402, ''],
  ['408 without a body', 'server-error', 408, ''],
  ['413 without a body', 'context-overflow', 413, ''],
  ['425 without a body', 'loading', 425, ''],
  ['429 without a body', 'rate-limited', 429, ''],
  ['503 without a body', 'overloaded', 503, ''],
  ['529 without a body', 'overloaded', 529, ''],
];

describe('failures are recognised by meaning', () => {
  const rows = [
    ...wordings.map(([kind, status, body]) => ({ name: '', kind, status, body })),
    ...others.map(([name, kind, status, body]) => ({ name: `${name}: `, kind, status, body })),
  ];
  for (const { name, kind, status, body } of rows) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    it(`${name}${status ?? 'in a stream'} ${text.slice(0, 70)} is ${kind}`, () => {
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
      assert.doesNotMatch(withoutSecrets(text, [key]), /abcd|wxyz/);
    }
    assert.doesNotMatch(withoutSecrets('Bearer abc.def.ghi and sk-proj-123456', []), /abc|123456/);
  });

  it('is never the case, whole, in part, quoted, or with other marks between its words', () => {
    const sent = 'A 61-year-old man, Ng, has sudden chest pain.';
    for (const echo of [sent, 'got: 61-year-old man,\nNg, has', "input 'Ng,' is odd", '"61-Year-Old   MAN" bad']) {
      assert.doesNotMatch(showable(echo, { secrets: [], sent }), /61|Ng|man/i, echo);
    }
    assert.equal(showable('seed must be below 7', { secrets: [], sent }), 'seed must be below 7');
    assert.ok(showable('long '.repeat(1000), { secrets: [], sent }).length < 300);
  });

  it('is never the case where it is very short, in signs, or written out as code', () => {
    for (const [sent, words] of [
      ['HIV pos', 'bad value HIV pos here'],
      ['王小明发热三天伴咳嗽', '错误 王小明发热三天 end'],
      ['45M\nfever\nrash\nDVT', String.raw`value is 45M\nfever\nrash\nDVT bad`],
      ['Müller, été', String.raw`bad M\u00fcller, \u00e9t\u00e9`],
    ] as const) {
      assert.doesNotMatch(showable(words, { secrets: [], sent }), /HIV|pos|王|发热|45|fever|DVT|ller|é/, words);
    }
    assert.equal(showable('seed must be below 7', { secrets: [], sent: '' }), 'seed must be below 7');
  });

  it('holds nothing that a terminal would obey', () => {
    const words = 'boom \u001b[2J\u001b]0;mine\u0007 \u202edone\u009b31m';
    assert.equal(showable(words, { secrets: [], sent: '' }), 'boom [2J]0;mine done31m');
  });
});

describe('Retry-After', () => {
  const now = new Date('2025-01-02T03:04:05Z');
  const read = (value: string): number | null => retryAfter(new Headers({ 'retry-after': value }), '', now);
  it('is seconds or a date, capped, and nothing else', () => {
    assert.equal(read('20'), 20);
    assert.equal(read('0.2'), 1);
    assert.equal(read('Thu, 02 Jan 2025 03:05:05 GMT'), 60);
    assert.equal(read('99999999999'), 7 * 24 * 3600);
    for (const odd of ['', 'soon', '-5', 'Thu, 02 Jan 2020 03:05:05 GMT']) assert.equal(read(odd), null);
  });
});
