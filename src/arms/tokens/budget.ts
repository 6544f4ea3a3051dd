import type { Tokens } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { ArmFailure } from '../failure.ts';
import type { Gate } from '../gate/gate.ts';
import type { Profile } from '../prompt/profile.ts';
import { profileFor } from '../prompt/profiles.ts';
import type { Prompt } from '../prompt/prompt.ts';
import { unknownWindow, Windows, type Tokenize, type Window } from './contextLength.ts';
import { countLlama, mostCounted, surelyFits } from './countTokens.ts';
import { fields } from './modelList.ts';
import { quietly } from './quietly.ts';
import { serverRoute } from './routes.ts';

/** What of an endpoint decides whether a prompt fits. */
export type Holder = Pick<
  Endpoint,
  | 'name'
  | 'baseUrl'
  | 'model'
  | 'api'
  | 'location'
  | 'plainHttp'
  | 'headers'
  | 'profile'
  | 'contextTokens'
  | 'maxTokens'
>;

/** What a prompt takes of the room there is. */
export interface Budget {
  readonly tokens: Tokens;
  /** No model of this server reads more, though it may be set to read less; `null` where that is not known. */
  readonly atMost: number | null;
}

/** Every model of this trade reads so much: up to here, nothing needs to be counted or asked. */
const always = 2048;
/** The server's own count is worth waiting for, but not long. */
const countMs = 5000;
/** No vocabulary packs more characters of writing into a token. */
const mostCharacters = 8;
/** Nor so many over a whole case in words. */
const mostOverACase = 6;
/** LLaMA's vocabulary is among the smallest: others take hardly ever more tokens, and never much more. */
const othersAtMost = 1.1;

/** Kept for the process, so that a study does not ask the same of its server with each case. */
const windows = new Windows();

/** What a prompt takes, where that is clear without asking anyone; `null` where it is not. */
export function budgetAtOnce(to: Holder, prompt: Prompt): Tokens | null {
  const { context, contextFrom } = ownContext(to, unknownWindow);
  const room = Math.min(always, context ?? always) - to.maxTokens;
  return surelyFits(sentText(prompt), room) ? { prompt: null, countedBy: null, context, contextFrom } : null;
}

/**
 * What a prompt takes, and the room there is. The server is asked only where it can matter, and its `/tokenize`,
 * which is sent the case, only where nothing else can tell.
 */
export async function budgetOf(
  to: Holder,
  prompt: Prompt,
  gate: Gate,
  signal: AbortSignal,
  seen: Windows = windows,
): Promise<Budget> {
  const clear = budgetAtOnce(to, prompt);
  if (clear !== null) return { tokens: clear, atMost: null };
  const text = sentText(prompt);
  const byLlama = await countLlama(text);
  const counted = known(to).tokenizer === 'llama' ? byLlama : null;
  const before = ownContext(to, unknownWindow);
  const own = { prompt: counted, countedBy: counted === null ? null : ('llama' as const) };
  const most = counted ?? byLlama * othersAtMost;
  if (most + to.maxTokens <= Math.min(always, before.context ?? always)) {
    return { tokens: { ...own, ...before }, atMost: null };
  }
  const window = await seen.of(to, gate, signal);
  const context = ownContext(to, window);
  const fits = context.context !== null && surelyFits(text, context.context - to.maxTokens);
  const byServer =
    counted !== null || fits || window.tokenize === null
      ? null
      : await countByServer(window.tokenize, to, prompt, gate, signal);
  const told = byServer === null ? own : { prompt: byServer, countedBy: 'server' as const };
  return { tokens: { ...told, ...context }, atMost: window.atMost };
}

/** The server's word, else the person's, else the profile's; never more than the model was made for. */
function ownContext(to: Holder, { tokens, atMost }: Window): Pick<Tokens, 'context' | 'contextFrom'> {
  if (tokens !== null) return { context: tokens, contextFrom: 'server' };
  const declared = to.contextTokens ?? known(to).contextTokens;
  if (declared === null) return { context: null, contextFrom: null };
  if (atMost !== null && atMost < declared) return { context: atMost, contextFrom: 'server' };
  return { context: declared, contextFrom: to.contextTokens === null ? 'profile' : 'endpoint' };
}

/** What is known of the model: by its profile, or by its name where the profile fits any model. */
function known({ profile, model }: Holder): Profile {
  return profile.tokenizer === null && profile.contextTokens === null ? profileFor(model) : profile;
}

/** In the chat lane the server adds its own marks between messages: a few tokens that only it can count. */
export function sentText({ api, messages, text }: Prompt): string {
  return api === 'chat' ? messages.map(({ content }) => content).join('\n') : text;
}

async function countByServer(
  form: Tokenize,
  to: Holder,
  prompt: Prompt,
  gate: Gate,
  signal: AbortSignal,
): Promise<number | null> {
  const url = serverRoute(to.baseUrl, 'tokenize');
  const body = bodyOf(form, to.model, prompt);
  const reply = await quietly(gate, { method: 'POST', url, body, carriesCase: true }, { eachMs: countMs, signal });
  if (reply?.status !== 200) return null;
  const { count, tokens } = fields(reply.json);
  const list = Array.isArray(tokens) ? tokens : reply.json;
  const number = typeof count === 'number' ? count : Array.isArray(list) ? list.length : null;
  return number !== null && Number.isInteger(number) && number > 0 && number < 100_000_000 ? number : null;
}

function bodyOf(form: Tokenize, model: string, prompt: Prompt): unknown {
  if (form === 'content') return { content: sentText(prompt), add_special: true };
  if (form === 'inputs') return { inputs: sentText(prompt), add_special_tokens: true };
  return prompt.api === 'chat' ? { model, messages: prompt.messages } : { model, prompt: prompt.text };
}

/** Why a prompt cannot be sent: it does not fit. `null` where it fits, or where only the server can tell. */
export function tooLong(to: Holder, prompt: Prompt, { tokens, atMost }: Budget): ArmFailure | null {
  const limit = tokens.context ?? atMost;
  if (limit === null) return null;
  const room = limit - to.maxTokens;
  if (room <= 0) {
    return new ArmFailure(
      'context-overflow',
      'The answer may take {0} tokens and the model has room for {1} in all, so nothing was sent. Lower the answer limit.',
      grouped(to.maxTokens),
      grouped(limit),
    );
  }
  const fewest = tokens.prompt ?? Math.ceil(writing(sentText(prompt)) / mostCharacters);
  if (fewest <= room) return null;
  const bound = tokens.prompt === null || (tokens.countedBy === 'llama' && sentText(prompt).length > mostCounted);
  return new ArmFailure(
    'context-overflow',
    bound
      ? 'The case takes at least {0} tokens with its instructions; the model has room for {1} beside the answer limit of {2}. Nothing was sent. Shorten the case, or lower the answer limit.'
      : 'The case takes {0} tokens with its instructions; the model has room for {1} beside the answer limit of {2}. Nothing was sent. Shorten the case, or lower the answer limit.',
    grouped(fewest),
    grouped(room),
    grouped(to.maxTokens),
  );
}

/**
 * A server that has read clearly less than was sent has dropped text and said nothing: some cut the oldest away.
 * What it reports is compared with the own count; where there is none, with what no vocabulary can undercut.
 */
export function textWasDropped(
  maxTokens: number,
  prompt: Prompt,
  { prompt: counted }: Pick<Tokens, 'prompt'>,
  reported: number | null,
): ArmFailure | null {
  if (reported === null || reported <= 0) return null;
  const fewest = counted ?? Math.floor((writing(sentText(prompt)) / mostOverACase) * 0.9);
  if (fewest + maxTokens <= always) return null;
  const dropped = counted === null ? reported < fewest : reported * 1.05 + 32 < counted;
  if (!dropped) return null;
  return new ArmFailure(
    'context-overflow',
    'The server read only {0} of at least {1} tokens: it dropped a part of the case without a word, so this answer does not count. Let the server run with a larger context, or shorten the case.',
    grouped(reported),
    grouped(fewest),
  );
}

/** How many characters there are, a run of one and the same mark or space taken once: a token may hold a long run. */
function writing(text: string): number {
  return text.replace(/([^\p{L}\p{N}])\1+/gu, '$1').length;
}

function grouped(number: number): string {
  return number.toLocaleString('en-US');
}
