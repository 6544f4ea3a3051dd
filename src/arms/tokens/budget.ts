import type { Tokens } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { ArmFailure } from '../failure.ts';
import type { Gate } from '../gate/gate.ts';
import { makePrompt, type Prompt } from '../prompt/prompt.ts';
import { unknownWindow, Windows, type Tokenize } from './contextLength.ts';
import { countLlama, mostCounted, surelyFits } from './countTokens.ts';
import { fields } from './modelList.ts';
import { quietly } from './quietly.ts';
import { isFewer } from './readLess.ts';
import { known, roomOf, type Room } from './room.ts';
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
/** Where nobody knows the room, more is not sent in the hope that it fits. */
const mostUnasked = 100_000;
/** LLaMA's vocabulary is among the smallest: others take hardly ever more tokens, and never much more. */
const othersAtMost = 1.1;

/** Kept for the process, so that a study does not ask the same of its server with each case. */
const windows = new Windows();

/** What a prompt takes, where that is clear without asking anyone; `null` where it is not. */
export function budgetAtOnce(to: Holder, prompt: Prompt): Tokens | null {
  const { context, contextFrom } = roomOf(to, unknownWindow);
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
  const { tokens: most, exact } = await countOf(to, text);
  const counted = exact ? most : null;
  const before = contextOf(roomOf(to, unknownWindow));
  const own = { prompt: counted, countedBy: exact ? ('llama' as const) : null };
  if (most + to.maxTokens <= Math.min(always, before.context ?? always)) {
    return { tokens: { ...own, ...before }, atMost: null };
  }
  const window = await seen.of(to, gate, signal);
  const context = contextOf(roomOf(to, window));
  const fits = context.context !== null && surelyFits(text, context.context - to.maxTokens);
  const byServer =
    counted !== null || fits || window.tokenize === null
      ? null
      : await countByServer(window.tokenize, to, prompt, gate, signal);
  const told = byServer === null ? own : { prompt: byServer, countedBy: 'server' as const };
  return { tokens: { ...told, ...context }, atMost: window.atMost };
}

function contextOf({ context, contextFrom }: Room): Pick<Tokens, 'context' | 'contextFrom'> {
  return { context, contextFrom };
}

/** Tokens by the own count: exact where the vocabulary is known, else hardly ever more than this. */
export interface Count {
  readonly tokens: number;
  readonly exact: boolean;
}

/** How many tokens some text is for an endpoint's model. */
export async function countOf(to: Pick<Endpoint, 'profile' | 'model'>, text: string): Promise<Count> {
  const tokens = await countLlama(text);
  const exact = known(to).tokenizer === 'llama';
  return { tokens: exact ? tokens : Math.ceil(tokens * othersAtMost), exact };
}

/** How many tokens an endpoint's prompt for a case would take. */
export function countCase(
  { profile, model, template, api, form }: Pick<Endpoint, 'profile' | 'model' | 'template' | 'api' | 'form'>,
  text: string,
  top: number,
): Promise<Count> {
  return countOf({ profile, model }, sentText(makePrompt(text, { template, api, form, top })));
}

/** The room there is as far as it is known without asking: what a server said before is remembered for a while. */
export function roomNow(to: Endpoint): Room {
  return roomOf(to, windows.before(to));
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
  const fewest = tokens.prompt ?? Math.ceil(writing(sentText(prompt)) / mostCharacters);
  if (limit === null) return fewest > mostUnasked ? unknownRoom(fewest) : null;
  const room = limit - to.maxTokens;
  if (room <= 0) {
    return new ArmFailure(
      'context-overflow',
      'The answer may take {0} tokens and the model has room for {1} in all, so nothing was sent. Lower the answer limit.',
      grouped(to.maxTokens),
      grouped(limit),
    );
  }
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

function unknownRoom(fewest: number): ArmFailure {
  return new ArmFailure(
    'context-overflow',
    'Nobody says how much this model reads, and the case takes at least {0} tokens, so nothing was sent. Shorten the case, or state the context length of the endpoint: {1}, or {2} on the command line.',
    grouped(fewest),
    'contextTokens',
    '--context',
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
  const dropped = counted === null ? reported < fewest : isFewer(reported, counted);
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
