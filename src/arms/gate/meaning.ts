import type { FailureKind } from '../failure.ts';
import { withoutEcho } from './redact.ts';
import type { ServerWords } from './serverWords.ts';

/** What a server answered when it did not answer. `status` is null for an error inside a stream. */
export interface Refusal {
  readonly status: number | null;
  readonly words: ServerWords;
  /** Seconds to wait, from Retry-After. */
  readonly retryAfter: number | null;
}

/** The kinds that a server's own words can mean. */
export type Seen = Extract<
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

/** Exact codes are stronger than any words. Without `Error` and marks, as servers write them in many ways. */
const codes: readonly (readonly [Seen, string])[] = [
  ['filtered', 'contentfilter contentfiltered responsibleaipolicyviolation contentpolicyviolation promptblocked'],
  [
    'quota',
    'insufficientquota insufficientfunds insufficientbalance insufficientcredits billinghardlimitreached billingnotactive budgetexceeded exceededbudget creditlimit arrearage',
  ],
  [
    'context-overflow',
    'contextlengthexceeded contextwindowexceeded exceedcontextsize stringabovemaxlength promptistoolong',
  ],
  [
    'model-missing',
    'modelnotfound deploymentnotfound modelnotavailable modeldecommissioned modelnotsupported nosuchmodel unknownmodel',
  ],
  ['auth', 'invalidapikey incorrectapikey missingapikey invalidauthentication authentication permissiondenied'],
  [
    'rate-limited',
    'ratelimitexceeded ratelimit ratelimitreached toomanyrequests throttling throttlingexception requestlimitexceeded',
  ],
  ['overloaded', 'overloadederror engineoverloaded serveroverloaded nocapacity modeloverloaded'],
];

function kindByCode(said: string): Seen | null {
  const bare = said.split(/\s+/).map((code) => code.replace(/[^a-z]/g, ''));
  for (const [kind, known] of codes) {
    const names = known.split(' ');
    if (bare.some((code) => names.includes(code) || names.includes(code.replace(/error$/, '')))) return kind;
  }
  return null;
}

/** What an error speaks of, and what it says of that. */
export const says = {
  filtered:
    /content[ _-]?(?:filter|management policy|policy)|responsible ?ai ?policy|safety (?:system|filter|polic)|guardrail|moderation|flagged (?:as|by|for)|blocked by .{0,40}polic/,
  quota:
    /insufficient[ _](?:quota|funds|credits?|balance)|exceeded your (?:current )?quota|quota (?:has been )?exhausted|billing|credit balance|out of credits?|no credits? left|spending limit|budget has been exceeded|exceeded.{0,20}budget|payment required|arrearage|in good standing|余额不足|欠费|充值/,
  /** A quota that comes back by itself is a limit of rate. */
  replenished: /(?:quota|limit|credit|call volume)s?\b.{0,80}\b(?:replenish|reset|refill)/,
  overflow:
    /context[ _]?(?:length|window|size|overflow)|exceed_context|context overflows|max(?:imum)?[ _](?:context|sequence|model|input|prompt|total|position)[a-z_ -]{0,20}(?:len|length|tokens|size)|max_(?:model|seq|input|prompt|total|context)\w*_?len|max_position_embeddings|max_new_tokens.{0,20}must be|(?:prompt|inputs?|request|messages?|text|sequence)\b.{0,60}(?:too (?:long|large|big)|exceeds?|(?:longer|greater|larger|more|bigger) than|over the)|too many (?:input )?tokens|tokens?\b.{0,40}(?:exceed|longer than|greater than|over the limit|too (?:long|large|many))|at most \d+ (?:completion )?tokens|(?:shorter|fewer|less|smaller) than \d+ tokens|shorter (?:prompt|input|message|text)|reduce the (?:length|size) of|n_ctx|session_len|range of input length|(?:上下文|输入|提示).{0,12}(?:过长|太长|超)|超过.{0,16}长度/,
  /** A complaint of how the request is written. */
  malformed:
    /(?:unknown|unrecogni[sz]ed|unexpected|unsupported|extra|additional|duplicate) (?:\w+ )?(?:field|parameter|argument|propert|input)|(?:field|parameter|argument|property|propertie)s? (?:\S+ )?(?:is|are) (?:unknown|unrecogni[sz]ed|unexpected|unsupported|not (?:permitted|allowed|supported|recogni[sz]ed|known))|extra_forbidden|must be (?:(?:an?|of type|strictly|type) )?(?:int|num|float|str|bool|list|array|object|dict|null|positive|non-?negative)|should be (?:a )?valid|field required|invalid model (?:\w+ )?(?:param|output|input|config|argument|option|setting|response|grammar|kwargs)/,
  /** What cannot be read as what it should be: a token there is none that lets anyone in. */
  unreadable:
    /\b(?:json(?! web)|grammar|regex|ebnf|gbnf|syntax|pars(?:e|er|ing)|position \d|column \d|line \d|offset \d|vocab\w*)\b|token (?:<|ids?\b)/,
  /** A parameter that is none of the case's length. */
  ofParameter:
    /\b(?:temperature|top_?[pk]|min_p|typical_p|seed|stop[ _](?:sequence|string|word|token)s?|\w*penalty|logprobs|logit_bias|best_of|grammar|schema|suffix)\b.{0,60}\b(?:must|should|too|cannot|exceeds?|longer|greater|larger|more|at most)\b/,
  ofLength: /\b(?:prompt|inputs?|context|messages?|max_\w*tokens)\b/,
  template: /chat[ _]?template|apply_chat_template/,
  roles:
    /roles? must alternate|system role (?:is )?not supported|only user and assistant roles|conversation must start with/,
  noChat: /does(?: not|n't) support chat|not a chat model|chat completions? (?:is|are)(?: not|n't) supported/,
  noCompletions:
    /does(?: not|n't) support completions?|this is a chat model|not supported in the v1\/completions|completions? (?:is|are)(?: not|n't) supported/,
  noRoute:
    /^\W*(?:404)?\W*(?:page |resource |route |path |url |endpoint )?(?:'[^']*' )?not[ _]found|no route|no such (?:route|path|endpoint)|cannot (?:post|get) |method not allowed|unknown (?:url|path|route|endpoint)|invalid url|unsupported (?:path|route)|^$/,
  model:
    /model[ _]not[ _]found|modelnotfound|deploymentnotfound|unknown[ _]model|no such model|no model named|not a valid model|models?\/\S+ (?:is )?not found|invalid model|could not find (?:base )?model|(?:model|deployment|adapter|lora|checkpoint)\b.{0,200}(?:does not exist|doesn't exist|not (?:be )?found|is not available|not exist|is not loaded|not recogni[sz]ed|unavailable on)|no models? (?:is |are )?loaded|try pulling it|repository not found|model identifier is invalid|unable to access model|model_not_available|decommissioned|no endpoints found|模型.{0,12}不存在/,
  auth: /unauthori[sz]ed|authenticat|invalid[ _](?:api[ _]?)?(?:key|token)|api[ _]?key|incorrect key|\bforbidden\b|permission[ _]denied|access denied|not allowed to access|expired token|invalid bearer/,
  loading:
    /loading|is starting|starting up|warming up|not (?:yet )?ready|initiali[sz]ing|still being loaded|cold start|is being initiali|scaled to zero|waiting for (?:a )?(?:replica|model|worker)/,
  /** The same where the status does not say so. */
  beingLoaded: /\bbeing (?:loaded|started|initiali[sz]ed)|(?:\bis|\bare|still|currently) (?:still |currently )?loading/,
  rate: /rate[ _-]?limit|too many requests|throttl|(?:requests|tokens) per (?:sec|min|hour|day)|slow down|resource[ _]exhausted|rate exceeded|频繁/,
  busy: /overload|busy|at capacity|over capacity|no capacity|pending requests|high demand|try again later|temporarily unavailable|no (?:available|healthy) (?:workers?|replicas?|upstream|servers?|backends?)/,
  /** Too many at once. */
  crowded: /concurren|too many (?:connections|sessions)|\bqueue/,
  unready: /not (?:at|in) (?:a )?ready state|not ready for inference|modelnotready/,
  down: /upstream connect error|connection (?:failure|termination|refused)|reset reason|endpoint is paused/,
  certificate: /no required ssl certificate|client certificate|ssl certificate error/,
  https: /http request (?:was )?(?:sent )?to (?:an? )?https|plain http request/,
  memory: /out of memory|outofmemory|\boom\b|cuda error|insufficient memory|(?:failed|unable) to allocate/,
  broken:
    /(?:error|fail\w*) (?:to |while )?load|\bcrash(?:ed|es)\b|\bsegfault|core dumped|\b(?:process|worker|engine|runner)\b.{0,30}\b(?:died|dead|terminated|exited|no longer running)/,
  /** Where the way from here is barred, and no key opens it. */
  barred: /firewall|virtual network|\bip (?:address|range)|your (?:ip|region|country|network)|not available in your/,
} as const;

/** Finds by meaning which failure this is. */
export function kindOf({ status, words }: Refusal, sent: string): Seen {
  const text = `${withoutEcho(words.message.slice(0, 4000), sent)} ${words.codes}`.toLowerCase();
  const effective = status !== null && status >= 400 ? status : words.status;
  const byCode = kindByCode(words.codes);
  if (byCode !== null) return byCode;
  const unwell = effective === null || effective === 400 || effective === 422;
  if (unwell && isMalformed(text)) return 'bad-request';
  if (says.filtered.test(text) && effective !== 401) return 'filtered';
  if (effective !== 402 && says.replenished.test(text)) return 'rate-limited';
  if (effective === 402 || says.quota.test(text)) return 'quota';
  if (effective === 401 || effective === 407 || effective === 511) return 'auth';
  if (says.unready.test(text)) return 'loading';
  const crowded = says.busy.test(text) || says.crowded.test(text);
  if (effective === 429) return !says.rate.test(text) && crowded ? 'overloaded' : 'rate-limited';
  // Some count the tokens of one request against those of a minute.
  if (says.rate.test(text)) return 'rate-limited';
  if (effective === 413) return 'context-overflow';
  if (says.crowded.test(text)) return 'overloaded';
  if (says.overflow.test(text) && (effective ?? 400) < 502) return 'context-overflow';
  if (says.template.test(text) || says.noChat.test(text)) return 'no-chat-template';
  if (says.roles.test(text)) return 'bad-request';
  if (says.model.test(text) && effective !== 403 && (effective ?? 400) < 502) return 'model-missing';
  if (effective === 403 || says.certificate.test(text)) return 'auth';
  if (says.down.test(text)) return 'server-error';
  if (effective === 503 || effective === 529) return says.loading.test(text) ? 'loading' : 'overloaded';
  if (says.memory.test(text) || says.broken.test(text)) return 'server-error';
  if (effective === 425 || says.beingLoaded.test(text)) return 'loading';
  if (effective !== null && effective >= 500) {
    if (words.html) return 'server-error';
    if (says.loading.test(text)) return 'loading';
    return crowded ? 'overloaded' : 'server-error';
  }
  if (crowded) return 'overloaded';
  if (says.auth.test(text)) return 'auth';
  return effective === null || effective === 408 || effective === 499 ? 'server-error' : 'bad-request';
}

/** Whether a server complains of how it was asked, and not of whom or what for. */
function isMalformed(text: string): boolean {
  if (says.malformed.test(text)) return true;
  if (/invalid[ _](?:key|token)/.test(text) && says.unreadable.test(text)) return true;
  return says.ofParameter.test(text) && !says.ofLength.test(text);
}
