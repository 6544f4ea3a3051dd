import { ArmFailure, type FailureKind } from '../failure.ts';
import { Passing } from './passing.ts';
import { showable, withoutEcho } from './redact.ts';
import type { ServerWords } from './serverWords.ts';

/** What a server answered when it did not answer. `status` is null for an error inside a stream. */
export interface Refusal {
  readonly status: number | null;
  readonly words: ServerWords;
  /** Seconds to wait, from Retry-After. */
  readonly retryAfter: number | null;
}

/** What was asked, so that the sentence can name it and keep secrets out. */
export interface Asked {
  readonly origin: string;
  readonly model: string;
  readonly api: 'chat' | 'completions';
  readonly key: string | undefined;
  /** The case: nothing of it may come back in a sentence. */
  readonly sent: string;
}

const says = {
  filtered:
    /content[ _-]?(?:filter|management policy|policy)|responsible ?ai ?policy|safety (?:system|filter|polic)|guardrail|moderation|flagged (?:as|by|for)|blocked by .{0,40}polic/,
  quota:
    /insufficient[ _](?:quota|funds|credits?|balance)|exceeded your (?:current )?quota|quota (?:has been )?exhausted|billing|credit balance|out of credits?|no credits? left|spending limit|budget has been exceeded|exceeded.{0,20}budget|payment required|arrearage|in good standing|余额不足|欠费|充值/,
  overflow:
    /context[ _]?(?:length|window|size|overflow)|context_length_exceeded|exceed_context|context overflows|max(?:imum)?[ _](?:context|sequence|model|input|prompt|total|position)[a-z_ -]{0,20}(?:len|length|tokens|size)|max_model_len|max_position_embeddings|max_new_tokens.{0,20}must be|(?:prompt|input|inputs|request|messages?|text|sequence)\b.{0,60}(?:too (?:long|large|big)|exceeds?|longer than|over the)|too many (?:input )?tokens|tokens?\b.{0,40}(?:exceed|longer than|over the limit|too (?:long|large|many))|at most \d+ (?:completion )?tokens|reduce the (?:length|size) of|n_ctx|must have less than \d+ tokens|session_len|range of input length|(?:上下文|输入|提示).{0,12}(?:过长|太长|超)|超过.{0,16}长度/,
  template: /chat[ _]?template|apply_chat_template/,
  roles:
    /roles? must alternate|system role (?:is )?not supported|only user and assistant roles|conversation must start with/,
  noChat: /does(?: not|n't) support chat|not a chat model|chat completions? (?:is|are)(?: not|n't) supported/,
  noCompletions:
    /does(?: not|n't) support completions?|this is a chat model|not supported in the v1\/completions|completions? (?:is|are)(?: not|n't) supported/,
  model:
    /model[ _]not[ _]found|modelnotfound|deploymentnotfound|unknown[ _]model|no such model|no model named|not a valid model|models?\/\S+ (?:is )?not found|invalid model(?: name)?|could not find (?:base )?model|(?:model|deployment)\b.{0,200}(?:does not exist|doesn't exist|not (?:be )?found|is not available|not exist|is not loaded|not recogni[sz]ed|unavailable on)|no models? (?:is |are )?loaded|try pulling it|the model .{0,200} not found|repository not found|model identifier is invalid|unable to access model|model_not_available|decommissioned|no endpoints found|模型.{0,12}不存在/,
  auth: /unauthori[sz]ed|authenticat|invalid[ _](?:api[ _]?)?(?:key|token)|api[ _]?key|incorrect key|forbidden|permission[ _]denied|access denied|not allowed to access|expired token|invalid bearer/,
  loading:
    /loading|is starting|starting up|warming up|not (?:yet )?ready|initiali[sz]ing|still being loaded|cold start|is being initiali|scaled to zero|is starting|waiting for (?:a )?(?:replica|model|worker)/,
  rate: /rate[ _-]?limit|too many requests|throttl|requests per (?:minute|second|day)|tokens per (?:minute|day)|slow down|resource[ _]exhausted|rate exceeded|频繁/,
  busy: /overload|busy|at capacity|over capacity|no capacity|pending requests|queue (?:is )?full|high demand|try again later|temporarily unavailable|no (?:available|healthy) (?:workers?|replicas?|upstream|servers?|backends?)/,
  unready: /not (?:at|in) (?:a )?ready state|not ready for inference|modelnotready/,
  down: /upstream connect error|connection (?:failure|termination|refused)|reset reason|endpoint is paused/,
  certificate: /no required ssl certificate|client certificate|ssl certificate error/,
  memory: /out of memory|outofmemory|\boom\b|cuda error|insufficient memory|(?:failed|unable) to allocate/,
  broken: /(?:error|fail\w*) (?:to |while )?load/,
} as const;

/** Finds by meaning which failure this is, whoever the server is, and says it in one sentence with what to do. */
export function recognise(refusal: Refusal, asked: Asked): ArmFailure {
  const kind = kindOf(refusal, asked.sent);
  const failure = sentences[kind](refusal, asked);
  return passes(kind, refusal) ? new Passing(failure, refusal.retryAfter) : failure;
}

/** A server that is busy, loading or stumbled may answer the next time; what it understood and refused, it refuses again. */
function passes(kind: Seen, { status, words }: Refusal): boolean {
  if (kind === 'loading' || kind === 'overloaded' || kind === 'rate-limited') return true;
  if (kind !== 'server-error') return false;
  // A page in place of an answer is a wrong address or a sign-in, unless a proxy says that it failed.
  return status === null || status === 200 ? !words.html : status !== 501 && status !== 505;
}

type Seen = Extract<
  FailureKind,
  | 'filtered'
  | 'quota'
  | 'context-overflow'
  | 'no-chat-template'
  | 'model-missing'
  | 'auth'
  | 'loading'
  | 'rate-limited'
  | 'overloaded'
  | 'bad-request'
  | 'server-error'
>;

function kindOf({ status, words }: Refusal, sent: string): Seen {
  const text = `${withoutEcho(words.message.slice(0, 4000), sent)} ${words.codes}`.toLowerCase();
  const effective = status !== null && status >= 400 ? status : words.status;
  if (says.filtered.test(text) && effective !== 401) return 'filtered';
  if (effective === 402 || says.quota.test(text)) return 'quota';
  if (effective === 401 || effective === 407) return 'auth';
  if (says.unready.test(text)) return 'loading';
  if (effective === 429) return !says.rate.test(text) && says.busy.test(text) ? 'overloaded' : 'rate-limited';
  // Some count the tokens of one request against those of a minute.
  if (effective === 413) return says.rate.test(text) ? 'rate-limited' : 'context-overflow';
  if (says.overflow.test(text) && (effective ?? 400) < 502) return 'context-overflow';
  if (says.template.test(text) || says.noChat.test(text)) return 'no-chat-template';
  if (says.roles.test(text)) return 'bad-request';
  if (says.model.test(text) && effective !== 403 && (effective ?? 400) < 502) return 'model-missing';
  if (effective === 403 || says.certificate.test(text)) return 'auth';
  if (says.down.test(text)) return 'server-error';
  if (effective === 503 || effective === 529) return says.loading.test(text) ? 'loading' : 'overloaded';
  if (says.memory.test(text) || says.broken.test(text)) return 'server-error';
  if (effective === 425) return 'loading';
  if (effective !== null && effective >= 500) {
    if (words.html) return 'server-error';
    if (says.loading.test(text)) return 'loading';
    return says.busy.test(text) ? 'overloaded' : 'server-error';
  }
  if (says.rate.test(text)) return 'rate-limited';
  if (says.busy.test(text)) return 'overloaded';
  if (says.auth.test(text)) return 'auth';
  return effective === null || effective === 408 || effective === 499 ? 'server-error' : 'bad-request';
}

type Sentence = (refusal: Refusal, asked: Asked) => ArmFailure;

const sentences: Readonly<Record<Seen, Sentence>> = {
  filtered: (_, { origin }) =>
    new ArmFailure(
      'filtered',
      'The content filter of {0} refused this case or its answer. Another endpoint may answer it; asking again will not help.',
      origin,
    ),
  quota: (_, { origin }) =>
    new ArmFailure(
      'quota',
      'The account at {0} has no quota left. Ask whoever pays for it, or choose another endpoint.',
      origin,
    ),
  'context-overflow': ({ status, words }, asked) => {
    const own = showable(words.message, asked);
    if (status === 413)
      return new ArmFailure(
        'context-overflow',
        'The case is too large for {0} or a proxy before it. Choose a shorter passage.',
        asked.origin,
      );
    return own === ''
      ? new ArmFailure(
          'context-overflow',
          'The case and the answer limit together are too long for the model at {0}. Choose a shorter passage, or lower the answer limit.',
          asked.origin,
        )
      : new ArmFailure(
          'context-overflow',
          'The case and the answer limit together are too long for the model. Choose a shorter passage, or lower the answer limit. The server said: {0}',
          own,
        );
  },
  'no-chat-template': (_, { model }) =>
    new ArmFailure(
      'no-chat-template',
      'The server has no chat template for {0}. Use the completions interface with the template of this model instead of chat.',
      model,
    ),
  'model-missing': (_, { origin, model }) =>
    new ArmFailure(
      'model-missing',
      'The server at {0} has no model named “{1}”. Check the name against the models that it lists under /models.',
      origin,
      model,
    ),
  auth: ({ status, words }, { origin, key }) => {
    if (says.certificate.test(words.message.toLowerCase()))
      return new ArmFailure(
        'auth',
        'The server at {0} wants a certificate of yours. Give it on the command line, or reach the server through a local TLS proxy that holds it.',
        origin,
      );
    if (status === 407)
      return new ArmFailure(
        'auth',
        'A proxy on the way to {0} wants you to sign in. Set up the proxy, then ask again.',
        origin,
      );
    if (key === undefined)
      return new ArmFailure(
        'auth',
        'The server at {0} wants an API key, and none is set for this address. Set the key, then ask again.',
        origin,
      );
    return status === 403
      ? new ArmFailure(
          'auth',
          'The server at {0} knows the API key but does not let it use this model. Ask whoever runs it for access.',
          origin,
        )
      : new ArmFailure('auth', 'The server at {0} refused the API key. Set the key anew, then ask again.', origin);
  },
  loading: ({ retryAfter }, { origin }) =>
    retryAfter === null
      ? new ArmFailure(
          'loading',
          'The server at {0} is still loading its model. Wait a little, then ask again.',
          origin,
        )
      : new ArmFailure(
          'loading',
          'The server at {0} is still loading its model. Ask again in {1} seconds.',
          origin,
          String(retryAfter),
        ),
  'rate-limited': ({ retryAfter }, { origin }) =>
    retryAfter === null
      ? new ArmFailure(
          'rate-limited',
          'The server at {0} takes no more requests for now. Wait a minute, then ask again.',
          origin,
        )
      : new ArmFailure(
          'rate-limited',
          'The server at {0} takes no more requests for now. Ask again in {1} seconds.',
          origin,
          String(retryAfter),
        ),
  overloaded: ({ retryAfter }, { origin }) =>
    retryAfter === null
      ? new ArmFailure('overloaded', 'The server at {0} is overloaded. Wait a little, then ask again.', origin)
      : new ArmFailure(
          'overloaded',
          'The server at {0} is overloaded. Ask again in {1} seconds.',
          origin,
          String(retryAfter),
        ),
  'bad-request': ({ status, words }, asked) => {
    const text = words.message.toLowerCase();
    if (says.roles.test(text))
      return new ArmFailure(
        'bad-request',
        'The chat template of {0} does not take these messages. Use the template “plain”, or the completions interface.',
        asked.model,
      );
    if (says.noCompletions.test(text))
      return new ArmFailure('bad-request', '{0} answers chat only. Choose the chat interface for it.', asked.model);
    if (status === 404 || status === 405)
      return new ArmFailure(
        'bad-request',
        'There is no {1} interface at this address of {0}. Check the address: it usually ends in /v1.',
        asked.origin,
        asked.api,
      );
    return withWords(
      'bad-request',
      'The server at {0} does not accept the request. Check the model and the parameters in Settings.',
      'The server at {0} does not accept the request. Check the model and the parameters in Settings. It said: {1}',
      words,
      asked,
    );
  },
  'server-error': ({ words }, asked) => {
    if (says.memory.test(words.message.toLowerCase()))
      return new ArmFailure(
        'server-error',
        'The server at {0} ran out of memory. Tell whoever runs it, or shorten the case.',
        asked.origin,
      );
    if (words.html)
      return withWords(
        'server-error',
        'A web page came back from {0} and not an answer: a proxy, or the model server behind it is down. Check the address, then ask again.',
        'A web page (“{1}”) came back from {0} and not an answer: a proxy, or the model server behind it is down. Check the address, then ask again.',
        words,
        asked,
      );
    return withWords(
      'server-error',
      'The server at {0} failed while answering. Ask again; if it stays so, tell whoever runs it.',
      'The server at {0} failed while answering. Ask again; if it stays so, tell whoever runs it. It said: {1}',
      words,
      asked,
    );
  },
};

function withWords(kind: FailureKind, silent: string, telling: string, words: ServerWords, asked: Asked): ArmFailure {
  const own = showable(words.message, asked);
  return own === '' ? new ArmFailure(kind, silent, asked.origin) : new ArmFailure(kind, telling, asked.origin, own);
}
