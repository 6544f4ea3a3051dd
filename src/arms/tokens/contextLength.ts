import type { Gate, Recipient } from '../gate/gate.ts';
import { cardOf, contextIn, fields, listOf, modelsReply, type Card, type ModelList } from './modelList.ts';
import { quietly, type Patience } from './quietly.ts';
import { serverRoute } from './routes.ts';
import type { ServerKind } from './serverKind.ts';

/** How a server counts tokens, where it does: the body its `/tokenize` takes. */
export type Tokenize = 'prompt' | 'content' | 'inputs';

/** What a server says of the room a model has, prompt and answer together. */
export interface Window {
  readonly kind: ServerKind;
  readonly tokens: number | null;
  /** What the model was made for, where the server does not say what it runs with: that may be less, never more. */
  readonly atMost: number | null;
  readonly tokenize: Tokenize | null;
}

export const unknownWindow: Window = { kind: 'unknown', tokens: null, atMost: null, tokenize: null };

/** A diagnosis never waits longer than this for a number that would only be good to have. */
const eachMs = 2000;
const allMs = 4000;
/** A server may be restarted with another window, or be reached again. */
const freshMs = 300_000;
const freshUnknownMs = 60_000;

/** What servers said before, for as long as the process lives and the word is fresh. */
export class Windows {
  readonly #known = new Map<string, { readonly window: Window; readonly until: number }>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The server's word on the window of a model, asked for at most every few minutes. Never fails. */
  async of(to: Recipient, gate: Gate, signal: AbortSignal): Promise<Window> {
    const known = this.#fresh(to);
    if (known !== null) return known;
    const all = AbortSignal.timeout(allMs);
    const window = await askForWindow(to, gate, { eachMs, signal: AbortSignal.any([signal, all]) });
    if (signal.aborted) return window;
    const told = window.tokens !== null || window.atMost !== null;
    this.#known.set(nameOf(to), { window, until: this.#now() + (told ? freshMs : freshUnknownMs) });
    return window;
  }

  /** What a server said before; asks nobody. */
  before(to: Pick<Recipient, 'baseUrl' | 'model'>): Window {
    return this.#fresh(to) ?? unknownWindow;
  }

  #fresh(to: Pick<Recipient, 'baseUrl' | 'model'>): Window | null {
    const known = this.#known.get(nameOf(to));
    return known !== undefined && known.until > this.#now() ? known.window : null;
  }
}

function nameOf({ baseUrl, model }: Pick<Recipient, 'baseUrl' | 'model'>): string {
  return JSON.stringify([baseUrl, model]);
}

async function askForWindow(to: Recipient, gate: Gate, patience: Patience): Promise<Window> {
  const reply = await modelsReply(to, gate, patience);
  if (reply === null || reply.status === 401 || reply.status === 403) return unknownWindow;
  const list = listOf(reply, gate.origin) ?? { kind: 'unknown', cards: [] };
  return windowIn(list, to, gate, patience);
}

/** The window of the model asked for, from a list of models and what its server says besides. */
export async function windowIn(list: ModelList, to: Recipient, gate: Gate, patience: Patience): Promise<Window> {
  const { kind } = list;
  const listed = fromCard(list, to.model);
  if (listed.tokens !== null) return listed;
  const question = questions[kind];
  if (question !== undefined) return merged(listed, (await question(to, gate, patience)) ?? listed);
  return kind === 'unknown' ? merged(listed, await searchedFor(to, gate, patience)) : listed;
}

/** A server that does not say who it is is asked what every kind would be asked; the first that knows is right. */
async function searchedFor(to: Recipient, gate: Gate, patience: Patience): Promise<Window> {
  const found = await Promise.all(Object.values(questions).map((question) => question(to, gate, patience)));
  return found.find((window) => window !== null) ?? unknownWindow;
}

function merged(listed: Window, asked: Window): Window {
  return {
    kind: asked.kind === 'unknown' ? listed.kind : asked.kind,
    tokens: asked.tokens ?? listed.tokens,
    atMost: asked.atMost ?? listed.atMost,
    tokenize: asked.tokenize ?? listed.tokenize,
  };
}

/** What the card of a model says; that of its parent, for an adapter that has none of its own. */
export function fromCard(list: ModelList, model: string): Window {
  const { kind } = list;
  const tokenize = tokenizers[kind] ?? null;
  const card = cardOf(list, model);
  if (card === null) return { ...unknownWindow, kind, tokenize };
  const parent = list.cards.find(({ id }) => id === card.fields['parent']);
  const tokens = runs(card) ?? (parent === undefined ? null : runs(parent));
  const meta = fields(card.fields['meta']);
  const atMost =
    contextIn(meta['n_ctx_train']) ??
    contextIn(card.fields['context_length']) ??
    contextIn(card.fields['context_window']) ??
    contextIn(card.fields['max_context_length']);
  const counts = card.fields['max_model_len'] !== undefined && kind === 'unknown';
  return { kind, tokens, atMost, tokenize: counts ? 'prompt' : tokenize };
}

function runs({ fields: card }: Card): number | null {
  return contextIn(card['max_model_len']) ?? contextIn(fields(card['meta'])['n_ctx']);
}

const tokenizers: Partial<Readonly<Record<ServerKind, Tokenize>>> = {
  vllm: 'prompt',
  sglang: 'prompt',
  'llama.cpp': 'content',
  tgi: 'inputs',
};

type Ask = (to: Recipient, gate: Gate, patience: Patience) => Promise<Window | null>;

const questions: Partial<Readonly<Record<ServerKind, Ask>>> = {
  'llama.cpp': async (to, gate, patience) => {
    const props = await get(to, gate, patience, 'props');
    const tokens = contextIn(fields(props['default_generation_settings'])['n_ctx']) ?? contextIn(props['n_ctx']);
    return tokens === null ? null : { kind: 'llama.cpp', tokens, atMost: null, tokenize: 'content' };
  },
  tgi: async (to, gate, patience) => {
    const tokens = contextIn((await get(to, gate, patience, 'info'))['max_total_tokens']);
    return tokens === null ? null : { kind: 'tgi', tokens, atMost: null, tokenize: 'inputs' };
  },
  'lm-studio': async (to, gate, patience) => {
    const data = (await get(to, gate, patience, 'api/v0/models'))['data'];
    const own = Array.isArray(data) ? data.map(fields).find(({ id }) => id === to.model) : undefined;
    const [tokens, atMost] = [contextIn(own?.['loaded_context_length']), contextIn(own?.['max_context_length'])];
    return tokens === null && atMost === null ? null : { kind: 'lm-studio', tokens, atMost, tokenize: null };
  },
  ollama: async (to, gate, patience) => {
    const url = serverRoute(to.baseUrl, 'api/show');
    const body = { model: to.model };
    const reply = await quietly(gate, { method: 'POST', url, body, carriesCase: false }, patience);
    const shown = reply?.status === 200 ? fields(reply.json) : {};
    const made = Object.entries(fields(shown['model_info'])).find(([name]) => name.endsWith('.context_length'));
    const said = typeof shown['parameters'] === 'string' ? /^num_ctx\s+(\d{1,8})\s*$/m.exec(shown['parameters']) : null;
    const atMost = contextIn(Number(said?.[1])) ?? contextIn(made?.[1]);
    return atMost === null ? null : { kind: 'ollama', tokens: null, atMost, tokenize: null };
  },
};

async function get(to: Recipient, gate: Gate, patience: Patience, route: string): Promise<Record<string, unknown>> {
  const url = serverRoute(to.baseUrl, route);
  const reply = await quietly(gate, { method: 'GET', url, carriesCase: false }, patience);
  return reply?.status === 200 ? { ...fields(reply.json) } : {};
}
